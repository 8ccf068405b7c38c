"""Days at the place of an event beside those that were told."""

from dataclasses import replace
from datetime import date

from crossreport.model import DateBasis, LikelyDay, LikelyRule, Moved, WideDate, ZoneRule
from crossreport.store import Record
from harbour import fill


def test_days_at_the_place_are_kept_and_taken_back(tmp_path):
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record)
        claim = record.claims()[0]
        told = claim.date
        why = Moved(
            ZoneRule.PUBLISHED,
            "GMT",
            "Asia/Tokyo",
            told.earliest,
            told.latest,
            LikelyDay(date(2024, 5, 1), LikelyRule.NIGHT),
        )
        there = WideDate(date(2024, 5, 2), date(2024, 5, 2), told.basis, told.span, moved=why)
        record.put_places({}, locations={}, version="1", moved={claim.id: there})
        kept = record.claims()[0]
        assert kept.date == there
        assert kept.date.as_told == replace(told, likely=why.likely)
        record.put_places({}, locations={}, version="2")
        assert record.claims()[0].date == replace(told, likely=why.likely)


def test_a_date_as_told_is_itself():
    plain = WideDate(date(2024, 5, 2), date(2024, 5, 2), DateBasis.EXPLICIT)
    assert plain.as_told is plain
