"""Days and weeks of a stretch that is named after them."""

from datetime import date

import pytest

from crossreport.extract.dates import DateKind, find_dates, names_open_stretch

PUBLISHED = date(2024, 5, 14)


def days(text: str) -> list[tuple[str, date | None, date | None]]:
    found = find_dates(text, published=PUBLISHED, document_id="d")
    return [(one.span.quote, one.earliest, one.latest) for one in found]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the last week of April", date(2024, 4, 24), date(2024, 4, 30)),
        ("on the last day of May", date(2023, 5, 31), date(2023, 5, 31)),
        ("on the second Tuesday of January 2023", date(2023, 1, 10), date(2023, 1, 10)),
        ("on the first night of March", date(2024, 3, 1), date(2024, 3, 2)),
        ("on the third day of Eid al-Fitr", date(2024, 4, 11), date(2024, 4, 13)),
        ("in the first two weeks of 2022", date(2022, 1, 1), date(2022, 1, 14)),
        ("in the last two months of 2022", date(2022, 11, 1), date(2022, 12, 31)),
    ],
)
def test_a_part_of_a_stretch_is_one_expression(words: str, first: date, last: date) -> None:
    assert days(f"The mill was shelled {words}, a miller said.") == [(words, first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "in the sixth week of April",
        "on the fifth Sunday of March 2022",
        "the third two weeks of May",
    ],
)
def test_a_part_that_a_stretch_does_not_have_narrows_nothing(words: str) -> None:
    found = days(f"The mill was shelled {words}, a miller said.")
    assert all(last is not None and (last - first).days > 5 for _, first, last in found if first)


def test_without_publication_it_stays_open() -> None:
    text = "The mill was shelled in the last week of April."
    (one,) = find_dates(text, published=None, document_id="d")
    assert (one.span.quote, one.earliest) == ("in the last week of April", None)


def test_times_a_month_are_no_date() -> None:
    found = find_dates(
        "Raiders come two or three times a month.",
        published=PUBLISHED,
        document_id="d",
        all_kinds=True,
    )
    assert [one.kind for one in found] == [DateKind.RECURRING]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eighty miners were killed in the 2022-23 fiscal year.", True),
        ("Two teachers were killed at the start of the academic year.", True),
        ("Two referees were killed during the 2021/22 season.", True),
        ("Herders were killed during the dry season.", True),
        ("The academic year was marred when two men were killed.", False),
        ("Two men were killed in the summer.", False),
    ],
)
def test_stretches_without_days(text: str, told: bool) -> None:
    assert names_open_stretch(text) is told


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Thursday after Easter", date(2024, 4, 4), date(2024, 4, 4)),
        ("Monday before Eid al-Adha 2023", date(2023, 6, 26), date(2023, 6, 26)),
        ("Saturday and Sunday", date(2024, 5, 11), date(2024, 5, 12)),
        ("30 April or early on 1 May", date(2024, 4, 30), date(2024, 5, 1)),
        ("two months ago today", date(2024, 3, 14), date(2024, 3, 14)),
        ("the week to Sunday", date(2024, 5, 6), date(2024, 5, 12)),
        ("as of Monday", None, date(2024, 5, 13)),
    ],
)
def test_days_beside_other_days(words: str, first: date | None, last: date) -> None:
    assert days(f"The mill was shelled on {words}, a miller said.") == [(words, first, last)]


def test_days_apart_and_days_of_other_things_stay_two() -> None:
    assert len(days("The mill was shelled on Friday and Monday.")) == 2
    assert len(days("The mill was shelled on Saturday and Sunday's market was shut.")) == 2
