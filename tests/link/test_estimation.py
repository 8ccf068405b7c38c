"""Weights estimated on a record's own pairs."""

import random

import numpy as np
import pytest

from crossreport.link import LinkingError, OwnWeights, load_model, with_costs, with_own
from crossreport.link.estimation import estimated
from crossreport.link.pairs import Finding, Pairs, ScoredPair
from crossreport.link.weights import WEIGHT_DIGITS, Level

MODEL = load_model()
TRUE_PRIOR = 0.05


def drawn(number: int, *, prior: float = TRUE_PRIOR, same_day: float = 0.8) -> Pairs:
    """Draw pairs whose levels follow the shipped m and u, but for how often days agree."""
    chance = random.Random(3)
    pairs = []
    for at in range(number):
        match = chance.random() < prior
        levels = tuple(_level(comparison.levels, match, chance) for comparison in MODEL.comparisons)
        if match:
            date = MODEL.comparisons[0]
            told = date.levels[1] if chance.random() < same_day else date.levels[-1]
            levels = (told, *levels[1:])
        pairs.append(ScoredPair(at, number, Finding(0.0, levels)))
    return Pairs.of(pairs)


def _level(levels: tuple[Level, ...], match: bool, chance: random.Random) -> Level:
    weighing = [level for level in levels if level.m is not None]
    shares = [(level.m if match else level.u) or 0 for level in weighing]
    return chance.choices(weighing, shares)[0]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return drawn(12_000)


def test_what_the_record_does_otherwise_is_found(pairs: Pairs) -> None:
    found = estimated(pairs, MODEL)
    assert found.prior == pytest.approx(TRUE_PRIOR, rel=0.15)
    date = found.levels["date"]
    assert date["same_day"].own[0] == pytest.approx(0.8, abs=0.08)
    assert date["same_day"].own[1] == pytest.approx(0.014, abs=0.004)
    place = found.levels["place"]["same_place"]
    assert place.own[0] == pytest.approx(place.shipped[0] / 0.998, abs=0.06)


def test_a_level_that_was_hardly_seen_keeps_its_values_and_all_add_up(pairs: Pairs) -> None:
    for levels in estimated(pairs, MODEL).levels.values():
        for one in levels.values():
            assert one.kept == (one.seen < 30)
        if any(one.kept for one in levels.values()):
            assert all(
                not one.kept or one.own[0] == pytest.approx(one.shipped[0], rel=0.05)
                for one in levels.values()
            )
        for side in (0, 1):
            assert sum(one.own[side] for one in levels.values()) == pytest.approx(1, abs=1e-6)


def test_the_same_pairs_give_the_same_weights(pairs: Pairs) -> None:
    assert estimated(pairs, MODEL) == estimated(pairs, MODEL)


def test_pairs_of_two_incidents_only_give_no_weights() -> None:
    with pytest.raises(LinkingError, match="tell one incident; own weights need 200"):
        estimated(drawn(3_000, prior=0.0), MODEL)


def test_own_weights_are_used_and_outlive_being_written(pairs: Pairs) -> None:
    levels = {
        name: {level: one.own for level, one in own.items()}
        for name, own in estimated(pairs, MODEL).levels.items()
    }
    own = OwnWeights("0" * 12, 0.03, levels)
    assert OwnWeights.loads(own.dumps()) == own
    model = with_own(MODEL, own)
    assert model.prior == 0.03
    for comparison in model.comparisons:
        weights = [round(level.weight, WEIGHT_DIGITS) for level in comparison.levels]
        assert len(set(weights)) == len(weights)
        for level in comparison.levels:
            if level.m is not None:
                assert level.m == pytest.approx(levels[comparison.id][level.id][0], rel=1e-3)


def test_levels_of_another_codebook_keep_the_shipped_weights() -> None:
    own = OwnWeights("0" * 12, 0.03, {"date": {"some_day": (0.5, 0.5)}})
    assert with_own(MODEL, own).comparisons == MODEL.comparisons


def test_two_levels_of_one_weight_are_kept_apart() -> None:
    even = {level.id: (0.1, 0.1) for level in MODEL.comparisons[0].levels if level.m is not None}
    date = with_own(MODEL, OwnWeights("0" * 12, 0.03, {"date": even})).comparisons[0]
    assert len({round(level.weight, WEIGHT_DIGITS) for level in date.levels}) == len(date.levels)


def test_costs_move_the_threshold() -> None:
    assert with_costs(MODEL, false_merge=8, missed_merge=1).threshold == 3
    assert with_costs(MODEL, false_merge=1, missed_merge=1).threshold == 0
    for false, missed in ((0, 1), (1, -1), (float("nan"), 1), (1, float("inf"))):
        with pytest.raises(LinkingError, match="numbers above 0"):
            with_costs(MODEL, false_merge=false, missed_merge=missed)
    with pytest.raises(LinkingError, match="at most 8 times"):
        with_costs(MODEL, false_merge=1, missed_merge=100)


def test_no_pairs_are_too_few() -> None:
    with pytest.raises(LinkingError, match="of 0 pairs"), np.errstate(all="raise"):
        estimated(Pairs.of(()), MODEL)
