"""Common operational datasets of administrative boundaries (COD-AB): tables of areas with p-codes.

Their columns differ by country and year (``ADM1_EN``, ``adm1_name``, ``admin1Name_en``;
``ADM1_PCODE``, ``admin1Pcode``), but name the level by its number. Areas without coordinates are
placed where the gazetteer knows an area of the name, or else amid the areas in them. What is left
takes the place of the area around it, as wide as that is: its p-code is right, and no point is
made up.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from crossreport.geocode.entries import Box, GazetteerEntry
from crossreport.geocode.layouts.plain import CountryOf, cell
from crossreport.geocode.layouts.rows import (
    LEAST_KM,
    Row,
    RowError,
    Taken,
    coordinate,
    disc_of,
    make,
    number,
    reach_to,
)
from crossreport.model.geodesy import LatLon, distance_km, midpoint

Locate = Callable[[str, int, str, str], GazetteerEntry | None]
"""From name, level (0: country), country and first-level area's name to an area that is known."""

_CODE = re.compile(r"adm(?:in)?(?P<level>[0-5])_?pcode")
_NAME = re.compile(r"adm(?:in)?(?P<level>[0-5])_?(?:name)?_?(?P<tongue>[a-z]{2}|name)?\d?")
_OTHER = re.compile(r"adm(?:in)?(?P<level>[0-5])_?(?:alt|ref)\w*")
_LATIN = re.compile("[A-Za-z]")
_LOWEST = 5


@dataclass
class _Area:
    line: int
    level: int
    pcode: str
    country: str
    names: list[str]
    above: dict[int, str]
    outer: str = ""
    point: LatLon | None = None
    radius_km: float = 0.0
    box: Box | None = None
    inside: list[LatLon] = field(default_factory=list)


def is_table(header: Iterable[str]) -> bool:
    """Say whether a header has a p-code of a level."""
    return any(_CODE.fullmatch(column) for column in header)


@dataclass
class Areas:
    """The areas of all levels that the rows of one file name, whatever sheets they stand on."""

    country_of: CountryOf
    _found: dict[str, _Area] = field(default_factory=dict)

    def read(self, rows: Iterable[Row], taken: Taken) -> None:
        """Read rows; a row names its own area and those around it.

        A row without a country is of the one that all others are of.
        """
        rows = list(rows)
        told = {self.country_of(written) for row in rows if (written := _country(row))} - {None}
        alone = next(iter(told)) if len(told) == 1 else None

        def country_of(written: str) -> str | None:
            return self.country_of(written) or (None if written else alone)

        for row in rows:
            try:
                chain = list(_chain(row, country_of))
                if not chain:
                    raise RowError("names no area with a p-code below the country")
            except RowError as error:
                taken.faults.append((row.line, str(error)))
                continue
            own = chain[-1]
            for area in chain:
                kept = self._found.setdefault(area.pcode, area)
                _merge(kept, area)
                if own.point is not None and area is not own:
                    kept.inside.append(own.point)

    def place(self, source: str, taken: Taken, locate: Locate) -> None:
        """Make places of the areas, the widest first, so that others can lie in them."""
        placed: dict[str, GazetteerEntry] = {}
        for area in sorted(self._found.values(), key=lambda one: one.level):
            outer = self._outer(area, placed)
            try:
                entry = _place(source, area, outer, locate, taken)
            except RowError as error:
                taken.faults.append((area.line, str(error)))
                continue
            placed[area.pcode] = entry

    def _outer(self, area: _Area, placed: dict[str, GazetteerEntry]) -> GazetteerEntry | None:
        """Return the area around one: as its row says, else by the beginning of its p-code."""
        if area.outer in placed:
            return placed[area.outer]
        starts = (area.pcode[:end] for end in range(len(area.pcode) - 1, 0, -1))
        found = next((placed[start] for start in starts if start in placed), None)
        return found if found and found.country == area.country else None


def _merge(kept: _Area, again: _Area) -> None:
    """Put what a further row tells of an area to what is known of it."""
    kept.names += [name for name in again.names if name not in kept.names]
    kept.above = {**again.above, **kept.above}
    kept.outer = kept.outer or again.outer
    kept.point, kept.radius_km = kept.point or again.point, kept.radius_km or again.radius_km
    kept.box = kept.box or again.box


def _chain(row: Row, country_of: CountryOf) -> Iterator[_Area]:
    """Yield the areas that a row names, the widest first; the last is the row's own."""
    written = _country(row)
    country = country_of(written)
    if country is None:
        raise RowError(f"the country {written!r} is not known; give --country XX")
    own = max((n for n in range(1, _LOWEST + 1) if _pcode(row, n)), default=0)
    above: dict[int, str] = {}
    outer = ""
    for level in range(1, own + 1):
        names, pcode = _names(row, level), _pcode(row, level)
        if not names and level == own:
            raise RowError(f"has the p-code {pcode} and no name of level {level}")
        if names and pcode:
            area = _Area(row.line, level, pcode, country, names, dict(above), outer)
            if level == own:
                area.point, area.box = _point(row), row.box
                area.radius_km = number(cell(row, "radius_km"), name="radius") or disc_of(
                    number(cell(row, "area_km2"), name="area")
                )
            yield area
        if names:
            above[level] = names[0]
        outer = pcode or outer


def _country(row: Row) -> str:
    columns = ("adm0_en", "adm0_name", "admin0name_en", "admin0name", "adm0_pcode", "admin0pcode")
    return row.first(*columns) or cell(row, "country")


def _pcode(row: Row, level: int) -> str:
    return row.first(f"adm{level}_pcode", f"admin{level}pcode", f"adm{level}pcode",
                     f"admin{level}_pcode")  # fmt: skip


def _names(row: Row, level: int) -> list[str]:
    """Return an area's names, the English one first, then others in Latin letters."""
    found: list[tuple[int, str]] = []
    for column, value in row.cells.items():
        match = _NAME.fullmatch(column)
        other = _OTHER.fullmatch(column)
        if not value.strip() or int((match or other or {"level": -1})["level"]) != level:
            continue
        english = match is not None and match["tongue"] in {"en", "name", None}
        rank = 0 if english else 3 if match is None else 1 if _LATIN.search(value) else 2
        found.append((rank, value.strip()))
    return list(dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0])))


def _point(row: Row) -> LatLon | None:
    latitude, longitude = cell(row, "latitude"), cell(row, "longitude")
    if not (latitude and longitude):
        return None
    return (
        coordinate(latitude, name="latitude", most=90),
        coordinate(longitude, name="longitude", most=180),
    )


def _place(
    source: str, area: _Area, outer: GazetteerEntry | None, locate: Locate, taken: Taken
) -> GazetteerEntry:
    first = area.above.get(1) or (outer.admin1 or outer.name if outer else "")
    known = locate(area.names[0], area.level, area.country, first if area.level > 1 else "")
    least = LEAST_KM[min(area.level, max(LEAST_KM))]
    point, radius, box = area.point, area.radius_km, area.box
    if point is None and known is not None:
        point, radius = known.point, max(known.radius_km, least)
    if point is None and area.inside:
        point = midpoint(area.inside)
    rough = None
    if point is None:
        rough = outer or locate("", 0, area.country, "")
        if rough is None:
            raise RowError(f"has no coordinates, and no area {area.names[0]!r} is known")
        point, radius, box = rough.point, rough.radius_km, rough.box
    if not radius:
        farthest = max((distance_km(point, one) for one in area.inside), default=0.0)
        radius = reach_to(farthest) or (known.radius_km if known else least)
    one = make(
        source,
        key=area.pcode,
        name=area.names[0],
        names=area.names[1:],
        feature="admin1" if area.level == 1 else "admin2",
        country=area.country,
        point=point,
        radius_km=radius,
        admin1=first if area.level > 1 else "",
        admin2=area.above.get(2, "") if area.level > 2 else "",
        pcode=area.pcode,
        box=box,
    )
    taken.add(area.line, one)
    if rough is not None:
        taken.rough.append((area.line, area.names[0], rough.name))
    return replace(one.entry, admin1=first or None)
