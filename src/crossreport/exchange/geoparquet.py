"""GeoParquet 1.1.0: incidents as points in WKB, WGS 84 (OGC:CRS84, the default)."""

import json
import struct
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from crossreport.exchange.arrow import as_table
from crossreport.exchange.columns import INCIDENT, incident_rows
from crossreport.exchange.precision import coordinates
from crossreport.model import Place
from crossreport.store import Record

VERSION = "1.1.0"
_GEOMETRY = "geometry"
_BOX = "bbox"  # lets readers skip row groups by place
_ENDS = ("xmin", "ymin", "xmax", "ymax")
_BOX_TYPE = pa.struct([(end, pa.float64()) for end in _ENDS])
_WKB_POINT = struct.Struct("<BIdd")  # little-endian, type 1, x, y


def to_geoparquet(record: Record, file: BinaryIO) -> None:
    """Write one feature an incident; the geometry of one without a place is null."""
    rows = list(incident_rows(record))
    points = [_wkb(row.place) for row in rows]
    table = as_table(INCIDENT, rows).append_column(_GEOMETRY, pa.array(points, pa.binary()))
    table = table.append_column(_BOX, pa.array([_box(row.place) for row in rows], _BOX_TYPE))
    metadata = {"geo": json.dumps(_metadata([row.place for row in rows if row.place is not None]))}
    pq.write_table(table.replace_schema_metadata(metadata), file, compression="zstd")


def _wkb(place: Place | None) -> bytes | None:
    return None if place is None else _WKB_POINT.pack(1, 1, *coordinates(place))


def _box(place: Place | None) -> dict[str, float] | None:
    return None if place is None else dict(zip(_ENDS, coordinates(place) * 2, strict=True))


def _metadata(places: list[Place]) -> dict[str, Any]:
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "covering": {"bbox": {end: [_BOX, end] for end in _ENDS}},
    }
    if places:
        east, north = zip(*(coordinates(place) for place in places), strict=True)
        column["bbox"] = [min(east), min(north), max(east), max(north)]
    return {"version": VERSION, "primary_column": _GEOMETRY, "columns": {_GEOMETRY: column}}
