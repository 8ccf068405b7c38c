"""Where selected words stand, whatever a page leaves out of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.model.harmless import harmless
from crossreport.web.queries.stretches import in_text, same_words, whole_words

HIDDEN = "\u200b\u00ad\ufeff\u202e\r\n"


def as_shown(text):
    """A text as a browser shows it."""
    return harmless(text.replace("\r\n", "\n"))


@given(st.text(alphabet=f"ab {HIDDEN}", max_size=30), st.data())
def test_words_are_found_where_they_are_shown(text, data):
    shown = as_shown(text)
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    first, last = in_text(text, 0, start, end)
    assert 0 <= first <= last <= len(text)
    assert as_shown(text[first:last]) == shown[start:end]


def test_offsets_count_from_where_the_page_begins_and_end_with_the_text():
    assert in_text("abc def", 4, 4, 7) == (4, 7)
    assert in_text("ab\u200bc def", 0, 2, 3) == (3, 4)
    assert in_text("abc", 0, 7, 9) == (3, 3)


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("The ferry sank.", (5, 11), "ferry sank"),
        ("The ferry sank.", (3, 10), "ferry"),
        ("The ferry sank.", (4, 9), "ferry"),
        ("The ferry sank.", (3, 4), ""),
        ("12 dead", (1, 2), "12"),
    ],
)
def test_words_are_whole(text, at, found):
    start, end = whole_words(text, *at)
    assert text[start:end] == found


def test_words_as_shown_are_the_same():
    assert same_words("a\u200b  b", "a b")
    assert not same_words("a b", "a c")
    assert not same_words(" ", "")
