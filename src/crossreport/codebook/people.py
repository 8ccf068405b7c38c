"""Armed actors, the ways texts describe them, and the words that point back to them."""

from dataclasses import dataclass

from crossreport.model import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor.

    Attributes:
        id: identifier in kebab-case; forces made by a template are ``sy-military``.
        name: as shown to people.
        kind: what sort of actor.
        country: ISO 3166-1 alpha-2 code of its home or main area; ``None`` when it has none.
        aliases: other names, in any case and with any hyphens or apostrophes.
        abbreviations: matched in exactly this case ("IS"); two actors of different countries
            may share one, and the text then decides.
        generic: words that mean it where it was named before ("the junta"), beyond those
            that its kind gives.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorDescription:
    """Nouns that describe an actor without naming it ("gunmen").

    Attributes:
        id: identifier.
        kind: what sort of actor they mean.
        terms: lemmas of noun phrases; the last word is the head noun.
        victims_too: whether the same words usually mean people harmed ("residents").
    """

    id: str
    kind: ActorKind
    terms: tuple[str, ...]
    victims_too: bool = False


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that point back to an actor named before ("the organization").

    Attributes:
        id: identifier.
        terms: lower-case noun phrases without their article, or pronouns.
        kinds: kinds of actor they can mean.
        plural: whether they stand for several people ("the militants", "they").
    """

    id: str
    terms: tuple[str, ...]
    kinds: tuple[ActorKind, ...]
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and the adjectives that names of its forces are made with.

    Attributes:
        id: ISO 3166-1 alpha-2 code in lower case.
        name: short English name.
        adjectives: "Syrian"; the first is used in names shown to people.
        names: other names of the country ("Burma").
    """

    id: str
    name: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForceTemplate:
    """How names of a state's forces are made for every country.

    Attributes:
        id: the second half of the actor's identifier ("military").
        kind: kind of the actors made.
        name: pattern of the name shown ("{adjective} military").
        patterns: patterns with ``{adjective}`` or ``{country}`` in them.
    """

    id: str
    kind: ActorKind
    name: str
    patterns: tuple[str, ...]
