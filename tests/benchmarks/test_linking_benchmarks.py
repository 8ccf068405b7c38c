"""Folds, tables and labelled pairs of the linking benchmark."""

from datetime import date, timedelta

import pytest

from benchmarks.linking.examples import Label, Labels, figures, read_labels
from benchmarks.linking.folds import fold_of, with_weights
from benchmarks.linking.halves import NAMES, linked, plain, scores
from benchmarks.linking.simulate import two_tables
from benchmarks.linking.truth import Row
from crossreport.link.weights import load_model

ROWS = [
    Row(date(2020, 1, 1) + timedelta(3 * n), 30.0 + n % 7, 40.0, 5 + 3 * n, "Group")
    for n in range(12)
]


def test_two_tables_without_errors_are_matched_row_by_row() -> None:
    world = two_tables(ROWS, noise=0.0, seed=1, coded=1.0, names=NAMES)
    assert len(world.claims) == 2 * len(ROWS)
    assert set(world.truth.values()) == {str(n) for n in range(len(ROWS))}
    assert scores(linked(world), world.truth) == (1.0, 1.0)
    assert scores(plain(world), world.truth) == (1.0, 1.0)


def test_tables_code_each_a_share_of_the_incidents() -> None:
    world = two_tables(ROWS, noise=0.0, seed=1, coded=0.5, names=NAMES)
    assert 0 < len(world.claims) < 2 * len(ROWS)


def test_wrong_and_missing_pairs_lower_precision_and_recall() -> None:
    truth = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}
    assert scores({("a", "b"), ("c", "e")}, truth) == (0.5, 0.5)
    assert scores(set(), truth) == (0.0, 0.0)


def test_labels_name_tellings_of_the_example_reports() -> None:
    labels = read_labels()
    assert {one.same for one in labels.pairs} == {True, False}
    assert {name for one in labels.pairs for name in (one.left, one.right)} == set(labels.tellings)


def test_a_telling_without_a_claim_makes_its_pairs_of_one_event_wrong() -> None:
    pairs = [Label("x", "y", True, ""), Label("x", "z", False, "")]
    labels = Labels({name: ("r", name) for name in "xyz"}, pairs)
    assert figures(labels, {"x": {"i"}, "y": {"i"}, "z": {"j"}})["pairs.same_right"] == 1
    found = figures(labels, {"x": {"i"}, "y": set(), "z": {"i"}})
    assert (found["pairs.same_right"], found["pairs.different_right"]) == (0, 0)
    assert found["pairs.told"] == pytest.approx(2 / 3)


def test_every_incident_is_in_one_fold_and_folds_are_about_even() -> None:
    folds = [fold_of(str(n), 5) for n in range(1000)]
    assert all(150 < folds.count(fold) < 250 for fold in range(5))


def test_fitted_weights_take_the_place_of_shipped_ones_and_others_stay() -> None:
    model = load_model()
    found = with_weights(model, {(0, 1): 9.5}, prior=-3.0)
    assert found.comparisons[0].levels[1].weight == 9.5
    assert found.comparisons[1] == model.comparisons[1]
    assert found.prior_weight == pytest.approx(-3)
