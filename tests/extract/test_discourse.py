"""Which sentences of a report go on about the same event."""

from datetime import date

import pytest

from crossreport.model import DateBasis
from short_reports import claims, days, figures, wrong

BOMB = "A bomb exploded in Doria on Monday, killing nine people."
RAID = "Gunmen killed nine herders near Kesra on Monday."


def threads(body: str, title: str = "") -> list[int]:
    """Return for each claim of a report the number of the claim that its event began with."""
    found = claims(body, title)
    number = {c.id: n for n, c in enumerate(found)}
    return [number[c.elaborates or c.id] for c in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a definite noun of the event, of its people, or its things
        (BOMB, "The blast wounded twenty people."),
        (BOMB, "The attack also wounded twenty people."),
        (RAID, "Three of the victims were killed in their sleep."),
        # a pronoun for the people in it
        (RAID, "They were killed in their tents, a survivor said."),
        # the same day and place; the same figure and place
        (RAID, "On Monday, gunmen also wounded a boy near Kesra."),
        (RAID, "Nine people were killed near Kesra, the army said."),
        # another figure for it, from somebody else
        (RAID, "Police said twelve herders were killed."),
    ],
)
def test_one_event(first: str, second: str) -> None:
    assert threads(f"{first}\n\n{second}") == [0, 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BOMB, "Another bomb exploded in Doria and wounded twenty people."),
        pytest.param(
            RAID,
            "In a separate attack, gunmen wounded a boy near Kesra.",
        ),
        (RAID, "Gunmen killed four herders near Kesra on Sunday."),
        ("Gunmen killed nine herders in Kesra on Monday.",
         "Gunmen killed nine herders in Lusa on Monday."),
        pytest.param(
            RAID,
            "Gunmen killed nine herders near Lusa on Monday.",
        ),
        (RAID, "Meanwhile, gunmen killed nine farmers."),
        (RAID, "Police arrested two traders in Kesra on Monday."),
        ("Boko Haram killed nine farmers near Kesra on Monday.",
         "The Taliban killed four soldiers near Kesra on Monday."),
        (RAID, "An earthquake struck near Kesra on Monday."),
    ],
)  # fmt: skip
def test_two_events(first: str, second: str) -> None:
    assert threads(f"{first}\n\n{second}") == [0, 1]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Nine herders killed near Kesra", RAID),
        ("Nine killed in Doria bombing", BOMB),
        ("Gunmen kill herders near Kesra", RAID),
    ],
)
def test_a_headline_and_its_lead_are_one_event(title: str, body: str) -> None:
    assert set(threads(body, title)) == {0}


@pytest.mark.parametrize(
    "again",
    [
        "Anna Moretti, a teacher, was killed in her garden, neighbours said.",
        "The 41-year-old woman was killed in her garden, neighbours said.",
    ],
)
def test_whoever_was_killed_once_was_killed_in_one_event(again: str) -> None:
    first = "Gunmen killed Anna Moretti, a 41-year-old woman, near Kesra on Monday."
    later = " ".join(f"The market sold fruit of kind {n}." for n in range(8))
    assert set(threads(f"{first}\n\n{later}\n\n{again}")) == {0}


def test_an_arrest_does_not_take_up_the_harm_it_answers() -> None:
    body = "Police arrested two traders in Kesra on Monday. A boy was taken to hospital with burns."
    assert all(kind != "injured" for c in claims(body) for kind, _ in figures(c))


def test_a_headline_gives_one_of_several_events() -> None:
    body = f"{BOMB}\n\nRebels kidnapped a nurse in Lusa on Tuesday."
    found = threads(body, "Nine killed in Doria bombing")
    assert found[-1] == len(found) - 1


def test_a_chain_leads_to_its_first_telling() -> None:
    body = f"{BOMB}\n\nThe blast wounded twenty people.\n\nThe attack left two guards missing."
    assert threads(body) == [0, 0, 0]


def test_after_another_event_the_first_can_be_taken_up_again() -> None:
    body = (
        f"{BOMB}\n\nRebels kidnapped a nurse in Lusa on Tuesday.\n\n"
        "The bombing in Doria also wounded twenty people."
    )
    assert threads(body) == [0, 1, 0]


def test_a_date_must_allow_for_all_that_was_told_before() -> None:
    body = (
        "Gunmen attacked a village near Kesra.\n\n"
        "The attack on Monday killed nine herders.\n\n"
        "The attack on Tuesday wounded a boy."
    )
    found = claims(body)
    by_day = {days(c)[0]: c.elaborates or c.id for c in found if days(c)[0]}
    assert len(by_day) == 2
    assert len(set(by_day.values())) == 2


@pytest.mark.parametrize("speaker", ["", "Police said "])
def test_more_dead_than_before_from_the_same_voice_are_others(speaker: str) -> None:
    body = f"Gunmen killed two herders near Kesra.\n\n{speaker}six farmers were killed."
    assert threads(body) == ([0, 0] if speaker else [0, 1])


@wrong("'the killings were followed by another attack on Tuesday' dates the killings to Tuesday")
def test_what_was_followed_by_another_attack() -> None:
    body = (
        f"{RAID}\n\nThe killings were followed by another attack on Tuesday, in which two men died."
    )
    found = claims(body)
    assert threads(body) == [0, 1]
    assert found[1].trigger.quote in {"attack", "died"}
    assert figures(found[1]) == [("killed", 2)]


def test_a_headline_with_another_word_for_the_weapon() -> None:
    body = "A drone dropped a grenade on a bus near Kesra on Monday, killing two passengers."
    assert set(threads(body, "Two killed as drone hits bus near Kesra")) == {0}


def test_a_later_death_is_of_the_event_and_not_of_its_day() -> None:
    told = claims(
        "A man was shot on Monday in Doria, police said. He died in hospital on Wednesday."
    )
    assert len({c.elaborates or c.id for c in told}) == 1
    assert {c.date.earliest for c in told} == {told[0].date.earliest}
    assert told[1].date.basis is DateBasis.CARRIED


def test_another_death_days_later_is_another_event() -> None:
    told = claims(
        "A man was shot on Monday in Doria. A shepherd died on Wednesday in Kesra in an ambush."
    )
    assert len({c.elaborates or c.id for c in told}) == 2


def test_under_a_headline_too() -> None:
    told = claims(
        "A man was shot on Monday in Doria, police said. He died in hospital on Wednesday.",
        "Man dies after shooting in Doria",
    )
    assert told[-1].date.earliest == told[-2].date.earliest


@pytest.mark.parametrize(
    "text",
    [
        "A baker died on Wednesday of wounds suffered in a raid on Kesra on Monday.",
        "The baker died in hospital on Wednesday after rebels shot her in Kesra on Monday.",
    ],
)
def test_a_later_death_is_of_the_day_of_the_event_that_its_sentence_derives_it_from(
    text: str,
) -> None:
    found = claims(text)
    assert {c.date.earliest for c in found} == {date(2024, 5, 13)}
    assert len({c.elaborates or c.id for c in found}) == 1


def test_a_death_beside_another_event_keeps_its_day() -> None:
    found = claims("Rebels raided Kesra on Monday, and a judge died in Doria on Wednesday.")
    assert len({c.elaborates or c.id for c in found}) == 2
