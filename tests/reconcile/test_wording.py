"""Figures in words: names of private persons stay out of what is said of an incident."""

import pytest

from crossreport.model import Count, CountKind, Qualifier, Range, Span, VictimGroup, VictimKind
from crossreport.reconcile.wording import figure_words


def told(words: str, number: int, kind: VictimKind = VictimKind.UNKNOWN) -> Count:
    return Count(
        kind=CountKind.KILLED,
        range=Range(number, number, number),
        stated=number,
        qualifier=Qualifier.EXACT,
        victims=VictimGroup(kind),
        span=Span("d", 0, len(words), words),
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ten civilians", 10),
        ("Ten civilians", 10),
        ("10 civilians", 10),
        ("1,200 people", 1200),
        ("a guard", 1),
        ("A guard", 1),
        ("his father", 1),
        ("At least 53 people", 53),
        ("Nobody", 0),
        ("One hundred and eighteen (118) inmates", 118),
    ],
)
def test_words_with_their_number_stand(words: str, number: int) -> None:
    assert figure_words(told(words, number)) == words


@pytest.mark.parametrize(
    ("words", "number", "wanted"),
    [
        ("Amal Idris", 1, "1 person"),
        ("Amal Idris, 34", 1, "1 person"),
        ("Amal Idris, 34, Sami Idris, 9", 2, "2 people"),
    ],
)
def test_names_do_not(words: str, number: int, wanted: str) -> None:
    assert figure_words(told(words, number)) == wanted


def test_who_they_are_is_kept() -> None:
    assert figure_words(told("Amal Idris", 1, VictimKind.JOURNALISTS)) == "1 person (journalists)"
