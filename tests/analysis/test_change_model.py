"""The estimator: against a library where they must agree, and on series whose truth is known."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.analysis.change.exact import exact_ratio
from crossreport.analysis.change.model import Problem, fit_step
from crossreport.analysis.change.second import naive, negative_binomial
from crossreport.analysis.errors import MissingExtraError
from crossreport.analysis.figures import drawing

LENGTH, BEFORE = 120, 70


def design(length=LENGTH, before=BEFORE):
    time = np.arange(length)
    return np.column_stack([np.ones(length), time >= before, (time - time.mean()) / length])


def problem(counts, *, offset=None, totals=None, prior=(np.inf, 3.0, 1.5)):
    length = len(counts)
    matrix = design(length, round(length * BEFORE / LENGTH)).astype(float)
    counts = np.asarray(counts, dtype=float)
    zero = np.zeros(length) if offset is None else offset
    return Problem(counts, matrix, 1, zero, np.array(prior), totals)


def series(seed, *, mean=6.0, ratio=1.0, sigma=0.0, rho=0.0, length=LENGTH):
    random = np.random.default_rng(seed)
    noise = np.zeros(length)
    for i in range(length):
        last = noise[i - 1] if i else random.normal(0, sigma)
        noise[i] = rho * last + np.sqrt(1 - rho**2) * random.normal(0, sigma)
    step = np.where(np.arange(length) >= round(length * BEFORE / LENGTH), ratio, 1.0)
    return random.poisson(mean * step * np.exp(noise - sigma**2 / 2)).astype(float)


def test_without_noise_it_is_the_poisson_regression_of_statsmodels():
    sm = pytest.importorskip("statsmodels.api")
    counts = series(1, mean=30, ratio=1.7)
    ours = fit_step(problem(counts, prior=(np.inf, 100.0, 100.0)))
    theirs = sm.GLM(counts, design().astype(float), family=sm.families.Poisson()).fit()
    assert ours.mean == pytest.approx(theirs.params[1], abs=0.02)
    assert theirs.bse[1] <= ours.deviation < 1.5 * theirs.bse[1]  # noise may be there all the same


def test_a_constant_exposure_changes_nothing_but_the_level():
    counts = series(2, ratio=2)
    plain = fit_step(problem(counts))
    shifted = fit_step(problem(counts, offset=np.full(LENGTH, 3.0)))
    assert shifted.mean == pytest.approx(plain.mean, abs=1e-3)
    assert shifted.interval() == pytest.approx(plain.interval(), rel=1e-2)


def test_correlated_noise_widens_the_interval():
    quiet = [fit_step(problem(series(seed))).deviation for seed in range(6)]
    loud = [fit_step(problem(series(seed, sigma=0.6, rho=0.7))).deviation for seed in range(6)]
    assert np.mean(loud) > 2 * np.mean(quiet)


def test_what_changes_for_both_sides_cancels_out():
    random = np.random.default_rng(4)
    common = np.where(np.arange(LENGTH) >= BEFORE, 4.0, 1.0)
    treated, others = random.poisson(8 * common), random.poisson(12 * common)
    total = (treated + others).astype(float)
    low, high = fit_step(problem(treated, totals=total)).interval()
    assert low < 1 < high
    twice = random.poisson(8 * common * np.where(np.arange(LENGTH) >= BEFORE, 2, 1))
    share = fit_step(problem(twice, totals=(twice + others).astype(float)))
    assert share.interval()[0] > 1
    assert share.ratio == pytest.approx(2, rel=0.4)


def test_intervals_hold_the_truth_as_often_as_they_say():
    held = sum(
        0.025
        < fit_step(problem(series(seed, ratio=2, sigma=0.4, rho=0.4))).below(np.log(2))
        < 0.975
        for seed in range(60)
    )
    assert 52 <= held <= 60


def test_no_event_on_one_side_does_not_run_away():
    counts = np.where(np.arange(LENGTH) < BEFORE, 0.0, 3.0)
    found = fit_step(problem(counts))
    assert np.isfinite(found.interval()).all()
    assert found.interval()[0] > 1


def test_dependent_columns_are_refused():
    with pytest.raises(ValueError, match="depend on each other"):
        fit_step(Problem(series(1), np.ones((LENGTH, 2)), 1, np.zeros(LENGTH), np.ones(2)))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=24, max_size=24), st.integers(2, 5))
def test_the_interval_holds_the_estimate_and_grows_with_its_level(counts, seed):
    found = fit_step(problem([*counts, seed]))
    low, high = found.interval()
    wide_low, wide_high = found.interval(0.99)
    assert wide_low < low < found.ratio * 1.2
    assert found.ratio < high * 1.2
    assert high < wide_high
    assert 0 <= found.p_value <= 1


def test_the_exact_ratio_is_that_of_the_tables():
    found = exact_ratio(2, 8, 10, 10)
    assert (found.ratio, round(found.p, 4)) == (4.0, 0.1094)
    assert found.low == pytest.approx(0.798, abs=0.01)  # Clopper–Pearson for 8 of 10, as odds
    assert found.high == pytest.approx(38.7, abs=0.5)
    none = exact_ratio(0, 5, 10, 10)
    assert none.high == float("inf")
    assert none.low == pytest.approx(0.917, abs=0.01)


@settings(deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.floats(1, 50), st.floats(1, 50))
def test_the_exact_interval_holds_the_ratio(before, after, days_before, days_after):
    found = exact_ratio(before, after, days_before, days_after)
    if before + after:
        assert found.low <= found.ratio <= found.high


def test_other_methods_are_surer_than_they_should_be():
    pytest.importorskip("statsmodels")
    one = problem(series(3, sigma=0.6, rho=0.7))
    found = fit_step(one)
    ours = np.log(found.interval()[1] / found.interval()[0])
    averages, binomial = naive(one), negative_binomial(one)
    assert np.log(averages.high / averages.low) < ours / 2
    assert binomial is not None
    assert binomial.low < binomial.ratio < binomial.high


def test_a_missing_library_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "statsmodels.api", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'crossreport\[analysis\]'"):
        negative_binomial(problem(series(1)))
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match="a figure needs more"), drawing(1, 1):
        pass
