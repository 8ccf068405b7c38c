"""GeoNames country dumps: 19 columns parted by tabs, without a header."""

from collections.abc import Iterable, Mapping
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.geocode.layouts.rows import RowError, Taken, coordinate, make, number

COLUMNS = 19
_NAME, _ASCII, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY = 1, 2, 3, 4, 5, 6, 7, 8
_ADMIN1, _POPULATION = 10, 14


def is_dump(row: list[str]) -> bool:
    """Say whether a line is one of a dump."""
    return len(row) == COLUMNS and row[0].isdigit() and len(row[_CLASS]) <= 1


@cache
def _features() -> Mapping[str, str]:
    table: Mapping[str, str] = read_yaml("place_words")["geonames"]
    return table


def take(source: str, lines: Iterable[tuple[int, list[str]]], taken: Taken) -> None:
    """Make places of a dump's lines; features that nobody would report from are passed over."""
    for line, row in lines:
        if len(row) != COLUMNS:
            taken.faults.append((line, f"has {len(row)} columns and not {COLUMNS}"))
            continue
        feature = _features().get(row[_CODE]) or _features().get(row[_CLASS])
        if feature is None:
            taken.passed += 1
            continue
        try:
            taken.entries.append(
                make(
                    source,
                    key=row[0],
                    name=_named(row[_NAME]),
                    names=[row[_ASCII], *row[_OTHERS].split(",")],
                    feature=feature,
                    country=row[_COUNTRY].upper(),
                    point=(
                        coordinate(row[_LAT], name="latitude", most=90),
                        coordinate(row[_LON], name="longitude", most=180),
                    ),
                    admin1=f"{row[_COUNTRY].upper()}.{row[_ADMIN1]}" if row[_ADMIN1] else "",
                    population=number(row[_POPULATION], name="population"),
                )
            )
        except RowError as error:
            taken.faults.append((line, str(error)))


def _named(name: str) -> str:
    if not name.strip():
        raise RowError("has no name")
    return name.strip()
