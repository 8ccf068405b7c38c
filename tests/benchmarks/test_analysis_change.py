"""The simulated series and the scores of the test of change."""

import numpy as np
import pytest

from benchmarks.analysis.change import drawn, ours, score
from benchmarks.analysis.series import REPORTED, TUNING, Setting
from crossreport.analysis.change.exact import Ratio

QUIET = Setting("quiet", "", 60, 40, 8, 0.0, 0.0, season=0.0, trend=0.0)


def test_the_same_setting_gives_the_same_series():
    pairs = zip(drawn(REPORTED[0], 1.0, 2), drawn(REPORTED[0], 1.0, 2), strict=True)
    for one, other in pairs:
        assert (one.material.incidents.first == other.material.incidents.first).all()


def test_rates_are_what_a_setting_says():
    for effect in (1.0, 3.0):
        counts = np.array(
            [one.material.incidents.expected(one.frame) for one in drawn(QUIET, effect, 20)]
        )
        assert counts[:, : QUIET.before].mean() == pytest.approx(8, rel=0.05)
        assert counts[:, QUIET.before :].mean() == pytest.approx(8 * effect, rel=0.05)


def test_nothing_is_tuned_on_what_is_reported():
    def what(one):
        return one.before, one.after, one.mean, one.sigma, one.rho

    assert not {what(one) for one in REPORTED} & {what(one) for one in TUNING}


def test_a_score_counts_what_is_seen_and_what_is_covered():
    effects = [Ratio(2.0, 1.5, 3.0, 0.01), Ratio(1.2, 0.8, 1.9, 0.3), Ratio(3.0, 2.5, 4.0, 0.0)]
    found = score(effects, truth=2.0)
    assert (found.seen, found.covered, found.ratio) == pytest.approx((2 / 3, 1 / 3, 2.0))


def test_a_great_change_in_a_quiet_series_is_seen():
    assert ours(QUIET, 3.0, 8).seen == 1.0
