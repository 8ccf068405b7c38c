"""Joins places, extents and names into the arrays of the gazetteer's file."""

from collections import defaultdict
from math import pi, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from gazetteer_shapes import Extent, Shapes, extent_of_towns
from gazetteer_sources import Row, Sources

from crossreport.codebook import read_yaml
from crossreport.geocode.names import exact_key, loose_keys, name_hash
from crossreport.geocode.table import write_table

ALTERNATE = 1 << 31  # the index's bit for a name that isn't the one shown


def pack(sources: Sources, shapes: Shapes, output: Path) -> dict[str, Any]:
    """Write the file and return the facts of its header."""
    extents, dropped = _extents(sources, shapes)
    rows = [r for r in [*sources.countries, *sources.admin1, *sources.admin2] if r.id in extents]
    areas = len(rows)
    rows += sources.towns
    place = {row.id: index for index, row in enumerate(rows)}
    codes = sorted({row.country for row in rows})
    facts = {
        "attribution": "GeoNames (CC BY 4.0), Natural Earth, US Census Bureau (public domain)",
        "areas": areas,
        "countries": codes,
        "areas_without_place": dropped,
        "places": len(rows),
    }
    arrays = _columns(rows, extents, place, codes, areas) | _index(rows, shapes)
    facts["names"] = len(arrays["exact_high"])
    facts["loose_names"] = len(arrays["loose_high"])
    write_table(output, arrays, facts)
    return facts


def _extents(sources: Sources, shapes: Shapes) -> tuple[dict[int, Extent], int]:
    """Give every area an extent; areas without outline or town can't be placed."""
    inside: dict[int, list[Row]] = defaultdict(list)
    country_id = {row.code: row.id for row in sources.countries}
    for town in sources.towns:
        for area in {town.admin1, town.admin2, country_id[town.country]} - {0}:
            inside[area].append(town)
    extents = dict(shapes.extents)
    dropped = 0
    for row in [*sources.countries, *sources.admin1, *sources.admin2]:
        towns = inside.get(row.id, [])
        row.population = row.population or sum(t.population for t in towns)
        if row.id not in extents and towns:
            extents[row.id] = extent_of_towns(towns)
        dropped += row.id not in extents
    return extents, dropped


def _columns(
    rows: list[Row], extents: dict[int, Extent], place: dict[int, int], codes: list[str], areas: int
) -> dict[str, Any]:
    names = [row.name.encode() for row in rows]
    number = {code: index for index, code in enumerate(codes)}
    boxes = np.zeros((areas, 4), "<f4")
    centres = np.zeros((len(rows), 2), "<f4")
    radius = np.zeros(len(rows), "<f4")
    for index, row in enumerate(rows):
        if index < areas:
            e = extents[row.id]
            boxes[index] = (e.south, e.west, e.north, e.east)
            centres[index] = (e.latitude, e.longitude)
            radius[index] = max(10.0, e.radius_km)
        else:
            centres[index] = (row.latitude, row.longitude)
            radius[index] = town_radius_km(row.population)
    area_codes = [row.code.encode() for row in rows[:areas]]
    return {
        "id": np.array([row.id for row in rows], "<u4"),
        "level": np.array([row.level for row in rows], "u1"),
        "capital": np.array([row.capital for row in rows], "u1"),
        "population": np.array([row.population for row in rows], "<u4"),
        "country": np.array([number[row.country] for row in rows], "<u2"),
        "admin1": np.array([place.get(row.admin1, -1) for row in rows], "<i4"),
        "admin2": np.array([place.get(row.admin2, -1) for row in rows], "<i4"),
        "centre": centres,
        "radius": radius,
        "box": boxes,
        "names": np.frombuffer(b"".join(names), "u1"),
        "name_end": np.cumsum([len(n) for n in names]).astype("<u4"),
        "codes": np.frombuffer(b"".join(area_codes), "u1"),
        "code_end": np.cumsum([len(c) for c in area_codes]).astype("<u4"),
    }


def town_radius_km(population: int) -> float:
    """Reach of a town: twice the radius of a disc with 4000 people a km², 5 to 25 km."""
    return min(25.0, max(5.0, 2 * sqrt(population / (pi * 4000))))


def _index(rows: list[Row], shapes: Shapes) -> dict[str, Any]:
    exact: dict[tuple[int, int], int] = {}
    loose: dict[tuple[int, int], int] = {}
    written = read_yaml("place_abbreviations")
    for index, row in enumerate(rows):
        other = [*row.names]
        if row.level == 0:
            other += [*shapes.names.get(row.code, []), *written.get(row.code, [])]
        for position, name in enumerate([row.name, *other]):
            flag = ALTERNATE if position else 0
            if key := exact_key(name):
                exact.setdefault((name_hash(key), index), flag)
            for key in loose_keys(name):
                loose.setdefault((name_hash(key), index), flag)
    return _sorted("exact", exact) | _sorted("loose", loose)


def _sorted(name: str, postings: dict[tuple[int, int], int]) -> dict[str, Any]:
    order = sorted(postings)
    return {
        f"{name}_high": np.array([key >> 8 for key, _ in order], "<u4"),
        f"{name}_low": np.array([key & 0xFF for key, _ in order], "u1"),
        f"{name}_entry": np.array([i | postings[key, i] for key, i in order], "<u4"),
    }
