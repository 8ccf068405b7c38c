"""Days in bins of a day, a week or a month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """How long a bin is."""

    DAY = "day"
    WEEK = "week"  # Monday to Sunday, or seven days from a given one
    MONTH = "month"

    @property
    def per_year(self) -> float:
        """How many there are in a year."""
        return {"day": 365.25, "week": 365.25 / 7, "month": 12.0}[self.value]


@dataclass(frozen=True, slots=True)
class Bin:
    """Some days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def bin_name(first: date, period: Period, day: Callable[[date], str] = str) -> str:
    """Return what a bin is called: its month, or its first day as ``day`` writes days."""
    return f"{first:%b} {first.year}" if period is Period.MONTH else day(first)


def calendar_bins(first: date, last: date, period: Period) -> tuple[Bin, ...]:
    """Return the bins of the calendar that hold all days from one to another."""
    match period:
        case Period.DAY:
            return counted_bins(first, last, days=1)
        case Period.WEEK:
            return counted_bins(first - timedelta(days=first.weekday()), last, days=7)
        case Period.MONTH:
            return _months(first.replace(day=1), last)


def counted_bins(first: date, last: date, *, days: int) -> tuple[Bin, ...]:
    """Return bins of so many days each from a day on, until one holds the last day."""
    starts = range(0, (last - first).days + 1, days)
    width = timedelta(days=days - 1)
    return tuple(
        Bin(start, start + width) for start in (first + timedelta(days=one) for one in starts)
    )


def _months(start: date, last: date) -> tuple[Bin, ...]:
    found = []
    while start <= last:
        following = month_after(start)
        found.append(Bin(start, following - timedelta(days=1)))
        start = following
    return tuple(found)


def month_after(day: date, months: int = 1) -> date:
    """Return the same day so many months later; the last of the month where there is none."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no such month: {day} + {months}")


def natural_period(first: date, last: date) -> Period:
    """Return how long bins should be for a stretch of days to be read at one glance."""
    days = (last - first).days + 1
    return Period.DAY if days <= 31 else Period.WEEK if days <= 400 else Period.MONTH


def overlapping(bins: Sequence[Bin], first: date, last: date) -> range:
    """Return the positions of the bins that share a day with an interval."""
    low = _position(bins, first)
    high = _position(bins, last)
    start = low if low < len(bins) and bins[low].last >= first else low + 1
    return range(max(start, 0), min(high + 1, len(bins)))


def _position(bins: Sequence[Bin], day: date) -> int:
    """Return the position of the last bin that begins on or before a day; -1 for none."""
    low, high = 0, len(bins)
    while low < high:
        middle = (low + high) // 2
        if bins[middle].first <= day:
            low = middle + 1
        else:
            high = middle
    return low - 1
