"""Events dated by what their report tells beside them."""

from datetime import date

import pytest

from crossreport.model import DateBasis, WideDate
from short_reports import PUBLISHED, claims

EVENT = "Gunmen killed two bakers outside a mill in Kesra. "  # published on Thursday, 16 May


def date_of(text: str) -> WideDate:
    return claims(EVENT + text)[0].date


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("It happened late on Monday.", 13, "Monday"),
        ("It occurred at about 3 a.m. on Sunday, police said.", 12, "Sunday"),
        ("Officers were called to the mill yesterday.", 15, "yesterday"),
        ("The men had closed the shop. Officers were sent to the mill on 14 May.", 14, "14 May"),
        ("The bakers were walking home on Tuesday night.", 14, "Tuesday night"),
        ("A nurse was woken by the noise just before midnight on Tuesday.", 14, "Tuesday"),
        ("The two were out hunting on Tuesday at about 5 p.m.", 14, "Tuesday"),
        ("On 13 May, at about 5:20 p.m.", 13, "13 May"),
        ("One of them was with friends on Tuesday when a car drew up.", 14, "Tuesday"),
    ],
)
def test_day_is_told_in_the_sentences_that_follow(text: str, day: int, words: str) -> None:
    found = date_of(text)
    assert (found.earliest, found.latest) == (date(2024, 5, day), date(2024, 5, day))
    assert found.basis is DateBasis.CARRIED
    assert found.span is not None
    assert found.span.quote == words


@pytest.mark.parametrize(
    "text",
    [
        "A suspect was charged on Tuesday.",
        "The mayor will visit the town on Tuesday.",
        "Both were buried on Wednesday.",
        "A hearing was held on Tuesday.",
        "The suspect fainted during a hearing on Tuesday.",
        "A carter was found guilty on Tuesday.",
        "A carter entered a plea on Tuesday.",
        "A carter was taken into custody on Tuesday at 5 p.m.",
        "A carter is due in court on Tuesday at 9 a.m.",
        "The roads remain closed on Wednesday.",
        "The mill opens every Tuesday.",
        "It happened in February.",  # a month is no day
        "The mill was closed. It sold bread. It sold cakes. The door was red. The roof was red. "
        "The walls were red. It happened on Monday.",  # too far away to be about the killing
    ],
)
def test_other_days_are_not_taken(text: str) -> None:
    found = date_of(text)
    assert (found.earliest, found.latest, found.span) == (None, PUBLISHED, None)
    assert found.basis is DateBasis.PUBLICATION_BOUND


def test_a_day_beside_is_that_of_the_deed_and_not_of_the_arrest() -> None:
    told = claims(
        "A carter was arrested over the killing of two bakers in Kesra.\n\n"
        "The bakers were playing cards on 14 May when a quarrel broke out."
    )
    assert all(c.date.span is None for c in told if c.event_type == "arrest")


def test_its_own_day_stays() -> None:
    told = claims(f"Gunmen killed two bakers in Kesra on Sunday. It happened on Monday. {EVENT}")
    assert told[0].date.earliest == date(2024, 5, 12)


def test_words_that_say_when_go_before_words_nearer_by() -> None:
    found = date_of("One had sold bread on Sunday. It happened on Monday.")
    assert found.earliest == date(2024, 5, 13)


def test_day_is_that_of_the_event_told_last() -> None:
    text = f"{EVENT}In Tarem, rebels kidnapped a judge. It happened on Monday."
    killing, kidnapping = claims(text)
    assert killing.date.earliest is None
    assert kidnapping.date.earliest == date(2024, 5, 13)
