"""Counts of people in text: who was killed, injured, missing, and how many."""

from crossreport.extract.counts.find import find_counts
from crossreport.extract.counts.found import FoundCount, total

__all__ = ["FoundCount", "find_counts", "total"]
