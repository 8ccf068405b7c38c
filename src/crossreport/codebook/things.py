"""Weapons, activities, words of aggregate and trend claims, precision codes and rules."""

from dataclasses import dataclass

from crossreport.model import Direction


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or device.

    Attributes:
        id: identifier in kebab-case.
        label: as shown to people.
        terms: lemmas of noun phrases.
        event_type: the codebook type that its use implies; ``None`` when it implies none.
        muc4: MUC-4 instrument type.
        gtd: GTD weapon type.
    """

    id: str
    label: str
    terms: tuple[str, ...]
    event_type: str | None = None
    muc4: str | None = None
    gtd: str | None = None


@dataclass(frozen=True, slots=True)
class ThingKind:
    """A kind of thing that is attacked or damaged.

    Attributes:
        id: identifier in kebab-case.
        label: as shown to people.
        terms: lemmas of nouns, of one word or two.
        muc4: MUC-4 type of physical target; ``None`` for military things, which MUC-4 leaves out.
    """

    id: str
    label: str
    terms: tuple[str, ...]
    muc4: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """What victims were doing.

    Attributes:
        id: identifier in kebab-case.
        label: as shown to people.
        terms: lemma phrases, matched as consecutive words with determiners, adjectives and
            numbers between them allowed ("collect truffle" matches "collecting white truffles").
        people: nouns for people at it, which imply it ("shepherd").
    """

    id: str
    label: str
    terms: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AggregateNoun:
    """Nouns that aggregate claims count ("34 operations").

    Attributes:
        id: identifier.
        terms: lemmas.
        event_type: the codebook type counted; ``None`` when it may be any.
    """

    id: str
    terms: tuple[str, ...]
    event_type: str | None = None


@dataclass(frozen=True, slots=True)
class TrendWord:
    """Words that say there is more or less of something.

    Attributes:
        id: identifier.
        direction: which way.
        verbs: lemmas of verbs whose subject, or object, changes.
        subject_only: those of them whose object does not change ("dropped two bombs" is no drop
            in bombs, "mounted an attack" no rise in attacks).
        nouns: lemmas of nouns followed by "in" or "of".
        adjectives: words before the noun ("growing attacks").
    """

    id: str
    direction: Direction
    verbs: tuple[str, ...] = ()
    subject_only: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrecisionCode:
    """One value of another scheme's precision variable.

    Attributes:
        id: ``scheme-variable-code``.
        scheme: name and version of the document that defines it.
        variable: the variable's name there.
        code: the value.
        label: short name.
        definition: its meaning.
    """

    id: str
    scheme: str
    variable: str
    code: int
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class ReconcileRule:
    """A rule that makes an incident's value from its claims' values.

    Attributes:
        id: the name that values carry.
        label: as shown to people.
        description: what it does, in a sentence or two.
        source: where the rule comes from.
        fields: the fields it is used for.
    """

    id: str
    label: str
    description: str
    source: str
    fields: tuple[str, ...] = ()
