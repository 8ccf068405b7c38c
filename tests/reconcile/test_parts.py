"""A figure contained in another of the same report, on claims made by hand."""

from dataclasses import replace

import pytest

from crossreport.model import Count, CountKind, CountPart, Range, VictimKind
from reconciled import one
from tellings import Record, killed, said


def dead(*claims: tuple[str | None, str, Count], docs: tuple[str, ...] = ("herald",)) -> Range:
    """Reconcile what reports say, each time by a speaker, in a sentence, with a figure."""
    record = Record()
    for number, (speaker, quote, count) in enumerate(claims):
        record.tell(
            f"c{number}", doc=docs[number % len(docs)], at=number * 200, said_by=speaker,
            quote=quote, counts=[count],
        )  # fmt: skip
    return one(record).counts[CountKind.KILLED]


THREE = ("Police", "Three sailors were killed.", said("Three sailors", killed(3)))
TWO = ("Police", "Two sailors drowned.", said("Two sailors", killed(2)))
NAMED = (None, "Pavel Dorn, 34, was killed.", said("Pavel Dorn", killed(1)))


def test_a_person_told_apart_is_part_of_the_total_of_the_report() -> None:
    assert dead(THREE, NAMED) == Range(3, 3, 3)
    assert dead(NAMED, THREE) == Range(3, 3, 3)


def test_a_person_in_another_report_is_a_figure_of_its_own() -> None:
    assert dead(THREE, NAMED, docs=("herald", "post")) == Range(1, 1, 3)


def test_one_person_by_another_speaker_is_a_rival_figure() -> None:
    rival = ("Hospital", "One person died.", said("One person", killed(1)))
    assert dead(THREE, rival) == Range(1, 1, 3)


def test_the_smaller_figure_of_one_speaker_is_a_part() -> None:
    assert dead(THREE, TWO) == Range(3, 3, 3)


def test_the_smaller_figure_of_another_speaker_is_a_rival() -> None:
    assert dead(THREE, ("Hospital", *TWO[1:])) == Range(2, 2, 3)


@pytest.mark.parametrize("word", ["lowered", "revised"])
def test_a_correction_is_no_part(word: str) -> None:
    two = ("Police", f"Police {word} the toll to two.", said("two", killed(2)))
    assert dead(THREE, two) == Range(2, 2, 3)


def test_the_dead_of_one_side_are_part_of_a_total_of_both() -> None:
    record = Record()
    both = [
        said("five rebels", killed(5, victims=VictimKind.MILITANTS)),
        said("two soldiers", killed(2, victims=VictimKind.MILITARY)),
    ]
    record.tell("all", counts=[_part(count) for count in both])
    rebels = said("six rebels", killed(6, victims=VictimKind.MILITANTS))
    record.tell("army", at=300, said_by="Army", counts=[rebels])
    assert one(record).counts[CountKind.KILLED] == Range(7, 7, 7)


def _part(count: Count) -> Count:

    return replace(count, part=CountPart.PART)


def test_a_larger_number_told_once_in_passing_does_not_outweigh_a_repeated_one() -> None:
    past = ("Police", "Since spring ninety sailors have died.", said("ninety sailors", killed(90)))
    assert dead(TWO, TWO, past) == Range(2, 2, 90)
    assert dead(past, TWO, TWO) == Range(90, 90, 90)


def test_a_zero_beside_a_number_of_the_same_source_is_about_something_narrower() -> None:
    zero = ("Police", "No child died.", said("No child", killed(0)))
    assert dead(THREE, zero) == Range(3, 3, 3)
    assert dead(zero) == Range(0, 0, 0)


def test_persons_told_one_by_one_are_part_of_a_total_by_anyone() -> None:
    record = Record()
    record.tell("all", said_by="Police", counts=[THREE[2]])
    pair = [_part(said("his cousin", killed(1))), _part(said("a waiter", killed(1)))]
    record.tell("pair", at=200, counts=pair)
    assert one(record).counts[CountKind.KILLED] == Range(3, 3, 3)


def test_some_of_those_counted_are_part_of_them_by_anyone() -> None:
    some = ("Hospital", "Two of the sailors died.", said("Two of the sailors", killed(2)))
    assert dead(THREE, some) == Range(3, 3, 3)


def test_of_rival_numbers_in_one_report_the_one_told_most_often_is_best() -> None:
    rival = ("Hospital", "Two sailors died.", said("Two sailors", killed(2)))
    assert dead(THREE, rival, THREE) == Range(2, 3, 3)
