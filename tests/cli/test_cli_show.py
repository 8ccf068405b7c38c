"""What the views print, and that documents cannot play tricks on who reads them."""

import json
from dataclasses import replace

import pytest

from crossreport.cli.main import main
from crossreport.model import (
    CountKind,
    Moved,
    Range,
    Reason,
    Refusal,
    Specificity,
    WideDate,
    ZoneRule,
)
from crossreport.store import Record
from harbour import fill, harbour, harbour_claims, harbour_incident


@pytest.fixture
def path(tmp_path):
    """A record of the small world; each test may add to it."""
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
    return tmp_path / "r.sqlite"


@pytest.fixture
def crossreport(path, capsys, monkeypatch):
    """Run the program on that record; return exit code, standard output and error."""

    def run(*arguments, columns=None):
        monkeypatch.delenv("COLUMNS", raising=False)
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as exit_:
            main([*arguments, "--record", str(path)])
        streams = capsys.readouterr()
        return exit_.value.code, streams.out, streams.err

    return run


def change(path, **changes):
    incident = harbour_incident(harbour_claims(harbour()))
    with Record.open(path) as record:
        record.put_incidents([replace(incident, **changes)], version="2")


def test_the_table_of_incidents_has_all_that_matters(crossreport):
    code, out, err = crossreport("show", "incidents", columns=140)
    assert (code, err) == (0, "")
    row = next(line for line in out.splitlines() if line.startswith("i-harbou"))
    for part in ("2021-05-04", "near Port Almeda", "±12 km", "Gunmen", "3–5 (3)", " 1"):
        assert part in row
    assert row.count("–") == 5  # one in the range; injured, missing, abducted, escaped unknown
    assert " 0 " not in row


def test_a_narrow_terminal_gets_cards_that_fit(crossreport):
    _, out, _ = crossreport("show", "incidents", columns=80)
    assert max(map(len, out.splitlines())) <= 80
    for part in (
        "killed 3–5 (3)",
        "injured –",
        "place near Port Almeda",
        "by Gunmen",
        "1 independ",
    ):
        assert part in out


@pytest.mark.parametrize("columns", [80, 120, None])
@pytest.mark.parametrize(
    "view",
    [
        ["incidents"],
        ["incident", "i-harbour"],
        ["disagreements"],
        ["aggregates"],
        ["trends"],
        ["refused"],
        ["unplaced"],
        ["documents"],
    ],
)
def test_every_view_fits_the_width_it_has(crossreport, path, view, columns):
    long = "Some long words about what was refused " * 6
    with Record.open(path) as record:
        record.put_refusals(
            [Refusal("r-1", "geocode", "m-1", "unknown-place", long, "d-harbour", 0, 3, "Gun")]
        )
    code, out, err = crossreport("show", *view, columns=columns)
    assert (code, err) == (0, "")
    assert out.strip()
    if columns:
        assert max(map(len, out.splitlines())) <= columns


def test_nothing_is_wrapped_in_a_pipe(crossreport, path):
    change(path, perpetrators=("A group of people with a very long name indeed",) * 4)
    _, out, _ = crossreport("show", "incidents")
    row = next(line for line in out.splitlines() if line.startswith("i-harbour "))
    assert row.count("very long name indeed") == 4
    assert row.rstrip().endswith("1")


def test_one_incident_shows_rules_and_words(crossreport):
    code, out, _ = crossreport("show", "incident", "harb")
    assert code == 0
    for part in (
        "low-to-high",
        "narrowest",
        "“Gunmen shot three fishermen dead near Port Almeda on 4 May, the harbour police said.”",
        "harbour police (official), from “the harbour police said”; stance: asserted",
        "a villager (witness), from “A villager spoke of”; stance: alleged",
        "killed: 3 civilians, from “three fishermen”",
        "The Lantern, 2021-05-06",
        "d-harbour.txt, characters 0–84; claim c-harbour-1",
        "[1] against [2]",
        "2021-05-04, year-inferred, from “4 May”",
        "UCDP where_prec 2",
    ):
        assert part in out


def test_an_unknown_incident_is_told_with_near_ones(crossreport):
    code, out, err = crossreport("show", "incident", "i-harbuor")
    assert (code, out) == (3, "")
    assert "near: i-harbour" in err
    assert err.count("\n") == 1


def test_a_beginning_of_several_is_told(crossreport, path):
    incident = harbour_incident(harbour_claims(harbour()))
    with Record.open(path) as record:
        twins = [replace(incident, id=name, claim_ids=()) for name in ("i-aa1", "i-aa2")]
        record.put_incidents(twins, version="2")
    code, _, err = crossreport("show", "incident", "i-aa")
    assert code == 3
    assert "i-aa1, i-aa2" in err
    assert crossreport("show", "incident", "i-aa2")[0] == 0


@pytest.mark.parametrize(
    ("range_", "shown"),
    [
        (Range(10, 11, 12), "killed 10–12 (11) "),
        (Range(7, 7, 7), "killed 7 "),
        (Range(0, 0, 0), "killed 0 "),
        (Range(20, 20, None), "killed ≥20 "),
        (Range(20, 30, None), "killed ≥20 (30) "),
        (Range(None, None, 9), "killed ≤9 "),
        (Range(10, None, 12), "killed 10–12 "),
        (Range(None, None, None), "killed – "),
        (Range(None, 1500, None), "killed 1,500 "),
    ],
)
def test_ranges_are_shown_for_what_they_are(crossreport, path, range_, shown):
    change(path, counts={CountKind.KILLED: range_})
    assert shown in crossreport("show", "incidents", columns=80)[1]


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2021-05-01", "2021-05-03", "2021-05-01 to 2021-05-03 (3 days)"),
        (None, "2021-05-03", "until 2021-05-03, start unknown"),
        ("2021-05-01", None, "from 2021-05-01, end unknown"),
        (None, None, "– ·"),
    ],
)
def test_dates_are_shown_with_their_width(crossreport, path, earliest, latest, shown):
    from datetime import date

    def day(text):
        return date.fromisoformat(text) if text else None

    basis = harbour_incident(harbour_claims(harbour())).date.basis
    change(path, date=WideDate(day(earliest), day(latest), basis))
    assert shown in crossreport("show", "incidents", columns=80)[1]


HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u2066 [bold red]x[/] :bomb: \u200bend\r\nnew"


@pytest.mark.parametrize(
    "view",
    [["incidents"], ["incident", "i-harbour"], ["disagreements"], ["documents"], ["refused"]],
)
def test_text_of_documents_cannot_move_the_terminal(crossreport, path, view):
    said = harbour_incident(harbour_claims(harbour())).disagreements[0]
    change(path, perpetrators=(HOSTILE,), disagreements=(replace(said, words=HOSTILE),))
    with Record.open(path) as record:
        record.put_document(harbour(title=HOSTILE, publisher=HOSTILE))
        record.put_refusals([Refusal("r-1", "ingest", "x", "empty-file", HOSTILE)])
    for columns in (80, 140, None):
        _, out, _ = crossreport("show", *view, columns=columns)
        assert not set(out) & set("\x1b\x07\x9b\u202e\u2066\u200b\r")
        flat = " ".join(out.split())
        assert "[bold red]x[/]" in flat  # markup is text, not style
        assert ":bomb:" in flat


def test_json_is_the_same_data(crossreport):
    (incident,) = json.loads(crossreport("show", "incidents", "--json")[1])
    assert incident["counts"] == {"killed": {"low": 3, "best": 3, "high": 5}}
    assert incident["place"]["radius_km"] == 12.0
    found = json.loads(crossreport("show", "incident", "i-harbour", "--json")[1])
    assert [claim["id"] for claim in found["claims"]] == ["c-harbour-1", "c-harbour-2"]
    assert found["documents"][0]["publisher"] == "The Lantern"
    (said,) = json.loads(crossreport("show", "disagreements", "--json")[1])
    assert said["incident_id"] == "i-harbour"
    (aggregate,) = json.loads(crossreport("show", "aggregates", "--json")[1])
    assert aggregate["stated"] == 9
    (trend,) = json.loads(crossreport("show", "trends", "--json")[1])
    assert trend["direction"] == "increase"
    assert json.loads(crossreport("show", "unplaced", "--json")[1]) == {
        "incidents": [],
        "names": [],
    }
    assert json.loads(crossreport("show", "refused", "--json")[1]) == []


def test_what_was_set_aside_is_listed_with_its_reason(crossreport, path):
    document = harbour()
    claims = harbour_claims(document)
    aside = replace(
        claims[1],
        id="c-planned",
        specificity=Specificity.NOT_AN_INCIDENT,
        reason=Reason.PLANNED,
    )
    lost = replace(claims[1], id="c-lost")
    with Record.open(path) as record:
        record.put_extraction(document.id, claims=[*claims, aside, lost], version="2")
        record.put_incidents([replace(harbour_incident(claims), place_id=None)], version="2")
        record.put_refusals([Refusal("r-1", "ingest", "x.txt", "empty-file", "x.txt: is empty")])
    _, out, _ = crossreport("show", "refused")
    assert "3 things refused or set aside" in out
    assert "1 × planned (extract): planned or announced, not reported as happened" in out
    assert "1 × not-linked (extract)" in out  # nothing goes missing, whatever the steps do
    assert "x.txt: is empty" in out
    _, out, _ = crossreport("show", "unplaced")
    assert "1 incident without a place" in out
    assert "i-harbou" in out


@pytest.mark.parametrize("arguments", [("show", "incidents"), ("show", "rules"), ("why", "i-")])
def test_a_record_that_is_not_finished_says_so(crossreport, path, arguments):
    with Record.open(path) as record:
        record.put_document(harbour("d-other"))
    code, out, err = crossreport(*arguments)
    assert code == 0
    assert "not finished" in err
    assert "not finished" not in out


def test_documents_can_be_searched(crossreport):
    assert "Raid near Port Almeda" in crossreport("show", "documents", "--matching", "villager")[1]
    assert "0 documents" in crossreport("show", "documents", "--matching", "aeroplane")[1]
    _, out, _ = crossreport("show", "documents", "--matching", "villager", "--json")
    assert [one["id"] for one in json.loads(out)] == ["d-harbour"]


def test_an_empty_record_says_so(tmp_path, capsys):
    path = tmp_path / "empty.sqlite"
    with Record.open(path):
        pass
    for view, words in (
        ("incidents", "No incidents"),
        ("disagreements", "No disagreements"),
        ("aggregates", "No aggregate"),
        ("trends", "No trend"),
        ("refused", "Nothing was refused"),
        ("unplaced", "Everything is placed"),
        ("documents", "0 documents"),
    ):
        with pytest.raises(SystemExit) as exit_:
            main(["show", view, "--record", str(path)])
        assert exit_.value.code == 0
        assert words in capsys.readouterr().out


def test_a_day_of_the_place_stands_with_the_one_that_was_told(crossreport, path):
    from datetime import date

    with Record.open(path) as record:
        claim = record.claims()[0]
        told = Moved(ZoneRule.HOUR, "GMT", "Asia/Karachi", date(2021, 5, 1), date(2021, 5, 1), None)
        there = replace(claim.date, earliest=date(2021, 5, 2), latest=date(2021, 5, 2), moved=told)
        places = {one: record.places()[at] for one, at in record.locations().items()}
        record.put_places({}, locations=places, version="1", moved={claim.id: there})
        record.put_linkage([], [[claim.id]], version="1")
        record.put_incidents([harbour_incident([replace(claim, date=there)])], version="1")
    shown = " ".join(crossreport("show", "incident", "i-harbour", columns=200)[1].split())
    assert "day at the place, from an hour with its zone: told as 2021-05-01 in GMT" in shown
    assert "the place is at UTC+5 (Asia/Karachi)" in shown
