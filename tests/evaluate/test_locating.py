"""Quotes and files found in a record's documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.evaluate.locating import Library, Stretch, find_quote
from crossreport.model import Document, Segment, SegmentKind, Span


def named(name: str, source: str) -> Document:
    """A document with this id and source."""
    segments = (Segment(0, 3, SegmentKind.BODY),)
    return Document(name, "one two one\ntwo", "0" * 64, source, "text/plain", segments)


def test_white_space_is_folded() -> None:
    assert find_quote("one two one\n two", "one two") == [(0, 7), (8, 16)]


def test_signs_of_patterns_are_signs() -> None:
    assert find_quote("a (b)? c", "(b)? c") == [(2, 8)]
    assert find_quote("abc", ".") == []


@pytest.mark.parametrize("quote", ["", " ", "\n"])
def test_nothing_is_nowhere(quote: str) -> None:
    assert find_quote("one two", quote) == []


@given(st.lists(st.text("ab.(", min_size=1), min_size=1), st.sampled_from([" ", "\n", " \t "]))
def test_a_quote_is_found_however_its_words_are_spaced(words: list[str], space: str) -> None:
    text = f"start {space.join(words)} end"
    assert any(text[start:end].split() == words for start, end in find_quote(text, " ".join(words)))


def test_files_are_found_by_the_end_of_their_source() -> None:
    library = Library(
        [
            named("d-1", "reports/a.txt"),
            named("d-2", "a.txt"),
            named("d-3", "reports/ba.txt"),
            named("d-4", "a.txt.bak"),
            named("N1", "rows.csv#1"),
            named("N2", "x/rows.csv#2"),
        ]
    )
    assert [d.id for d in library.named("a.txt")] == ["d-1", "d-2"]
    assert [d.id for d in library.named("rows.csv")] == ["N1", "N2"]
    assert [d.id for d in library.named("rows.csv", "N2")] == ["N2"]
    assert [d.id for d in library.named("rows.csv", "#1")] == ["N1"]
    assert library.named("rows.csv", "N3") == []
    assert len(library.quoted("rows.csv", "one two")) == 4


def test_overlap_counts_characters_of_the_same_document() -> None:
    stretch = Stretch("d", 5, 10)
    assert stretch.overlap(Span("d", 8, 12, "????")) == 2
    assert stretch.overlap(Span("d", 10, 12, "??")) == 0
    assert stretch.overlap(Span("e", 5, 10, "?????")) == 0
