"""Which incidents a question is about, and how surely each of them belongs to it.

A date may be wide and a place vague: such an incident is inside, possibly inside or outside, and
has a share of 0 to 1, which is how likely it is inside. Nothing is dropped for being vague.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from crossreport.analysis.areas import (
    ANYWHERE,
    INSIDE,
    OUTSIDE,
    PRECISE_KM,
    Area,
    Overlap,
    Spread,
)
from crossreport.analysis.cases import Case, Cases
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.naming import (
    Atlas,
    NoAtlas,
    actor_names,
    find_area,
    plain_names,
    source_names,
    type_names,
)
from crossreport.model import Place, VictimKind, WideDate


class Membership(StrEnum):
    """How an incident stands to a selection."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for, in words. Several of a sort mean any of them.

    Attributes:
        since: first day.
        until: last day.
        where: areas (see `naming.find_area`).
        actors: names of perpetrators or parties.
        types: event types or families.
        victims: kinds of people harmed.
        activities: what they were doing.
        sources: publishers or speakers.
    """

    since: date | None = None
    until: date | None = None
    where: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An incident that is, or may be, meant.

    Attributes:
        case: the incident.
        membership: certain or possible; the date is no part of it where the selection has none.
        share: how likely it is inside, 0 to 1.
    """

    case: Case
    membership: Membership
    share: float


@dataclass(frozen=True)
class Selection:
    """What a person asks for, understood.

    Attributes:
        cases: the record's incidents.
        since: first day.
        until: last day.
        where: areas; any of them.
        actors: keys of actors; any of them.
        types: event types; any of them.
        victims: kinds of victims; any of them.
        activities: activities; any of them.
        sources: folded names of sources; any of them.
        label: the whole in words, without the days.
    """

    cases: Cases
    since: date | None = None
    until: date | None = None
    where: tuple[Area, ...] = ()
    actors: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    victims: frozenset[VictimKind] = frozenset()
    activities: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    label: str = "all incidents"

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The incidents that are, or may be, meant; earliest first."""
        return tuple(self._members())

    def during(self, since: date | None, until: date | None) -> "Selection":
        """Return the same question about other days."""
        return replace(self, since=since, until=until)

    @cached_property
    def _spread(self) -> Spread:
        places = (case.place for case in self.cases.all)
        return Spread([one for one in places if one is not None and one.radius_km <= PRECISE_KM])

    def _members(self) -> Iterator[Member]:
        known: dict[Place, Overlap] = {}
        for case in self.cases.all:
            parts = [
                share_of_days(case.incident.date, self.since, self.until),
                self._who(case),
                self._what(case),
            ]
            if not all(part.possible for part in parts):
                continue
            if self.where:
                parts.append(self._place(case.place, known))
            if all(part.certain for part in parts):
                yield Member(case, Membership.CERTAIN, 1.0)
            elif all(part.possible for part in parts):
                share = 1.0
                for part in parts:
                    share *= part.share
                yield Member(case, Membership.POSSIBLE, share)

    def _place(self, place: Place | None, known: dict[Place, Overlap]) -> Overlap:
        if place is None:
            return ANYWHERE
        key = replace(place, id="", name="", gazetteer_id=None, candidates=(), pcode=None)
        if key not in known:
            known[key] = _either([area.overlap(place, self._spread) for area in self.where])
        return known[key]

    def _who(self, case: Case) -> Overlap:
        if self.sources and not self.sources & case.sources:
            return OUTSIDE
        if not self.actors or self.actors & case.doers:
            return INSIDE
        return OUTSIDE if case.named else ANYWHERE

    def _what(self, case: Case) -> Overlap:
        told = {case.incident.event_type, *case.incident.also_types}
        if self.types and not self.types & told:
            return OUTSIDE
        if self.activities and not self.activities & case.activities:
            return OUTSIDE
        if not self.victims or self.victims & case.victims:
            return INSIDE
        return OUTSIDE if case.victims else ANYWHERE


def _either(overlaps: Sequence[Overlap]) -> Overlap:
    """Return how a place stands to several areas together; they are taken not to overlap."""
    return Overlap(
        any(one.certain for one in overlaps),
        any(one.possible for one in overlaps),
        min(1.0, sum(one.share for one in overlaps)),
    )


OPEN_DAYS = 31
"""How long an interval with an open end is taken to be where shares are told: reports tell news."""


def bounded(when: WideDate) -> tuple[date, date] | None:
    """Return the interval over which an incident is spread; ``None`` where nobody said a day.

    The likeliest day alone where a rule infers one; an open end is closed after `OPEN_DAYS`.
    """
    if when.likely is not None:
        return when.likely.day, when.likely.day
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return None
    width = timedelta(days=OPEN_DAYS - 1)
    if first is None:
        first = last - width if last else first
    if last is None:
        last = first + width if first else last
    return None if first is None or last is None else (first, last)


def share_of_days(when: WideDate, since: date | None, until: date | None) -> Overlap:
    """Say how much of an interval lies between two days, both included; ``None`` is no bound.

    The days of an interval are equally likely, but for the one that a rule infers.
    """
    if when.earliest and until and when.earliest > until:
        return OUTSIDE
    if when.latest and since and when.latest < since:
        return OUTSIDE
    starts_in = since is None or (when.earliest is not None and when.earliest >= since)
    ends_in = until is None or (when.latest is not None and when.latest <= until)
    if starts_in and ends_in:
        return INSIDE
    days = bounded(when)
    if days is None:
        return ANYWHERE
    first, last = max(days[0], since or days[0]), min(days[1], until or days[1])
    inside = max((last - first).days + 1, 0)
    return Overlap(False, True, inside / ((days[1] - days[0]).days + 1))


def select(wanted: Wanted, cases: Cases, atlas: Atlas | None = None) -> Selection:
    """Understand what a person asks for.

    Args:
        wanted: the question, in words.
        cases: the record's incidents.
        atlas: further names of places; without one those of the record alone are known.

    Raises:
        AnalysisError: a name is not known (the nearest are given), or the days are reversed.
    """
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise AnalysisError(f"the period ends on {wanted.until}, before it begins ({wanted.since})")
    areas = tuple(find_area(text, cases, atlas or NoAtlas()) for text in wanted.where)
    actors, types, sources = actor_names(cases), type_names(cases), source_names(cases)
    victims = plain_names("kind of victims", (kind.value for kind in VictimKind))
    activities = plain_names("activity", cases.book.activities)
    chosen = [
        _all(names.find, told)
        for names, told in (
            (actors, wanted.actors),
            (types, wanted.types),
            (victims, wanted.victims),
            (activities, wanted.activities),
            (sources, wanted.sources),
        )
    ]
    labels = [
        _label("by", sorted(actors.shown[one] for one in chosen[0])),
        _label("of type", list(wanted.types)),
        _label("harming", sorted(chosen[2])),
        _label("while", sorted(chosen[3])),
        _label("told by", sorted(sources.shown[one] for one in chosen[4])),
        _areas(areas),
    ]
    return Selection(
        cases=cases,
        since=wanted.since,
        until=wanted.until,
        where=areas,
        actors=chosen[0],
        types=chosen[1],
        victims=frozenset(map(VictimKind, chosen[2])),
        activities=chosen[3],
        sources=chosen[4],
        label=" ".join(["incidents", *filter(None, labels)]) if any(labels) else "all incidents",
    )


def otherwise(chosen: Selection, names: Sequence[str], atlas: Atlas | None = None) -> Selection:
    """Return the same question about other areas, or other actors.

    Args:
        chosen: the question.
        names: areas or actors, all of them the one or the other.
        atlas: further names of places.

    Raises:
        AnalysisError: a name is neither that of an area nor of an actor; the nearest are given.
    """
    cases = chosen.cases
    actors = actor_names(cases)
    try:
        areas = tuple(find_area(name, cases, atlas or NoAtlas()) for name in names)
    except AnalysisError as no_area:
        try:
            keys = _all(actors.find, names)
        except AnalysisError as no_actor:
            raise AnalysisError(f"{no_area}; {no_actor}") from None
        label = " or ".join(sorted(actors.shown[key] for key in keys))
        parts = [f"by {label}", *([_areas(chosen.where)] if chosen.where else [])]
        return replace(chosen, actors=keys, label=" ".join(["incidents", *parts]))
    by = sorted(actors.shown[key] for key in chosen.actors)
    parts = [*([_label("by", by)] if by else []), _areas(areas)]
    return replace(chosen, where=areas, label=" ".join(["incidents", *parts]))


def _areas(areas: Sequence[Area]) -> str:
    """Return where in words: in one area or another, or within some kilometres of a place."""
    return " or ".join(
        area.label if area.label.startswith("within ") else f"in {area.label}" for area in areas
    )


def _all(find: Callable[[str], frozenset[str]], names: Sequence[str]) -> frozenset[str]:
    return frozenset(key for name in names for key in find(name))


def _label(word: str, names: Sequence[str]) -> str:
    return f"{word} {' or '.join(names)}" if names else ""
