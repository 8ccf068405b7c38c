"""When a field of an incident is right."""

from dataclasses import replace
from datetime import date

import pytest

from crossreport.evaluate.corpus.fields import (
    city_right,
    days_off,
    figure,
    km_off,
    state_right,
    told_days_off,
)
from crossreport.model import Candidate, LikelyDay, LikelyRule, PlaceKind, Range
from tellings import days, place

DAY = date(2024, 5, 10)
TOWN = place("Aldwick", 40.0, -80.0, admin1="Northland")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, 0),
        (Range(2, 3, 4), 3),
        (Range(20, None, None), 20),
        (Range(None, None, 9), 9),
        (Range(None, None, None), 0),
    ],
)
def test_the_figure_of_a_range(found, expected):
    assert figure(found) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "off", "held"),
    [
        (DAY, DAY, 0, True),
        (date(2024, 5, 9), DAY, 1, True),
        (date(2024, 5, 9), date(2024, 5, 11), 1, True),
        (date(2024, 5, 11), date(2024, 5, 11), 1, False),
        (date(2024, 5, 1), date(2024, 5, 31), 21, True),
        (None, DAY, None, True),
        (None, date(2024, 5, 9), None, False),
        (None, None, None, True),
    ],
)
def test_how_far_an_interval_is_off(earliest, latest, off, held):
    found = days(earliest, latest)
    assert days_off(found, DAY) == off
    assert found.holds(DAY) is held


def test_the_likeliest_day_counts_as_the_day_only_where_inferred_days_do():
    found = replace(days(date(2024, 5, 4), DAY), likely=LikelyDay(DAY, LikelyRule.NEWS_DAY))
    assert (days_off(found, DAY), told_days_off(found, DAY)) == (0, 6)


def test_distance_is_of_the_centre():
    assert km_off(TOWN, (40.0, -80.0)) == pytest.approx(0)
    assert km_off(TOWN, (41.0, -80.0)) == pytest.approx(111.2, abs=0.1)
    assert km_off(None, (40.0, -80.0)) is None


def test_the_state_of_a_place():
    assert state_right(TOWN, "northland")
    assert not state_right(TOWN, "Southland")
    assert not state_right(None, "Northland")
    assert state_right(place("Southland", 1, 1, admin1=None, kind=PlaceKind.ADMIN1), "Southland")
    assert not state_right(place("Southland", 1, 1, admin1=None), "Southland")


def test_the_city_of_a_place():
    assert city_right(TOWN, "Aldwick")
    assert not city_right(TOWN, "Ald")
    assert not city_right(None, "Aldwick")
    inside = replace(TOWN, name="the mill quarter", admin2="Marsh County")
    assert city_right(inside, "Marsh (county)")
    assert not city_right(inside, "Aldwick")
    entry = Candidate("g-Aldwick", "Aldwick", "XA", "Northland", 40.0, -80.0, 1.0)
    assert city_right(replace(inside, candidates=(entry,)), "Aldwick (Mill Quarter)")
    other = replace(entry, gazetteer_id="g-other", name="Other")
    assert not city_right(replace(inside, candidates=(other,)), "Other")
