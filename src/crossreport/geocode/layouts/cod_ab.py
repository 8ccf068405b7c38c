"""Common operational datasets of administrative boundaries (COD-AB): tables of areas with p-codes.

Their columns differ by country and year (``ADM1_EN``, ``adm1_name``, ``admin1Name_en``;
``ADM1_PCODE``, ``admin1Pcode``), but name the level by its number. Areas without coordinates are
placed where the gazetteer knows an area of the name, or else amid the areas in them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from crossreport.geocode.entries import Box, GazetteerEntry
from crossreport.geocode.layouts.plain import CountryOf, cell
from crossreport.geocode.layouts.rows import Row, RowError, Taken, coordinate, disc_of, make, number
from crossreport.model.geodesy import LatLon, distance_km, midpoint

Locate = Callable[[str, int, str, str], GazetteerEntry | None]
"""From name, level, country and the first-level area's name to an area that is known."""

_CODE = re.compile(r"adm(?:in)?(?P<level>[0-5])_?pcode")
_NAME = re.compile(r"adm(?:in)?(?P<level>[0-5])_?(?:name)?_?(?P<tongue>[a-z]{2}|name)?\d?")
_OTHER = re.compile(r"adm(?:in)?(?P<level>[0-5])_?(?:alt|ref)\w*")
_MARGIN_KM = 10.0
_LEAST_KM = {1: 50.0, 2: 25.0, 3: 10.0}  # reach of an area of a level that nothing tells


@dataclass
class _Area:
    line: int
    level: int
    pcode: str
    country: str
    names: list[str]
    above: list[str]
    point: LatLon | None = None
    radius_km: float = 0.0
    box: Box | None = None
    inside: list[LatLon] = field(default_factory=list)


def is_table(header: Iterable[str]) -> bool:
    """Say whether a header has a p-code of a level."""
    return any(_CODE.fullmatch(column) for column in header)


def take(
    source: str, rows: Iterable[Row], taken: Taken, *, country_of: CountryOf, locate: Locate
) -> None:
    """Make places of the areas of all levels that a table's rows name."""
    areas: dict[tuple[int, str], _Area] = {}
    for row in rows:
        try:
            chain = list(_chain(row, country_of))
            if not chain:
                raise RowError("names no area with a p-code below the country")
        except RowError as error:
            taken.faults.append((row.line, str(error)))
            continue
        for area in chain:
            kept = areas.setdefault((area.level, area.pcode), area)
            kept.point, kept.radius_km = kept.point or area.point, kept.radius_km or area.radius_km
            kept.box = kept.box or area.box
            if chain[-1].point is not None and area is not chain[-1]:
                kept.inside.append(chain[-1].point)
    for area in areas.values():
        _place(source, area, taken, locate)


def _chain(row: Row, country_of: CountryOf) -> Iterator[_Area]:
    """Yield the areas that a row names, the widest first; the last is the row's own."""
    written = row.first("adm0_en", "adm0_name", "admin0name_en", "admin0name", "adm0_pcode",
                        "admin0pcode") or cell(row, "country")  # fmt: skip
    country = country_of(written)
    if country is None:
        raise RowError(f"the country {written!r} is not known; give --country XX")
    levels = [n for n in range(1, 6) if _pcode(row, n)]
    above: list[str] = []
    for level in levels:
        names = _names(row, level)
        if not names:
            raise RowError(f"has the p-code {_pcode(row, level)} and no name of level {level}")
        area = _Area(row.line, level, _pcode(row, level), country, names, list(above))
        if level == levels[-1]:
            area.point, area.box = _point(row), row.box
            area.radius_km = number(cell(row, "radius_km"), name="radius") or disc_of(
                number(cell(row, "area_km2"), name="area")
            )
        above.append(names[0])
        yield area


def _pcode(row: Row, level: int) -> str:
    return row.first(f"adm{level}_pcode", f"admin{level}pcode", f"adm{level}pcode")


def _names(row: Row, level: int) -> list[str]:
    """Return an area's names, the English one first."""
    found: list[tuple[int, str]] = []
    for column, value in row.cells.items():
        match = _NAME.fullmatch(column)
        other = _OTHER.fullmatch(column)
        if not value.strip() or int((match or other or {"level": -1})["level"]) != level:
            continue
        best = match is not None and match["tongue"] in {"en", "name", None}
        found.append((0 if best else 1 if match else 2, value.strip()))
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def _point(row: Row) -> LatLon | None:
    latitude, longitude = cell(row, "latitude"), cell(row, "longitude")
    if not (latitude and longitude):
        return None
    return (
        coordinate(latitude, name="latitude", most=90),
        coordinate(longitude, name="longitude", most=180),
    )


def _place(source: str, area: _Area, taken: Taken, locate: Locate) -> None:
    first = area.above[0] if area.above else ""
    known = locate(area.names[0], area.level, area.country, first)
    point, radius = area.point, area.radius_km
    if point is None and known is not None:
        point = known.point
        radius = max(known.radius_km, _LEAST_KM.get(area.level, 0.0))
    if point is None and area.inside:
        point = midpoint(area.inside)
    if point is None:
        why = f"has no coordinates, and no area {area.names[0]!r} is known"
        taken.faults.append((area.line, why))
        return
    taken.entries.append(
        make(
            source,
            key=area.pcode,
            name=area.names[0],
            names=area.names[1:],
            feature="admin1" if area.level == 1 else "admin2",
            country=area.country,
            point=point,
            radius_km=radius or _reach(point, area.inside) or (known.radius_km if known else 0.0),
            admin1=first,
            admin2=area.above[1] if len(area.above) > 1 else "",
            pcode=area.pcode,
            box=area.box,
        )
    )


def _reach(centre: LatLon, points: Sequence[LatLon]) -> float:
    farthest = max((distance_km(centre, point) for point in points), default=0.0)
    return round(farthest + _MARGIN_KM, 1) if farthest else 0.0
