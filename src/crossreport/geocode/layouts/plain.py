"""Tables with a name and coordinates in each row, and the properties of GeoJSON features."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import Box
from crossreport.geocode.layouts.rows import Row, RowError, Taken, coordinate, disc_of, make, number
from crossreport.geocode.names import exact_key

CountryOf = Callable[[str], str | None]
"""From a code or a name to an ISO code."""


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """Return the names that the columns go by (place_words.yaml)."""
    return {field: tuple(names) for field, names in read_yaml("place_words")["columns"].items()}


def is_table(header: Iterable[str]) -> bool:
    """Say whether a header names a place's name and coordinates."""
    found = set(header)
    return all(found & set(columns()[field]) for field in ("name", "latitude", "longitude"))


def take(source: str, rows: Iterable[Row], taken: Taken, *, country_of: CountryOf) -> None:
    """Make places of rows."""
    for row in rows:
        try:
            point = (
                coordinate(cell(row, "latitude"), name="latitude", most=90),
                coordinate(cell(row, "longitude"), name="longitude", most=180),
            )
            take_at(source, row, point, taken, country_of=country_of)
        except RowError as error:
            taken.faults.append((row.line, str(error)))


def take_at(
    source: str,
    row: Row,
    point: tuple[float, float],
    taken: Taken,
    *,
    country_of: CountryOf,
    radius_km: float = 0.0,
    box: Box | None = None,
) -> None:
    """Make a place of a row that lies at a point.

    Raises:
        RowError: the row has no name, or a cell cannot be understood.
    """
    name = cell(row, "name")
    if not name:
        raise RowError(f"has no name (a column {' or '.join(columns()['name'][:4])})")
    country = country_of(cell(row, "country"))
    if country is None:
        raise RowError(f"the country {cell(row, 'country')!r} is not known; give --country XX")
    others = cell(row, "alternate_names")
    area = number(cell(row, "area_km2"), name="area")
    taken.add(
        row.line,
        make(
            source,
            key=cell(row, "id"),
            name=name,
            names=others.replace(";", "|").replace("|", ",").split(",") if others else (),
            feature=exact_key(cell(row, "kind")) or "town",
            country=country,
            point=point,
            radius_km=number(cell(row, "radius_km"), name="radius") or radius_km or disc_of(area),
            population=number(cell(row, "population"), name="population"),
            admin1=cell(row, "admin1"),
            admin2=cell(row, "admin2"),
            pcode=cell(row, "pcode"),
            box=box,
        ),
    )


def cell(row: Row, field: str) -> str:
    """Return what a row has for a field, whatever the column is called; empty for nothing."""
    return row.first(*columns()[field])
