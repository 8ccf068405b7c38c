"""Dates of incidents: days, ranges of days, and "on or before" a day (task documentation, 7.3)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from benchmarks.muc4.counts import Credit

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\.?\s+(\d{4}|\d{2})$")

_LAST_DIGITS = re.compile(r"(?:10|[1-9])\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """Days in which an incident may have happened.

    Attributes:
        first: First day; None for "on or before" the last.
        last: Last day.
    """

    first: date | None
    last: date

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first == self.last


def _day(text: str) -> date | None:
    match = _DAY.match(text.strip())
    if not match or match[2] not in _MONTHS:
        return None
    year = int(match[3])
    try:
        return date(
            year if year >= 100 else 1900 + year, _MONTHS.index(match[2]) + 1, int(match[1])
        )
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Span | None:
    """Read ``21 JAN 89``, ``15 JAN 89 - 21 JAN 89`` or ``- 21 JAN 89``; None for anything else.

    Args:
        text: A date filler. Full month names and years are read too.
    """
    before, dash, after = text.partition("-")
    last = _day(after if dash else before)
    if last is None:
        return None
    first = _day(before) if before.strip() else None
    if before.strip() and first is None:
        return None
    return Span(first, last)


def _is_partly_right(key: Span, response: Span) -> bool:
    if response.first is None:
        # A default-looking response: half right when its day ends the key (guidelines, 3.2.2).
        return key.first is not None and response.last == key.last
    if key.first is None:
        # The key's default: the judges of 1992 took the day itself and the day before.
        return key.last - timedelta(days=1) <= response.last <= key.last
    return not key.is_day and key.first <= response.first and response.last <= key.last


def is_same_without_last_digits(key: str, response: str) -> bool:
    """Tell whether two dates were the same to the program of 1992.

    It dropped premodifiers, among them the numbers 1 to 10, wherever one stood before a space,
    even as the last digit of a day: 12 JAN 90 and 13 JAN 90 were the same to it, 09 JAN 90 and
    10 JAN 90 were not. With this the dates of 99% of the mapped templates in the official reports
    come out as printed, without it 93%.

    Args:
        key: One of the key's alternatives.
        response: The response's date.
    """
    return _LAST_DIGITS.sub("", key) == _LAST_DIGITS.sub("", response)


def judge_date(key: str, response: str, *, last_digit: bool = True) -> tuple[Credit, bool]:
    """Judge a date; the second value tells whether a rule stood in for a judge.

    Args:
        key: One of the key's alternatives.
        response: The response's date.
        last_digit: Whether the last digit of a day counts; it did not in 1992.
    """
    if key == response or (not last_digit and is_same_without_last_digits(key, response)):
        return Credit.CORRECT, False
    wanted, given = parse_date(key), parse_date(response)
    if wanted is None or given is None:
        return Credit.INCORRECT, False
    if wanted == given:
        return Credit.CORRECT, True
    if _is_partly_right(wanted, given):
        return Credit.PARTIAL, True
    return Credit.INCORRECT, False
