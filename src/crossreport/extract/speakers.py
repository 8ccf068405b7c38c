"""Whom a noun phrase means as a speaker: a known source, an actor, a person, an office."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.extract.actors import FoundActor
from crossreport.extract.names import NameIndex
from crossreport.extract.terms import TermIndex
from crossreport.extract.vocabulary import frame_words
from crossreport.model import ActorKind, SpeakerKind

_FORCES = {ActorKind.STATE_FORCES, ActorKind.EXTERNAL}
_PRONOUNS = {"he", "she", "they", "it", "who"}
_NAMING = {"appos", "compound", "flat"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks.

    Attributes:
        name: the name in the codebook, or the words themselves.
        speaker_id: identifier of a source or actor of the codebook; ``None`` for others.
        kind: what sort of source.
        institution: whether a bare "spokesman" can speak for it.
    """

    name: str
    speaker_id: str | None
    kind: SpeakerKind
    institution: bool = False


class SpeakerNames:
    """The codebook's sources and descriptions of speakers, indexed once."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.sources: NameIndex[str] = NameIndex()
        for name, source_id in codebook.source_names.items():
            self.sources.add(name, source_id)
        for letters, ids in codebook.source_abbreviations.items():
            for source_id in ids:
                self.sources.add_abbreviation(letters, source_id)
        self.described: TermIndex[SpeakerKind] = TermIndex(
            (term, d.kind) for d in codebook.speaker_descriptions.values() for term in d.terms
        )

    def names_source(self, words: str) -> bool:
        """Say whether some words hold the name of a known source."""
        return next(iter(self.sources.find(words)), None) is not None


class Speakers:
    """The speakers of one document, in the order in which they were named."""

    def __init__(self, names: SpeakerNames) -> None:
        self._names = names
        self._known: list[Speaker] = []

    def of(self, noun: Token, actors: Sequence[FoundActor]) -> Speaker | None:
        """Return whom a noun phrase means, and remember it.

        Args:
            noun: the head of the phrase; a pronoun means the speaker named last.
            actors: the actors of the sentence; a named one may speak for itself.
        """
        noun = _author(noun)
        if noun.lower_ in _PRONOUNS:
            return self._known[-1] if self._known else None
        words = [t for t in noun.subtree if t.dep_ not in {"relcl", "acl", "punct"}]
        tokens = noun.doc[words[0].i : words[-1].i + 1]
        speaker = (
            self._source(tokens)
            or _as_actor(noun, actors)
            or self._person(tokens)
            or self._office(tokens)
        )
        if speaker is not None:
            self._known.append(speaker)
        return speaker

    def remember_subject(self, sentence: SpacySpan) -> None:
        """Note an official that a sentence is about, for the "he said" that follows."""
        subject = next((c for c in sentence.root.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.tag_ != "NN":
            return
        speaker = self._office(subject.doc[subject.left_edge.i : subject.right_edge.i + 1])
        if speaker is not None and not speaker.institution:
            self._known.append(speaker)

    def better_named(self, noun: Token) -> Token:
        """Return, of two subjects side by side ("the agency SANA said"), the one with a name."""
        beside = [c for c in noun.head.children if c.dep_ == "nsubj" and c.i != noun.i]
        return next((c for c in beside if self._names.names_source(c.text)), noun)

    def _source(self, tokens: SpacySpan) -> Speaker | None:
        hit = next(iter(self._names.sources.find(tokens.text)), None)
        if hit is None:
            return None
        source = self._names.codebook.sources[hit.values[0]]
        return Speaker(source.name, source.id, source.kind, institution=True)

    def _person(self, tokens: SpacySpan) -> Speaker | None:
        """Return a person by the fullest name the document gave."""
        name = _person_name(tokens)
        if name is None:
            return None
        parts = set(name.split())
        for before in reversed(self._known):
            if parts <= set(before.name.split()) | set(before.name.replace("-", " ").split()):
                return before
        kind = next((t.value for t in self._names.described.find(tokens)), SpeakerKind.UNKNOWN)
        return Speaker(name, None, kind)

    def _office(self, tokens: SpacySpan) -> Speaker | None:
        """Return a speaker told by what they are ("a police spokesman", "the doctor")."""
        term = next(iter(self._names.described.find(tokens)), None)
        if term is None:
            return None
        head = tokens.root.lemma_.lower()
        nouns = [t for t in tokens if t.pos_ in {"NOUN", "PROPN"}]
        if head in frame_words()["bare_speakers"] and len(nouns) == 1:
            for before in reversed(self._known):
                if before.institution:
                    return before
        if tokens[0].lower_ in {"the", "this"}:
            for before in reversed(self._known):
                if before.kind is term.value:
                    return before
        return Speaker(
            _without_article(tokens),
            None,
            term.value,
            institution=head in frame_words()["institutions"],
        )


def _author(noun: Token) -> Token:
    """Return who made what is said to speak ("a statement by the army says")."""
    if noun.lemma_.lower() not in frame_words()["speech_nouns"]:
        return noun
    by = (p for c in noun.children if c.lower_ in {"by", "from", "of"} for p in c.children)
    owner = (c for c in noun.children if c.dep_ == "poss")
    return next((p for p in (*by, *owner) if p.pos_ in {"NOUN", "PROPN"}), noun)


def _person_name(tokens: SpacySpan) -> str | None:
    root = tokens.root
    same = {root.i} | {c.i for c in root.children if c.dep_ in _NAMING}
    same |= {c.i for a in root.conjuncts for c in (a, *a.children) if c.dep_ == "appos"}
    people = (e for e in tokens.ents if e.label_ == "PERSON" and e.root.i in same)
    person = next(people, None)
    if person is not None:
        return person.text
    return _without_article(tokens) if root.pos_ == "PROPN" else None


def _as_actor(noun: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Return a named actor that speaks for itself ("the group said its fighters …")."""
    for actor in actors:
        if actor.actor_id is not None and actor.last.i == noun.i and not actor.pronoun:
            kind = SpeakerKind.MILITARY if actor.kind in _FORCES else SpeakerKind.PERPETRATOR
            return Speaker(actor.name, actor.actor_id, kind)
    return None


def _without_article(tokens: SpacySpan) -> str:
    words = [t for t in tokens if not (t.i == tokens.start and t.pos_ == "DET")]
    text = "".join(t.text_with_ws for t in words)
    return text.split(",")[0].strip(' ,;:-–—("“”')
