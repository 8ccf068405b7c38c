"""More or fewer events than before."""

from datetime import date

import pytest

from crossreport.model import Direction, TrendClaim
from short_reports import PUBLISHED, claims, told, wrong


def trend(text: str) -> TrendClaim:
    found = told(text).trends
    assert len(found) == 1, [(t.trigger.quote, t.of) for t in found]
    return found[0]


LEMMAS = wrong("adjectives are listed as words but looked up by lemma (few, increase)")
UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.UNCHANGED


@pytest.mark.parametrize(
    ("text", "direction", "trigger", "of"),
    [
        ("Attacks on convoys have increased since 6 March.", UP, "increased", "Attacks"),
        ("The number of kidnappings rose in April.", UP, "rose", "kidnappings"),
        ("The rebels have intensified their attacks.", UP, "intensified", "attacks"),
        ("There has been an increase in kidnappings in Kesra.", UP, "increase", "kidnappings"),
        ("Kesra saw a surge of bombings.", UP, "surge", "bombings"),
        ("Roadside bombings fell in April.", DOWN, "fell", "Roadside bombings"),
        ("The army has reduced its raids.", DOWN, "reduced", "raids"),
        ("A decline in attacks was seen in April.", DOWN, "decline", "attacks"),
        pytest.param("The army reported fewer ambushes in April.", DOWN, "fewer", "ambushes",
                     marks=LEMMAS),
        pytest.param("Increased attacks worry the mayor.", UP, "Increased", "attacks",
                     marks=LEMMAS),
        pytest.param("The number of attacks remained unchanged in April.", SAME, "remained",
                     "attacks"),
        pytest.param("Attacks went up in April.", UP, "went", "Attacks"),
        ("Attacks persisted in April.", SAME, "persisted", "Attacks"),
    ],
)  # fmt: skip
def test_direction(text: str, direction: Direction, trigger: str, of: str) -> None:
    found = trend(text)
    assert (found.direction, found.trigger.quote.split()[0], found.of) == (direction, trigger, of)
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jets dropped two bombs on Kesra on Monday.",
        "Jets dropped two bombs during the attacks.",
        "Prices rose after the attack in Doria on Monday.",
        "The death toll of the attack in Doria rose to nine.",
        "The minister fell ill after the attacks.",
        "Rebels attacked Doria on Monday.",
        pytest.param("A shell fell on a house in Doria on Monday."),
        pytest.param("Rockets fell on Doria on Monday, killing two people."),
        pytest.param(
            "A wave of bombings hit Doria on Monday, killing nine people.",
        ),
    ],
)
def test_what_is_no_trend(text: str) -> None:
    assert told(text).trends == ()


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Attacks on convoys have increased since 6 March.", (date(2024, 3, 6), PUBLISHED)),
        ("Attacks dropped after April.", (date(2024, 4, 30), PUBLISHED)),
        ("The number of kidnappings rose in April.", (date(2024, 4, 1), date(2024, 4, 30))),
    ],
)
def test_since(text: str, since: tuple[date, date]) -> None:
    found = trend(text).since
    assert found is not None
    assert (found.earliest, found.latest) == since


def test_since_nothing_that_is_said() -> None:
    assert trend("Attacks on convoys have increased.").since is None


def test_who_where_and_says_who() -> None:
    found = trend("Attacks by Boko Haram in Kesra have increased since 6 March, the army said.")
    assert found.actor is not None
    assert found.actor.actor_id == "boko-haram"
    assert [p.name for p in found.places] == ["Kesra"]
    assert found.attribution is not None
    assert found.attribution.name == "army"


def test_places_of_another_clause_are_not_its_own() -> None:
    found = trend("Attacks in Kesra have increased, said the mayor of Doria.")
    assert [p.name for p in found.places] == ["Kesra"]


def test_an_event_beside_a_trend_is_told_all_the_same() -> None:
    text = (
        "Attacks in Kesra have increased since 6 March. Gunmen killed two men in Doria on Monday."
    )
    assert trend(text).of == "Attacks"
    assert [c.trigger.quote for c in claims(text)] == ["killed"]


def test_violence_that_remained_unchanged_is_no_incident() -> None:
    assert claims("Violence in Kesra remained unchanged in April.") == ()
