"""Files of places that users have: their layouts by what is in them, their faults by line."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from crossreport.geocode import Gazetteer, GazetteerFileError
from crossreport.geocode.layouts import PlacesRead, read_places
from crossreport.model import PlaceKind


def read(tmp_path: Path, text: str, name: str = "places.csv", **more: Any) -> PlacesRead:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_places(path, source="mine", gazetteer=Gazetteer.open(), **more)


def dump(*cells: str) -> str:
    row = [""] * 19
    row[0], row[1], row[4], row[5], row[6], row[7], row[8] = cells[:7]
    row[3] = cells[7] if len(cells) > 7 else ""
    return "\t".join(row) + "\n"


SUBURB = dump("901", "Tell Mithal", "33.5", "36.3", "P", "PPL", "SY", "Tal Misal,تل مثال")
CAMP = dump("902", "Mithal", "33.6", "36.4", "S", "CMPRF", "SY")
LODGE = dump("903", "Lodge", "33.6", "36.4", "S", "LDGE", "SY")


def test_a_geonames_dump(tmp_path: Path) -> None:
    found = read(tmp_path, SUBURB + CAMP + LODGE, "SY.txt")
    assert (found.layout, found.passed, found.faults) == ("geonames", 1, ())
    town, camp = found.entries
    assert (town.entry.id, town.entry.kind, town.entry.country) == (
        "mine:901", PlaceKind.TOWN, "SY",
    )  # fmt: skip
    assert "Tal Misal" in town.names
    assert (camp.entry.kind, camp.entry.feature) == (PlaceKind.SITE, "camp")


def test_a_zipped_dump(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("SY.txt", SUBURB)
        archive.writestr("readme.txt", "about")
    found = read_places(path, source="mine", gazetteer=Gazetteer.open())
    assert [one.entry.name for one in found.entries] == ["Tell Mithal"]


def test_faults_of_a_dump_are_told_by_line(tmp_path: Path) -> None:
    wrong = dump("904", "Far", "133.5", "36.3", "P", "PPL", "SY")
    found = read(tmp_path, SUBURB + wrong + "short\tline\n", "SY.txt")
    assert [line for line, _ in found.faults] == [2, 3]
    assert "line 2 the latitude 133.5 is beyond 90 degrees" in found.fault_line("SY.txt")


COD = "ADM0_EN,ADM1_EN,ADM1_PCODE,ADM1_AR,ADM2_EN,ADM2_PCODE,center_lat,center_lon,AREA_SQKM\n"


def test_administrative_tables_with_p_codes(tmp_path: Path) -> None:
    rows = "Syrian Arab Republic,Homs,SY04,حمص,Mithal,SY0499,34.2,37.2,700\n"
    found = read(tmp_path, COD + rows)
    assert found.layout == "cod-ab"
    by_code = {one.entry.pcode: one for one in found.entries}
    assert set(by_code) == {"SY04", "SY0499"}
    area = by_code["SY0499"].entry
    assert (area.kind, area.country, area.admin1) == (PlaceKind.ADMIN2, "SY", "Homs")
    assert (area.latitude, area.longitude) == (34.2, 37.2)
    assert 15 < area.radius_km < 25
    assert by_code["SY04"].entry.kind is PlaceKind.ADMIN1
    assert by_code["SY04"].names == ("حمص",)


def test_areas_without_coordinates_are_those_that_are_known(tmp_path: Path) -> None:
    text = "adm0_pcode,adm1_name,adm1_pcode\nSY,Homs,SY04\nSY,Nowhere,SY99\n"
    found = read(tmp_path, text)
    (known,) = found.entries
    assert abs(known.entry.latitude - 34.3) < 1
    ((line, why),) = found.faults
    assert (line, "no coordinates" in why) == (3, True)


@pytest.mark.parametrize("country", ["Syria", "SY", "sy", "SYR", "Syrian Arab Republic"])
def test_a_table_with_a_header(tmp_path: Path, country: str) -> None:
    text = f"Name;Lat;Lon;Country;P_Code;Alt_Names\nMithal;34,5;37.1;{country};C9;Misal|Methal\n"
    found = read(tmp_path, text)
    (one,) = found.entries
    assert found.layout == "csv"
    assert (one.entry.latitude, one.entry.country, one.entry.pcode) == (34.5, "SY", "C9")
    assert one.names == ("Misal", "Methal")


def test_faults_of_a_table_are_told_by_line(tmp_path: Path) -> None:
    text = 'name,latitude,longitude,country\n"Two\nlines",1,1,SY\nB,x,1,SY\n\nC,1,1,\n,1,1,SY\n'
    found = read(tmp_path, text)
    assert [line for line, _ in found.faults] == [4, 6, 7]
    assert "--country" in dict(found.faults)[6]
    assert len(read(tmp_path, text, country="sy").faults) == 2


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_geojson(tmp_path: Path) -> None:
    outline = [[[36.0, 34.0], [37.0, 34.0], [37.0, 35.0], [36.0, 35.0], [36.0, 34.0]]]
    whole = {
        "type": "FeatureCollection",
        "features": [
            feature({"type": "Polygon", "coordinates": outline}, name="Zone", kind="area"),
            feature({"type": "Point", "coordinates": [36.5, 34.5]}, name="Camp", kind="camp"),
            feature({"type": "Point", "coordinates": [36.5, 134.5]}, name="Off"),
            feature(None, name="Nowhere"),
        ],
    }
    found = read(tmp_path, json.dumps(whole), "zones.geojson", country="SY")
    zone, camp = (one.entry for one in found.entries)
    assert (found.layout, zone.latitude, zone.longitude) == ("geojson", 34.5, 36.5)
    assert 60 < zone.radius_km < 90
    assert zone.box is not None
    assert camp.kind is PlaceKind.SITE
    assert [line for line, _ in found.faults] == [3, 4]
    assert "feature 3" in found.fault_line("zones.geojson")


def test_geojson_of_administrative_areas(tmp_path: Path) -> None:
    outline = [[[38.0, 34.0], [39.0, 34.0], [39.0, 35.0], [38.0, 35.0], [38.0, 34.0]]]
    codes = {"ADM0_PCODE": "SY", "ADM1_EN": "Homs", "ADM1_PCODE": "SY04"}
    area = feature(
        {"type": "Polygon", "coordinates": outline}, **codes, ADM2_EN="Mithal", ADM2_PCODE="SY0499"
    )
    whole = {"type": "FeatureCollection", "features": [area]}
    found = read(tmp_path, json.dumps(whole), "adm2.geojson")
    assert (found.layout, found.faults) == ("geojson", ())
    drawn = next(one.entry for one in found.entries if one.entry.pcode == "SY0499")
    assert (drawn.kind, drawn.admin1, drawn.latitude) == (PlaceKind.ADMIN2, "Homs", 34.5)
    assert drawn.box is not None
    assert 60 < drawn.radius_km < 90


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("just some words\nand more\n", "layout is not known"),
        ("{}", "no GeoJSON"),
        ("{broken", "none"),
        ("", "layout is not known"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(GazetteerFileError, match=told):
        read(tmp_path, text)


def test_bytes_that_are_no_text_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("name,latitude\nAl\xe9p,3\n".encode("latin-1"))
    with pytest.raises(GazetteerFileError, match="line 2: is not in UTF-8"):
        read_places(path, source="mine", gazetteer=Gazetteer.open())
