"""A lower bound that needs no list to be independent of another's choice of incidents."""

from dataclasses import dataclass
from math import exp, log, sqrt

from crossreport.analysis.unreported.overlap import OverlapTable

_NORMAL_97_5 = 1.959964


@dataclass(frozen=True, slots=True)
class LowerBound:
    """At least how many incidents there were.

    Attributes:
        total: incidents, seen and not, at the least.
        low: lower end of the bound's 95% interval.
        high: its upper end.
    """

    total: float
    low: float
    high: float


def chao_lower_bound(overlap: OverlapTable) -> LowerBound:
    """Return Chao's bias-corrected lower bound with a log-normal interval.

    With S incidents seen on t lists, f1 of them on exactly one and f2 on exactly two, it is
    S + (t − 1) / t · f1 (f1 − 1) / (2 (f2 + 1)).

    Where incidents differ in how likely they are to be listed, this is exceeded; where lists
    copy each other it is too low still. Source: A. Chao (1987), Biometrics 43: 783–791; variance
    and interval as in A. Chao (1989), Biometrics 45: 427–438, in the bias-corrected form for
    incidence data of A. Chao and C.-H. Chiu (2016), Wiley StatsRef.
    """
    lists, seen = len(overlap.names), overlap.seen
    f1, f2 = overlap.on_exactly(1), overlap.on_exactly(2)
    share = (lists - 1) / lists
    unseen = share * f1 * (f1 - 1) / (2 * (f2 + 1))
    variance = (
        unseen
        + share**2 * f1 * (2 * f1 - 1) ** 2 / (4 * (f2 + 1) ** 2)
        + share**2 * f1**2 * f2 * (f1 - 1) ** 2 / (4 * (f2 + 1) ** 4)
    )
    if unseen <= 0:
        return LowerBound(seen, seen, seen)
    spread = exp(_NORMAL_97_5 * sqrt(log(1 + variance / unseen**2)))
    return LowerBound(seen + unseen, seen + unseen / spread, seen + unseen * spread)
