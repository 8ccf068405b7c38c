"""Numbers and dates as tables write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.exchange.datasets.values import (
    ValueMisfitError,
    day,
    moment,
    number,
    people,
    widened,
)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-04",
        "2021-05-04 00:00:00.000",
        "2021-05-04T12:30:00Z",
        "2021/5/4",
        "20210504",
        "4 May 2021",
        "04-May-2021",
        "May 4, 2021",
        "04.05.2021",
    ],
)
def test_a_day_is_read_in_the_usual_styles(text):
    assert day(text) == date(2021, 5, 4)


def test_figures_that_can_be_meant_in_two_ways_need_a_word():
    assert day("25/12/2021") == day("12/25/2021") == date(2021, 12, 25)
    assert day("05/05/2021") == date(2021, 5, 5)
    assert day("04/05/2021", "dmy") == date(2021, 5, 4)
    assert day("04/05/2021", "mdy") == date(2021, 4, 5)
    with pytest.raises(ValueMisfitError, match=r"'04/05/2021' can be meant in two ways; .* dmy"):
        day("04/05/2021")


@pytest.mark.parametrize("text", ["31 February 2021", "2021-13-01", "someday", "44320", "0021-1-1"])
def test_what_is_no_day_is_told(text):
    with pytest.raises(ValueMisfitError, match="is no day; write it as 2021-05-04"):
        day(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_comes_back_from_each_of_its_styles(on):
    names = "January February March April May June July August September October November December"
    month = names.split()[on.month - 1]
    for text in (
        on.isoformat(),
        f"{on.day} {month} {on.year}",
        f"{month[:3]} {on.day} {on.year}",
        f"{on.day:02}.{on.month:02}.{on.year}",
    ):
        assert day(text) == on


def test_numbers():
    assert number(" 1,234.50 ") == 1234.5
    assert people("3") == (3, 3, 3)
    assert people("3.0") == (3, 3, 3)
    assert people("1.5") == (1, 2, 2)
    for wrong in ("three", "1,23", "-4", "nan", "1e9", "12;5", ""):
        with pytest.raises(ValueMisfitError):
            people(wrong)


def test_what_a_coarse_date_stands_for():
    assert widened(date(2021, 5, 4), "day") == (date(2021, 5, 4), date(2021, 5, 4))
    assert widened(date(2021, 5, 4), "week") == (date(2021, 5, 1), date(2021, 5, 7))
    assert widened(date(2020, 2, 14), "month") == (date(2020, 2, 1), date(2020, 2, 29))
    assert widened(date(2020, 2, 14), "year") == (date(2020, 1, 1), date(2020, 12, 31))


def test_a_moment_is_a_date_or_seconds():
    assert moment("1620129600") == date(2021, 5, 4)
    assert moment("2021-05-04") == date(2021, 5, 4)
