"""Figures that are parts of others, and how they add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counted import found_in, told
from crossreport.extract.counts import total
from crossreport.model import (
    Count,
    CountKind,
    CountPart,
    Qualifier,
    Range,
    Span,
    VictimGroup,
    VictimKind,
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The agency said that 41 people had died: 35 villagers and six gendarmes.",
            [
                ("killed", 41, "whole", "unknown", None),
                ("killed", 35, "subset", "civilians", None),
                ("killed", 6, "subset", "police", None),
            ],
        ),
        (
            "He said that 35 of the dead were villagers and the other six were gendarmes.",
            [
                ("killed", 35, "part", "civilians", None),
                ("killed", 6, "part", "police", None),
            ],
        ),
        (
            "Among the wounded are a pregnant woman and three boys.",
            [
                ("injured", 1, "subset", "unknown", "female"),
                ("injured", 3, "subset", "unknown", "male"),
            ],
        ),
        (
            "Five farmers, one of them a woman, were later found dead.",
            [
                ("killed", 5, "whole", "civilians", None),
                ("killed", 1, "subset", "civilians", "female"),
            ],
        ),
        (
            "More than 60 people, among them 12 women and nine soldiers, were killed.",
            [
                ("killed", 60, "whole", "unknown", None),
                ("killed", 12, "subset", "unknown", "female"),
                ("killed", 9, "subset", "military", None),
            ],
        ),
        (
            "Six children, all of them girls, were hurt.",
            [("injured", 6, "whole", "civilians", None)],
        ),
        (
            "The gunmen fired on a bus, martyring nine villagers and one member of the army.",
            [
                ("killed", 9, "part", "civilians", None),
                ("killed", 1, "part", "military", None),
            ],
        ),
        (
            "Four FARC dissidents and three conscripts died.",
            [
                ("killed", 4, "part", "militants", None),
                ("killed", 3, "part", "military", None),
            ],
        ),
        (
            "Seven Boko Haram members were killed.",
            [("killed", 7, "whole", "militants", None)],
        ),
        (
            "The number of gendarmes killed by the blast has risen to eleven.",
            [("killed", 11, "whole", "police", None)],
        ),
        (
            "Gunmen abducted six students and killed two of them.",
            [
                ("abducted", 6, "whole", "students", None),
                ("killed", 2, "whole", "unknown", None),
            ],
        ),
    ],
)
def test_details_and_breakdowns(
    sentence: str, expected: list[tuple[str, int, str, str, str | None]]
) -> None:
    assert told(sentence) == expected


def test_the_words_of_a_figure_leave_its_details_out() -> None:
    found = found_in("More than 2,300 people, most of them women, fled to a school.")
    assert [f.count.span.quote for f in found] == ["More than 2,300 people"]


def test_a_subset_points_at_its_whole() -> None:
    whole, subset = found_in("Gunmen shot dead ten farmers, including a girl, at dawn.")
    assert (whole.count.stated, whole.count.part) == (10, CountPart.WHOLE)
    assert (subset.count.stated, subset.count.part, subset.whole) == (1, CountPart.SUBSET, 0)
    assert subset.count.victims.sex == "female"


def test_two_figures_under_one_verb_are_parts() -> None:
    text = "Shells hit the square, killing six traders and a member of the border police."
    traders, member = found_in(text)
    assert [traders.count.part, member.count.part] == [CountPart.PART, CountPart.PART]
    assert traders.count.victims.kind is VictimKind.CIVILIANS
    assert member.count.victims.kind is VictimKind.POLICE
    assert member.count.span.quote == "a member of the border police"


def test_mixed_victims_under_one_figure() -> None:
    (item,) = found_in("Rockets hit the base, killing 33 civilians and army personnel.")
    assert item.count.victims.kind is VictimKind.MIXED
    assert item.count.span.quote == "33 civilians and army personnel"


def test_figures_of_subsets_stand_for_a_whole_without_one() -> None:
    text = "Raiders killed villagers, including three children."
    counts = [item.count for item in found_in(text)]
    assert [c.part for c in counts] == [CountPart.WHOLE, CountPart.SUBSET]
    assert total(counts) == Range(3, 3, 3)


def _count(best: int, part: CountPart, kind: CountKind = CountKind.KILLED) -> Count:
    ends = Range(best, best, best)
    return Count(kind, ends, best, Qualifier.EXACT, VictimGroup(), Span("d", 0, 1, "x"), part)


@given(st.lists(st.integers(1, 50), min_size=1), st.lists(st.integers(1, 50)))
def test_parts_add_up_and_subsets_do_not(parts: list[int], subsets: list[int]) -> None:
    counts = [_count(n, CountPart.PART) for n in parts]
    counts += [_count(n, CountPart.SUBSET) for n in subsets]
    assert total(counts) == Range(sum(parts), sum(parts), sum(parts))


def test_a_whole_stands_for_itself_and_nothing_has_no_total() -> None:
    assert total([_count(9, CountPart.WHOLE), _count(4, CountPart.PART)]) == Range(9, 9, 9)
    assert total([_count(4, CountPart.SUBSET)]) is None
    assert total([]) is None


def test_kinds_are_not_added() -> None:
    with pytest.raises(ValueError, match="kinds"):
        total([_count(1, CountPart.PART), _count(1, CountPart.PART, CountKind.INJURED)])
