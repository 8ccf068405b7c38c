"""What is near an incident, as exactly as both are known."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crossreport.link.reasons import Step, steps
from crossreport.model import Link
from crossreport.store import Record
from crossreport.web.queries.dossier import NEAR_DAYS, NEAR_KM, neighbours
from crossreport.web.queries.incidents import NOBODY_SAID, Incidents, Row, Where, read_incidents
from crossreport.web.queries.near import may_be_near


def where(latitude, longitude, radius=5.0):
    return Where("Somewhere", "XX", None, latitude, longitude, radius, 1, False)


def row(name, span, place):
    return Row(name, "armed-attack", ("armed-attack",), span, False, place, (), (), NOBODY_SAID,
               NOBODY_SAID, 1, (), frozenset(), frozenset(), "open")  # fmt: skip


def on(day, month=3):
    return date(2024, month, day), date(2024, month, day)


def test_near_incidents_come_nearest_first():
    places = (where(10, 10), where(10, 10.5), where(10, 10.1))
    rows = (
        row("own", on(10), 0),
        row("near", on(10), 2),
        row("farther", on(10), 1),
        row("later", on(20), 0),
    )
    found = neighbours(Incidents(rows, places), "own")
    assert [(one.row.id, one.days) for one in found] == [("near", 0), ("farther", 0), ("later", 10)]
    assert 50 < found[1].kilometres < 60


def test_what_is_far_in_days_or_kilometres_undated_or_unplaced_is_left_out():
    places = (where(10, 10), where(12, 10))
    rows = (
        row("own", on(10), 0),
        row("far", on(10), 1),
        row("late", on(26), 0),
        row("undated", (None, None), 0),
        row("unplaced", on(10), None),
    )
    assert neighbours(Incidents(rows, places), "own") == []
    assert neighbours(Incidents(rows, places), "undated") == []
    assert neighbours(Incidents(rows, places), "unplaced") == []


def test_wide_dates_and_vague_places_are_near_when_they_may_be():
    places = (where(10, 10), where(12, 10, radius=150.0))
    rows = (
        row("own", on(10), 0),
        row("vague", on(12), 1),
        row("wide", (date(2024, 1, 1), date(2024, 3, 1)), 0),
        row("open", (None, date(2024, 3, 2)), 0),
    )
    found = {one.row.id: one.days for one in neighbours(Incidents(rows, places), "own")}
    assert found == {"vague": 2, "wide": 9, "open": 8}


def test_those_near_are_found_without_reading_all(made_from_examples):
    with Record.open(made_from_examples, create=False) as record:
        everything = read_incidents(record, names=False)
        some = 0
        for one in everything.rows:
            ids = may_be_near(record, one.id, days=NEAR_DAYS, km=NEAR_KM)
            around = read_incidents(record, names=False, only=ids)
            assert {row.id for row in around.rows} <= ids
            found = neighbours(around, one.id)
            assert [(x.row.id, x.place, x.days) for x in found] == [
                (x.row.id, x.place, x.days) for x in neighbours(everything, one.id)
            ]
            some += len(ids) not in (0, 1, len(everything.rows))
        assert some
        assert may_be_near(record, "i-none", days=NEAR_DAYS, km=NEAR_KM) == frozenset()


@given(st.floats(-179.9, 179.9), st.floats(-60, 60))
def test_the_date_line_is_no_distance(longitude, latitude):
    east = longitude + 0.2 if longitude < 179.7 else longitude + 0.2 - 360
    places = (where(latitude, longitude), where(latitude, east))
    rows = (row("own", on(10), 0), row("other", on(10), 1))
    (found,) = neighbours(Incidents(rows, places), "own")
    assert found.kilometres < 25


def test_the_steps_of_a_join_add_up_and_leave_out_what_weighs_nothing():
    parts = (("prior", "before", -4.0), ("day", "same day", 3.0), ("words", "none", 0.01))
    found = steps(Link("a", "b", 0.5, -1.0, parts))
    assert found == [Step("before", -4.0, -4.0, True), Step("same day", 3.0, -1.0, False)]
    assert found[0].times == ""
    assert found[1].times == "8.0 times likelier"
    assert steps(None) == []
