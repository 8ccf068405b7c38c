"""Calendar arithmetic that never leaves the calendar."""

from calendar import monthrange
from datetime import date, timedelta
from math import ceil, floor

from dateutil.relativedelta import relativedelta

Days = tuple[date, date]


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_days(day: date, days: int) -> date:
    """Return the day so many days on, held inside the calendar (years 1 to 9999)."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def shift_months(day: date, months: int) -> date:
    """Return the same day so many months on; the month's last day where it is shorter."""
    if months == 0:
        return day
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        return date.max if months > 0 else date.min


def month_days(year: int, month: int) -> Days:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_start(day: date) -> date:
    """Return the Monday on or before the day."""
    return shift_days(day, -day.weekday())


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return, say, the fourth Thursday of a month; -1 is the last one."""
    first, last = month_days(year, month)
    if nth < 0:
        return shift_days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    found = shift_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found <= last else None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """Return the last such weekday that is not after the day."""
    return shift_days(day, -((day.weekday() - weekday) % 7))


def weekday_after(day: date, weekday: int) -> date:
    """Return the first such weekday that is after the day."""
    return shift_days(day, (weekday - day.weekday() - 1) % 7 + 1)


def part_of(days: Days, fractions: tuple[float, float]) -> Days:
    """Return a part of a stretch, rounded outward to whole days."""
    first, last = days
    length = (last - first).days + 1
    start = floor(length * fractions[0])
    end = max(start, ceil(length * fractions[1]) - 1)
    return shift_days(first, start), shift_days(first, min(end, length - 1))
