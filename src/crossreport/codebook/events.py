"""What the codebook knows of an event type: its codes elsewhere and the words that name it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crossreport.codebook.names import as_tokens


class Pos(StrEnum):
    """How a trigger is matched."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"


class Strength(StrEnum):
    """Whether a trigger tells of an event by itself."""

    STRONG = "strong"
    WEAK = "weak"  # needs a date, a count, an actor or a place beside it ("operation")


class Role(StrEnum):
    """What a dependent of a trigger is to the event."""

    PERPETRATOR = "perpetrator"
    VICTIMS = "victims"  # people it is done to
    TARGET = "target"  # people, a group or a thing it is aimed at
    PARTY = "party"  # either side of a clash
    ACTORS = "actors"  # people who do it and are not its perpetrators: escapees, protesters
    DEVICE = "device"  # the thing that explodes; never a perpetrator
    SITE = "site"  # the prison broken out of, the village shelled


VERB_ROLES: Mapping[str, Role] = {
    "subject": Role.PERPETRATOR,
    "object": Role.VICTIMS,
    "by": Role.PERPETRATOR,
}
NOUN_ROLES: Mapping[str, Role] = {
    "modifier": Role.PERPETRATOR,
    "possessor": Role.PERPETRATOR,
    "by": Role.PERPETRATOR,
    "of": Role.VICTIMS,
    "on": Role.TARGET,
    "against": Role.TARGET,
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, or words, that name an event.

    Attributes:
        lemma: lemmas separated by spaces. Of a verb, the first word is the verb and the others
            hang on it, in this order, with other words between them allowed ("take hostage").
            Of a noun, the last word is the noun and the others stand before it. A phrase is
            matched as consecutive words, on lemmas or on lower-case forms.
        pos: verb, noun or phrase.
        roles: dependent to role. Dependents of verbs are ``subject`` and ``object``, both
            meant logically (the subject of a passive is the ``object``); of nouns
            ``modifier`` (compound or adjective) and ``possessor``; any other key is the
            preposition that leads to it.
        needs: cue words of which at least one must stand in the same clause (lemma or
            lower-case form, several words allowed).
        unless: cue words of which none may stand in the same clause.
        strength: whether it tells of an event by itself.
        generic: whether another type's trigger in the clause replaces it ("killed" beside
            "landmine").
    """

    lemma: str
    pos: Pos
    roles: Mapping[str, Role] = field(hash=False)
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    strength: Strength = Strength.STRONG
    generic: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The lemmas, in order; a hyphen is a word of its own, as tokenizers have it."""
        return tuple(as_tokens(self.lemma).split())

    @property
    def head(self) -> str:
        """The lemma to look the trigger up by: the verb, the noun, a phrase's first word."""
        return self.words[-1] if self.pos is Pos.NOUN else self.words[0]


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers of one event type."""

    verbs: tuple[Trigger, ...] = ()
    nouns: tuple[Trigger, ...] = ()
    phrases: tuple[Trigger, ...] = ()

    @property
    def all(self) -> tuple[Trigger, ...]:
        """Verbs, nouns and phrases in this order."""
        return self.verbs + self.nouns + self.phrases


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED's pair of event type and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class UcdpCode:
    """UCDP GED ``type_of_violence``: 1 state-based, 2 non-state, 3 one-sided.

    Attributes:
        types: the codes the type can take, likeliest first.
        note: what decides between them.
    """

    types: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER's event and mode; ``None`` where the event has no modes."""

    event: str
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    Attributes:
        id: identifier in kebab-case.
        label: as shown to people.
        definition: what is and is not coded under it.
        family: the group it belongs to ("explosive", "natural-disaster" …).
        specificity: which type wins where several triggers describe one event; higher wins.
        context: whether it is a natural disaster, which dates events and is no violence.
        acled: ACLED counterpart.
        ucdp: UCDP GED counterpart.
        plover: PLOVER counterpart.
        gtd: GTD attack type.
        muc4: MUC-4 incident type.
        no_counterpart: scheme (``acled``, ``ucdp``, …) to the reason why there is none.
        near: other types to a similarity between 0 and 1, for linking; symmetric.
        triggers: the words that name it.
    """

    id: str
    label: str
    definition: str
    family: str
    specificity: int
    context: bool = False
    acled: AcledCode | None = None
    ucdp: UcdpCode | None = None
    plover: PloverCode | None = None
    gtd: str | None = None
    muc4: str | None = None
    no_counterpart: Mapping[str, str] = field(default_factory=dict, hash=False)
    near: Mapping[str, float] = field(default_factory=dict, hash=False)
    triggers: Triggers = field(default_factory=Triggers)
