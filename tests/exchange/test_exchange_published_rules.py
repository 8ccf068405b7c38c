"""Each format against the checks of a library that others wrote for it.

By library: GeoJSON (geojson-pydantic), GeoParquet (geoparquet-validator, the conformance classes of
the standard), and in ``test_exchange_tables`` the Data Package (frictionless); HXL (libhxl) and
FollowTheMoney (followthemoney) where the group ``formats`` is installed. PLOVER and the layouts of
ACLED and UCDP have no such library: the columns and codes of their codebooks stand in
``test_exchange_layouts``.
"""

import io
import json
from dataclasses import replace

import geoparquet_validator
import pytest
from geojson_pydantic import FeatureCollection

from crossreport.exchange import (
    Terms,
    claims_to_csv,
    incidents_to_csv,
    shielded,
    to_ftm,
    to_geojson,
    to_geoparquet,
)
from crossreport.exchange.coarsening import Coarsening
from crossreport.exchange.columns import CLAIM, INCIDENT
from crossreport.exchange.hxl import tags
from crossreport.store import Record
from harbour import fill, harbour, harbour_claims, harbour_incident

CORE = {  # HXL 1.1, core hashtags
    *("access", "activity", "adm1", "adm2", "adm3", "adm4", "adm5", "affected", "beneficiary"),
    *("capacity", "cause", "channel", "contact", "country", "crisis", "currency", "date"),
    *("delivery", "description", "event", "frequency", "geo", "group", "impact", "indicator"),
    *("inneed", "item", "loc", "meta", "modality", "need", "operations", "org", "output"),
    *("population", "reached", "region", "respondee", "sector", "service", "severity", "status"),
    *("subsector", "targeted", "theme", "transfer", "value"),
}


_NOT_INSTALLED = "the group formats (pyproject.toml) is not installed"


@pytest.fixture
def empty(tmp_path):
    with Record.open(tmp_path / "empty.sqlite") as opened:
        yield opened


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def unplaced(tmp_path):
    with Record.open(tmp_path / "unplaced.sqlite") as opened:
        fill(opened)
        incident = harbour_incident(harbour_claims(harbour()))
        opened.put_incidents([replace(incident, place_id=None)], version="2")
        yield opened


@pytest.fixture(params=["record", "unplaced", "empty", "coarse"])
def any_record(request):
    if request.param == "coarse":
        return shielded(request.getfixturevalue("record"), Terms(coarsening=Coarsening(25.0)))
    return request.getfixturevalue(request.param)


def test_geojson_is_read_strictly(any_record):
    content = json.loads("".join(to_geojson(any_record)))
    read = FeatureCollection.model_validate(content, strict=True)
    assert len(read.features) == len(any_record.incidents())
    for feature in read.features:
        assert feature.geometry is None or feature.geometry.has_z is False


def test_geoparquet_conforms(any_record):
    buffer = io.BytesIO()
    to_geoparquet(any_record, buffer)
    report = geoparquet_validator.check_bytes("out.parquet", buffer.getvalue())
    for of in ("core", "covering"):
        assert geoparquet_validator.failed(report, of) == []
    passed = [one["id"] for one in report["outcomes"] if one["status"] == "pass"]
    assert any(one.startswith("/conf/covering/") for one in passed)
    if any(incident.place_id for incident in any_record.incidents()):  # else nothing to gather
        assert geoparquet_validator.failed(report) == []


@pytest.mark.parametrize("columns", [INCIDENT, CLAIM])
def test_hxl_uses_core_hashtags_only(columns):
    assert {tag.split("+")[0].removeprefix("#") for tag in tags(columns)} <= CORE


@pytest.mark.parametrize("export", [incidents_to_csv, claims_to_csv])
def test_hxl_is_read_and_finds_nothing_wrong(any_record, export):
    hxl = pytest.importorskip("hxl", reason=_NOT_INSTALLED)
    text = "".join(export(any_record, hxl=True))
    options = hxl.InputOptions(allow_local=True, encoding="utf-8")
    source = hxl.data(io.BytesIO(text.encode()), options)
    assert all(column.tag and column.header for column in source.columns)
    found = []
    hxl.schema(None, callback=found.append).validate(source)
    assert not [one for one in found if one.rule.severity == "error"]


def test_entities_are_read_by_followthemoney(any_record):
    ftm = pytest.importorskip("followthemoney", reason=_NOT_INSTALLED)
    for line in to_ftm(any_record):
        given = json.loads(line)
        given["properties"] = {
            name: values for name, values in given["properties"].items() if values != ["xx"]
        }  # the made-up country, which is none of the library's
        proxy = ftm.model.get_proxy(given, cleaned=False)
        ftm.model.get(given["schema"]).validate(given)
        for name, values in given["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (given["schema"], name)
            for value in values:  # what the library would make of it is what it is
                assert prop.type.clean(value, proxy=proxy) == value, (name, value)
