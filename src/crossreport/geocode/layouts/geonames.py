"""GeoNames country dumps: 19 columns parted by tabs, without a header.

Rows name the areas that they lie in by codes. The dump of a whole country has the areas' own rows
(ADM1, ADM2) somewhere in it, parts of one have not; those are looked up where they are known.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.layouts.rows import (
    LEAST_KM,
    RowError,
    Taken,
    coordinate,
    make,
    number,
    reach_to,
)
from crossreport.geocode.supplements import NamedEntry
from crossreport.model.geodesy import LatLon, distance_km

COLUMNS = 19
_NAME, _ASCII, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY = 1, 2, 3, 4, 5, 6, 7, 8
_ADMIN1, _ADMIN2, _POPULATION = 10, 11, 14
_LEVELS = {"ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4}
_UNDIVIDED = 3  # rank of an area of which only the rank is unknown
_CODES = re.compile(r"[A-Z]{2}\.[^.\t]+(?:\.[^\t]+)?")
_NO_NAME = re.compile(r"https?:.*|[A-Z]{3}")  # links, and codes of airports, which are words too

AreaOf = Callable[[str], GazetteerEntry | None]
"""From GeoNames' code of an area ("SY.11", "SY.11.1234") to the area, where it is known."""


def is_dump(row: list[str]) -> bool:
    """Say whether a line is one of a dump."""
    return len(row) == COLUMNS and row[0].isdigit() and len(row[_CLASS]) <= 1


def is_code_list(row: list[str]) -> bool:
    """Say whether a line is one of admin1CodesASCII.txt or admin2Codes.txt."""
    return len(row) == 4 and bool(_CODES.fullmatch(row[0])) and row[3].isdigit()


@cache
def _features() -> Mapping[str, str]:
    table: Mapping[str, str] = read_yaml("place_words")["geonames"]
    return table


@dataclass
class _Areas:
    """The areas that the dump itself has, by code: where they stand in ``Taken.entries``."""

    at: dict[str, int] = field(default_factory=dict)
    lower: list[tuple[int, int]] = field(default_factory=list)
    inside: dict[str, float] = field(default_factory=dict)


def take(
    source: str, lines: Iterable[tuple[int, list[str]]], taken: Taken, *, area_of: AreaOf
) -> None:
    """Make places of a dump's lines; features that nobody would report from are passed over."""
    areas = _Areas()
    area_of = cache(area_of)  # a dump names each area as often as it has places
    start = len(taken.entries)
    for line, row in lines:
        if len(row) != COLUMNS:
            taken.faults.append((line, f"has {len(row)} columns and not {COLUMNS}"))
            continue
        feature = _features().get(row[_CODE]) or _features().get(row[_CLASS])
        if feature is None:
            taken.passed += 1
            continue
        try:
            if taken.add(line, _place(source, row, feature)):
                _note(row, areas, len(taken.entries) - 1)
        except RowError as error:
            taken.faults.append((line, str(error)))
    _measure(taken.entries, start, areas)
    for index in range(start, len(taken.entries)):
        taken.entries[index] = _named_areas(taken.entries[index], taken.entries, areas, area_of)
    for code, index in areas.at.items():
        taken.entries[index] = _sized(taken.entries[index], code, areas, area_of)
    for index, level in areas.lower:
        entry = taken.entries[index].entry
        wide = replace(entry, radius_km=LEAST_KM[min(level, max(LEAST_KM))])
        taken.entries[index] = replace(taken.entries[index], entry=wide)


def _place(source: str, row: list[str], feature: str) -> NamedEntry:
    country = row[_COUNTRY].strip().upper()
    if len(country) != 2:
        raise RowError(f"the country {row[_COUNTRY]!r} is no code of two letters")
    name = row[_NAME].strip()
    if not name:
        raise RowError("has no name")
    first, second = row[_ADMIN1].strip(), row[_ADMIN2].strip()
    return make(
        source,
        key=row[0],
        name=name,
        names=[n for n in [row[_ASCII], *row[_OTHERS].split(",")] if not _NO_NAME.fullmatch(n)],
        feature=feature,
        country=country,
        point=(
            coordinate(row[_LAT], name="latitude", most=90),
            coordinate(row[_LON], name="longitude", most=180),
        ),
        admin1=f"{country}.{first}" if first else "",
        admin2=f"{country}.{first}.{second}" if first and second else "",
        population=number(row[_POPULATION], name="population"),
    )


def _note(row: list[str], areas: _Areas, index: int) -> None:
    level = _LEVELS.get(row[_CODE])
    parts = [row[_COUNTRY].strip().upper(), row[_ADMIN1].strip(), row[_ADMIN2].strip()]
    if level in {1, 2} and all(parts[: level + 1]):
        areas.at.setdefault(".".join(parts[: level + 1]), index)
    elif _features().get(row[_CODE]) in {"admin1", "admin2"}:
        areas.lower.append((index, level or _UNDIVIDED))


def _measure(entries: list[NamedEntry], start: int, areas: _Areas) -> None:
    """Tell how far the places of each area lie from its point."""
    for index in range(start, len(entries)):
        entry = entries[index].entry
        for code in (entry.admin1, entry.admin2):
            if code and (own := areas.at.get(code)) is not None and own != index:
                apart = distance_km(entries[own].entry.point, entry.point)
                areas.inside[code] = max(areas.inside.get(code, 0.0), apart)


def _named_areas(
    one: NamedEntry, entries: list[NamedEntry], areas: _Areas, area_of: AreaOf
) -> NamedEntry:
    """Write names of areas for codes; that of a first-level area stays where it is known."""
    entry = one.entry
    first, second = entry.admin1, entry.admin2
    if first and area_of(first) is None:
        first = entries[areas.at[first]].entry.name if first in areas.at else None
    if second and second in areas.at:
        second = entries[areas.at[second]].entry.name
    elif second:
        known = area_of(second)
        second = known.name if known else None
    if (first, second) == (entry.admin1, entry.admin2):
        return one
    return replace(one, entry=replace(entry, admin1=first, admin2=second))


def _sized(one: NamedEntry, code: str, areas: _Areas, area_of: AreaOf) -> NamedEntry:
    """Give an area its size: as it is known, else that of the places in it."""
    entry = replace(one.entry, code=code)
    known = area_of(code)
    level = code.count(".")
    if known is not None and known.box is not None and known.radius_km > LEAST_KM[max(LEAST_KM)]:
        point: LatLon = known.point
        sized = replace(
            entry, latitude=point[0], longitude=point[1], radius_km=known.radius_km, box=known.box
        )
    else:
        sized = replace(entry, radius_km=reach_to(areas.inside.get(code, 0.0)) or LEAST_KM[level])
    return replace(one, entry=replace(sized, admin2=None if level == 2 else entry.admin2))
