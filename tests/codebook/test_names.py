"""Folding of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.codebook import fold_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("al-Qaeda", "Al Qaeda"),
        ("The Da’esh", "Daesh"),
        ("Workers' Party", "Workers Party"),
        ("Lord's Resistance Army", "Lord Resistance Army"),
        ("Túpac Amaru", "Tupac Amaru"),
        ("U.N. peacekeepers", "U N peacekeepers"),
        ("Event Data (Project)", "event & data project"),
    ],
)
def test_spellings_that_fold_to_the_same(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


def test_an_article_alone_is_kept() -> None:
    assert fold_name("The") == "the"


@given(st.text())
def test_case_does_not_matter_for_latin_letters(name: str) -> None:
    plain = name.encode("ascii", "ignore").decode()
    assert fold_name(plain.upper()) == fold_name(plain.lower())


@given(st.text())
def test_no_white_space_is_left_over(name: str) -> None:
    folded = fold_name(name)
    assert folded == " ".join(folded.split())
