"""Dates and times as they are printed."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.ingest.article import Published, parse_published
from crossreport.ingest.printed_dates import find_dates, find_times

DAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-14",
        "2024/5/14",
        "Tuesday 14/May/2024 - 06:05 AM",
        "14.05.2024",
        "14 May 2024",
        "14th of May, 2024",
        "May 14, 2024",
        "Tue, May 14th 2024",
        "14 MAY 24",
        "14 de mayo de 2024",
        "le 14 mai 2024",
        "14 de maio de 2024",
        "14 мая 2024",
        "14 травня 2024",
        "14 Mayıs 2024",
        "14 مايو 2024",
        "١٤ أيار ٢٠٢٤",
        "14 مه 2024",
        "14. Mai 2024",
        "14 Mei 2024",
        "2024年5月14日",
        "05/14/2024",
        "Tuesday 5/14/2024",
    ],
)
def test_one_day_in_many_manners(text: str) -> None:
    assert [hit.day for hit in find_dates(text)] == [DAY]


def test_day_and_month_that_could_be_exchanged() -> None:
    assert [(h.day, h.ambiguous) for h in find_dates("03/04/2024")] == [(date(2024, 4, 3), True)]
    monday = find_dates("Monday, 03/04/2024")  # 4 March was a Monday, 3 April was none
    assert [(h.day, h.ambiguous) for h in monday] == [(date(2024, 3, 4), False)]
    assert [h.ambiguous for h in find_dates("03.04.2024")] == [False]


def test_end_of_a_range() -> None:
    (hit,) = find_dates("Weekly round-up, 8–14 May 2024")
    assert (hit.day, hit.is_range) == (DAY, True)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2024",
        "call 10-12-14",
        "14 May",
        "on 14 victims 2024 was",
        "1.2.3.2024",
        "9999-01-01",
        "12/2024",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:47 PM", time(20, 47)),
        ("12:05 a.m.", time(0, 5)),
        ("at 14:32 GMT", time(14, 32)),
        ("8 p.m.", time(20)),
        ("9h30", time(9, 30)),
        ("08:47 م", time(20, 47)),
    ],
)
def test_times(text: str, clock: time) -> None:
    assert [hit.clock for hit in find_times(text)] == [clock]


def test_no_times() -> None:
    assert find_times("a score of 25:70, ratio 3:4:5, 12 people") == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-14", Published(DAY)),
        ("2024-05-14T07:30:00", Published(DAY, time(7, 30))),
        ("2024-05-14T07:30:00+02:00", Published(DAY, time(7, 30), 120)),
        ("2024-05-14T07:30:00.250Z", Published(DAY, time(7, 30), 0)),
        ("2024-05-14 07:30:00 -0330", Published(DAY, time(7, 30), -210)),
        ("2024-05-14 00:00:00", Published(DAY)),
        ("20240514", Published(DAY)),
        ("20240514T", Published()),
        ("1715671800", Published(DAY, time(7, 30), 0)),
        ("Tue, 14 May 2024 07:30:00 GMT", Published(DAY, time(7, 30), 0)),
        ("2024-05-14T07:30-05:00", Published(DAY, time(7, 30), -300)),
        ("14 May 2024, 07:30-09:00", Published(DAY, time(7, 30))),
        ("14 May 2024 7:30 a.m. EDT", Published(DAY, time(7, 30), -240)),
        ("14 May 2024, 7:30 Damascus time", Published(DAY, time(7, 30), 180)),
        ("14 May 2024, 7:30 local time", Published(DAY, time(7, 30))),
        ("yesterday", Published()),
        ("99999999", Published()),
    ],
)
def test_published_columns(value: str, expected: Published) -> None:
    assert parse_published(value) == expected


@given(
    st.dates(date(1969, 1, 1), date(2068, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%d %b %y"]),
)
def test_every_day_is_read_back(day: date, style: str) -> None:
    assert [hit.day for hit in find_dates(f"Published {day.strftime(style)} in town")] == [day]


@given(st.text(max_size=200))
def test_offsets_stay_inside(text: str) -> None:
    at = 0
    for hit in find_dates(text):
        assert at <= hit.start < hit.end <= len(text)
        at = hit.end
