"""Rows of other people's datasets in the record."""

from dataclasses import replace
from datetime import date

import pytest

from crossreport.model import (
    Claim,
    Code,
    DatasetRow,
    DateBasis,
    Document,
    Segment,
    SegmentKind,
    Span,
    WideDate,
)
from crossreport.store import Entry, Record
from harbour import PORT, fill


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "record.db") as opened:
        yield opened


def entry(number="7", kind="2", place=PORT):
    text = f"number: {number}\nkind: {kind}\nday: 2021-05-04"
    document = Document(
        f"d-{number}", text, "0", f"rows.csv:{number}", "text/csv",
        (Segment(0, len(text), SegmentKind.BODY),),
    )  # fmt: skip

    def words(quote, after):
        start = text.index(quote, text.index(after))
        return Span.of(document.id, text, start, start + len(quote))

    day = WideDate(
        date(2021, 5, 4), date(2021, 5, 4), DateBasis.EXPLICIT, words("2021-05-04", "day:")
    )
    code = Code("kind", words(kind, "kind:"))
    claim = Claim(
        f"c-{number}",
        document.id,
        "armed-attack",
        code.span,
        Span.of(document.id, text, 0, len(text)),
        day,
    )
    return Entry(document, claim, DatasetRow(document.id, "list", number, (code,), place))


def test_a_row_is_kept_with_its_claim_codes_and_place(record):
    first = entry()
    assert record.put_entries([first]).new == 1
    assert record.documents() == [first.document]
    assert record.claims() == [first.claim]
    assert record.dataset_rows() == [replace(first.row, place=replace(PORT, candidates=()))]
    assert record.dataset_rows()[0].codes[0].value == "2"
    assert record.unfinished() == "geocode"


def test_the_same_rows_again_change_nothing(record):
    fill(record)
    record.put_entries([entry("7"), entry("8", place=None)])
    record.put_incidents([], version="1")
    stored = record.put_entries([entry("7"), entry("8", place=None)])
    assert (stored.new, stored.changed, stored.same) == (0, 0, 2)
    assert record.steps("reconcile")


def test_a_revised_row_replaces_its_earlier_edition_and_what_was_made_of_it(record):
    fill(record)
    record.put_entries([entry("7")])
    stored = record.put_entries([entry("7", kind="3"), entry("8")])
    assert (stored.new, stored.changed, stored.same) == (1, 1, 0)
    assert [row.codes[0].value for row in record.dataset_rows()] == ["3", "2"]
    assert len(record.documents()) == 3
    assert not record.steps("geocode")
    assert record.incidents() == []


def test_a_row_whose_words_are_not_in_its_text_is_refused(record):
    wrong = entry()
    wrong = replace(wrong, document=replace(wrong.document, text=wrong.document.text.upper()))
    stored = record.put_entries([wrong, entry("8")])
    assert stored.new == 1
    assert [one.code for one in stored.refusals] == ["span-mismatch"]
    assert record.refusals() == list(stored.refusals)
    assert [row.row_id for row in record.dataset_rows()] == ["8"]
