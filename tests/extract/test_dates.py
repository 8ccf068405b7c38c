"""What date expressions mean, one row of a table each."""

import re
from datetime import date
from pathlib import Path

import pytest

from crossreport.extract.dates import DateKind, DateMention, find_dates, resolve_relative
from crossreport.model import DateBasis, WideDate

TABLE = Path(__file__).parent / "data" / "dates.tsv"


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def day(written: str) -> date | None:
    return None if written == "-" else date.fromisoformat(written)


def dates(
    text: str, published: date | None = date(2023, 3, 3), **options: str
) -> list[DateMention]:
    return find_dates(text, published=published, document_id="d", **options)


def test_table_is_large() -> None:
    assert len(rows()) >= 150


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} ({row[1]} {row[6]})")
def test_expression_means_interval(row: list[str]) -> None:
    marked, published, earliest, latest, kind, basis, country = row
    sentence = re.sub(r"[\[\]]", "", marked)
    found = find_dates(sentence, published=day(published), document_id="d", country=country or None)
    expected = re.search(r"\[(.*)\]", marked)
    if expected is None:
        assert found == []
        return
    assert [(m.span.quote, m.earliest, m.latest, m.kind.value, m.basis.value) for m in found] == [
        (expected[1], day(earliest), day(latest), kind, basis)
    ]


ANCHOR = WideDate(date(2023, 2, 11), date(2023, 2, 11), DateBasis.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Two days later, a bus burned.", date(2023, 2, 13), date(2023, 2, 13)),
        ("The following day, a bus burned.", date(2023, 2, 12), date(2023, 2, 12)),
        ("A day earlier, a bus burned.", date(2023, 2, 10), date(2023, 2, 10)),
        ("The day before, a bus burned.", date(2023, 2, 10), date(2023, 2, 10)),
        ("A few days earlier, a bus burned.", date(2023, 2, 4), date(2023, 2, 9)),
        ("On the same day, a bus burned.", date(2023, 2, 11), date(2023, 2, 11)),
        ("That night, a bus burned.", date(2023, 2, 11), date(2023, 2, 12)),
        ("Two weeks later, a bus burned.", date(2023, 2, 22), date(2023, 2, 28)),
        ("A month earlier, a bus burned.", date(2022, 12, 27), date(2023, 1, 26)),
        ("Hours later, a bus burned.", date(2023, 2, 11), date(2023, 2, 12)),
        ("The following Tuesday, a bus burned.", date(2023, 2, 14), date(2023, 2, 14)),
        ("The previous Friday, a bus burned.", date(2023, 2, 10), date(2023, 2, 10)),
        ("Since then, buses have burned.", date(2023, 2, 11), date(2023, 3, 3)),
    ],
)
def test_counted_from_another_event(text: str, earliest: date, latest: date) -> None:
    (mention,) = dates(text)
    assert mention.relative_to_event
    wide = resolve_relative(mention, ANCHOR)
    assert (wide.earliest, wide.latest, wide.basis) == (earliest, latest, DateBasis.CONTEXT)
    assert wide.span == mention.span


def test_open_anchor_leaves_the_end_open() -> None:
    (mention,) = dates("Two days later, a bus burned.")
    wide = resolve_relative(mention, WideDate(None, date(2023, 2, 11), DateBasis.CONTEXT))
    assert (wide.earliest, wide.latest) == (None, date(2023, 2, 13))


def test_publication_dates_are_returned_as_they_are() -> None:
    (mention,) = dates("A bus burned yesterday.")
    assert resolve_relative(mention, ANCHOR) == mention.wide


def test_future_is_told_apart() -> None:
    past, coming = dates("A bus burned on Tuesday. The court will sit on Wednesday.")
    assert (past.future, coming.future) == (False, True)


def test_durations_and_recurring_times_are_found_on_demand() -> None:
    text = "Every Friday for 12 weeks the 15-year-old came."
    assert find_dates(text, published=None, document_id="d") == []
    kinds = [
        (m.span.quote, m.kind)
        for m in find_dates(text, published=None, document_id="d", all_kinds=True)
    ]
    assert kinds == [
        ("Every Friday", DateKind.RECURRING),
        ("for 12 weeks", DateKind.DURATION),
        ("15-year-old", DateKind.DURATION),
    ]


def test_several_dates_of_one_sentence() -> None:
    found = dates("On January 9 a bus burned, on Tuesday a car, and yesterday a shop.")
    assert [m.span.quote for m in found] == ["January 9", "Tuesday", "yesterday"]


def test_line_wrap_joins_and_paragraph_parts() -> None:
    assert [m.span.quote for m in dates("killed on February\n7, 2023")] == ["February\n7, 2023"]
    assert [m.span.quote for m in dates("in February\n\n7, 2023")] == ["February"]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("seized on Wednesday [1 March] by men", "Wednesday [1 March]", date(2023, 3, 1)),
        ("seized yesterday (2 March) by men", "yesterday (2 March)", date(2023, 3, 2)),
        ("seized last Friday (a holiday) by men", "last Friday", date(2023, 2, 24)),
    ],
)
def test_a_date_in_brackets_explains_the_day_before_it(text: str, quote: str, found: date) -> None:
    (mention,) = dates(text)
    assert (mention.span.quote, mention.earliest, mention.latest) == (quote, found, found)
