"""Calibration error by hand."""

import pytest

from benchmarks.calibration import expected_calibration_error


def test_probabilities_that_hold_have_no_error():
    assert expected_calibration_error([0.5, 0.5, 1.0], [1, 0, 1]) == 0.0


def test_error_is_weighted_by_what_falls_into_a_bin():
    given, right = [0.9, 0.9, 0.9, 0.1], [1, 0, 0, 0]
    assert expected_calibration_error(given, right) == pytest.approx(
        0.75 * (0.9 - 1 / 3) + 0.25 * 0.1
    )


def test_nothing_has_no_error():
    assert expected_calibration_error([], []) == 0.0
