"""Text from documents is made safe to print."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crossreport.cli.render.text import printable, quoted, shortened


@given(st.text())
def test_printable_text_holds_nothing_a_terminal_obeys(text):
    shown = printable(text)
    for character in shown:
        category = unicodedata.category(character)
        assert category not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF"),
            *("LRI", "RLI", "FSI", "PDI"),
        }
    assert printable(shown) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_ordinary_text_of_any_script_is_not_changed(text):
    assert printable(text) == text


def test_joiners_that_scripts_need_stay():
    persian = "می\u200cخواهم"
    assert printable(persian) == persian


@given(st.text(), st.integers(5, 60))
def test_shortened_text_is_short(text, length):
    assert len(shortened(text, length)) <= length


def test_shortening_cuts_at_a_word():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("short", 12) == "short"
    assert quoted("said\nso") == "“said so”"
