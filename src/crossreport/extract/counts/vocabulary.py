"""The words that say what happened to people, read once from the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossreport.codebook.files import CodebookError, read_yaml
from crossreport.model import CountKind, Qualifier


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb that by itself says what happened.

    Attributes:
        kind: what happened to the patient.
        patient: ``object``, ``subject`` or ``owner`` (see the codebook file).
        strong: whether the verb is said of people only.
        lethal: whether a lethal word beside it makes the people dead.
        instrument: whether the hurt comes from a thing that strikes; then a subject without an
            object is no patient.
        plain: whether any noun may follow without changing the meaning.
        figured: whether only people under a figure are counted.
        means: whether the doer's own death is how the attack is made.
    """

    kind: CountKind
    patient: str
    strong: bool = False
    lethal: bool = False
    instrument: bool = False
    plain: bool = False
    figured: bool = False
    means: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb that says it only together with something beside it."""

    verbs: frozenset[str]
    tests: Mapping[str, Any]
    barred: Mapping[str, Any]
    entry: VerbEntry


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun of what happened ("the death of", "14 deaths", "no casualties")."""

    kind: CountKind | None
    of: bool = False
    to: bool = False
    borne: bool = False
    counted: bool = False
    lethal: bool = False
    none: tuple[CountKind, ...] = ()


@dataclass(frozen=True, slots=True)
class CountBook:
    """All of codebook file ``count_verbs``, typed."""

    verbs: Mapping[str, VerbEntry]
    participles: Mapping[str, str]
    open_hits: frozenset[str]
    frames: tuple[Frame, ...]
    suicides: tuple[Frame, ...]
    all_dead: frozenset[str]
    suicide: frozenset[str]
    adjectives: Mapping[str, CountKind]
    conditions: Mapping[str, frozenset[str]]
    multiples: Mapping[str, int]
    multiplied: Mapping[str, CountKind]
    victims: frozenset[str]
    victims_of: Mapping[str, CountKind]
    nouns: Mapping[str, NounEntry]
    fates: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    toll_nouns: frozenset[str]
    toll_with: frozenset[str]
    toll_alone: frozenset[str]
    toll_verbs: frozenset[str]
    toll_to: frozenset[str]
    number_of: Mapping[str, CountKind]
    prisons: frozenset[str]
    captors: frozenset[str]
    lethal: Mapping[str, frozenset[str]]
    unreal: Mapping[str, frozenset[str]]
    real_governors: frozenset[str]
    agents: frozenset[str]
    perception: frozenset[str]


@cache
def count_book() -> CountBook:
    """Return the vocabulary of what happens to people.

    Raises:
        CodebookError: the file holds a kind or a key that is not known.
    """
    data = read_yaml("count_verbs")
    try:
        return CountBook(
            verbs={word: _verb(entry) for word, entry in data["verbs"].items()},
            participles=data["participles"],
            open_hits=frozenset(data["open_hits"]),
            frames=tuple(_frame(entry) for entry in data["frames"]),
            suicides=tuple(
                _frame({**entry, "kind": "killed", "patient": "subject"})
                for entry in data["suicides"]
            ),
            all_dead=frozenset(data["all_dead"]),
            suicide=frozenset(data["suicide"]),
            adjectives=_kinds(data["adjectives"]),
            conditions=_sets(data["conditions"]),
            multiples=data["multiples"]["words"],
            multiplied=_kinds(data["multiples"]["events"]),
            victims=frozenset(data["victims_of"]["nouns"]),
            victims_of=_kinds(data["victims_of"]["words"]),
            nouns={word: _noun(entry) for word, entry in data["nouns"].items()},
            fates=_sets(data["fates"]),
            bodies=_sets(data["bodies"]),
            toll_nouns=frozenset(data["tolls"]["nouns"]),
            toll_with=frozenset(data["tolls"]["with"]),
            toll_alone=frozenset(data["tolls"]["alone"]),
            toll_verbs=frozenset(data["tolls"]["verbs"]),
            toll_to=frozenset(data["tolls"]["to"]),
            number_of=_kinds(data["tolls"]["number_of"]),
            prisons=frozenset(data["captivity"]["places"]),
            captors=frozenset(data["captivity"]["captors"]),
            lethal=_sets(data["lethal"]),
            unreal=_sets(data["unreal"]),
            real_governors=frozenset(data["real_governors"]),
            agents=frozenset(data["agents"]),
            perception=frozenset(data["perception"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(
            f"codebook file count_verbs.yaml is not as expected: {error}"
        ) from error


def _kinds(entry: Mapping[str, str]) -> dict[str, CountKind]:
    return {word: CountKind(kind) for word, kind in entry.items()}


def _sets(entry: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in entry.items()}


def _verb(entry: Mapping[str, Any]) -> VerbEntry:
    return VerbEntry(**{**entry, "kind": CountKind(entry["kind"])})


def _frame(entry: Mapping[str, Any]) -> Frame:
    rest = {key: value for key, value in entry.items() if key not in ("verb", "with", "without")}
    tests, barred = _tests(entry.get("with", {})), _tests(entry.get("without", {}))
    return Frame(frozenset(entry["verb"]), tests, barred, _verb(rest))


def _tests(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: frozenset(test) if isinstance(test, list) else test for name, test in entry.items()
    }


def _noun(entry: Mapping[str, Any]) -> NounEntry:
    kind = CountKind(entry["kind"]) if "kind" in entry else None
    none = tuple(CountKind(k) for k in entry.get("none", ()))
    return NounEntry(**{**entry, "kind": kind, "none": none})


@dataclass(frozen=True, slots=True)
class HedgeBook:
    """Hedges, as tuples of lower-case words."""

    before: Mapping[tuple[str, ...], Qualifier]
    after: Mapping[tuple[str, ...], Qualifier]
    open: frozenset[str]
    join: frozenset[str]
    guess: frozenset[tuple[str, ...]]


@cache
def hedge_book() -> HedgeBook:
    """Return the words around a figure that hedge it, from codebook file ``qualifiers``."""
    data = read_yaml("qualifiers")

    def phrases(side: str) -> dict[tuple[str, ...], Qualifier]:
        return {
            tuple(str(phrase).split()): Qualifier(name)
            for name, group in data[side].items()
            for phrase in group
        }

    between = data["between"]
    return HedgeBook(
        before=phrases("before"),
        after=phrases("after"),
        open=frozenset(between["open"]),
        join=frozenset(between["join"]),
        guess=frozenset(tuple(g.split()) for g in between["guess"]),
    )


@cache
def month_names() -> frozenset[str]:
    """Return the names of the months, in lower case, from codebook file ``dates``."""
    return frozenset(read_yaml("dates")["months"])
