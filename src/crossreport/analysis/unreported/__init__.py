"""How many incidents no source reported: multiple-systems (capture–recapture) estimates."""

from crossreport.analysis.unreported.chao import LowerBound, chao_lower_bound
from crossreport.analysis.unreported.estimating import Estimate, ModelShare, Thin, estimate
from crossreport.analysis.unreported.overlap import OverlapTable, PairOverlap

__all__ = [
    "Estimate",
    "LowerBound",
    "ModelShare",
    "OverlapTable",
    "PairOverlap",
    "Thin",
    "chao_lower_bound",
    "estimate",
]
