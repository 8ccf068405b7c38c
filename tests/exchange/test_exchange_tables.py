"""Typed tables, geometry, HXL, Data Package and FollowTheMoney, each against its own rules."""

import csv
import io
import json
import re
import struct
from functools import partial
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from jsonschema import Draft7Validator

from crossreport.exchange import (
    claims_to_csv,
    claims_to_parquet,
    incidents_to_csv,
    incidents_to_parquet,
    to_datapackage,
    to_ftm,
    to_geojson,
    to_geoparquet,
    write_bytes,
)
from crossreport.exchange.columns import CLAIM, INCIDENT
from crossreport.exchange.hxl import tags
from crossreport.exchange.tables import LEFT_OUT, all_tables
from crossreport.store import Record
from crossreport.store.tables import metadata
from harbour import fill

# HXL 1.1, "Hashtags and attributes": a letter, then letters, digits and underscores.
HASHTAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(\+[A-Za-z][A-Za-z0-9_]*)*")


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        fill(opened)
        yield opened


def written(export, record):
    buffer = io.BytesIO()
    export(record, buffer)
    buffer.seek(0)
    return buffer


def test_incidents_and_claims_are_typed(record):
    table = pq.read_table(written(incidents_to_parquet, record))
    assert table.column_names == list(INCIDENT)
    assert table.schema.field("date_earliest").type == pa.date32()
    assert table.schema.field("killed_low").type == pa.int64()
    (row,) = table.to_pylist()
    assert (row["killed_low"], row["killed_high"], row["injured_best"]) == (3, 5, None)
    assert row["radius_km"] == 12.0
    claims = pq.read_table(written(claims_to_parquet, record)).to_pylist()
    assert [row["killed_best"] for row in claims] == [3, 5]
    assert claims[0]["trigger_start"] == 7


def test_an_empty_record_has_the_same_columns(tmp_path, record):
    with Record.open(tmp_path / "empty.sqlite") as empty:
        for export in (incidents_to_parquet, claims_to_parquet, to_geoparquet):
            full, none = (pq.read_table(written(export, one)) for one in (record, empty))
            assert none.schema.equals(full.schema)
            assert none.num_rows == 0


# The required part of https://geoparquet.org/releases/v1.1.0/schema.json, as facts.
GEOPARQUET = {
    "type": "object",
    "required": ["version", "primary_column", "columns"],
    "properties": {
        "version": {"const": "1.1.0"},
        "primary_column": {"type": "string", "minLength": 1},
        "columns": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["encoding", "geometry_types"],
                "properties": {
                    "encoding": {"enum": ["WKB", "point", "polygon"]},
                    "geometry_types": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {"enum": ["Point", "Polygon", "MultiPolygon"]},
                    },
                    "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4},
                    "crs": {"type": ["object", "null"]},
                },
            },
        },
    },
}


def test_geoparquet_has_its_metadata_and_points(record):
    file = pq.read_table(written(to_geoparquet, record))
    geo = json.loads(file.schema.metadata[b"geo"])
    Draft7Validator(GEOPARQUET).validate(geo)
    assert file.schema.field("geometry").type == pa.binary()
    (row,) = file.to_pylist()
    order, kind, east, north = struct.unpack("<BIdd", row["geometry"])
    assert (order, kind) == (1, 1)
    assert (east, north) == (row["longitude"], row["latitude"])
    assert geo["columns"]["geometry"]["bbox"] == [east, north, east, north]
    for end, path in geo["columns"]["geometry"]["covering"]["bbox"].items():
        assert row[path[0]][path[1]] == (east if end.startswith("x") else north)


# RFC 7946, sections 1.4 and 3, as facts.
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"enum": ["Point", "Polygon", "MultiPolygon"]},
                                    "coordinates": {"type": "array", "minItems": 1},
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}


def test_geojson_follows_its_standard(record):
    content = json.loads("".join(to_geojson(record)))
    Draft7Validator(GEOJSON).validate(content)
    (feature,) = content["features"]
    for east, north in feature["geometry"]["coordinates"][0]:
        assert -180 <= east <= 180
        assert -90 <= north <= 90
    assert "crs" not in content  # RFC 7946, section 4


@pytest.mark.parametrize("export", [incidents_to_csv, claims_to_csv])
def test_the_hxl_row_stands_below_the_header_and_every_cell_is_a_tag(record, export):
    header, row, *rest = csv.reader(io.StringIO("".join(export(record, hxl=True))))
    assert [header, *rest] == list(csv.reader(io.StringIO("".join(export(record)))))
    assert len(row) == len(header)
    assert row[0] == "#event+id"
    assert all(HASHTAG.fullmatch(cell) for cell in row)


def test_every_column_has_a_tag_of_its_own():
    for columns in (INCIDENT, CLAIM):
        assert len(set(tags(columns))) == len(columns)


def test_the_data_package_is_valid(record, tmp_path):
    path = tmp_path / "package.zip"
    write_bytes(partial(to_datapackage, record), path)
    with system.use_context(trusted=True):
        package = Package(str(path))
        report = package.validate()
        claims = package.get_resource("claims").read_rows()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [row["event_type"] for row in claims] == ["armed-attack", "armed-attack"]
    assert claims[0]["date_earliest"].isoformat() == "2021-05-04"


def test_the_data_package_holds_every_table(record):
    shown = {table.name for table, _ in all_tables(record)}
    assert shown == set(metadata.tables) - LEFT_OUT


def test_the_same_record_gives_the_same_package(record):
    first, second = (written(to_datapackage, record).read() for _ in range(2))
    assert first == second
    with ZipFile(io.BytesIO(first)) as package:
        described = json.loads(package.read("datapackage.json"))
        assert {one["path"] for one in described["resources"]} < set(package.namelist())


# Properties of FollowTheMoney 4.11 schemata that are written, as facts.
FTM = {
    "Event": {
        "name", "keywords", "startDate", "endDate", "country", "location", "addressEntity",
        "organizer", "involved", "proof", "summary", "recordId",
    },
    "Organization": {"name", "keywords"},
    "Address": {"full", "state", "country", "latitude", "longitude", "remarks"},
    "Article": {"title", "publisher", "publishedAt", "sourceUrl"},
}  # fmt: skip
FTM_REQUIRED = {"Event": {"name"}, "Organization": {"name"}, "Address": set(), "Article": set()}


def test_entities_are_of_known_schemata(record):
    entities = [json.loads(line) for line in to_ftm(record)]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    assert {entity["schema"] for entity in entities} == set(FTM)
    for entity in entities:
        properties = entity["properties"]
        assert FTM_REQUIRED[entity["schema"]] <= set(properties) <= FTM[entity["schema"]]
        for values in properties.values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
    (event,) = (entity for entity in entities if entity["schema"] == "Event")
    for name in ("addressEntity", "organizer", "proof"):
        assert set(event["properties"][name]) <= ids
