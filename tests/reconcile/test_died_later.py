"""The dead are not also the injured: the rule on claims made by hand."""

import pytest

from crossreport.model import CountKind, CountPart, Range
from reconciled import one
from tellings import Record, injured, killed, said, told


def hurt(record: Record) -> Range | None:
    return one(record).counts.get(CountKind.INJURED)


@pytest.mark.parametrize("who", ["a baker", "he", "the baker", "Omar Haddad"])
def test_who_was_shot_and_died_is_dead_and_not_injured(who: str) -> None:
    record = told(
        (f"Somebody shot {who} at the mill.", [said(who, injured(1))]),
        ("He died in the ambulance.", [said("He", killed(1))]),
    )
    incident = one(record)
    assert incident.counts == {CountKind.KILLED: Range(1, 1, 1)}
    (value,) = [v for v in incident.values if v.field == "injured"]
    assert (value.rule, value.range, value.claim_ids) == ("died-later", None, ("herald-0",))


@pytest.mark.parametrize(
    ("who", "quote"),
    [
        ("another baker", "Somebody shot another baker."),
        ("a baker", "A baker was also shot."),
        ("a baker", "A baker who was shot is recovering at home."),
        ("the injured baker", "The injured baker lives at the mill."),
    ],
)
def test_who_is_told_from_the_dead_stays_injured(who: str, quote: str) -> None:
    record = told(
        ("A miller was killed.", [said("A miller", killed(1))]), (quote, [said(who, injured(1))])
    )
    assert hurt(record) == Range(1, 1, 1)


def test_one_sentence_with_dead_and_injured_tells_of_different_people() -> None:
    record = told(
        (
            "A miller was killed and a baker hurt.",
            [said("A miller", killed(1)), said("a baker", injured(1))],
        )
    )
    assert hurt(record) == Range(1, 1, 1)


def test_a_pronoun_for_the_dead_in_one_sentence_is_the_same_person() -> None:
    record = told(
        (
            "The bullet struck the miller, and he died.",
            [said("the miller", injured(1)), said("he", killed(1))],
        )
    )
    assert hurt(record) is None


def test_the_dead_are_taken_from_all_who_were_shot() -> None:
    record = told(
        ("Five guards were shot.", [said("Five guards", injured(5))]),
        ("Two guards died at dawn.", [said("Two guards", killed(2))]),
    )
    assert hurt(record) == Range(3, 3, 3)


def test_the_wounded_are_not_the_dead_where_they_are_more() -> None:
    record = told(
        ("Five guards were wounded.", [said("Five guards", injured(5))]),
        ("Two guards died at dawn.", [said("Two guards", killed(2))]),
    )
    assert hurt(record) == Range(5, 5, 5)


def test_all_who_were_hit_are_the_dead_and_those_told_from_them() -> None:
    record = told(
        (
            "Three guards died and one was hurt.",
            [said("Three guards", killed(3)), said("one", injured(1))],
        ),
        ("The attacker fired, wounding four guards.", [said("four guards", injured(4))]),
    )
    assert hurt(record) == Range(1, 1, 1)


def test_a_report_before_the_death_tells_of_the_same_person() -> None:
    record = told(("A baker was shot.", [said("A baker", injured(1))]))
    assert hurt(record) == Range(1, 1, 1)
    told(("The baker has died.", [said("The baker", killed(1))]), doc="post", record=record)
    assert one(record).counts == {CountKind.KILLED: Range(1, 1, 1)}


def test_without_deaths_nothing_changes() -> None:
    record = told(
        ("Five guards were shot.", [said("Five guards", injured(5))]),
        ("Nobody died.", [said("Nobody", killed(0))]),
    )
    assert hurt(record) == Range(5, 5, 5)


def test_a_part_is_not_lowered() -> None:
    part = CountPart.PART
    record = told(
        (
            "Three guards and two cooks were hit.",
            [said("Three guards", injured(3, part=part)), said("two cooks", injured(2, part=part))],
        ),
        ("A guard died.", [said("A guard", killed(1))]),
    )
    assert hurt(record) == Range(5, 5, 5)


def test_a_total_told_with_the_dead_is_those_told_from_them_and_the_dead() -> None:
    record = told(
        (
            "A guard died and three others were hurt.",
            [said("A guard", killed(1)), said("three others", injured(3))],
        ),
        (
            "One of four guards wounded at noon has died.",
            [said("four guards", injured(4)), said("One of four guards", killed(1))],
        ),
    )
    assert hurt(record) == Range(3, 3, 3)


def test_a_wounded_person_and_a_pronoun_for_the_dead_are_one() -> None:
    record = told(
        (
            "A baker was taken in with injuries, and there she died.",
            [said("A baker", injured(1)), said("she", killed(1))],
        )
    )
    assert hurt(record) is None


def test_how_somebody_fares_tells_nothing_before_the_death() -> None:
    record = told(("A baker was shot and is in critical condition.", [said("A baker", injured(1))]))
    told(("The baker died.", [said("The baker", killed(1))]), doc="post", record=record)
    assert hurt(record) is None


def test_how_somebody_fares_tells_him_from_the_dead_of_the_same_report() -> None:
    record = told(
        ("A miller died.", [said("A miller", killed(1))]),
        ("A baker is in critical condition.", [said("A baker", injured(1))]),
    )
    assert hurt(record) == Range(1, 1, 1)
