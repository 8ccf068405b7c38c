"""Values as people read them, the same in the terminal, in the written report and on pages."""

from crossreport.model.counts import Range

UNKNOWN = "–"
"""Shown where nobody said; never 0."""


def figure(value: Range | None) -> str:
    """Return low–high with the best in brackets; ``–`` when nobody said.

    An open high is shown as ``≥low``, an unknown low as ``≤high``. One number stands where low and
    high are equal; the best is left out where it is the only end that is known.
    """
    if value is None or (value.low, value.best, value.high) == (None, None, None):
        return UNKNOWN
    low, best, high = value.low, value.best, value.high
    if low is None and high is None:
        return f"{best:,}"
    if low is None:
        shown, only = f"≤{high:,}", high
    elif high is None:
        shown, only = f"≥{low:,}", low
    elif low == high:
        shown, only = f"{low:,}", low
    else:
        shown, only = f"{low:,}–{high:,}", None
    return shown if best is None or best == only else f"{shown} ({best:,})"


def radius(kilometres: float) -> str:
    """Return a radius in kilometres, with a decimal below 1.5."""
    return f"{kilometres:.0f} km" if kilometres >= 1.5 else f"{kilometres:.1f} km"
