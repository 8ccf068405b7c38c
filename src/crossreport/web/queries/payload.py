"""What the overview's scripts get: all incidents as columns, each different value once.

Sets of names are numbered, so that a filter is worked out once a set and not once a row: 100,000
rows are filtered between two pictures of a screen.
"""

import json
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from crossreport.exchange.safety import json_text
from crossreport.web.queries.filters import DATE_PRECISIONS, PLACE_PRECISIONS, when_class
from crossreport.web.queries.incidents import (
    DISAGREEMENTS,
    VICTIMS,
    Incidents,
    Row,
    Where,
    type_labels,
)
from crossreport.web.queries.marks import Marked
from crossreport.web.queries.review import REVIEW_STATES

T = TypeVar("T", bound=Hashable)
_EPOCH = date(1970, 1, 1)


class _Numbered(Generic[T]):
    """Numbers different values in the order they come."""

    def __init__(self) -> None:
        self.values: dict[T, int] = {}

    def __call__(self, value: T) -> int:
        return self.values.setdefault(value, len(self.values))


class _Sets:
    """Numbers sets of names, and the names in them."""

    def __init__(self) -> None:
        self._names: _Numbered[str] = _Numbered()
        self._sets: _Numbered[tuple[int, ...]] = _Numbered()

    def column(self, rows: Iterable[Row], of: Callable[[Row], Iterable[str]]) -> list[int]:
        """Return the number of each row's set."""
        return [self._sets(tuple(map(self._names, of(row)))) for row in rows]

    def plain(self) -> dict[str, Any]:
        """Return the names, and the sets by the numbers of their names."""
        return {"names": list(self._names.values), "sets": list(self._sets.values)}


def payload(incidents: Incidents, marks: Iterable[Marked]) -> str:
    """Return the JSON of all incidents. Days are counted from 1 January 1970."""
    rows = incidents.rows
    types, actors, sources = _Sets(), _Sets(), _Sets()
    columns = {
        "id": [row.id for row in rows],
        "type": types.column(rows, lambda row: row.types),
        "start": [_number(row.span[0]) for row in rows],
        "end": [_number(row.span[1]) for row in rows],
        "likely": [int(row.likely) for row in rows],
        "when": [DATE_PRECISIONS.index(when_class(row)) for row in rows],
        "place": [-1 if row.place is None else row.place for row in rows],
        "perpetrators": actors.column(rows, lambda row: row.perpetrators),
        "targets": actors.column(rows, lambda row: row.targets),
        "killed": _figures(row.killed for row in rows),
        "injured": _figures(row.injured for row in rows),
        "told": [row.source_count for row in rows],
        "source": sources.column(rows, lambda row: row.sources),
        "victims": [_bits(VICTIMS, row.victims) for row in rows],
        "disagree": [_bits(DISAGREEMENTS, row.disagreements) for row in rows],
        "review": [REVIEW_STATES.index(row.review) for row in rows],
    }
    labels = type_labels(types.plain()["names"])
    made = {
        "rows": columns,
        "types": types.plain() | {"labels": list(labels.values())},
        "actors": actors.plain(),
        "sources": sources.plain(),
        "places": _places(incidents.places),
        "victims": VICTIMS,
        "disagreements": DISAGREEMENTS,
        "review": REVIEW_STATES,
        "when": DATE_PRECISIONS,
        "where": PLACE_PRECISIONS,
        "marks": [
            {"day": _number(one.day), "label": one.label, "kind": one.kind, "id": one.id}
            for one in marks
        ],
    }
    return json_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


def _number(day: date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days


def _figures(figures: Iterable[tuple[int | None, ...]]) -> list[list[int | None]]:
    """Return the lows, the best ones and the highs."""
    return [list(one) for one in zip(*figures, strict=True)] or [[], [], []]


def _bits(all_: tuple[T, ...], some: frozenset[T]) -> int:
    return sum(1 << number for number, one in enumerate(all_) if one in some)


def _places(places: Iterable[Where]) -> dict[str, list[Any]]:
    return {
        "name": [one.name for one in places],
        "country": [one.country for one in places],
        "admin1": [one.admin1 for one in places],
        "lat": [one.latitude for one in places],
        "lon": [one.longitude for one in places],
        "radius": [one.radius_km for one in places],
        "precision": [one.precision for one in places],
        "setting": [int(one.setting) for one in places],
    }
