"""The one filter of all views, as the address bar holds it.

The scripts' filter.js does the same in the browser; tests hold the two together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from crossreport.model import DisagreementKind, VictimKind
from crossreport.model.errors import CrossreportError
from crossreport.web.queries.incidents import Incidents, Row, Where
from crossreport.web.queries.review import REVIEW_STATES

PLACE_PRECISIONS = ("exact", "near", "area", "unplaced")
DATE_PRECISIONS = ("day", "week", "wider", "undated")
_NEAR = 2  # UCDP where_prec: 1 the very place, 2 near it, 3 and more an area
_WEEK = 7
_MOST_WORDS = 200
Box = tuple[float, float, float, float]


class FilterError(CrossreportError):
    """The address holds a filter that cannot be meant."""

    code = "filter"


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows are shown. An empty field lets everything through; values of one field add up.

    Attributes:
        since: the first day (``from`` in the address); rows whose interval ends before are out.
        until: the last day (``to``).
        areas: countries (``SY``) and first-level areas (``SY/Homs``).
        box: west, south, east, north in degrees.
        types: codebook identifiers.
        actors: names of perpetrators or targets.
        victims: kinds of victims that a claim tells of.
        sources: publishers and speakers.
        where: precisions of the place.
        when: precisions of the date.
        disagreements: kinds; ``any`` for all of them.
        review: states of review.
        words: words that a document which tells of the incident holds.
    """

    since: date | None = None
    until: date | None = None
    areas: tuple[str, ...] = ()
    box: Box | None = None
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    words: str = ""

    @classmethod
    def of(cls, query: str) -> "Filter":
        """Read a filter from the query of an address; what is not of a filter is passed over.

        Raises:
            FilterError: a value cannot be meant.
        """
        found: dict[str, list[str]] = {}
        for name, value in parse_qsl(query, max_num_fields=1000):
            found.setdefault(name, []).append(value)
        known = {_FIELDS[name]: values for name, values in found.items() if name in _FIELDS}
        return cls(**{field: _READ[field](values) for field, values in known.items()})

    def query(self) -> str:
        """Return the query of an address with this filter, the same text for the same filter."""
        pairs: list[tuple[str, str]] = []
        for name, field in _FIELDS.items():
            value = getattr(self, field)
            if isinstance(value, date):
                pairs.append((name, value.isoformat()))
            elif field == "box" and value:
                pairs.append((name, ",".join(f"{one:g}" for one in value)))
            elif isinstance(value, str):
                pairs += [(name, value)] * bool(value)
            elif value:
                pairs += [(name, one) for one in value]
        return urlencode(pairs)

    @property
    def ticks(self) -> bool:
        """Whether it asks for values that its parts list."""
        listed = (self.areas, self.types, self.actors, self.victims, self.sources)
        return any((*listed, self.where, self.when, self.disagreements, self.review))

    @property
    def by_place(self) -> bool:
        """Whether it asks where, so that it can say nothing about unplaced incidents."""
        return bool(self.areas or self.box)

    @property
    def by_time(self) -> bool:
        """Whether it asks when, so that it can say nothing about undated incidents."""
        return self.since is not None or self.until is not None


def _day(values: Sequence[str]) -> date:
    try:
        return date.fromisoformat(values[-1])
    except ValueError:
        raise FilterError(f"{values[-1]!r} is no day; write it as 2024-05-31") from None


def _box(values: Sequence[str]) -> Box:
    try:
        west, south, east, north = (float(one) for one in values[-1].split(","))
    except ValueError:
        raise FilterError(f"{values[-1]!r} is no box; write west,south,east,north") from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise FilterError(f"{values[-1]!r} is no box on the map; write west,south,east,north")
    return west, south, east, north


def _some(known: Iterable[str] | None = None) -> Callable[[Sequence[str]], tuple[str, ...]]:
    allowed = None if known is None else frozenset(known)

    def read(values: Sequence[str]) -> tuple[str, ...]:
        for one in values:
            if allowed is not None and one not in allowed:
                raise FilterError(f"{one!r} is none of {', '.join(sorted(allowed))}")
        return tuple(sorted(set(values)))

    return read


def _words(values: Sequence[str]) -> str:
    return " ".join(" ".join(values).split())[:_MOST_WORDS]


_FIELDS = {
    "from": "since",
    "to": "until",
    "area": "areas",
    "box": "box",
    "type": "types",
    "actor": "actors",
    "victims": "victims",
    "source": "sources",
    "where": "where",
    "when": "when",
    "disagree": "disagreements",
    "review": "review",
    "q": "words",
}
"""The names that the address has for the fields."""

_READ: Mapping[str, Callable[[Sequence[str]], Any]] = {
    "since": _day,
    "until": _day,
    "areas": _some(),
    "box": _box,
    "types": _some(),
    "actors": _some(),
    "victims": _some(VictimKind),
    "sources": _some(),
    "where": _some(PLACE_PRECISIONS),
    "when": _some(DATE_PRECISIONS),
    "disagreements": _some(("any", *DisagreementKind)),
    "review": _some(REVIEW_STATES),
    "words": _words,
}


def where_class(place: Where | None) -> str:
    """Return how exactly a place is known."""
    if place is None:
        return "unplaced"
    return "exact" if place.precision < _NEAR else "near" if place.precision == _NEAR else "area"


def when_class(row: Row) -> str:
    """Return how exactly a row's day is known; an inferred day is no told one."""
    start, end = row.span
    if start is None or end is None:
        return "undated"
    width = (end - start).days + 1
    return "wider" if row.likely or width > _WEEK else "day" if width == 1 else "week"


@dataclass(frozen=True, slots=True)
class Selected:
    """What a filter lets through.

    Attributes:
        rows: the rows shown.
        unplaced: rows without a place that pass all but its questions where.
        undated: rows without a date that pass all but its questions when.
    """

    rows: tuple[Row, ...]
    unplaced: tuple[Row, ...]
    undated: tuple[Row, ...]


def select_rows(incidents: Incidents, chosen: Filter, found: frozenset[str] | None) -> Selected:
    """Apply a filter.

    Args:
        incidents: all of them.
        chosen: the filter.
        found: the incidents told by documents that hold its words; ``None`` when it has none.
    """
    test = _test(incidents, chosen, found)
    rows = tuple(row for row in incidents.rows if test(row))
    anywhere = replace(chosen, areas=(), box=None) if chosen.by_place else None
    anytime = replace(chosen, since=None, until=None) if chosen.by_time else None
    unplaced = rows if anywhere is None else _passing(incidents, anywhere, found)
    undated = rows if anytime is None else _passing(incidents, anytime, found)
    return Selected(
        rows,
        tuple(row for row in unplaced if row.place is None),
        tuple(row for row in undated if row.undated),
    )


def _passing(incidents: Incidents, chosen: Filter, found: frozenset[str] | None) -> tuple[Row, ...]:
    test = _test(incidents, chosen, found)
    return tuple(row for row in incidents.rows if test(row))


def _test(
    incidents: Incidents, chosen: Filter, found: frozenset[str] | None
) -> Callable[[Row], bool]:
    """Return the test that rows must pass."""
    tests: list[Callable[[Row], bool]] = []
    if found is not None:
        tests.append(lambda row: row.id in found)
    if chosen.by_time:
        first, last = chosen.since or date.min, chosen.until or date.max
        tests.append(lambda row: _overlaps(row.span, first, last))
    if chosen.by_place or chosen.where:
        passing = [_is_in(place, chosen) for place in incidents.places]
        nowhere = not chosen.by_place and (not chosen.where or "unplaced" in chosen.where)
        tests.append(lambda row: nowhere if row.place is None else passing[row.place])
    tests += _simple(chosen)
    return lambda row: all(one(row) for one in tests)


def _simple(chosen: Filter) -> Iterable[Callable[[Row], bool]]:
    for asked, of in (
        (chosen.types, lambda row: row.types),
        (chosen.actors, lambda row: row.actors),
        (chosen.victims, lambda row: row.victims),
        (chosen.sources, lambda row: row.sources),
        (chosen.when, lambda row: (when_class(row),)),
        (chosen.review, lambda row: (row.review,)),
    ):
        if asked:
            yield _any_of(frozenset(asked), of)
    if "any" in chosen.disagreements:
        yield lambda row: bool(row.disagreements)
    elif chosen.disagreements:
        yield _any_of(frozenset(chosen.disagreements), lambda row: row.disagreements)


def _any_of(asked: frozenset[str], of: Callable[[Row], Iterable[str]]) -> Callable[[Row], bool]:
    return lambda row: not asked.isdisjoint(of(row))


def _overlaps(span: tuple[date | None, date | None], first: date, last: date) -> bool:
    start, end = span
    return start is not None and end is not None and start <= last and end >= first


def _is_in(place: Where, chosen: Filter) -> bool:
    if chosen.where and where_class(place) not in chosen.where:
        return False
    area = f"{place.country}/{place.admin1}"
    if chosen.areas and area not in chosen.areas and place.country not in chosen.areas:
        return False
    if chosen.box is None:
        return True
    west, south, east, north = chosen.box
    return west <= place.longitude <= east and south <= place.latitude <= north
