"""Checks that hold between entries, and the indexes made on the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from crossreport.codebook.events import EventType, Pos, Trigger
from crossreport.codebook.files import CodebookError
from crossreport.codebook.names import fold_name

SCHEMES = ("acled", "ucdp", "plover", "gtd", "muc4")


class Named(Protocol):
    """An entry that texts may name in several ways."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def abbreviations(self) -> tuple[str, ...]: ...  # noqa: D102


def index_names(entries: Iterable[Named], *, section: str) -> dict[str, str]:
    """Return folded name to identifier.

    A name that is also an abbreviation ("Times") is left out: it is matched in its case only.

    Raises:
        CodebookError: two entries share a name.
    """
    names: dict[str, str] = {}
    for entry in entries:
        in_case_only = {fold_name(short) for short in entry.abbreviations}
        for name in (entry.name, *entry.aliases):
            folded = fold_name(name)
            if folded in in_case_only:
                continue
            owner = names.setdefault(folded, entry.id)
            if owner != entry.id:
                raise CodebookError(
                    f"{section}: '{name}' is a name of both '{owner}' and '{entry.id}'; "
                    "take it from one of them"
                )
    return names


def index_abbreviations(entries: Iterable[Named], *, section: str) -> dict[str, tuple[str, ...]]:
    """Return abbreviation to identifiers.

    Raises:
        CodebookError: one is no single word, or two entries of one country share one.
    """
    owners: dict[str, list[Named]] = defaultdict(list)
    for entry in entries:
        for short in entry.abbreviations:
            if not short.isalnum():
                raise CodebookError(
                    f"{section}, entry '{entry.id}': abbreviation '{short}' is no single word of "
                    "letters and digits; put it under 'aliases'"
                )
            if any(other.country == entry.country for other in owners[short]):
                raise CodebookError(
                    f"{section}: abbreviation '{short}' belongs to both "
                    f"'{owners[short][0].id}' and '{entry.id}'; take it from one of them"
                )
            owners[short].append(entry)
    return {short: tuple(entry.id for entry in found) for short, found in owners.items()}


def check_counterparts(types: Iterable[EventType]) -> None:
    """Check that every type has each scheme's code or says why not.

    Raises:
        CodebookError: one has neither, or both.
    """
    for kind in types:
        unknown = set(kind.no_counterpart) - set(SCHEMES)
        if unknown:
            raise CodebookError(
                f"event_types, entry '{kind.id}': no_counterpart names {', '.join(sorted(unknown))}"
                f"; known are {', '.join(SCHEMES)}"
            )
        for scheme in SCHEMES:
            if (getattr(kind, scheme) is None) != (scheme in kind.no_counterpart):
                raise CodebookError(
                    f"event_types, entry '{kind.id}': give either '{scheme}' or the reason "
                    f"under 'no_counterpart: {{{scheme}: …}}'"
                )


def mirror_near(types: Mapping[str, EventType]) -> dict[str, EventType]:
    """Return the types with every ``near`` value stated on both sides.

    Raises:
        CodebookError: a value is outside 0 to 1, names no type, or differs between the sides.
    """
    near: dict[str, dict[str, float]] = {name: {} for name in types}
    for kind in types.values():
        for other, value in kind.near.items():
            where = f"event_types, entry '{kind.id}': near '{other}'"
            if other not in types or other == kind.id:
                raise CodebookError(f"{where} is no other event type; correct or remove it")
            if not 0 <= value <= 1:
                raise CodebookError(f"{where} is {value}; it must lie between 0 and 1")
            if types[other].near.get(kind.id, value) != value:
                raise CodebookError(f"{where} differs from what '{other}' says; make them equal")
            near[kind.id][other] = near[other][kind.id] = value
    return {name: replace(kind, near=near[name]) for name, kind in types.items()}


def index_triggers(
    types: Mapping[str, EventType],
) -> dict[tuple[Pos, str], tuple[tuple[str, Trigger], ...]]:
    """Return part of speech and head lemma to the triggers it begins.

    Raises:
        CodebookError: two types claim one trigger and no ``needs`` tells them apart.
    """
    index: dict[tuple[Pos, str], list[tuple[str, Trigger]]] = defaultdict(list)
    claims: dict[tuple[Pos, str, str], str] = {}
    for kind in types.values():
        for trigger in kind.triggers.all:
            for cue in trigger.needs or ("",):
                owner = claims.setdefault((trigger.pos, trigger.lemma, cue), kind.id)
                if owner != kind.id:
                    beside = f" beside '{cue}'" if cue else ""
                    raise CodebookError(
                        f"triggers: {trigger.pos} '{trigger.lemma}'{beside} belongs to both "
                        f"'{owner}' and '{kind.id}'; tell them apart by 'needs'"
                    )
            index[trigger.pos, trigger.head].append((kind.id, trigger))
    return {key: tuple(found) for key, found in index.items()}
