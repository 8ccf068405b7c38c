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


def dump(*cells: str, admin1: str = "", admin2: str = "") -> str:
    """Return a line of a dump: geonameid, name, latitude, longitude, class, code, country, others.

    The columns are those of the dump's readme.
    """
    row = [""] * 19
    row[0], row[1], row[4], row[5], row[6], row[7], row[8] = cells[:7]
    row[2] = cells[1]
    row[3] = cells[7] if len(cells) > 7 else ""
    row[10], row[11] = admin1, admin2
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


HOMS = "11"  # GeoNames' code of the governorate
AREA = dump("910", "Mithal District", "34.6", "38.2", "A", "ADM2", "SY", admin1=HOMS, admin2="99")
INSIDE = dump("911", "Tell Mithal", "34.6", "38.6", "P", "PPL", "SY", admin1=HOMS, admin2="99")


def test_towns_of_a_dump_know_the_areas_around_them(tmp_path: Path) -> None:
    known = dump("912", "Palmyra", "34.55", "38.27", "P", "PPL", "SY", admin1=HOMS, admin2="7")
    found = read(tmp_path, INSIDE + AREA + known, "SY.txt")
    town, area, other = (one.entry for one in found.entries)
    assert (town.admin1, town.admin2) == (f"SY.{HOMS}", "Mithal District")
    assert (area.kind, area.code, area.admin2) == (PlaceKind.ADMIN2, f"SY.{HOMS}.99", None)
    assert 40 < area.radius_km < 60  # to the town in it, and a margin
    assert other.admin2 is None  # an area that is neither in the dump nor known


def test_a_first_level_area_of_a_dump_is_as_large_as_it_is_known(tmp_path: Path) -> None:
    area = dump("920", "Homs", "34.73", "36.71", "A", "ADM1", "SY", admin1=HOMS)
    lower = dump("921", "Mithal", "34.7", "36.7", "A", "ADM3", "SY", admin1=HOMS, admin2="99")
    found = read(tmp_path, area + lower + AREA, "SY.txt")
    first, third, _ = (one.entry for one in found.entries)
    known = Gazetteer.open().by_code(f"SY.{HOMS}")
    assert known is not None
    assert (first.box, first.radius_km) == (known.box, known.radius_km)
    assert (third.admin2, third.radius_km) == ("Mithal District", 10.0)


def test_codes_of_airports_and_links_are_no_names(tmp_path: Path) -> None:
    line = dump("905", "Mithal", "33.5", "36.3", "P", "PPL", "SY", "DAM,https://x.org/y,Misal")
    assert read(tmp_path, line, "SY.txt").entries[0].names == ("Misal",)


def test_an_identifier_that_returns_is_told(tmp_path: Path) -> None:
    again = dump("901", "Another", "33.5", "36.3", "P", "PPL", "SY")
    found = read(tmp_path, SUBURB + SUBURB + again, "SY.txt")
    assert len(found.entries) == 1
    assert found.faults == ((3, "has the identifier 901 of line 1, another place"),)


@pytest.mark.parametrize(
    ("kind", "code", "feature", "at_least_km"),
    [
        ("S", "CMPRF", "camp", 2), ("S", "PRN", "prison", 2), ("L", "MILB", "base", 4),
        ("L", "NVB", "base", 4), ("S", "AIRP", "airport", 4), ("S", "DAM", "dam", 4),
        ("S", "PSTB", "crossing", 3), ("S", "PSTC", "crossing", 3), ("H", "STM", "water", 30),
        ("H", "STMI", "water", 30), ("T", "DSRT", "desert", 100), ("T", "ERG", "desert", 100),
        ("L", "RGN", "region", 50), ("P", "PPLX", "town", 5),
    ],
)  # fmt: skip
def test_features_are_places_with_a_size(
    tmp_path: Path, kind: str, code: str, feature: str, at_least_km: float
) -> None:
    line = dump("906", "Mithal", "33.5", "36.3", kind, code, "SY")
    (one,) = read(tmp_path, line, "SY.txt").entries
    assert one.entry.feature == feature
    assert one.entry.radius_km >= at_least_km


def test_a_list_of_codes_is_told_from_a_dump(tmp_path: Path) -> None:
    with pytest.raises(GazetteerFileError, match="has no coordinates; add the dump"):
        read(tmp_path, "SY.11.99\tMithal\tMithal\t910\n", "admin2Codes.txt")


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
    known, unknown = (one.entry for one in found.entries)
    assert abs(known.latitude - 34.3) < 1
    assert unknown.radius_km > 200  # somewhere in the country
    assert (found.rough, found.faults) == (((3, "Nowhere", "Syria"),), ())


DISTRICTS = """adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_pcode,adm3_name,adm3_pcode
SY,Homs,SY04,Oneplace,SY0491,,
SY,,,Twoplace,SY0492,Threeplace,SY049201
,,,,SY0493,Fourplace,SY049301
"""


def test_areas_of_which_nothing_is_known_lie_in_those_around_them(tmp_path: Path) -> None:
    found = read(tmp_path, DISTRICTS)
    by_code = {one.entry.pcode: one.entry for one in found.entries}
    assert set(by_code) == {"SY04", "SY0491", "SY0492", "SY049201", "SY049301"}
    assert found.faults == ()
    assert [row[1:] for row in found.rough] == [
        ("Oneplace", "Homs"), ("Twoplace", "Homs"),
        ("Threeplace", "Twoplace"), ("Fourplace", "Homs"),
    ]  # fmt: skip
    for inner in ("SY0491", "SY0492", "SY049201", "SY049301"):
        assert by_code[inner].point == by_code["SY04"].point
        assert by_code[inner].radius_km == by_code["SY04"].radius_km
    assert {by_code[code].admin1 for code in ("SY0491", "SY0492", "SY049201")} == {"Homs"}
    assert by_code["SY049201"].admin2 == "Twoplace"


def test_a_row_of_no_country_is_told_where_a_table_has_several(tmp_path: Path) -> None:
    rows = "SY,Homs,SY04\nIQ,Nineveh,IQ15\n,Nowhere,XX01\nAtlantis,Nowhere,XX02\n"
    found = read(tmp_path, "adm0_pcode,adm1_name,adm1_pcode\n" + rows)
    assert [line for line, _ in found.faults] == [4, 5]


def test_an_area_without_a_name_makes_no_place(tmp_path: Path) -> None:
    found = read(tmp_path, "adm0_pcode,adm1_name,adm1_pcode\nSY,,SY04\n")
    assert found.faults == ((2, "has the p-code SY04 and no name of level 1"),)


@pytest.mark.parametrize(
    ("header", "row", "names"),
    [
        ("adm0_name,adm1_ar,adm1_en,adm1_pcode", "Syria,حمص,Homs,SY04", ["Homs", "حمص"]),
        ("ADM0_EN,ADM1_PCODE,ADM1_EN,ADM1_AR", "Syria,SY04,Homs,حمص", ["Homs", "حمص"]),
        (
            "admin0Name_en,admin1Name_en,admin1Name_ar,admin1Pcode,admin1RefName",
            "Syria,Homs,حمص,SY04,Hims", ["Homs", "حمص", "Hims"],
        ),
        ("adm0_name,adm1_name,adm1_name1,adm1_pcode", "Syria,Homs,حمص,SY04", ["Homs", "حمص"]),
        ("adm0_name,adm1_ar,adm1_fr,adm1_pcode", "Syria,حمص,Homs,SY04", ["Homs", "حمص"]),
    ],
)  # fmt: skip
def test_names_in_several_languages(
    tmp_path: Path, header: str, row: str, names: list[str]
) -> None:
    tags = ",".join(["#adm1"] * len(header.split(",")))
    (found,) = read(tmp_path, f"{header}\n{tags}\n{row}\n").entries
    assert [found.entry.name, *found.names] == names
    assert (found.entry.pcode, found.entry.country) == ("SY04", "SY")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(path: Path, *sheets: str) -> Path:
    """Write a workbook of sheets, each given as lines of cells parted by commas."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in _counted(sheets))
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{RELATED}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in _counted(sheets)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SHEET}" xmlns:r="{RELATED}"><sheets>{names}</sheets></workbook>',
        )
        root = f'<Relationship Id="r" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>')
        relations = f'<Relationships xmlns="{PACKAGE}">{targets}</Relationships>'
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        for n, text in enumerate(sheets, start=1):
            rows = "".join(f"<row>{_cells(line)}</row>" for line in text.splitlines())
            archive.writestr(
                f"xl/worksheets/sheet{n}.xml",
                f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
            )
    return path


def _counted(sheets: tuple[str, ...]) -> range:
    return range(1, len(sheets) + 1)


def _cells(line: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line.split(","))


def test_the_sheets_of_a_workbook_are_one_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "syr_adminboundaries_tabulardata.xlsx",
        "ADM0_EN,ADM1_EN,ADM1_PCODE\nSyria,Homs,SY04",
        "ADM0_EN,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,center_lat,center_lon\n"
        "Syria,Homs,SY04,Mithal,SY0499,34.2,37.2",
    )
    found = read_places(path, source="mine", gazetteer=Gazetteer.open())
    assert [one.entry.pcode for one in found.entries] == ["SY04", "SY0499"]
    assert (found.layout, found.faults, found.rough) == ("cod-ab", (), ())


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


def test_geojson_of_an_area_that_is_not_drawn(tmp_path: Path) -> None:
    codes = {"ADM0_PCODE": "SY", "ADM1_EN": "Homs", "ADM1_PCODE": "SY04"}
    area = feature(None, **codes, ADM2_EN="Mithal", ADM2_PCODE="SY0499")
    found = read(tmp_path, json.dumps({"type": "FeatureCollection", "features": [area]}))
    assert found.rough == ((1, "Mithal", "Homs"),)


def test_bytes_that_are_no_text_are_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("name,latitude\nAl\xe9p,3\n".encode("latin-1"))
    with pytest.raises(GazetteerFileError, match="line 2: is not in UTF-8"):
        read_places(path, source="mine", gazetteer=Gazetteer.open())
