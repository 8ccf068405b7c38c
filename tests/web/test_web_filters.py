"""The filter: what an address means, and which rows pass."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.model import DisagreementKind, VictimKind
from crossreport.web.queries.filters import (
    DATE_PRECISIONS,
    PLACE_PRECISIONS,
    Filter,
    FilterError,
    select_rows,
)
from crossreport.web.queries.incidents import NOBODY_SAID, Incidents, Row, Where
from crossreport.web.queries.review import REVIEW_STATES
from crossreport.web.queries.totals import Sum, total

HARBOUR = Where("Port Almeda", "XX", "Coast", 1.2, 2.3, 5.0, 1, False)
COAST = Where("the coast", "XX", "Coast", 1.5, 2.5, 90.0, 4, False)
INLAND = Where("near Vale", "YY", "Hills", 40.0, -3.0, 25.0, 2, False)


def row(name, start=None, end=None, place=None, **changes):
    """Return a row of which only some things are known."""
    known = {
        "event_type": "armed-attack",
        "types": ("armed-attack",),
        "likely": False,
        "perpetrators": (),
        "targets": (),
        "killed": NOBODY_SAID,
        "injured": NOBODY_SAID,
        "source_count": 1,
        "sources": (),
        "victims": frozenset(),
        "disagreements": frozenset(),
        "review": "open",
    }
    return Row(id=name, span=(start, end or start), place=place, **(known | changes))


ROWS = (
    row("day", date(2021, 5, 4), place=0, perpetrators=("Gunmen",), killed=(3, 3, 5)),
    row("month", date(2021, 5, 1), date(2021, 5, 31), place=1, targets=("Gunmen",)),
    row("later", date(2022, 1, 1), place=2, types=("riot", "arson"), event_type="riot"),
    row("nowhere", date(2021, 5, 5), sources=("The Lantern",), killed=(2, None, None)),
    row("never", place=0, victims=frozenset({VictimKind.POLICE})),
    row("neither", disagreements=frozenset({DisagreementKind.COUNT}), killed=(None, None, 4)),
)
INCIDENTS = Incidents(ROWS, (HARBOUR, COAST, INLAND))


def ids(rows):
    """Return the names of rows."""
    return [one.id for one in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["day", "month", "later", "nowhere", "never", "neither"]),
        ("from=2021-05-04&to=2021-05-04", ["day", "month"]),
        ("from=2021-06-01", ["later"]),
        ("to=2021-05-05", ["day", "month", "nowhere"]),
        ("area=XX", ["day", "month", "never"]),
        ("area=XX/Coast&area=YY", ["day", "month", "later", "never"]),
        ("area=XX/Hills", []),
        ("box=2,1,3,2", ["day", "month", "never"]),
        ("type=arson", ["later"]),
        ("actor=Gunmen", ["day", "month"]),
        ("source=The+Lantern", ["nowhere"]),
        ("victims=police", ["never"]),
        ("disagree=any", ["neither"]),
        ("disagree=date", []),
        ("where=unplaced", ["nowhere", "neither"]),
        ("where=exact&where=near", ["day", "later", "never"]),
        ("when=undated", ["never", "neither"]),
        ("when=wider", ["month"]),
        ("review=decided", []),
        ("utm=1&sort=-killed", ["day", "month", "later", "nowhere", "never", "neither"]),
    ],
)
def test_which_rows_pass(query, expected):
    assert ids(select_rows(INCIDENTS, Filter.of(query), None).rows) == expected


def test_what_a_filter_can_say_nothing_about_stays_in_its_tray():
    chosen = select_rows(INCIDENTS, Filter.of("area=XX&from=2021-05-01&to=2021-05-31"), None)
    assert ids(chosen.rows) == ["day", "month"]
    assert ids(chosen.unplaced) == ["nowhere"]
    assert ids(chosen.undated) == ["never"]


def test_words_are_looked_up_beforehand():
    chosen = select_rows(INCIDENTS, Filter.of("q=boats"), frozenset({"later", "neither"}))
    assert ids(chosen.rows) == ["later", "neither"]


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday",
        "box=1,2,3",
        "box=3,1,2,2",
        "box=a,b,c,d",
        "where=somewhere",
        "review=maybe",
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(query):
    with pytest.raises(FilterError):
        Filter.of(query)


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
several = st.lists(names, max_size=3).map(lambda some: tuple(sorted(set(some))))


def some_of(values):
    """Return a strategy for some of several values."""
    return st.sets(st.sampled_from([str(one) for one in values])).map(
        lambda one: tuple(sorted(one))
    )


@given(
    st.builds(
        Filter,
        since=st.none() | st.dates(),
        until=st.none() | st.dates(),
        areas=several,
        types=several,
        actors=several,
        victims=some_of(VictimKind),
        sources=several,
        where=some_of(PLACE_PRECISIONS),
        when=some_of(DATE_PRECISIONS),
        disagreements=some_of(DisagreementKind),
        review=some_of(REVIEW_STATES),
        words=st.text("abc é&=+%#", max_size=12).map(lambda text: " ".join(text.split())),
    )
)
def test_an_address_gives_the_filter_back(chosen):
    assert Filter.of(chosen.query()) == chosen


def test_totals_say_what_they_leave_out():
    assert total(one.killed for one in ROWS) == Sum(low=5, best=9, high=11, is_open=True, silent=3)
    assert total([]) == Sum()
    assert total([NOBODY_SAID]) == Sum(silent=1)
    assert total([(0, 0, 0)]) == Sum()
