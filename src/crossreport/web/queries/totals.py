"""Sums of figures over incidents, as ranges that say what they leave out."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossreport.web.queries.incidents import NOBODY_SAID, Figure


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a figure over incidents.

    Attributes:
        low: sum of the lows; an incident whose low nobody gives adds nothing.
        best: sum of the best figures; where none is given, of the low, else of the high.
        high: sum of the highs; where it is open, of the best or low.
        is_open: whether a high is open, so that the sum of highs is none.
        silent: incidents of which nobody gives the figure; it is unknown, not 0.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    is_open: bool = False
    silent: int = 0


def total(figures: Iterable[Figure]) -> Sum:
    """Add figures up."""
    low = best = high = silent = 0
    is_open = False
    for figure in figures:
        if figure == NOBODY_SAID:
            silent += 1
            continue
        lowest, likeliest, highest = figure
        middle = next(one for one in (likeliest, lowest, highest) if one is not None)
        low += lowest or 0
        best += middle
        high += middle if highest is None else highest
        is_open |= highest is None
    return Sum(low, best, high, is_open, silent)
