"""Import, export and compare as a user sees them."""

import csv
import json
from io import StringIO

import pytest

from crossreport.store import Record

TABLE = """\
id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,\
date_start,date_end,best,high,low
1,1,Government of Syria,IS,1,Palmyra,Homs,34.55,38.28,Syria,2021-05-04,2021-05-04,6,6,6
2,1,Government of Syria,IS,1,Palmyra,Homs,34.55,38.28,Syria,2021-05-40,2021-05-04,6,6,6
"""
ACLED = """\
event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,\
admin1,location,latitude,longitude,geo_precision,source,notes,fatalities
SYR1,04 May 2021,1,Battles,Armed clash,Military Forces of Syria (2000-),State forces,Islamic State \
(Syria),Rebel group,Syria,Homs,Palmyra,34.55,38.28,1,Lantern,Soldiers and fighters clashed.,6
SYR2,09 May 2021,1,Battles,Armed clash,Military Forces of Syria (2000-),State forces,Islamic State \
(Syria),Rebel group,Syria,Homs,Palmyra,34.55,38.28,1,Lantern,They clashed again.,1
"""


@pytest.fixture
def tables(tmp_path):
    for name, content in (("ged.csv", TABLE), ("acled.csv", ACLED)):
        (tmp_path / name).write_text(content)
    return tmp_path


def test_import_compare_and_export(crossreport, tables):
    record = tables / "r.sqlite"
    code, out, _ = crossreport("import", "ucdp", tables / "ged.csv", "-r", record)
    assert code == 0
    assert out.splitlines() == [
        "2 rows: 1 new, 0 changed, 0 as they were, 1 refused",
        "ged.csv, line 3: date_start: '2021-05-40' is no day; write it as 2021-05-04",
    ]
    code, out, _ = crossreport("import", "acled", tables / "acled.csv", "-r", record, "--json")
    assert code == 0
    assert json.loads(out)["new"] == 2
    code, out, _ = crossreport("compare", "-r", record, "--json")
    assert code == 0
    found = json.loads(out)
    assert [(one["side"], one["told"], one["missed"]) for one in found["sides"]] == [
        ("acled", 2, 0),
        ("ucdp-ged", 1, 1),
    ]
    assert [[of["ids"] for of in one["told"]] for one in found["incidents"]] == [
        [["SYR1"], ["1"]],
        [["SYR2"]],
    ]
    code, out, _ = crossreport("compare", "ucdp-ged", "acled", "-r", record)
    assert "Told by ucdp-ged and acled: 1" in out
    assert "Only in acled, within the days and countries of ucdp-ged: 1" in out
    lines = [line.strip() for line in out.splitlines()]
    assert "ucdp-ged 1: killed 6" in lines
    assert "acled SYR1: killed 6" in lines
    assert crossreport("compare", "ucdp", "acled", "-r", record)[1] == out  # as import calls it
    code, out, _ = crossreport("compare", "-r", record, "--out", "-")
    rows = list(csv.DictReader(StringIO(out)))
    assert [(row["acled"], row["ucdp-ged"], row["acled ids"]) for row in rows] == [
        ("told", "told", "SYR1"),
        ("told", "missed", "SYR2"),
    ]
    assert [row["ucdp-ged killed_best"] for row in rows] == ["6", ""]
    code, out, _ = crossreport("export", "ucdp", "-r", record)
    assert {row["id"] for row in csv.DictReader(StringIO(out))} >= {"1"}


def test_a_file_of_which_nothing_can_be_taken_ends_with_an_error(crossreport, tables):
    (tables / "bad.csv").write_text("\n".join(TABLE.splitlines()[::2]))
    code, _, err = crossreport("import", "ucdp", tables / "bad.csv", "-r", tables / "r.sqlite")
    assert code == 2
    assert "none of the rows" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "ucdp", "none.csv"), "none.csv cannot be read"),
        (
            ("import", "acled", "ged.csv"),
            "ged.csv has no column sub_event_type or event_type, which ACLED needs",
        ),
        (("import", "ucdp", "ged.csv", "--dates", "ymd"), "--dates ymd is neither of: dmy, mdy"),
        (("import", "table", "none.yaml", "ged.csv"), "none.yaml"),
        (("import", "json", "ged.csv"), "ged.csv is no JSON"),
    ],
)
def test_what_cannot_be_meant_is_told(crossreport, tables, monkeypatch, arguments, told):
    monkeypatch.chdir(tables)
    code, _, err = crossreport(*arguments, "-r", "r.sqlite")
    assert code == 2
    assert told in err.splitlines()[-1]
    assert not (tables / "r.sqlite").exists()  # nothing is made for nothing
    assert "Traceback" not in err


def test_json_comes_back(crossreport, path, tmp_path):
    out, copy = tmp_path / "out.json", tmp_path / "copy.sqlite"
    assert crossreport("export", "json", "-r", path, "-o", out, "--names")[0] == 0
    assert crossreport("import", "json", out, "-r", copy)[0] == 0
    with Record.open(path) as first, Record.open(copy) as second:
        assert first.claims() == second.claims()
        assert first.incidents() == second.incidents()


def test_a_record_of_one_side_has_nothing_to_compare(crossreport, path):
    code, _, err = crossreport("compare", "-r", path)
    assert code == 2
    assert "has but one side (reports)" in err
    assert "there are: reports" in crossreport("compare", "acled", "-r", path)[2]


@pytest.mark.parametrize(
    "name",
    ["json", "csv", "claims-csv", "geojson", "acled", "ucdp", "plover", "ftm", "parquet",
     "geoparquet", "datapackage"],
)  # fmt: skip
def test_every_format_is_written_coarser_too(crossreport, path, tmp_path, name):
    fine, coarse = tmp_path / "fine", tmp_path / "coarse"
    assert crossreport("export", name, "-r", path, "-o", fine)[0] == 0
    assert crossreport("export", name, "-r", path, "-o", coarse, "--coarsen", "100")[0] == 0
    assert fine.stat().st_size > 0
    assert b"Port Almeda" not in coarse.read_bytes()
    code, _, err = crossreport("export", name, "-r", path, "--coarsen", "near")
    assert code == 2
    assert "neither a number of kilometres" in err


def test_a_table_without_rows_is_told(crossreport, path, tmp_path):
    table = tmp_path / "events.csv"
    table.write_text("id,type_of_violence,date_start,date_end\n")
    code, out, err = crossreport("import", "ucdp", table, "-r", path, "--only")
    assert (code, out.splitlines()[0][:7]) == (0, "0 rows:")
    assert "has no rows below its header" in err


def test_judgements_are_told_from_a_record(crossreport, path, tmp_path):
    file = tmp_path / "judgements.json"
    assert crossreport("judge", "export", "-o", file, "-r", path)[0] == 0
    code, _, err = crossreport("import", "json", file, "-r", tmp_path / "new.sqlite")
    assert code == 2
    assert "crossreport judge import" in err


def test_a_coded_row_has_no_confidence_of_a_machine(crossreport, tables):
    record = tables / "r.sqlite"
    assert crossreport("import", "ucdp", tables / "ged.csv", "-r", record)[0] == 0
    code, out, _ = crossreport("show", "incident", "i-", "-r", record)
    assert code == 0
    assert "measured on" not in out
    assert "people coded it" in out
