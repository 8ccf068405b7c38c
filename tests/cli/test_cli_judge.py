"""Asking why claims were joined, and deciding otherwise."""

import json

import pytest

from crossreport.store import Record
from harbour import fill

ONE, TWO = "c-harbour-1", "c-harbour-2"


@pytest.fixture
def run(crossreport, path):
    """Run the program on the small record; fail on any error."""

    def go(*arguments):
        code, out, err = crossreport(*arguments, "--record", path)
        assert code == 0, err
        return out

    return go


@pytest.fixture
def linked(run, path):
    """Return the function that links again and gives the claims of each incident."""

    def go():
        run("link")
        run("reconcile")
        with Record.open(path) as record:
            return sorted(one.claim_ids for one in record.incidents())

    return go


def test_a_split_outlives_later_runs_until_it_is_withdrawn(run, linked):
    assert linked() == [(ONE, TWO)]
    (incident,) = json.loads(run("show", "incidents", "--json"))
    run("judge", "split", incident["id"], TWO, "--author", "Ada", "--note", "another boat")
    assert linked() == [(ONE,), (TWO,)]
    assert linked() == [(ONE,), (TWO,)]
    listed = run("judge", "list")
    assert "Ada" in listed
    assert "“another boat”; holds" in listed
    assert "a person decided so" in run("why", ONE, TWO)
    (judged,) = json.loads(run("judge", "list", "--json"))
    run("judge", "withdraw", judged["judgement"]["id"])
    assert linked() == [(ONE, TWO)]
    assert "withdrawn" in run("judge", "list")


def test_judges_who_contradict_each_other_are_listed(run, linked):
    first = run("judge", "different", ONE, TWO, "--author", "Ada").split(":")[0]
    second = run("judge", "same", ONE, TWO, "--author", "Ben").split(":")[0]
    states = {
        row["judgement"]["id"]: row["words"] for row in json.loads(run("judge", "list", "--json"))
    }
    loser, winner = (first, second) if states[second] == "holds" else (second, first)
    assert states == {winner: "holds", loser: f"contradicted by {winner}"}
    run("judge", "unsure", ONE, TWO, "--author", "Eve")
    assert len(linked()) == (1 if winner == second else 2)


def test_judgements_go_into_a_colleagues_record(run, crossreport, tmp_path):
    run("judge", "different", ONE, TWO, "--author", "Ada")
    file, other = tmp_path / "j.json", tmp_path / "other.sqlite"
    run("judge", "export", "-o", file)
    with Record.open(other) as record:
        fill(record)
    for added in ("1 judgement", "0 judgements"):
        _, out, _ = crossreport("judge", "import", file, "--record", other)
        assert out.startswith(f"{added} added, 0 withdrawn")
    (judged,) = json.loads(run("judge", "list", "--json"))
    run("judge", "withdraw", judged["judgement"]["id"])
    run("judge", "export", "-o", file)
    _, out, _ = crossreport("judge", "import", file, "--record", other)
    assert out.startswith("0 judgements added, 1 withdrawn")
    with Record.open(other) as record:
        assert [one.withdrawn_at is None for one in record.judgements()] == [False]


def test_why_names_the_text_and_each_claim(run):
    out = run("why", "i-harbour")
    assert f"[2] {TWO}" in out
    assert "the report itself goes on about the same event" in out
    assert json.loads(run("why", ONE, TWO, "--json"))["together"] is True


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("judge", "same", ONE, ONE, "--author", "Ada"), "name two"),
        (("judge", "same", ONE, "c-nowhere", "--author", "Ada"), "there is no claim 'c-nowhere'"),
        (("judge", "same", ONE, TWO, "--author", " "), "who decides"),
        (("judge", "split", "i-harbour", ONE, TWO, "--author", "Ada"), "leave some"),
        (("judge", "withdraw", "j-nothing"), "crossreport judge list"),
        (("why", "i-nothing"), "there is no incident 'i-nothing'"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(crossreport, path, arguments, words):
    code, _, err = crossreport(*arguments, "--record", path)
    assert code != 0
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "no JSON"),
        ("[]", "no file of judgements"),
        ('{"format": "crossreport-judgements", "version": 9}', "version 9"),
        ('{"format": "crossreport-judgements", "version": 1, "judgements": [{}]}', "judgement 1"),
    ],
)
def test_a_file_that_holds_no_judgements_is_refused(crossreport, path, tmp_path, content, words):
    file = tmp_path / "j.json"
    file.write_text(content)
    code, _, err = crossreport("judge", "import", file, "--record", path)
    assert code != 0
    assert words in err


def test_values_and_reviews_by_two_judges(run, linked):
    linked()
    (incident,) = json.loads(run("show", "incidents", "--json"))
    run("judge", "value", incident["id"], "killed", "5", "--author", "Ada")
    run("judge", "value", incident["id"][:6], "killed", "6", "--author", "Ben", "--note", "lists")
    shown = run("show", "incident", incident["id"])
    assert "a person's judgement" in shown
    assert "instead of" in shown
    conflicts = run("judge", "list", "--conflicts")
    assert conflicts.count("\n") == 1
    assert "killed is 5; against it Ben" in conflicts
    rejected = run("judge", "reject", incident["id"], "--author", "Ada").split(":")[0]
    assert json.loads(run("show", "incidents", "--json")) == []
    assert "judged that this is no incident" in run("show", "refused")
    run("judge", "withdraw", rejected)
    run("judge", "accept", incident["id"], "--author", "Ben", "--later")
    assert len(linked()) == 1
    assert "review" in run("show", "incident", incident["id"])


def test_sets_of_rules_and_grades(run, crossreport, path, linked, tmp_path):
    linked()
    assert "airwars" in run("show", "rules")
    run("reconcile", "--rules", "acled")
    assert json.loads(run("show", "rules", "--json"))["rules"] == "acled"
    code, _, err = crossreport("reconcile", "--rules", "gtd", "--record", path)
    assert code == 2
    assert "there are: default, ucdp, acled, airwars" in err
    file = tmp_path / "grades.csv"
    file.write_text("source,reliability\nThe Unheard,B\n")
    code, out, err = crossreport("sources", "grade", file, "--record", path)
    assert (code, out) == (0, "1 source graded\n")
    assert "no claim is of: The Unheard" in err
    assert run("sources", "list") == "The Unheard: reliability B\n"


def test_a_missed_incident_is_added_shown_as_told_and_withdrawn(run, linked, path, crossreport):
    before = linked()
    with Record.open(path) as record:
        claim = next(one for one in record.claims() if one.id == ONE)
    words = claim.quote.quote.partition(" ")[2]
    told = run(
        *("judge", "add", "--document", claim.document_id, "--words", words),
        *("--type", "threat", "--date", "2024-05-30", "--figure", "abducted=at least 2"),
        *("--author", "Ada", "--note", "read again"),
    )
    assert "an incident that was missed" in told
    assert len(linked()) == len(before) + 1
    (incident,) = [
        one
        for one in json.loads(run("show", "incidents", "--json"))
        if one["event_type"] == "threat"
    ]
    assert incident["counts"]["abducted"]["low"] == 2
    assert "told by a person (j-" in run("show", "incident", incident["id"])
    run("judge", "withdraw", told.split(":")[0])
    assert linked() == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "--words"),
        (("--document", "d-none", "--words", "x"), "no document"),
        (("--claim", "c-none"), "no claim"),
        (("--claim", ONE, "--figure", "killed"), "KIND=NUMBER"),
        (("--claim", ONE, "--type", "party"), "no type of the codebook"),
        (("--claim", ONE, "--words", "never said so"), "do not stand"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line(linked, crossreport, path, given, told):
    linked()
    code, _, err = crossreport("judge", "add", *given, "--author", "Ada", "--record", path)
    assert code != 0
    assert told in err
    assert "Traceback" not in err
    with Record.open(path) as record:
        assert record.judgements() == []
