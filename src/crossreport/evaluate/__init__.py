"""Scores a record against what people coded."""

from crossreport.evaluate.checks import Check
from crossreport.evaluate.gold import score, score_parts
from crossreport.evaluate.gold_file import GoldError, load_gold, parse_gold
from crossreport.evaluate.report import GoldReport, IncidentScore

__all__ = [
    "Check",
    "GoldError",
    "GoldReport",
    "IncidentScore",
    "load_gold",
    "parse_gold",
    "score",
    "score_parts",
]
