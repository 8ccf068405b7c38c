"""Change after a date: an interrupted time series, its comparisons, its checks and its verdict."""

from crossreport.analysis.change.answer import (
    Answer,
    Check,
    Placebo,
    Question,
    Tally,
    Verdict,
    Volume,
)
from crossreport.analysis.change.ask import ask

__all__ = ["Answer", "Check", "Placebo", "Question", "Tally", "Verdict", "Volume", "ask"]
