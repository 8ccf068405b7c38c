"""Fills MUC-4 templates from the claims of the product."""

from benchmarks.muc4.filling.fill import Filling

__all__ = ["Filling"]
