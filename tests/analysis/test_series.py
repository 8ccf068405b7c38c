"""Series: what lies in each bin, what may, and that nothing is lost."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.analysis.bins import Period, calendar_bins, month_after, overlapping
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import Wanted, select
from crossreport.analysis.series import NOBODY_SAID, By, series
from crossreport.analysis.tables import COLUMNS, series_rows
from made_cases import case, cases, place

DAY = date(2021, 5, 3)  # a Monday


def count(found, *, period=Period.WEEK, by=None, **wanted):
    return series(select(Wanted(**wanted), cases(found)), period=period, by=by)


def test_a_wide_date_is_spread_and_bracketed():
    found = count([case(1, DAY), case(2, DAY + timedelta(days=4), until=DAY + timedelta(days=9))])
    first, second = found.rows
    assert (first.incidents.low, first.incidents.best, first.incidents.high) == (1, 1.5, 2)
    assert (second.incidents.low, second.incidents.best, second.incidents.high) == (0, 0.5, 1)


def test_people_are_counted_with_what_nobody_said():
    week = timedelta(days=7)
    found = count(
        [
            case(1, DAY, killed=(2, 3, 5)),
            case(2, DAY, killed=(1, 1, None)),
            case(3, DAY),
            case(4, DAY + week),
            case(5, DAY + 3 * week, killed=(0, 0, 0)),
        ]
    )
    killed = [row.killed for row in found.rows]
    assert (killed[0].low, killed[0].best, killed[0].high, killed[0].open) == (3, 4, 6, 2)
    assert killed[1] is None  # one incident, and nobody said
    assert (killed[2].low, killed[2].high, killed[2].open) == (0, 0, 0)  # no incident at all
    assert killed[3].high == 0
    assert next(row.injured for row in found.rows) is None


def test_what_the_question_is_not_about_takes_no_part():
    found = count(
        [case(1, DAY - timedelta(days=1), until=DAY + timedelta(days=2))], since=DAY, until=DAY
    )
    (row,) = found.rows
    assert (row.incidents.low, row.incidents.best, row.incidents.high) == (0, 0.25, 1)


def test_an_undated_incident_is_in_the_high_figure_of_every_earlier_bin():
    found = count([case(1, DAY), case(2, DAY + timedelta(days=13), undated=True)])
    assert [row.incidents.high for row in found.rows][-1] == 1
    assert sum(row.incidents.best for row in found.rows) == pytest.approx(2)


def test_groups_with_the_largest_first_and_nobody_said():
    found = count(
        [
            case(1, DAY, doers=("islamic-state",)),
            case(2, DAY, doers=("islamic-state", "the-others")),
            case(3, DAY, doers=(), named=False),
        ],
        by=By.ACTOR,
    )
    assert list(found.groups()) == ["Islamic State", "the-others", NOBODY_SAID]
    assert next(iter(found.groups().values()))[0].incidents.low == 2


def test_a_vague_place_counts_by_its_share():
    exact = [case(i, DAY, where=place("North")) for i in range(5)]
    vague = case(9, DAY, where=place(None, radius_km=300, precision=6))
    (row,) = count([*exact, vague], where=("North",)).rows
    assert (row.incidents.low, row.incidents.best, row.incidents.high) == (5, 6, 6)


def test_reports_of_the_time_stand_beside():
    (row,) = count([case(1, DAY), case(2, DAY)]).rows
    assert (row.documents, row.sources) == (2, 1)


def test_every_row_has_every_column():
    rows = series_rows(count([case(1, DAY, killed=(1, 2, 3))]))
    assert [tuple(row) for row in rows] == [COLUMNS]


def test_no_incident_is_told_in_one_line():
    with pytest.raises(
        AnalysisError, match="the record has no incidents by Islamic State until 2020-01-01"
    ):
        count([case(1, DAY, doers=("islamic-state",))], actors=("ISIS",), until=date(2020, 1, 1))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), min_size=1, max_size=12),
    st.sampled_from(Period),
)
def test_the_best_figures_of_all_bins_add_up_to_the_incidents(spans, period):
    found = [
        case(i, DAY + timedelta(days=start), until=DAY + timedelta(days=start + width))
        for i, (start, width) in enumerate(spans)
    ]
    rows = count(found, period=period).rows
    assert sum(row.incidents.best for row in rows) == pytest.approx(len(spans))
    assert all(r.incidents.low <= r.incidents.best + 1e-9 for r in rows)
    assert all(r.incidents.best <= r.incidents.high + 1e-9 for r in rows)


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2021, 1, 1)), st.integers(0, 500), st.sampled_from(Period))
def test_bins_follow_each_other_and_hold_every_day(first, length, period):
    last = first + timedelta(days=length)
    bins = calendar_bins(first, last, period)
    assert bins[0].first <= first
    assert bins[-1].last >= last
    assert all(b.first == a.last + timedelta(days=1) for a, b in itertools.pairwise(bins))
    (position,) = overlapping(bins, last, last)
    assert bins[position].first <= last <= bins[position].last


def test_a_month_later_is_the_last_day_where_there_is_none():
    assert month_after(date(2021, 1, 31)) == date(2021, 2, 28)
    assert month_after(date(2020, 11, 30), 3) == date(2021, 2, 28)
