"""What a new user is told: one line that says what is wrong, where, and what to do."""

import json

import pytest

from crossreport.cli.told import refused
from crossreport.model.counted import counted
from crossreport.store import Record

TABLE = """\
id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,\
date_start,date_end,best,high,low
1,1,Government of Syria,IS,1,Palmyra,Homs,34.55,38.28,Syria,2021-05-04,2021-05-04,6,6,6
"""


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("series", "--per", "wek"), 2, "--per: 'wek' is none; near: week (see crossreport series"),
        (("test", "change", "--after", "2023-02-06", "--draws", "x"), 2, "--draws: give a whole"),
        (("test", "change", "--after", "2023-02-06", "--draws", "0"), 2, "--draws: give 1 or more"),
        (("link", "--falsecost", "1"), 2, "there is no option --falsecost; near: --false-cost"),
        (("show", "incidents", "all", "x"), 2, "too much is given: all x (see crossreport show"),
        (("series", "--zzz"), 2, "there is no option --zzz (see crossreport series --help)"),
        (("test", "chnge"), 2, "there is no 'crossreport test chnge'; near: change"),
        (("link", "--false-cost", "x"), 2, "--false-cost: give a number"),
        (("series", "--where", ""), 2, "--where has an empty name"),
        (("series", "--actor", " "), 2, "--actor has an empty name"),
        (("series", "--until", "9999-12-31"), 2, "more than 100 years away from what the record"),
        (("series", "--since", "2023-03-01", "--until", "2023-02-01"), 2, "is before --since"),
        (("series", "-o", "x.docx"), 2, "x.docx: name a file that ends with .svg, .png, .csv"),
        (("series", "-o", "nowhere/x.csv"), 3, "there is no folder nowhere; make it first"),
        (("export", "csv", "-o", "nowhere/x.csv"), 3, "there is no folder nowhere; make it first"),
        (("export", "csv", "-o", "."), 3, "it is a folder; name a file in it"),
        (("report", "-o", "nowhere/x.html"), 3, "there is no folder nowhere"),
        (("report", "--test", "chang"), 2, "--test chang is none; near: change"),
        (("judge", "export", "-o", "nowhere/x.json"), 3, "there is no folder nowhere"),
        (("judge", "import", "none.json"), 2, "none.json cannot be read: No such file"),
        (("test", "unreported", "--lists", "zzz"), 2, "the record has no list 'zzz'; the"),
        (("test", "unreported", "--lists", "reports"), 2, "1 list given where 3 to 5 are needed"),
        (("sources", "grade", "bad.yaml"), 2, "file of grades bad.yaml cannot be parsed"),
        (("compare", "reprots"), 2, "the record has no side reprots; near: reports"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    crossreport, path, tmp_path, monkeypatch, arguments, code, told
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.yaml").write_text("a: [b\n")
    found, out, err = crossreport(*arguments, "-r", path)
    assert (found, out) == (code, "")
    assert told in err.splitlines()[-1]
    assert "Input should" not in err
    assert "codebook file" not in err


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("r.sqlite", ("export", "json")),
        ("r.sqlite", ("judge", "export")),
        ("r.html", ("report",)),
        ("r.csv", ("series",)),
    ],
)
def test_no_output_takes_the_place_of_a_record(crossreport, path, name, arguments):
    record = path.rename(path.with_name(name))
    before = record.read_bytes()
    code, _, err = crossreport(*arguments, "-r", record, "-o", record)
    assert code == 3
    assert "it is a record, which would be lost; name another file with --out" in err
    assert record.read_bytes() == before


def test_a_number_below_zero_is_a_value_and_no_option(crossreport, path):
    incident = json.loads(crossreport("show", "incidents", "-r", path, "--json")[1])[0]["id"]
    arguments = ("judge", "value", incident, "killed", "-5", "-r", path, "--author", "N.")
    code, _, err = crossreport(*arguments)
    assert code == 2
    assert "killed: '-5' is no number" in err
    assert crossreport(*arguments, "--noet", "x")[0] == 2  # other unknown options are refused


def test_another_file_of_the_same_name_replaces_no_places(crossreport, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    row = "name,latitude,longitude,country\nTinyhill,35.1,38.1,SY\n"
    for name in ("p.csv", "p.txt.csv"):
        (tmp_path / name).write_text(row)
    assert crossreport("gazetteer", "add", tmp_path / "p.csv")[0] == 0
    assert crossreport("gazetteer", "add", tmp_path / "p.txt.csv")[0] == 0
    assert crossreport("gazetteer", "add", tmp_path / "p.csv")[0] == 0  # the same again
    listed = crossreport("gazetteer", "list")[1].splitlines()
    assert [line.split()[0] for line in listed if "SY" in line] == ["p", "p.txt.csv"]


def test_after_importing_only_the_steps_that_are_left_are_named(crossreport, tmp_path):
    (tmp_path / "ged.csv").write_text(TABLE)
    record = tmp_path / "r.sqlite"
    code, out, _ = crossreport("import", "ucdp", tmp_path / "ged.csv", "-r", record, "--only")
    assert (code, out) == (0, "1 row: 1 new, 0 changed, 0 as they were, 0 refused\n")
    err = crossreport("show", "incidents", "-r", record)[2]
    assert "same inputs" not in err
    assert f"crossreport geocode --record {record} && crossreport link" in err


def test_messages_of_the_parser_are_put_in_plain_words():
    assert refused("Missing argument 'PATH'.", "crossreport run", []) == (
        "Missing argument 'PATH' (see crossreport run --help)"
    )
    assert refused("No such command 'foo'.", "crossreport", ["food", "run"]).startswith(
        "there is no 'crossreport foo'; near: food"
    )


def test_counts_have_their_nouns():
    assert [counted(n, "row") for n in (0, 1, 2, 1200)] == [
        "0 rows",
        "1 row",
        "2 rows",
        "1,200 rows",
    ]
    assert counted(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize("verb", [("series",), ("test", "said"), ("report", "-o", "x.html")])
def test_an_empty_record_is_told_once_with_what_fills_it(crossreport, tmp_path, monkeypatch, verb):
    monkeypatch.chdir(tmp_path)
    Record.open("empty.sqlite").close()
    code, out, err = crossreport(*verb, "-r", "empty.sqlite")
    assert (code, out) == (2, "")
    (told,) = err.splitlines()
    assert "empty.sqlite is empty; crossreport run PATH… --record empty.sqlite reads" in told
