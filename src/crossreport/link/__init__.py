"""Finds the claims that tell the same incident."""

from crossreport.link.linker import Batch, Linkage, link, link_batches, takes_part
from crossreport.link.units import decide, overruled
from crossreport.link.weights import LinkingModel, load_model

__all__ = [
    "Batch",
    "Linkage",
    "LinkingModel",
    "decide",
    "link",
    "link_batches",
    "load_model",
    "overruled",
    "takes_part",
]
