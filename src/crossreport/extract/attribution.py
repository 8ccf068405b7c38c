"""Who says so: verbs and nouns of speech, "according to", and quotations that run on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.speech import AttributionPhrase, PhraseKind, SpeechVerb
from crossreport.extract.actors import FoundActor
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.speakers import Speaker, SpeakerNames, Speakers
from crossreport.extract.syntax import subjects
from crossreport.extract.terms import TermIndex
from crossreport.extract.vocabulary import frame_words
from crossreport.model import Attribution, Span, Stance

_OPEN = "“«„"
_CLOSE = "”»"
_COMPLEMENTS = {"ccomp", "xcomp", "dobj", "advcl", "prep", "conj"}
_CLAUSES = {"ccomp", "xcomp", "dobj", "advcl"}


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
class _Where:
    """The sentence looked at, with who may speak in it."""

    reading: Reading
    sentence: Sentence
    speakers: Speakers
    actors: Sequence[FoundActor]

    def speaker(self, noun: Token) -> Speaker | None:
        return self.speakers.of(noun, self.actors)

    def span(self, first: Token, last: Token) -> Span:
        return self.reading.span(self.sentence, first, last)


class SpeechFinder:
    """Finds who says what in a document, sentence by sentence."""

    def __init__(self, codebook: Codebook) -> None:
        self._verbs = codebook.speech_verbs
        self._names = SpeakerNames(codebook)
        self._phrases = TermIndex(
            (p.id, p)
            for p in codebook.attribution_phrases.values()
            if p.kind is not PhraseKind.MEDIUM
        )

    def find(
        self, reading: Reading, actors: Mapping[int, Sequence[FoundActor]]
    ) -> dict[int, list[Speech]]:
        """Return the speech acts of each sentence, by the sentence's number.

        A quotation left open at the end of a sentence carries its speaker into the next ones
        of the same passage, until it is closed.

        Args:
            reading: the parsed document.
            actors: the actors of each sentence; those that speak are speakers.
        """
        found: dict[int, list[Speech]] = {}
        speakers = Speakers(self._names)
        running: Speech | None = None
        for sentence in reading.sentences:
            where = _Where(reading, sentence, speakers, actors[sentence.index])
            acts = self._with_relays(where, list(self._in_sentence(where)))
            if not acts and running is not None and _inside_quotation(sentence):
                acts = [_continued(running, sentence)]
            if not acts:
                speakers.remember_subject(sentence.span)
            found[sentence.index] = acts
            running = acts[-1] if acts and _left_open(sentence) else None
        _fill_quotations(reading, found)
        return found

    def _in_sentence(self, where: _Where) -> Iterator[Speech]:
        yield from self._appended(where)
        for token in where.sentence.span:
            if token.pos_ == "NOUN" and token.lemma_.lower() in frame_words()["speech_nouns"]:
                yield from _by_noun(where, token)
            verb = self._speech_verb(token)
            if verb is not None:
                yield from self._by_verb(where, token, verb)
        yield from self._by_phrase(where)

    def _with_relays(self, where: _Where, acts: list[Speech]) -> list[Speech]:
        """Note who relays those that are quoted: the speaker before them, else who quotes."""
        words = {p.first.i for p in self._phrases.find(where.sentence.span) if _relays(p.value)}
        return [
            replace(act, attribution=replace(act.attribution, via=self._relay(where, act, acts)))
            if act.verb.i in words or ((verb := self._speech_verb(act.verb)) and verb.relay)
            else act
            for act in acts
        ]

    def _relay(self, where: _Where, act: Speech, acts: Sequence[Speech]) -> str | None:
        own = act.attribution
        before = [o.attribution for o in acts if o.attribution.span.start < own.span.start]
        quoting = [one.name for one in before if one.name != own.name]
        if quoting:
            return quoting[-1]
        subject = next((c for c in act.verb.children if c.dep_ == "nsubj"), None)
        speaker = where.speaker(subject) if subject is not None else None
        return None if speaker is None or speaker.name == own.name else speaker.name

    def _appended(self, where: _Where) -> Iterator[Speech]:
        """Yield the speech of an appended attribution, which covers the whole sentence."""
        tag = where.sentence.tag
        if tag is None:
            return
        for token in tag:
            verb = self._verbs.get(token.lemma_.lower())
            if verb is None or token.i == tag.start:
                continue
            words = tag.doc[tag.start : token.i]
            speaker = where.speaker(words.root)
            if speaker is not None:
                covered = frozenset(t.i for t in where.sentence.span)
                yield _speech(speaker, where.span(words[0], token), verb.stance, token, covered)
            return

    def _by_phrase(self, where: _Where) -> Iterator[Speech]:
        """Yield speech told by "according to" and the like."""
        sentence = where.sentence.span
        for phrase in self._phrases.find(sentence):
            noun = next((c for c in phrase.last.children if c.dep_ == "pobj"), None)
            noun = noun or _next_noun(phrase.last, sentence)
            speaker = where.speaker(noun) if noun is not None else None
            if noun is None or speaker is None:
                continue
            span = where.span(phrase.first, _right_edge(noun))
            covered = frozenset(t.i for t in phrase.first.head.subtree)
            yield _speech(speaker, span, phrase.value.stance, phrase.first, covered)

    def _speech_verb(self, token: Token) -> SpeechVerb | None:
        if token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
            return None
        lemma = token.lemma_.lower()
        if lemma == "put" and _has_object(token, "figures_put"):
            return SpeechVerb("put")  # "put the toll at 25"
        for child in token.children:
            if child.dep_ in {"prt", "advmod"} and child.i == token.i + 1:
                longer = self._verbs.get(f"{lemma} {child.lower_}")
                if longer is not None:
                    return longer
        return self._verbs.get(lemma)

    def _by_verb(self, where: _Where, token: Token, verb: SpeechVerb) -> Iterator[Speech]:
        noun = self._sayer(token, verb)
        if noun is None:
            return
        noun = where.speakers.better_named(noun)
        said = _said(token, noun, where.sentence.span)
        if _has_object(token, "owned"):
            said = frozenset(t.i for c in token.children for t in c.subtree) - {noun.i}
        elif verb.clause_only and not any(c.dep_ in {"ccomp", "advcl"} for c in token.children):
            said = said if _has_quotation(where.sentence.span) else frozenset()
        speaker = where.speaker(noun)
        if speaker is None or not said:
            return
        if noun.i < token.i:
            span = where.span(_left_edge(noun), token)
        else:
            span = where.span(token, _right_edge(noun))
        yield _speech(speaker, span, verb.stance, token, said)

    def _sayer(self, token: Token, verb: SpeechVerb) -> Token | None:
        """Return the head of the phrase that names who speaks; none for "should say"."""
        if any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children):
            return None
        noun = _said_by(token, relay=verb.relay)
        if noun is None and token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp"}:
            return next(iter(subjects(token)), None)
        if noun is None and token.dep_ == "conj" and self._speech_verb(token.head) is not None:
            return _said_by(token.head, relay=verb.relay)
        return noun


def _relays(phrase: AttributionPhrase) -> bool:
    return phrase.kind is PhraseKind.RELAY


def _speech(
    speaker: Speaker, span: Span, stance: Stance, verb: Token, covered: frozenset[int]
) -> Speech:
    attribution = Attribution(speaker.name, speaker.speaker_id, speaker.kind, span)
    return Speech(attribution, stance, verb, covered)


def _by_noun(where: _Where, token: Token) -> Iterator[Speech]:
    """Yield the speech of a noun ("a claim by the group that …")."""
    clause = next((c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"}), None)
    by = (
        p
        for c in token.children
        if c.lower_ in {"by", "from", "of"}
        for p in c.children
        if p.dep_ == "pobj"
    )
    noun = next(by, None) or next((c for c in token.children if c.dep_ == "poss"), None)
    speaker = where.speaker(noun) if clause is not None and noun is not None else None
    if clause is None or noun is None or speaker is None:
        return
    first, last = (token, noun) if token.i < noun.i else (noun, token)
    stance = Stance(frame_words()["speech_nouns"][token.lemma_.lower()])
    covered = frozenset(t.i for t in clause.subtree)
    yield _speech(speaker, where.span(first, last), stance, token, covered)


def _has_object(verb: Token, words: str) -> bool:
    """Say whether a verb's object is in a list of ``frames.yaml``."""
    listed = frame_words()[words]
    return any(c.dep_ == "dobj" and c.lemma_.lower() in listed for c in verb.children)


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
    complement = [c for c in verb.children if c.dep_ in _COMPLEMENTS]
    has_clause = any(c.dep_ in {"ccomp", "dobj"} for c in complement)
    if verb.dep_ in {"parataxis", "advcl", "ccomp", "conj"} and not has_clause:
        return frozenset(t.i for t in verb.head.subtree) - speech | {verb.head.i}
    if verb.dep_ == "ROOT" or has_clause or any(c.dep_ == "xcomp" for c in complement):
        clauses = [c for c in complement if c.dep_ in _CLAUSES]
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
    return any(t.text in {*_OPEN, *_CLOSE, '"', "''", "``"} for t in sentence)


def _open_quotations(text: str) -> int:
    """Return how many quotations are open at the end of a text."""
    curly = sum(text.count(q) for q in _OPEN) - sum(text.count(q) for q in _CLOSE)
    return max(curly, 0) + text.count('"') % 2


def _left_open(sentence: Sentence) -> bool:
    return _open_quotations(sentence.passage.text[: sentence.span.end_char]) > 0


def _inside_quotation(sentence: Sentence) -> bool:
    return _open_quotations(sentence.passage.text[: sentence.span.start_char]) > 0


def _fill_quotations(reading: Reading, found: dict[int, list[Speech]]) -> None:
    """Give quoted sentences without a speaker that of their passage: the last, else the next.

    “One. Two,” he said. “Three.”: all three are his.
    """
    for place, sentence in enumerate(reading.sentences):
        if found[sentence.index] or not _is_quoted(sentence):
            continue
        same = [s for s in reading.sentences if s.passage_index == sentence.passage_index]
        before = [s for s in same if s.index < sentence.index and found[s.index]]
        after = [s for s in reading.sentences[place + 1 :] if s in same and found[s.index]]
        source = before[-1] if before else after[0] if after else None
        if source is not None:
            found[sentence.index] = [_continued(found[source.index][-1], sentence)]


def _is_quoted(sentence: Sentence) -> bool:
    first = sentence.span.text.lstrip()[:1]
    return _inside_quotation(sentence) or first in {*_OPEN, '"'}


def _continued(act: Speech, sentence: Sentence) -> Speech:
    return Speech(act.attribution, act.stance, act.verb, frozenset(t.i for t in sentence.span))


def speech_over(token: Token, acts: Iterable[Speech]) -> Speech | None:
    """Return the innermost speech act that covers a token."""
    over = [a for a in acts if token.i in a.covered]
    return min(over, key=lambda a: len(a.covered), default=None)
