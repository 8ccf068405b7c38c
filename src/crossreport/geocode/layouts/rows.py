"""What the layouts have in common: rows with their numbers, and places made of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite, pi, sqrt

from crossreport.geocode.entries import Box, GazetteerEntry
from crossreport.geocode.supplements import NamedEntry, feature_kinds
from crossreport.model import stable_id

LEAST_KM = {1: 50.0, 2: 25.0, 3: 10.0}
"""Reach of an area of a level (3 and lower) that nothing tells."""
_SPREAD = 1.3  # an area reaches farther from its centre than a disc of its size
_MARGIN_KM = 10.0  # between the outermost place that is known in an area and its border


class RowError(ValueError):
    """A row that makes no place; the message says why, without the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the number of its line; in GeoJSON of its feature, with the outline's extent."""

    line: int
    cells: Mapping[str, str]
    box: Box | None = None

    def first(self, *names: str) -> str:
        """Return the first of the columns that is filled; empty when none is."""
        return next((value for name in names if (value := self.cells.get(name, "").strip())), "")


@dataclass
class Taken:
    """What was made of the rows so far.

    Attributes:
        entries: the places.
        faults: line and reason of rows that make no place.
        passed: how many rows are of a kind that is not kept, as the layout has it.
        rough: line, name, and the area around it that stands for a place without its own.
    """

    entries: list[NamedEntry] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    passed: int = 0
    rough: list[tuple[int, str, str]] = field(default_factory=list)
    _lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, line: int, one: NamedEntry) -> bool:
        """Keep a place, unless it is there already; say whether it was not.

        Raises:
            RowError: another place has its identifier.
        """
        before = self._lines.setdefault(one.entry.id, (line, len(self.entries)))
        if before[0] == line:
            self.entries.append(one)
            return True
        if self.entries[before[1]].entry.name != one.entry.name:
            identifier = one.entry.id.split(":", 1)[1]
            raise RowError(f"has the identifier {identifier} of line {before[0]}, another place")
        return False


def coordinate(text: str, *, name: str, most: float) -> float:
    """Return a coordinate in degrees.

    Raises:
        RowError: it is no number, or out of range.
    """
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 else text)
    except ValueError:
        raise RowError(f"the {name} {text!r} is no number of degrees") from None
    if not isfinite(value) or abs(value) > most:
        raise RowError(f"the {name} {text} is beyond {most:g} degrees")
    return value


def number(text: str, *, name: str) -> float:
    """Return a number of 0 or more; 0 for an empty cell.

    Raises:
        RowError: it is no such number.
    """
    if not text:
        return 0.0
    try:
        value = float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise RowError(f"the {name} {text!r} is no number") from None
    if not isfinite(value) or value < 0:
        raise RowError(f"the {name} {text} is less than nothing")
    return value


def reach_to(farthest_km: float) -> float:
    """Return the radius in km of an area whose outermost known place lies so far; 0 for none."""
    return round(farthest_km + _MARGIN_KM, 1) if farthest_km else 0.0


def disc_of(area_km2: float) -> float:
    """Return the radius in km that holds most of an area of that size."""
    return round(_SPREAD * sqrt(area_km2 / pi), 1)


def make(
    source: str,
    *,
    name: str,
    feature: str,
    country: str,
    point: tuple[float, float],
    key: str = "",
    names: Iterable[str] = (),
    radius_km: float = 0.0,
    population: float = 0.0,
    admin1: str = "",
    admin2: str = "",
    pcode: str = "",
    box: Box | None = None,
) -> NamedEntry:
    """Return a place; what is 0 or empty is not known.

    Raises:
        RowError: its feature is unknown.
    """
    known = feature_kinds().get(feature)
    if known is None:
        raise RowError(f"the kind {feature!r} is none of {', '.join(sorted(feature_kinds()))}")
    kind, reach = known
    entry = GazetteerEntry(
        id=f"{source}:{key or stable_id(name, pcode, repr(point))}",
        name=name,
        kind=kind,
        feature=feature,
        country=country,
        admin1=admin1 or None,
        admin2=admin2 or None,
        admin1_id=None,
        latitude=round(point[0], 5),
        longitude=round(point[1], 5),
        radius_km=radius_km or reach,
        population=int(population),
        source=source,
        pcode=pcode,
        box=box,
    )
    others = dict.fromkeys(one for n in names if (one := " ".join(n.split())) and one != name)
    return NamedEntry(entry, tuple(others))


def numbered(rows: Iterable[list[str]], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, with the numbers of their lines."""
    for line, row in enumerate(rows, start=first):
        if any(cell.strip() for cell in row):
            yield line, row
