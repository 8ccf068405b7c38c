"""Who says so: verbs of speech, "according to", and quotations that run on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.speech import PhraseKind, Source, SpeechVerb
from crossreport.extract.actors import FoundActor
from crossreport.extract.names import NameIndex
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.syntax import subjects
from crossreport.extract.terms import TermIndex
from crossreport.extract.vocabulary import frame_words
from crossreport.model import ActorKind, Attribution, SpeakerKind, Stance

_OPEN = {"“", "«", "„"}
_CLOSE = {"”", "»"}
_FORCES = {ActorKind.STATE_FORCES, ActorKind.EXTERNAL}
_PRONOUNS = {"he", "she", "they", "it", "who"}
_SPEECH_DEPS = {"ccomp", "xcomp", "ROOT", "conj", "advcl", "parataxis", "dobj", "relcl", "acl"}


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech in a sentence.

    Attributes:
        attribution: who speaks.
        stance: how the speaker stands to what is said, before other cues.
        verb: the verb or phrase of speech.
        covered: indices of the tokens that are said.
    """

    attribution: Attribution
    stance: Stance
    verb: Token
    covered: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Speaker:
    name: str
    speaker_id: str | None
    kind: SpeakerKind
    words: str
    institution: bool = False


class SpeechFinder:
    """Finds who says what in a document, sentence by sentence."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._sources: NameIndex[str] = NameIndex()
        for name, source_id in codebook.source_names.items():
            self._sources.add(name, source_id)
        for letters, ids in codebook.source_abbreviations.items():
            for source_id in ids:
                self._sources.add_abbreviation(letters, source_id)
        self._described: TermIndex[SpeakerKind] = TermIndex(
            (term, d.kind) for d in codebook.speaker_descriptions.values() for term in d.terms
        )
        self._phrases = TermIndex(
            (p.id, p)
            for p in codebook.attribution_phrases.values()
            if p.kind is not PhraseKind.MEDIUM
        )

    def find(
        self, reading: Reading, actors: Mapping[int, Sequence[FoundActor]]
    ) -> dict[int, list[Speech]]:
        """Return the speech acts of each sentence, by the sentence's number.

        Args:
            reading: the parsed document.
            actors: the actors of each sentence; those that speak are speakers.

        A quotation left open at the end of a sentence carries its speaker into the next ones
        of the same passage, until it is closed.
        """
        found: dict[int, list[Speech]] = {}
        known: list[_Speaker] = []
        running: Speech | None = None
        for sentence in reading.sentences:
            acts = list(self._in_sentence(reading, sentence, known, actors[sentence.index]))
            if not acts and running is not None and _inside_quotation(sentence):
                acts = [_continued(running, sentence)]
            if not acts:
                self._remember_subject(sentence, known)
            found[sentence.index] = acts
            running = acts[-1] if acts and _left_open(sentence) else None
        return found

    def _remember_subject(self, sentence: Sentence, known: list[_Speaker]) -> None:
        """Note an official that a sentence is about, for the "he said" that follows."""
        subject = next((c for c in sentence.span.root.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.pos_ != "NOUN" or subject.tag_ != "NN":
            return
        tokens = subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
        speaker = self._by_kind(tokens, known)
        if speaker is not None and not speaker.institution:
            known.append(speaker)

    def _in_sentence(
        self,
        reading: Reading,
        sentence: Sentence,
        known: list[_Speaker],
        actors: Sequence[FoundActor],
    ) -> Iterator[Speech]:
        if sentence.tag is not None:
            act = self._appended(reading, sentence, known, actors)
            if act is not None:
                yield act
        for token in sentence.span:
            if token.lemma_.lower() in frame_words()["speech_nouns"] and token.pos_ == "NOUN":
                act = self._by_noun(reading, sentence, token, known, actors)
                if act is not None:
                    yield act
            verb = self._speech_verb(token)
            if verb is not None:
                act = self._by_verb(reading, sentence, token, verb, known, actors)
                if act is not None:
                    yield act
        for phrase in self._phrases.find(sentence.span):
            noun = next((c for c in phrase.last.children if c.dep_ == "pobj"), None)
            noun = noun or _next_noun(phrase.last, sentence.span)
            if noun is None:
                continue
            speaker = self._speaker(noun, known, actors)
            if speaker is None:
                continue
            span = reading.span(sentence, phrase.first, _right_edge(noun))
            head = phrase.first.head
            yield Speech(
                Attribution(speaker.name, speaker.speaker_id, speaker.kind, span),
                phrase.value.stance,
                phrase.first,
                frozenset(t.i for t in head.subtree) or frozenset(t.i for t in sentence.span),
            )

    def _appended(
        self,
        reading: Reading,
        sentence: Sentence,
        known: list[_Speaker],
        actors: Sequence[FoundActor],
    ) -> Speech | None:
        """Return the speech of an appended attribution, which covers the whole sentence."""
        tag = sentence.tag
        if tag is None:
            return None
        for token in tag:
            verb = self._codebook.speech_verbs.get(token.lemma_.lower())
            if verb is None or token.i == tag.start:
                continue
            words = tag.doc[tag.start : token.i]
            speaker = self._speaker(words.root, known, actors)
            if speaker is None:
                return None
            return Speech(
                Attribution(
                    speaker.name,
                    speaker.speaker_id,
                    speaker.kind,
                    reading.span(sentence, words[0], token),
                ),
                verb.stance,
                token,
                frozenset(t.i for t in sentence.span),
            )
        return None

    def _speech_verb(self, token: Token) -> SpeechVerb | None:
        if token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
            return None
        lemma = token.lemma_.lower()
        if lemma == "put" and _puts_figure(token):
            return SpeechVerb("put")
        for child in token.children:
            if child.dep_ in {"prt", "advmod"} and child.i == token.i + 1:
                longer = self._codebook.speech_verbs.get(f"{lemma} {child.lower_}")
                if longer is not None:
                    return longer
        return self._codebook.speech_verbs.get(lemma)

    def _by_noun(
        self,
        reading: Reading,
        sentence: Sentence,
        token: Token,
        known: list[_Speaker],
        actors: Sequence[FoundActor],
    ) -> Speech | None:
        """Return the speech of a noun ("a claim by the group that …")."""
        clause = next((c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"}), None)
        noun = next(
            (
                p
                for c in token.children
                if c.lower_ in {"by", "from", "of"}
                for p in c.children
                if p.dep_ == "pobj"
            ),
            next((c for c in token.children if c.dep_ == "poss"), None),
        )
        if clause is None or noun is None:
            return None
        speaker = self._speaker(noun, known, actors)
        if speaker is None:
            return None
        first, last = (token, noun) if token.i < noun.i else (noun, token)
        return Speech(
            Attribution(
                speaker.name, speaker.speaker_id, speaker.kind, reading.span(sentence, first, last)
            ),
            Stance(frame_words()["speech_nouns"][token.lemma_.lower()]),
            token,
            frozenset(t.i for t in clause.subtree),
        )

    def _by_verb(
        self,
        reading: Reading,
        sentence: Sentence,
        token: Token,
        verb: SpeechVerb,
        known: list[_Speaker],
        actors: Sequence[FoundActor],
    ) -> Speech | None:
        if any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children):
            return None
        noun = _said_by(token, relay=verb.relay)
        if noun is None and token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp"}:
            noun = next(iter(subjects(token)), None)
        if noun is None and token.dep_ == "conj" and self._speech_verb(token.head) is not None:
            noun = _said_by(token.head, relay=verb.relay)
        if noun is None:
            return None
        noun = self._best_named(noun)
        said = _said(token, noun, sentence.span)
        if _owns(token):
            said = frozenset(t.i for c in token.children for t in c.subtree) - {noun.i}
        elif verb.clause_only and not any(t.dep_ in {"ccomp", "advcl"} for t in token.children):
            said = said if _has_quotation(sentence.span) else frozenset()
        speaker = self._speaker(noun, known, actors)
        if speaker is None or not said:
            return None
        edge = _right_edge(noun)
        first, last = (noun, token) if noun.i < token.i else (token, edge)
        first = min([first, _left_edge(noun)], key=lambda t: t.i) if noun.i < token.i else first
        span = reading.span(sentence, first, last)
        return Speech(
            Attribution(speaker.name, speaker.speaker_id, speaker.kind, span),
            verb.stance,
            token,
            said,
        )

    def _best_named(self, noun: Token) -> Token:
        """Return, of two subjects side by side ("the agency SANA said"), the one with a name."""
        beside = [c for c in noun.head.children if c.dep_ == "nsubj" and c.i != noun.i]
        return next((c for c in beside if any(True for _ in self._sources.find(c.text))), noun)

    def _speaker(
        self, noun: Token, known: list[_Speaker], actors: Sequence[FoundActor]
    ) -> _Speaker | None:
        words = [t for t in noun.subtree if t.dep_ not in {"relcl", "acl", "punct"}]
        tokens = noun.doc[words[0].i : words[-1].i + 1]
        if noun.lower_ in _PRONOUNS:
            return known[-1] if known else None
        speaker = (
            self._named(tokens)
            or _as_actor(noun, tokens, actors)
            or self._person(tokens, known)
            or self._by_kind(tokens, known)
        )
        if speaker is not None:
            known.append(speaker)
        return speaker

    def _named(self, tokens: SpacySpan) -> _Speaker | None:
        for hit in self._sources.find(tokens.text):
            source: Source = self._codebook.sources[hit.values[0]]
            return _Speaker(source.name, source.id, source.kind, tokens.text, institution=True)
        return None

    def _person(self, tokens: SpacySpan, known: Sequence[_Speaker]) -> _Speaker | None:
        """Return a person by the fullest name the document gave."""
        root = tokens.root
        same = {root.i} | {c.i for c in root.children if c.dep_ in {"appos", "compound", "flat"}}
        same |= {c.i for a in root.conjuncts for c in (a, *a.children) if c.dep_ == "appos"}
        name = next(
            (e.text for e in tokens.ents if e.label_ == "PERSON" and e.root.i in same), None
        )
        if name is None and root.pos_ == "PROPN":
            name = _without_article(tokens)
        if name is None:
            return None
        last = name.split()
        for before in reversed(known):
            if set(last) <= set(before.name.replace("-", " ").split()) | set(before.name.split()):
                return before
        kind = next((t.value for t in self._described.find(tokens)), SpeakerKind.UNKNOWN)
        return _Speaker(name, None, kind, tokens.text)

    def _by_kind(self, tokens: SpacySpan, known: Sequence[_Speaker]) -> _Speaker | None:
        term = next(iter(self._described.find(tokens)), None)
        if term is None:
            return None
        bare = tokens.root.lemma_.lower() in frame_words()["bare_speakers"]
        if bare and len([t for t in tokens if t.pos_ in {"NOUN", "PROPN"}]) == 1:
            institution = next((k for k in reversed(known) if k.institution), None)
            if institution is not None:
                return institution
        definite = tokens[0].lower_ in {"the", "this"}
        if definite:
            for before in reversed(known):
                if before.kind is term.value:
                    return before
        collective = tokens.root.lemma_.lower() in frame_words()["institutions"]
        return _Speaker(
            _without_article(tokens), None, term.value, tokens.text, institution=collective
        )


def _puts_figure(token: Token) -> bool:
    """Say whether a verb gives a figure ("put the toll at 25")."""
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in frame_words()["figures_put"]
        for c in token.children
    )


def _owns(token: Token) -> bool:
    """Say whether a verb claims an event as the speaker's own ("claimed responsibility for")."""
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in frame_words()["owned"] for c in token.children
    )


def _as_actor(noun: Token, tokens: SpacySpan, actors: Sequence[FoundActor]) -> _Speaker | None:
    """Return a named actor that speaks for itself ("the group said its fighters …")."""
    for actor in actors:
        if actor.actor_id is not None and actor.last.i == noun.i and not actor.pronoun:
            kind = SpeakerKind.MILITARY if actor.kind in _FORCES else SpeakerKind.PERPETRATOR
            return _Speaker(actor.name, actor.actor_id, kind, tokens.text)
    return None


def _without_article(tokens: SpacySpan) -> str:
    words = [t for t in tokens if not (t.i == tokens.start and t.pos_ == "DET")]
    text = "".join(t.text_with_ws for t in words)
    return text.split(",")[0].strip(' ,;:-–—("“”')


def _said_by(verb: Token, *, relay: bool) -> Token | None:
    """Return the head of the phrase that names the speaker."""
    wanted = ("dobj", "pobj") if relay else ("nsubj", "agent")
    for child in verb.children:
        if child.dep_ in wanted:
            if child.dep_ == "agent":
                return next((p for p in child.children if p.dep_ == "pobj"), None)
            return child
    return None


def _said(verb: Token, speaker: Token, sentence: SpacySpan) -> frozenset[int]:
    """Return the tokens that a speech verb covers: its clause, or the one it is appended to."""
    speech = {t.i for t in speaker.subtree} | {verb.i}
    complement = [
        c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "dobj", "advcl", "prep", "conj"}
    ]
    appended = verb.dep_ in {"parataxis", "advcl", "ccomp", "conj"} and not any(
        c.dep_ in {"ccomp", "dobj"} for c in complement
    )
    if appended:
        return frozenset(t.i for t in verb.head.subtree) - speech | {verb.head.i}
    if verb.dep_ == "ROOT" or any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in complement):
        clauses = [c for c in complement if c.dep_ in {"ccomp", "xcomp", "dobj", "advcl"}]
        inside = frozenset(t.i for c in clauses for t in c.subtree) - speech
        return inside or frozenset(t.i for t in sentence) - speech
    return frozenset()


def _right_edge(noun: Token) -> Token:
    edge = noun
    for token in noun.subtree:
        if token.i == edge.i + 1 and token.dep_ in {"flat", "appos", "compound"}:
            edge = token
    return edge


def _left_edge(noun: Token) -> Token:
    return min(
        (t for t in noun.subtree if t.i <= noun.i and t.dep_ not in {"relcl", "acl"}),
        key=lambda t: t.i,
    )


def _next_noun(token: Token, sentence: SpacySpan) -> Token | None:
    for after in sentence.doc[token.i + 1 : min(token.i + 8, sentence.end)]:
        if after.pos_ in {"NOUN", "PROPN"} and after.dep_ != "compound":
            return after
    return None


def _has_quotation(sentence: SpacySpan) -> bool:
    return any(t.text in _OPEN | _CLOSE | {'"', "''", "``"} for t in sentence)


def _quotes(sentence: Sentence) -> tuple[int, int]:
    before = sentence.passage.text[: sentence.span.end_char]
    opened = sum(before.count(q) for q in _OPEN)
    closed = sum(before.count(q) for q in _CLOSE)
    straight = before.count('"')
    return opened - closed, straight % 2


def _left_open(sentence: Sentence) -> bool:
    curly, straight = _quotes(sentence)
    return curly > 0 or straight == 1


def _inside_quotation(sentence: Sentence) -> bool:
    start = sentence.span.start_char
    before = sentence.passage.text[:start]
    curly = sum(before.count(q) for q in _OPEN) - sum(before.count(q) for q in _CLOSE)
    return curly > 0 or before.count('"') % 2 == 1


def _continued(act: Speech, sentence: Sentence) -> Speech:
    return Speech(act.attribution, act.stance, act.verb, frozenset(t.i for t in sentence.span))


def speech_over(token: Token, acts: Iterable[Speech]) -> Speech | None:
    """Return the innermost speech act that covers a token."""
    over = [a for a in acts if token.i in a.covered]
    return min(over, key=lambda a: len(a.covered), default=None)
