"""Finds the claims that tell the same incident."""

from crossreport.link.estimation import Estimate, LevelEstimate
from crossreport.link.linker import Batch, Linkage, estimate, link, link_batches, takes_part
from crossreport.link.own import LinkingError, OwnWeights, with_costs, with_own
from crossreport.link.regrouping import decided_links, regroup
from crossreport.link.units import decide, overruled
from crossreport.link.weights import LinkingModel, load_model

__all__ = [
    "Batch",
    "Estimate",
    "LevelEstimate",
    "Linkage",
    "LinkingError",
    "LinkingModel",
    "OwnWeights",
    "decide",
    "decided_links",
    "estimate",
    "link",
    "link_batches",
    "load_model",
    "overruled",
    "regroup",
    "takes_part",
    "with_costs",
    "with_own",
]
