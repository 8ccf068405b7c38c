"""Who the people counted are."""

import pytest

from counted import parser
from crossreport.extract.counts import find_counts
from crossreport.extract.victims import victim_book
from crossreport.model import VictimGroup, VictimKind


def victims_of(phrase: str) -> VictimGroup:
    (item,) = find_counts(parser()(f"The attackers killed {phrase}."), document_id="d")
    return item.count.victims


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("three villagers", VictimKind.CIVILIANS),
        ("two farmers", VictimKind.CIVILIANS),
        ("five soldiers", VictimKind.MILITARY),
        ("nine members of the government forces", VictimKind.MILITARY),
        ("four police officers", VictimKind.POLICE),
        ("six detainees", VictimKind.DETAINEES),
        ("a journalist", VictimKind.JOURNALISTS),
        ("two aid workers", VictimKind.AID_WORKERS),
        ("two construction workers", VictimKind.CIVILIANS),
        ("a nurse", VictimKind.HEALTH_WORKERS),
        ("seven students", VictimKind.STUDENTS),
        ("a mayor", VictimKind.OFFICIALS),
        ("two priests", VictimKind.RELIGIOUS),
        ("eight militants", VictimKind.MILITANTS),
        ("twenty people", VictimKind.UNKNOWN),
        ("30 villagers and soldiers", VictimKind.MIXED),
    ],
)
def test_kinds(phrase: str, kind: VictimKind) -> None:
    assert victims_of(phrase).kind is kind


@pytest.mark.parametrize(
    ("phrase", "sex", "age"),
    [
        ("two women", "female", "adult"),
        ("three boys", "male", "child"),
        ("a 9-year-old girl", "female", "child"),
        ("a 71-year-old man", "male", "elderly"),
        ("five children", None, "child"),
        ("his sister", "female", None),
        ("an elderly farmer", None, "elderly"),
        ("eleven people", None, None),
    ],
)
def test_sex_and_age(phrase: str, sex: str | None, age: str | None) -> None:
    group = victims_of(phrase)
    assert (group.sex, group.age) == (sex, age)


def test_no_noun_is_both_a_person_and_a_thing() -> None:
    book = victim_book()
    assert not set(book.kinds) & book.things
