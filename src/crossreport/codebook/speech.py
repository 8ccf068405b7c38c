"""Who is quoted, the words that quote, and the words that tell how far to believe."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model import SpeakerKind, Stance


@dataclass(frozen=True, slots=True)
class Source:
    """A source that reports are attributed to.

    Attributes:
        id: identifier in kebab-case.
        name: as shown to people.
        kind: what sort of source.
        aliases: other names, in any case.
        abbreviations: matched in exactly this case ("AP").
        country: ISO 3166-1 alpha-2 code, where it speaks for or from one country.
        actor: codebook actor that it speaks for (outlets of armed groups).
    """

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    country: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerDescription:
    """Nouns that describe a speaker without a name ("a police spokesman").

    Attributes:
        id: identifier.
        kind: what sort of source.
        terms: lemmas of noun phrases; the last word is the head noun.
    """

    id: str
    kind: SpeakerKind
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb that attributes what follows to its subject.

    Attributes:
        id: the lemma, with its particle if any ("point out").
        stance: how the speaker stands to what follows unless a cue says otherwise.
        relay: whether its object is the speaker and its subject only relays ("quote", "cite").
        clause_only: whether it speaks only with a clause or a quotation after it ("add",
            "show": "the attack added two dead" is no speech).
    """

    id: str
    stance: Stance = Stance.ASSERTED
    relay: bool = False
    clause_only: bool = False


class PhraseKind(StrEnum):
    """How an attribution phrase leads to the speaker."""

    BEFORE_SPEAKER = "before-speaker"  # "according to SANA"
    RELAY = "relay"  # "quoting a source": the speaker is relayed by the one before
    MEDIUM = "medium"  # "in a statement": no speaker of its own, marks speech


@dataclass(frozen=True, slots=True)
class AttributionPhrase:
    """Words that attribute without a verb of speech.

    Attributes:
        id: the words in lower case.
        kind: how they lead to the speaker.
        stance: how the speaker stands to it.
    """

    id: str
    kind: PhraseKind
    stance: Stance = Stance.ASSERTED


class CueMatch(StrEnum):
    """How a stance cue is matched."""

    LEMMA = "lemma"  # a verb, noun or adjective that governs the event
    AUX = "aux"  # an auxiliary of the event's verb, in lower case
    MARK = "mark"  # a subordinating word of the event's clause
    ADVERB = "adverb"  # an adverb or adjective that modifies the event
    PHRASE = "phrase"  # consecutive words anywhere in the clause, lemmas or lower case


@dataclass(frozen=True, slots=True)
class StanceCue:
    """Words that tell a stance.

    Attributes:
        id: identifier.
        stance: the stance told.
        match: how the terms are matched.
        terms: lemmas or lower-case words.
        unless: words of the clause that make it void ("may" beside "12 May").
    """

    id: str
    stance: Stance
    match: CueMatch
    terms: tuple[str, ...]
    unless: tuple[str, ...] = ()
