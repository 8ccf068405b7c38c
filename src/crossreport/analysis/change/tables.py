"""Answers as plain data, and their series as rows."""

from dataclasses import asdict
from math import isfinite
from typing import Any

from crossreport.analysis.change.answer import Answer

COLUMNS = (
    "first_day",
    "last_day",
    "side",
    "incidents",
    "explained",
    "without_change",
    "comparison",
    "other_reports",
)
"""What stands in each column of the series of an answer, in order."""


def answer_rows(answer: Answer) -> list[dict[str, Any]]:
    """Return a dictionary a bin; nothing where there was nothing to compare."""
    line = answer.line
    if line is None:
        return []
    columns = (line.counts, line.fitted, line.unchanged, line.others, line.reports)
    return [
        {
            "first_day": one.first,
            "last_day": one.last,
            "side": "before" if i < line.before else "after",
            **{
                name: round(column[i], 3) if column else None
                for name, column in zip(COLUMNS[3:], columns, strict=True)
            },
        }
        for i, one in enumerate(line.bins)
    ]


def answer_plain(answer: Answer) -> dict[str, Any]:
    """Return everything an answer says; an end that is open is ``None``."""
    found: dict[str, Any] = _finite(asdict(answer))
    found["line"] = answer_rows(answer)
    return found


def _finite(value: Any) -> Any:
    match value:
        case dict():
            return {key: _finite(one) for key, one in value.items()}
        case list() | tuple():
            return [_finite(one) for one in value]
        case float():
            return round(value, 6) if isfinite(value) else None
        case _:
            return value
