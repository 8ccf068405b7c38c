"""The likeliest day of what a report tells undated as its news."""

from datetime import date

import pytest

from crossreport.model import DateBasis, LikelyDay, LikelyRule
from short_reports import PUBLISHED, claims

NEWS = "Gunmen killed two bakers outside a mill in Kesra. The mill is closed."


def likely(body: str, title: str = "", *, published: date | None = PUBLISHED) -> LikelyDay | None:
    return claims(body, title, published)[0].date.likely


def test_undated_news_is_most_likely_of_the_day_it_was_published() -> None:
    found = claims(NEWS)[0].date
    assert (found.earliest, found.latest) == (None, PUBLISHED)
    assert found.basis is DateBasis.PUBLICATION_BOUND
    assert found.likely == LikelyDay(PUBLISHED, LikelyRule.NEWS_DAY)
    assert found.days is None


def test_or_of_the_day_that_the_report_gives_a_like_event() -> None:
    body = f"{NEWS} In Doria, rebels shot dead a judge on Monday."
    assert likely(body) == LikelyDay(date(2024, 5, 13), LikelyRule.REPORT_DAY)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Gunmen killed two bakers in Kesra on Monday.", ""),  # told
        (f"{NEWS} In Doria, rebels shot dead a judge in March.", ""),  # a look back at the spring
        (NEWS, "Trial opens over two bakers killed in Kesra"),
        ("Bread is dear. " * 7 + NEWS, ""),  # not in the lead
        ("Gunmen killed two bakers in Kesra in the last school year.", ""),  # whichever that was
    ],
)
def test_nothing_is_inferred_of_other_news(body: str, title: str) -> None:
    assert likely(body, title) is None


def test_nothing_is_inferred_without_a_publication_date() -> None:
    assert likely(NEWS, published=None) is None
