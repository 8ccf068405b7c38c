"""GeoJSON feature collections: points, and areas by their outlines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crossreport.geocode.entries import Box
from crossreport.geocode.layouts import cod_ab, plain
from crossreport.geocode.layouts.rows import Row, RowError, Taken
from crossreport.geocode.table import GazetteerFileError
from crossreport.model.geodesy import LatLon, distance_km


def features(text: str, path: str) -> list[Any]:
    """Return the features of a collection, or the one feature that the file is.

    Raises:
        GazetteerFileError: it is no GeoJSON.
    """
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise GazetteerFileError(f"{path} begins as JSON, but is none: {error}") from error
    found = whole.get("features") if isinstance(whole, dict) else None
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        found = [whole]
    if not isinstance(found, list):
        raise GazetteerFileError(f"{path} is JSON, but no GeoJSON feature collection")
    return found


def take(
    source: str,
    found: list[Any],
    taken: Taken,
    *,
    country_of: plain.CountryOf,
    locate: cod_ab.Locate,
) -> None:
    """Make places of features; their number counts from 1 and stands for the line.

    Features with p-codes of levels are areas as in COD-AB tables, and lie where they are drawn.
    """
    areas = []
    for line, feature in enumerate(found, start=1):
        try:
            row, points = _parts(line, feature)
            if cod_ab.is_table(row.cells):
                areas.append(_drawn(row, _shape(points)) if points else row)
                continue
            if not points:
                raise RowError("has no geometry")
            shape = _shape(points)
            plain.take_at(
                source, row, shape.centre, taken, country_of=country_of,
                radius_km=shape.radius_km, box=shape.box,
            )  # fmt: skip
        except RowError as error:
            taken.faults.append((line, str(error)))
    read = cod_ab.Areas(country_of)
    read.read(areas, taken)
    read.place(source, taken, locate)


@dataclass(frozen=True, slots=True)
class _Shape:
    centre: LatLon
    radius_km: float
    box: Box | None


def _shape(points: list[LatLon]) -> _Shape:
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    centre = (south + north) / 2, (west + east) / 2
    reach = round(max(distance_km(centre, point) for point in points), 1)
    return _Shape(centre, reach, Box(south, west, north, east) if reach else None)


def _drawn(row: Row, shape: _Shape) -> Row:
    """Put what an area's outline tells in place of what its properties say of its place."""
    told = {
        "latitude": str(shape.centre[0]),
        "longitude": str(shape.centre[1]),
        "radius_km": str(shape.radius_km or ""),
    }
    return Row(row.line, {**row.cells, **told}, shape.box)


def _parts(line: int, feature: Any) -> tuple[Row, list[LatLon]]:
    if not isinstance(feature, dict):
        raise RowError("is no feature")
    properties = feature.get("properties")
    facts: Mapping[str, Any] = properties if isinstance(properties, dict) else {}
    cells = {
        str(key).strip().casefold().replace(" ", "_"): str(value)
        for key, value in facts.items()
        if isinstance(value, str | int | float)
    }
    return Row(line, cells), list(_points(feature.get("geometry") or {}))


def _points(geometry: Any) -> Iterator[LatLon]:
    """Yield all points of a geometry as (latitude, longitude)."""
    if not isinstance(geometry, dict):
        raise RowError("has a geometry that is none")
    for inner in geometry.get("geometries") or ():
        yield from _points(inner)
    waiting = [geometry.get("coordinates") or []]
    while waiting:
        some = waiting.pop()
        if not isinstance(some, list):
            raise RowError("has coordinates that are none")
        if len(some) >= 2 and all(isinstance(one, int | float) for one in some[:2]):
            longitude, latitude = some[:2]
            if abs(latitude) > 90 or abs(longitude) > 180:
                raise RowError(f"lies at {longitude}, {latitude}, which are no degrees (WGS 84)")
            yield float(latitude), float(longitude)
        else:
            waiting.extend(reversed(some))
