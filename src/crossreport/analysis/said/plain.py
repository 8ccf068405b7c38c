"""The checks of what sources say, for programs."""

from collections.abc import Sequence
from typing import Any

from crossreport.analysis.said.checking import Said
from crossreport.analysis.said.totals import TotalCheck
from crossreport.analysis.said.trends import TrendCheck
from crossreport.analysis.said.wording import total_words, trend_words
from crossreport.analysis.selection import Member


def plain_said(found: Said) -> dict[str, Any]:
    """Return all checks."""
    return {
        "totals": [plain_total(one) for one in found.totals],
        "trends": [plain_trend(one) for one in found.trends],
    }


def plain_total(found: TotalCheck) -> dict[str, Any]:
    """Return the check of a total."""
    return {
        "claim": found.claim,
        "verdict": found.verdict,
        "incidents": found.incidents,
        "casualties": found.casualties,
        "by_perpetrator": found.by_perpetrator,
        "own_document_only": found.own,
        "reasons": found.reasons,
        "missing": found.missing,
        "words": total_words(found),
        "members": _plain(found.members),
    }


def plain_trend(found: TrendCheck) -> dict[str, Any]:
    """Return the check of a trend."""
    return {
        "claim": found.claim,
        "answer": found.reply.answer,
        "missing": found.reply.missing,
        "words": trend_words(found),
        "before": _plain(found.before),
        "after": _plain(found.after),
    }


def _plain(members: Sequence[Member]) -> list[dict[str, Any]]:
    return [
        {
            "incident": one.case.incident.id,
            "membership": one.membership,
            "share": round(one.share, 4),
        }
        for one in members
    ]
