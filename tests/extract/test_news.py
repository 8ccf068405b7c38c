"""What a report tells where nothing in it can be told from other events."""

import pytest

from crossreport.model import Claim, Specificity
from short_reports import claims

BODY = "The market was quiet. Bread is dear this week."


def incidents(body: str, title: str = "") -> list[Claim]:
    return [c for c in claims(body, title) if c.specificity is Specificity.INCIDENT]


@pytest.mark.parametrize(
    "title",
    [
        "Two men charged in shooting outside a mill in Doria",
        "Murder warrant issued after Doria killing",
        "Boy hurt in fatal Doria shooting",
    ],
)
def test_the_event_of_a_headline_that_names_a_place_is_the_news(title: str) -> None:
    assert incidents(BODY, title)


def test_harm_to_people_is_the_news_wherever_it_is_told() -> None:
    filler = "Bread is dear. " * 6
    (told, *_) = incidents(f"{filler}The driver said that a boy was shot.")
    assert told.counts[0].range.best == 1


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (BODY, "Killing is never right, writes our reader"),  # no place, nobody harmed
        (BODY, "Shootings worry Doria"),  # several, none of them told
        (BODY, "Doria fears a massacre"),  # only feared
        (BODY, "Rebels plan to attack Doria"),  # only planned
        ("Nobody was hurt.", "Fire drill in Doria"),
        ("Bread is dear. " * 6 + "Shootings killed 900 people.", ""),  # a sum
    ],
)
def test_nothing_is_made_news_that_was_not_told_to_have_happened(body: str, title: str) -> None:
    assert not incidents(body, title)


def test_beside_an_incident_what_is_vague_stays_refused() -> None:
    body = "Gunmen killed two bakers in Kesra on Monday. The driver said that a boy was shot once."
    found = claims(body, "Talk of a shooting in Doria")
    assert any(c.specificity is Specificity.INCIDENT for c in found)
    assert incidents(body)[0].quote.quote.startswith("Gunmen")


def test_a_day_told_beside_the_news_dates_it() -> None:
    filler = "Bread is dear. " * 6
    body = f"{filler}The clerk said that a boy was shot. It happened on Sunday evening."
    (told, *_) = incidents(body)
    assert told.date.days == 1
