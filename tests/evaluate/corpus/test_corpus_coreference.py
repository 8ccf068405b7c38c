"""Scorers of groupings against examples worked out in the literature, and what always holds."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.evaluate.corpus.coreference import (
    Merges,
    b_cubed,
    ceaf_e,
    conll,
    merges,
    muc,
)

THINGS = "123456789ABC"


def grouping(*groups: str) -> dict[str, int]:
    return {thing: number for number, group in enumerate(groups) for thing in group}


# Luo (2005), figure 1 and table 1: the truth and four responses, with F of MUC, B-cubed and
# CEAF by phi-4, in per cent.
TRUTH = grouping("12345", "67", "89ABC")
LUO = [
    (grouping("12345", "6789ABC"), 94.7, 86.5, 73.3),
    (grouping("1234589ABC", "67"), 94.7, 73.7, 66.7),
    (grouping(THINGS), 90.0, 54.5, 29.4),
    (grouping(*THINGS), 0.0, 40.0, 17.8),
]


@pytest.mark.parametrize(("response", "muc_f", "b_cubed_f", "ceaf_f"), LUO)
def test_the_table_of_luo(response, muc_f, b_cubed_f, ceaf_f):
    assert 100 * muc(response, TRUTH).f == pytest.approx(muc_f, abs=0.05)
    assert 100 * b_cubed(response, TRUTH).f == pytest.approx(b_cubed_f, abs=0.05)
    assert 100 * ceaf_e(response, TRUTH).f == pytest.approx(ceaf_f, abs=0.05)
    mean = (muc_f + b_cubed_f + ceaf_f) / 3
    assert 100 * conll(response, TRUTH) == pytest.approx(mean, abs=0.05)


def test_precision_and_recall_of_muc_by_vilain():
    """Links of the key A-B-C-D, of which the response has A-B and C-D: two of three."""
    score = muc(grouping("AB", "CD"), grouping("ABCD"))
    assert (score.precision, score.recall) == (1.0, pytest.approx(2 / 3))


def test_precision_of_b_cubed_by_bagga_and_baldwin():
    """Their first response joins the small chain to a large one: 16/21 by things."""
    score = b_cubed(grouping("12345", "6789ABC"), TRUTH)
    assert (score.precision, score.recall) == (pytest.approx(16 / 21), 1.0)


def test_merges_counts_pairs():
    found = merges(grouping("123", "45"), grouping("12", "345"))
    assert found == Merges(right=2, false=2, missed=2)
    assert (found.false_rate, found.missed_rate) == (0.5, 0.5)


def test_nothing_put_together_is_no_false_merge():
    found = merges(grouping("1", "2"), grouping("12"))
    assert (found.false_rate, found.missed_rate) == (0.0, 1.0)


def test_groupings_of_other_things_are_refused():
    with pytest.raises(ValueError, match="same things"):
        b_cubed(grouping("12"), grouping("13"))


groupings = st.lists(st.integers(0, 4), min_size=1, max_size=8).map(
    lambda names: {str(number): name for number, name in enumerate(names)}
)
pairs = (
    st.integers(1, 8)
    .flatmap(
        lambda size: st.tuples(
            *[st.lists(st.integers(0, 4), min_size=size, max_size=size) for _ in range(2)]
        )
    )
    .map(lambda both: tuple({str(i): name for i, name in enumerate(one)} for one in both))
)


@given(groupings)
def test_a_grouping_is_right_by_itself(found):
    assert b_cubed(found, found).f == pytest.approx(1)
    assert ceaf_e(found, found).f == pytest.approx(1)
    assert merges(found, found).false == merges(found, found).missed == 0


@given(pairs)
def test_exchanging_the_sides_exchanges_precision_and_recall(both):
    found, gold = both
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(found, gold), measure(gold, found)
        assert there.precision == pytest.approx(back.recall)
        assert there.f == pytest.approx(back.f)
        assert 0 <= there.f <= 1 + 1e-9


@given(pairs)
def test_ceaf_finds_the_best_of_all_matches(both):
    found, gold = both

    def groups(of):
        return [{t for t in of if of[t] == name} for name in sorted(set(of.values()))]

    few, many = sorted((groups(found), groups(gold)), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=True))
        for order in permutations(many, len(few))
    )
    score = ceaf_e(found, gold)
    assert score.precision == pytest.approx(best / len(groups(found)))
    assert score.recall == pytest.approx(best / len(groups(gold)))
