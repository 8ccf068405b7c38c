"""The benchmark of expressions of time."""

from datetime import date

from benchmarks.dates.expressions import expressions
from benchmarks.dates.readers import crossreport, is_right
from benchmarks.dates.run import figures, measure


def test_the_table_is_large_and_its_spans_are_true() -> None:
    found = expressions()
    assert len(found) >= 400
    assert len({(e.sentence, e.published, e.moment, e.country, e.zone) for e in found}) == len(
        found
    )
    assert all("[" not in e.sentence for e in found)
    assert all((e.start is None) == (e.kind in _NONE) for e in found)


_NONE = {"open", "open-years", "duration", "repeated", "no-date"}


def test_days_are_in_order_and_weekdays_true() -> None:
    for one in expressions():
        first, last = one.days
        assert first is None or last is None or first <= last
        if one.kind == "weekday" and one.start is not None and first is not None:
            assert first.strftime("%A").lower() in one.sentence.lower(), one.sentence


def test_only_the_very_days_of_the_one_date_are_right() -> None:
    one = next(e for e in expressions() if e.days == (date(2019, 6, 3), date(2019, 6, 3)))
    assert one.start is not None
    assert one.end is not None
    right = (one.start, one.end, one.days)
    assert is_right([right], one)
    assert not is_right([], one)
    assert not is_right([right, right], one)
    assert not is_right([(0, 1, one.days)], one)
    assert not is_right([(one.start, one.end, (one.days[0], None))], one)


def test_a_sentence_without_a_date_is_right_where_none_is_found() -> None:
    one = next(e for e in expressions() if e.kind == "no-date")
    assert is_right([], one)
    assert not is_right([(0, 3, (None, None))], one)


def test_figures_are_shares() -> None:
    first, second = expressions()[:2]
    found = figures([(first, True), (second, False)])
    assert found == {"all": 0.5, "plain": 0.5, "single_day": 0.5, "kind.calendar-full": 0.5}


def test_the_product_reads_the_plain_kinds() -> None:
    wrong = [e.sentence for e in expressions() if e.plain and not is_right(crossreport(e), e)]
    assert wrong == []
    assert measure()["all"] >= 0.95
