"""Finds the claims that tell the same incident."""

from crossreport.link.linker import Linkage, link
from crossreport.link.units import overruled
from crossreport.link.weights import LinkingModel, load_model

__all__ = ["Linkage", "LinkingModel", "link", "load_model", "overruled"]
