"""The exact comparison of two rates, for few events.

Given their sum, the events after the date are binomial with the share that the rates and the days
give them (Przyborowski & Wilenski, Biometrika 31, 1940, 313–323); the interval is that of Clopper
and Pearson, turned into one of the ratio.
"""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate ratio with its interval and probability by chance."""

    ratio: float
    low: float
    high: float
    p: float


def exact_ratio(
    before: int, after: int, days_before: float, days_after: float, *, level: float = 0.95
) -> Ratio:
    """Return the ratio of the rate after to the rate before.

    Args:
        before: events before.
        after: events after.
        days_before: how long before was.
        days_after: how long after was.
        level: of the interval.
    """
    from scipy.stats import beta, binomtest  # half a second, which few have to wait for

    total = before + after
    share = days_after / (days_before + days_after)
    tail = (1 - level) / 2
    low = float(beta.ppf(tail, after, before + 1)) if after else 0.0
    high = float(beta.ppf(1 - tail, after + 1, before)) if before else 1.0
    p = float(binomtest(after, total, share).pvalue) if total else 1.0
    scale = days_before / days_after
    ratio = after / before * scale if before else inf if after else 1.0
    return Ratio(ratio, _odds(low) * scale, _odds(high) * scale, p)


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)
