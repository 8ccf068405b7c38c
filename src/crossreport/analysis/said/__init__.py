"""What sources say of many events at once, put against the incidents of the record."""

from crossreport.analysis.said.checking import Said, check
from crossreport.analysis.said.totals import FigureCheck, TotalCheck, Verdict
from crossreport.analysis.said.trends import Answer, AskChange, Reply, TrendCheck
from crossreport.analysis.said.wording import total_words, trend_words

__all__ = [
    "Answer",
    "AskChange",
    "FigureCheck",
    "Reply",
    "Said",
    "TotalCheck",
    "TrendCheck",
    "Verdict",
    "check",
    "total_words",
    "trend_words",
]
