"""How values look to people."""

import pytest

from crossreport.model import Range
from crossreport.model.shown import figure, radius


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (None, "–"),
        (Range(None, None, None), "–"),
        (Range(0, 0, 0), "0"),
        (Range(None, 1500, None), "1,500"),
        (Range(10, 11, 12), "10–12 (11)"),
        (Range(10, 10, 12), "10–12 (10)"),
        (Range(10, None, 12), "10–12"),
        (Range(4, None, 4), "4"),
        (Range(20, 20, None), "≥20"),
        (Range(20, 30, None), "≥20 (30)"),
        (Range(None, None, 9), "≤9"),
        (Range(None, 8, 9), "≤9 (8)"),
    ],
)
def test_a_figure_tells_both_ends_and_the_best(given, shown):
    assert figure(given) == shown


def test_a_small_radius_has_a_decimal():
    assert [radius(one) for one in (0.3, 1.44, 1.6, 12.6)] == ["0.3 km", "1.4 km", "2 km", "13 km"]
