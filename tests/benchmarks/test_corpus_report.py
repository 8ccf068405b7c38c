"""Where the errors on a corpus come from, on a small record made by hand."""

import re
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.corpus import causes, end_to_end, pairs
from benchmarks.corpus.report import lines, read_labels, wrong
from benchmarks.corpus.tables import table
from benchmarks.corpus.view import View
from crossreport.evaluate.corpus import LABELS, Corpus
from crossreport.evaluate.corpus.gold import CodedIncident
from crossreport.evaluate.corpus.scoring import recovered
from crossreport.model import CountKind, Link
from crossreport.reconcile import main_incidents, reconcile
from tellings import Record, day, days, injured, killed, place

ALDWICK = place("Aldwick", 40.0, -80.0, country="US")
NAMESAKE = replace(place("Aldwick", 10.0, 20.0, country="XB", admin1="Elsewhere"), id="p-namesake")
GOLD = CodedIncident(
    "1", date(2024, 5, 10), "Northland", "Aldwick", (40.0, -80.0), 2, 1, ("a", "b")
)


def view(record: Record, clusters, gold=(GOLD,), links=()) -> View:
    claims = {claim.id: claim for claim in record.claims}
    incidents = {
        one.id: one
        for one in reconcile(
            clusters, claims=claims, places=record.places, documents=record.documents
        )
    }
    located = {name: where for name, where in record.places.items() if where}
    return View(
        corpus=Corpus(tuple(gold)),
        documents=record.documents,
        claims=claims,
        incidents=incidents,
        places={where.id: where for where in located.values()},
        locations=located,
        links={(one.left, one.right): one for one in links},
        main=main_incidents(incidents.values(), claims=claims, documents=record.documents),
    )


@pytest.fixture
def record() -> Record:
    """One report with all of it in two incidents; one with an open date and no place."""
    record = Record()
    record.tell("a1", doc="a", when=day(10), where=NAMESAKE, counts=[killed(3), injured(4)])
    record.tell("a2", doc="a", at=900, when=day(10), where=ALDWICK, counts=[killed(2)])
    record.tell("b1", doc="b", when=days(None, date(2024, 5, 20)), counts=[injured(1)])
    return record


def test_a_value_is_followed_to_the_step_that_lost_it(record):
    seen = view(record, [("a1",), ("a2",), ("b1",)])
    assert wrong(seen, "killed_exact") == ["a", "b"]
    assert causes.count_cause(seen, "a", CountKind.KILLED) == causes.CHOICE
    assert causes.count_cause(seen, "b", CountKind.KILLED) == "no figure was read in the report"
    assert causes.count_cause(seen, "a", CountKind.INJURED) == "too many were read"
    assert causes.place_cause(seen, "a") == causes.CHOICE
    assert causes.place_cause(seen, "b") == "no place was read, city not in the report"
    assert causes.date_cause(seen, "b") == "no date was read (later)"
    assert causes.choice_cause(seen, "a") == "the better one is told later"


def test_claims_outside_and_beside_are_told_apart(record):
    seen = view(record, [("a1",), ("b1",)])
    outside = "a claim outside every incident has it"
    assert causes.count_cause(seen, "a", CountKind.KILLED) == outside
    assert causes.place_cause(seen, "a") == outside
    joined = view(record, [("a1", "a2"), ("b1",)], gold=(replace(GOLD, killed=2),))
    assert wrong(joined, "killed_exact") == ["a", "b"]
    taken = "a claim of the incident has it, another figure was taken"
    assert causes.count_cause(joined, "a", CountKind.KILLED) == taken
    none = view(record, [("b1",)])
    assert causes.count_cause(none, "a", CountKind.KILLED) == causes.NO_INCIDENT
    assert causes.date_cause(none, "a") == causes.NO_INCIDENT


def test_a_namesake_is_told(record):
    del record.claims[1]
    seen = view(record, [("a1",), ("b1",)])
    assert causes.place_cause(seen, "a") == (
        "wrong state, in another country, city not in the report"
    )


def test_what_keeps_two_reports_apart(record):
    seen = view(record, [("a1",), ("a2",), ("b1",)])
    assert pairs.wrong_pairs(seen) == ([], [("a", "b")])
    assert pairs.missed_cause(seen, ("a", "b")) == "never compared: a date is open, no place"
    compared = view(record, [("a1",), ("a2",), ("b1",)], links=[Link("a1", "b1", 0.2, -2.0)])
    assert pairs.missed_cause(compared, ("a", "b")) == "compared: a date is open, no place"
    other = replace(GOLD, id="2", documents=("b",))
    apart = view(record, [("a1", "b1"), ("a2",)], gold=(replace(GOLD, documents=("a",)), other))
    false, missed = pairs.wrong_pairs(apart)
    assert (false, missed) == ([("a", "b")], [])
    assert pairs.false_cause(apart, ("a", "b")) == "same day, same city"


def test_every_label_names_a_cause_and_a_report():
    known, labels = read_labels()
    assert set(labels) == {*causes.CAUSES, "missed_merges", "false_merges"} <= set(LABELS)
    for found in labels.values():
        for names, cause in found.items():
            assert cause in known
            assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in names.split())


def test_the_report_is_written(record):
    written = "\n".join(lines(view(record, [("a1",), ("a2",), ("b1",)])))
    assert "## Killed exact: 2 wrong" in written
    assert "## End to end: 1 of 1 incidents not recovered" in written
    assert "| told as one incident, and of its own | 1 | 0 | 0.0 |" in written


def test_cells_cannot_break_a_table():
    assert list(table(("a",), [("x|y\nz",)])) == ["| a |", "|---|", "| x\\|y z |", ""]
    assert list(table(("a",), [])) == []


def test_what_fails_end_to_end_is_told_condition_by_condition(record):
    apart = replace(GOLD, id="2", day=date(2023, 1, 1), documents=("c",))
    record.tell("c1", doc="c", when=day(10), where=ALDWICK, counts=[killed(2), injured(1)])
    split = view(record, [("a1",), ("a2",), ("b1",), ("c1",)], gold=(GOLD, apart))
    failed = end_to_end.failures(split)
    assert failed["2"] == {end_to_end.DATE}
    assert end_to_end.GROUPED in failed["1"]
    written = "\n".join(end_to_end.lines(split))
    assert "2 of 2 incidents not recovered" in written
    assert "| date | 1 | 1 | 50.0 |" in written


def test_a_recovered_incident_fails_in_nothing(record):
    gold = replace(GOLD, id="3", documents=("d",))
    record.tell("d1", doc="d", when=day(10), where=ALDWICK, counts=[killed(2), injured(1)])
    seen = view(record, [("d1",)], gold=(gold,))
    assert end_to_end.failures(seen) == {"3": frozenset()}
    assert recovered(seen.told, seen.corpus, gold)
