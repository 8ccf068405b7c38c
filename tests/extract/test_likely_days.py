"""The likeliest day of a night, a weekend or a feast that lies on several."""

from datetime import date

import pytest

from crossreport.extract.dates import find_dates
from crossreport.model import LikelyDay, LikelyRule

TUESDAY, WEDNESDAY = date(2021, 6, 15), date(2021, 6, 16)


@pytest.mark.parametrize(
    ("text", "published", "likely"),
    [
        ("overnight", TUESDAY, LikelyDay(TUESDAY, LikelyRule.NIGHT)),
        ("last night", TUESDAY, LikelyDay(date(2021, 6, 14), LikelyRule.NIGHT)),
        ("overnight Tuesday", WEDNESDAY, LikelyDay(TUESDAY, LikelyRule.NIGHT)),
        ("over the weekend", TUESDAY, LikelyDay(date(2021, 6, 13), LikelyRule.STRETCH)),
        (
            "in a spate of weekend violence",
            TUESDAY,
            LikelyDay(date(2021, 6, 13), LikelyRule.STRETCH),
        ),
        ("at Christmas", date(2021, 12, 29), LikelyDay(date(2021, 12, 25), LikelyRule.STRETCH)),
        ("this weekend", date(2021, 6, 12), LikelyDay(date(2021, 6, 12), LikelyRule.STRETCH)),
        ("on Monday", TUESDAY, None),
        ("last month", TUESDAY, None),
        ("next weekend", TUESDAY, None),
        ("at a Christmas party", date(2021, 12, 29), None),
    ],
)
def test_likeliest_day(text: str, published: date, likely: LikelyDay | None) -> None:
    (found,) = find_dates(f"The mill burned {text}.", published=published, document_id="d")
    assert found.likely == likely
    assert likely is None or found.wide.holds(likely.day)


def test_a_night_between_two_days_is_those_two() -> None:
    text = "The mill burned overnight Friday into Saturday."
    (found,) = find_dates(text, published=WEDNESDAY, document_id="d")
    assert (found.earliest, found.latest) == (date(2021, 6, 11), date(2021, 6, 12))


def test_the_morning_of_a_feast_is_one_day() -> None:
    text = "The mill burned on Christmas morning."
    (found,) = find_dates(text, published=date(2021, 12, 29), document_id="d")
    assert found.earliest == found.latest == date(2021, 12, 25)
