"""Scoring of a record as a whole, on a small one made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from crossreport.evaluate.corpus import LABELS, Corpus, score
from crossreport.evaluate.corpus.gold import CodedIncident
from crossreport.model import DateBasis, WideDate
from crossreport.reconcile import main_incidents, reconcile
from tellings import Record, day, injured, killed, place

ALDWICK = place("Aldwick", 40.0, -80.0)
FARAWAY = place("Faraway", 10.0, -80.0, admin1="Southland")
GOLD = CodedIncident(
    "1", date(2024, 5, 10), "Northland", "Aldwick", (40.1, -80.0), 2, 1, ("a", "b")
)
ALONE = replace(GOLD, id="2", day=date(2024, 5, 15), killed=0, injured=0, documents=("c",))


def tell() -> Record:
    """Two reports on a shooting, one of them with an older one; one on another."""
    record = Record()
    record.tell("a1", doc="a", when=day(10), where=ALDWICK, counts=[killed(2), injured(1)])
    record.tell("b1", doc="b", when=day(10), where=ALDWICK, counts=[killed(2)])
    record.tell("b2", doc="b", at=900, when=day(2), where=FARAWAY, counts=[killed(7)])
    record.tell("c1", doc="c", when=day(15), where=None)
    return record


def scored(record: Record, clusters, *, gold=(GOLD, ALONE)):
    claims = {claim.id: claim for claim in record.claims}
    incidents = reconcile(clusters, claims=claims, places=record.places, documents=record.documents)
    return score(
        Corpus(tuple(gold)),
        documents=record.documents,
        claims=claims,
        incidents=incidents,
        places={p.id: p for p in record.places.values() if p},
        main=main_incidents(incidents, claims=claims, documents=record.documents),
    )


def test_a_record_with_one_error():
    report = scored(tell(), [("a1", "b1"), ("b2",), ("c1",)])
    values = {one.name: (one.right, one.total) for one in report.measures}
    assert values["both_exact"] == (3, 3)
    assert values["date_exact"] == (3, 3)
    assert values["place_25km"] == values["state_right"] == values["city_right"] == (2, 3)
    assert values["main_incident"] == (3, 3)
    assert values["end_to_end"] == (1, 2)
    assert report.value("conll") == 1.0
    assert [one.name for one in report.measures] == list(LABELS)


def test_a_missed_merge_costs_links_and_the_incident():
    report = scored(tell(), [("a1",), ("b1",), ("b2",), ("c1",)])
    values = {one.name: (one.right, one.total) for one in report.measures}
    assert values["missed_merges"] == (1, 1)
    assert values["injured_exact"] == (2, 3)
    assert values["end_to_end"] == (0, 2)
    assert report.value("muc_f") == 0.0


def test_a_false_merge_costs_pairs_and_the_incident():
    report = scored(tell(), [("a1", "b1", "c1"), ("b2",)])
    values = {one.name: (one.right, one.total) for one in report.measures}
    assert values["false_merges"] == (2, 3)
    assert values["end_to_end"] == (1, 2)
    half = scored(tell(), [("a1", "c1"), ("b1",), ("b2",)])
    assert next(m for m in half.measures if m.name == "end_to_end").right == 0


def test_a_wrong_choice_is_told_from_a_field_never_read():
    record = tell()
    claims = [replace(c, trigger=replace(c.trigger, start=950)) for c in record.claims[:2]]
    record.claims[:2] = [claims[0], replace(claims[1], counts=())]
    report = scored(record, [("a1",), ("b1",), ("b2",), ("c1",)])
    chosen = next(m for m in report.measures if m.name == "main_incident")
    placed = next(m for m in report.measures if m.name == "place_25km")
    assert (chosen.right, chosen.total) == (2, 3)
    assert (placed.right, placed.ceiling) == (1, 2)


def test_reports_without_incident_are_wrong_and_stand_alone():
    record = tell()
    del record.claims[3], record.documents["c"]
    report = scored(record, [("a1", "b1"), ("b2",)])
    values = {one.name: (one.right, one.total) for one in report.measures}
    assert values["killed_exact"] == (2, 3)
    assert (report.not_read, report.without_incident) == (1, 1)
    assert report.value("bcubed_f") == 1.0


def test_an_open_date_is_not_exact_but_can_hold_the_day():
    record = tell()
    open_date = WideDate(None, date(2024, 5, 20), DateBasis.PUBLICATION_BOUND)
    record.claims[3] = replace(record.claims[3], date=open_date)
    values = {
        one.name: one.right for one in scored(record, [("a1", "b1"), ("b2",), ("c1",)]).measures
    }
    assert (values["date_exact"], values["date_holds"]) == (2, 3)


def test_baselines_stand_beside():
    report = scored(tell(), [("a1", "b1"), ("b2",), ("c1",)])
    beside = {one.name: dict(one.baselines) for one in report.measures}
    assert beside["killed_exact"] == {"one dead, none injured": 0.0}
    assert beside["injured_exact"] == {"one dead, none injured": pytest.approx(1 / 3)}
    assert beside["date_within_1"] == {"publication date": 0.0}
    assert beside["bcubed_f"]["each report alone"] == pytest.approx(0.8)
    assert "TF-IDF, average linkage" in beside["conll"]
    plain = report.as_dict()
    assert plain["measures"]["both_exact"]["value"] == 1.0
    assert plain["measures"]["both_exact"]["baselines"] == {"one dead, none injured": 0.0}


def test_without_coordinates_state_and_city_stand_for_the_place():
    def end_to_end(**changes):
        gold = replace(GOLD, point=None, **changes)
        report = scored(tell(), [("a1", "b1"), ("b2",), ("c1",)], gold=(gold, ALONE))
        return next(m for m in report.measures if m.name == "end_to_end").right

    assert end_to_end() == 1
    assert end_to_end(city="Elsewhere") == 0
