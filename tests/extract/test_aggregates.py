"""Counts of events over a period."""

from datetime import date

import pytest

from crossreport.model import AggregateClaim, DateBasis, Range, Stance
from short_reports import PUBLISHED, claims, told, wrong


def aggregate(text: str) -> AggregateClaim:
    found = told(text).aggregates
    assert len(found) == 1, [a.count_span.quote for a in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "of", "kind", "period"),
    [
        ("Rebels carried out 41 attacks in April.", "41 attacks", "attacks", None,
         (date(2024, 4, 1), date(2024, 4, 30))),
        ("The army recorded 19 ambushes in 2023.", "19 ambushes", "ambushes", "armed-attack",
         (date(2023, 1, 1), date(2023, 12, 31))),
        ("There were three bombings in Kesra in April.", "three bombings", "bombings", "ied",
         (date(2024, 4, 1), date(2024, 4, 30))),
        ("Since 6 March, rebels have carried out 12 raids.", "12 raids", "raids", "armed-attack",
         (date(2024, 3, 6), PUBLISHED)),
        ("The army carried out 34 military operations last year.", "34 military operations",
         "military operations", None, (date(2023, 1, 1), date(2023, 12, 31))),
        ("Monitors counted twelve landmine explosions in April.", "twelve landmine explosions",
         "landmine explosions", "landmine", (date(2024, 4, 1), date(2024, 4, 30))),
        # a number without a period, and too large for one day
        ("Rebels have carried out 41 attacks.", "41 attacks", "attacks", None, (None, PUBLISHED)),
    ],
)  # fmt: skip
def test_a_number_a_plural_and_a_period(
    text: str, words: str, of: str, kind: str | None, period: tuple[date | None, date | None]
) -> None:
    found = aggregate(text)
    assert (found.count_span.quote, found.of, found.event_type) == (words, of, kind)
    assert (found.period.earliest, found.period.latest) == period
    assert found.quote.quote == text
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two bombings hit Doria on Monday.",
        "Three bombings shook Doria on Monday, killing nine people.",
        "A bombing shook Doria in April.",
        "Bombings shook Doria in April.",
        "Rebels carried out an attack in Kesra in April.",
        "The attack in April killed 41 people.",
        "In April 41 people were killed in an attack.",
        "Jets dropped two bombs on Kesra on Monday.",
        "The 41 victims of the attack were buried in April.",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert told(text).aggregates == ()


@pytest.mark.parametrize(
    ("words", "stated", "expected"),
    [
        ("41", 41, Range(41, 41, 41)),
        pytest.param("At least 41", 41, Range(41, 41, None)),
        pytest.param("More than 41", 41, Range(42, 42, None)),
        ("Dozens of", None, Range(24, None, 99)),
    ],
)
def test_hedges(words: str, stated: int | None, expected: Range) -> None:
    found = aggregate(f"{words} attacks were recorded in April.")
    assert (found.stated, found.count) == (stated, expected)


def test_who_did_them_and_where() -> None:
    found = aggregate("Boko Haram carried out 41 attacks in Kesra in April, the army said.")
    assert found.actor is not None
    assert found.actor.actor_id == "boko-haram"
    assert [p.name for p in found.places] == ["Kesra"]
    assert found.attribution is not None
    assert (found.attribution.name, found.stance) == ("army", Stance.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban claimed 15 attacks on police posts in Kesra during March.",
        "The Taliban said it carried out 15 attacks on police posts in March.",
        "The Taliban said that its fighters had carried out 15 attacks in March.",
    ],
)
def test_a_doers_own_count(text: str) -> None:
    found = aggregate(text)
    assert found.stance is Stance.CLAIMED_BY_PERPETRATOR
    assert found.actor is not None
    assert found.actor.actor_id == "taliban"
    assert found.attribution is None


def test_somebody_elses_count_is_not_the_doers_own() -> None:
    found = aggregate("The army said the Taliban carried out 15 attacks in March.")
    assert found.stance is Stance.ASSERTED
    assert found.attribution is not None


def test_without_a_day_of_publication_the_period_is_open() -> None:
    (found,) = told("Rebels have carried out 41 attacks.", "", None).aggregates
    assert (found.period.earliest, found.period.latest) == (None, None)


def test_a_pronoun_means_the_actor_before() -> None:
    (found,) = told("The Taliban rules Kesra. In April, it carried out 41 attacks.").aggregates
    assert found.actor is not None
    assert found.actor.actor_id == "taliban"


def test_the_dead_of_the_period_are_no_incident() -> None:
    text = "The army carried out 34 operations in Kesra last year, killing 120 rebels."
    found = aggregate(text)
    assert [(c.kind.value, c.stated) for c in found.casualties] == [("killed", 120)]
    assert claims(text) == ()


@wrong("a length of time ('in seven months') is no period")
def test_a_length_of_time_before_publication() -> None:
    found = aggregate("The army carried out 34 operations in seven months.")
    assert found.period.basis is not DateBasis.PUBLICATION_BOUND
    assert found.period.earliest is not None
    assert found.period.earliest.month == 10


def test_ids_differ() -> None:
    found = told("Rebels carried out 41 attacks and 12 kidnappings in April.").aggregates
    assert [a.stated for a in found] == [41, 12]
    assert len({a.id for a in found}) == 2
