"""The verb ``gazetteer``: adding, looking up, listing and removing places."""

import csv
import io
import json
from pathlib import Path

import pytest

VILLAGES = "name,latitude,longitude,country,pcode\nTell Mithal,35.5,36.9,SY,C9001\n"


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the added places of these tests apart."""
    file = tmp_path / "user" / "places.sqlite"
    monkeypatch.setenv("CROSSREPORT_GAZETTEER", str(file))
    return file


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES, encoding="utf-8")
    return path


def test_adding_finding_and_removing(crossreport, villages, places):
    code, out, _ = crossreport("gazetteer", "add", villages)
    assert (code, out) == (0, "1 place added as villages (csv; SY; 1 with p-codes)\n")
    code, out, _ = crossreport("gazetteer", "search", "Tall Mithal", "--json")
    (found,) = json.loads(out)
    assert (found["pcode"], found["entry"]["name"]) == ("C9001", "Tell Mithal")
    assert found["reasons"]
    code, out, _ = crossreport("gazetteer", "list")
    assert "villages" in out
    assert str(places) in out
    assert crossreport("gazetteer", "remove", "villages")[0] == 0
    assert "No place is named" in crossreport("gazetteer", "search", "Tall Mithal")[1]


def test_nothing_is_added_of_a_file_with_faults(crossreport, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(VILLAGES + "Other,99,0,SY,\n", encoding="utf-8")
    code, _, err = crossreport("gazetteer", "add", path)
    assert code == 2
    assert "line 3 the latitude 99 is beyond 90 degrees; nothing was added" in err
    assert "No places were added" in crossreport("gazetteer", "list")[1]
    code, out, _ = crossreport("gazetteer", "add", path, "--skip-faults")
    assert code == 0
    assert "1 row left out" in out


def test_a_further_file_adds_and_the_same_one_replaces(crossreport, villages, tmp_path):
    drawn = tmp_path / "villages.geojson"
    point = {"type": "Point", "coordinates": [37.0, 35.0]}
    place = {"type": "Feature", "properties": {"name": "Mithal Camp"}, "geometry": point}
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": [place]}))
    assert crossreport("gazetteer", "add", villages)[0] == 0
    assert crossreport("gazetteer", "add", drawn, "--country", "SY")[0] == 0
    for name in ("Tell Mithal", "Mithal Camp"):
        assert name in crossreport("gazetteer", "search", name)[1]
    villages.write_text(VILLAGES.replace("Tell Mithal", "Tell Nahr"), encoding="utf-8")
    assert crossreport("gazetteer", "add", villages)[0] == 0
    listed = json.loads(crossreport("gazetteer", "list", "--json")[1])["sources"]
    assert [(one["name"], one["places"]) for one in listed] == [
        ("villages", 1), ("villages.geojson", 1),
    ]  # fmt: skip
    assert "No place is named" in crossreport("gazetteer", "search", "Tell Mithal")[1]
    assert "Mithal Camp" in crossreport("gazetteer", "search", "Mithal Camp")[1]


def test_a_file_of_another_country_takes_no_place_unasked(crossreport, villages):
    assert crossreport("gazetteer", "add", villages)[0] == 0
    villages.write_text(VILLAGES.replace("SY", "IQ"), encoding="utf-8")
    code, _, err = crossreport("gazetteer", "add", villages)
    assert code == 2
    assert "villages was added of SY" in err
    assert "another --name" in err
    assert crossreport("gazetteer", "add", villages, "--name", "villages")[0] == 0


def test_areas_without_coordinates_are_told(crossreport, tmp_path):
    table = tmp_path / "areas.csv"
    table.write_text(
        "adm0_name,adm1_name,adm1_pcode,adm2_name,adm2_pcode\nSyria,Homs,SY04,Nosucharea,SY0499\n",
        encoding="utf-8",
    )
    code, out, _ = crossreport("gazetteer", "add", table)
    assert code == 0
    assert "1 area placed roughly" in out
    assert "line 2: Nosucharea (as Homs)" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "missing.csv"], "cannot be read"),
        (["add", "villages.csv", "--name", "regions"], "give another --name"),
        (["add", "villages.csv", "--country", "Syria"], "no ISO code"),
        (["add", "."], "is a folder"),
        (["search", "Homs", "--country", "Syria"], "no ISO code"),
        (["search", " "], "no name to search for"),
        (["remove", "nothing"], "no places were added as nothing; there are none"),
    ],
)
def test_mistakes_are_told_in_one_line(crossreport, villages, monkeypatch, arguments, told):
    monkeypatch.chdir(villages.parent)
    code, _, err = crossreport("gazetteer", *arguments)
    assert code == 2
    assert told in err
    assert err.count("\n") == 1


def test_a_search_tells_what_spoke_for_each(crossreport):
    code, out, _ = crossreport("gazetteer", "search", "Tripoli", "--country", "LB")
    first = out.splitlines()[1]
    assert code == 0
    assert "LB" in first
    assert "name:" in first
    assert "document:" in first


def test_what_is_told_from_other_places_is_shown_as_an_area(crossreport):
    code, out, _ = crossreport("gazetteer", "search", "10 km east of Homs", "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert (found["entry"]["feature"], found["entry"]["country"]) == ("area", "SY")
    assert found["entry"]["radius_km"] > 3
    assert "No place is named" in crossreport("gazetteer", "search", "the Nosuchplace road")[1]


AREAS = """adm0_name,adm1_name,adm1_pcode,adm2_name,adm2_pcode,center_lat,center_lon
Syria,Homs,SY04,Tadmor,SY0402,34.6,38.3
Syria,Homs,SY04,Homs,SY0400,34.7,36.7
"""
NEWS = "PALMYRA, Syria, 3 May 2021 - A roadside bomb killed four soldiers in Palmyra on Sunday.\n"


def test_p_codes_go_from_the_table_into_what_is_exported(crossreport, tmp_path):
    table, news, record = (tmp_path / name for name in ("areas.csv", "news.txt", "r.sqlite"))
    table.write_text(AREAS, encoding="utf-8")
    news.write_text(NEWS, encoding="utf-8")
    assert crossreport("gazetteer", "add", table)[0] == 0
    assert crossreport("run", news, "--record", record, "--workers", "1")[0] == 0
    _, out, _ = crossreport("export", "geojson", "--record", record)
    (feature,) = json.loads(out)["features"]
    assert feature["properties"]["pcode"] == "SY0402"
    assert feature["properties"]["admin2"] == "Tadmor"
    _, out, _ = crossreport("export", "csv", "--hxl", "--record", record)
    _, tags, incident = csv.reader(io.StringIO(out))
    assert dict(zip(tags, incident, strict=True))["#loc+code+v_pcode"] == "SY0402"
    for layout, column in (("acled", "admin2"), ("ucdp", "adm_2")):
        _, out, _ = crossreport("export", layout, "--record", record)
        (row,) = csv.DictReader(io.StringIO(out))
        assert row[column] == "Tadmor"
