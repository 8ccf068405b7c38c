"""Weapons, and what the victims were doing."""

import pytest

from short_reports import claim, claims


@pytest.mark.parametrize(
    ("text", "weapon", "words"),
    [
        ("A car bomb killed five people in Doria on Monday.", "vehicle-bomb", "car bomb"),
        ("A landmine killed two boys near Kesra on Monday.", "mine", "landmine"),
        ("Youths killed a trader with machetes in Doria on Monday.", "blade", "machetes"),
        ("Rockets killed two boys in Doria on Monday.", "rocket", "Rockets"),
        ("Gunmen with assault rifles killed a judge in Doria on Monday.", "firearm",
         "assault rifles"),
    ],
)  # fmt: skip
def test_weapons(text: str, weapon: str, words: str) -> None:
    assert [(t.id, t.span.quote) for t in claim(text).weapons] == [(weapon, words)]


@pytest.mark.parametrize(
    ("text", "activity", "words"),
    [
        ("Gunmen killed two women who were collecting firewood near Kesra on Monday.",
         "foraging", "collecting firewood"),
        ("Gunmen killed nine herders near Kesra on Monday.", "herding", "herders"),
        ("Gunmen killed two men at a wedding in Doria on Monday.", "celebration", "wedding"),
        # the telling activity goes before the people's trade
        ("Gunmen killed two farmers who were gathering dry firewood near Kesra on Monday.",
         "foraging", "gathering dry firewood"),
    ],
)  # fmt: skip
def test_activities(text: str, activity: str, words: str) -> None:
    tag = claim(text).activity
    assert tag is not None
    assert (tag.id, tag.span.quote) == (activity, words)


def test_nothing_said() -> None:
    found = claim("Gunmen killed two men in Doria on Monday.")
    assert (found.activity, found.weapons) == (None, ())


def test_the_month_of_march_is_no_demonstration() -> None:
    assert claim("Gunmen killed two men in Doria on 4 March 2024.").activity is None


def test_each_event_has_its_own() -> None:
    text = (
        "A landmine killed two men in Doria on Monday and bandits stabbed a shepherd "
        "with knives near Kesra on Tuesday."
    )
    mine, knives = claims(text)
    assert [t.id for t in mine.weapons] == ["mine"]
    assert [t.id for t in knives.weapons] == ["blade"]
    assert mine.activity is None
    assert knives.activity is not None


def test_a_sentence_without_event_adds_an_activity() -> None:
    lead, more = claims(
        "Gunmen killed two women near Kesra on Monday.\n\nThe victims were collecting firewood."
    )
    assert more.elaborates == lead.id
    assert more.activity is not None
    assert more.activity.id == "foraging"
