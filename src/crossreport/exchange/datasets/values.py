"""Numbers and dates as tables write them."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import ceil, floor, isfinite

_KEPT = 1 << 14  # the same few texts come again in row after row
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[+-]?\.\d+")
_ISO = re.compile(r"([12]\d{3})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d.*)?")
_PACKED = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+([12]\d{3})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? ([12]\d{3})")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})(?: \d.*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


class ValueMisfitError(ValueError):
    """A cell that does not hold what its column should; the message says so for people."""


@lru_cache(_KEPT)
def number(text: str) -> float:
    """Return the number that a cell holds.

    Raises:
        ValueMisfitError: it holds none.
    """
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueMisfitError(f"{text!r} is no number")
    value = float(text.replace(",", ""))
    if not isfinite(value):
        raise ValueMisfitError(f"{text!r} is no number")
    return value


def people(text: str) -> tuple[int, int, int]:
    """Return a number of people as low, best and high; a fraction lies between two.

    Raises:
        ValueMisfitError: it is no number of people.
    """
    value = number(text)
    if value < 0 or value > 100_000_000:
        raise ValueMisfitError(f"{text!r} is no number of people")
    return floor(value), round(value), ceil(value)


@lru_cache(_KEPT)
def day(text: str, order: str | None = None) -> date:
    """Return the day that a cell holds.

    Args:
        text: ``2021-05-04`` with or without a time, ``20210504``, ``4 May 2021``,
            ``May 4, 2021``, ``04/05/2021`` or ``04.05.2021`` (always day first).
        order: ``dmy`` or ``mdy`` for figures with slashes or hyphens.

    Raises:
        ValueMisfitError: it holds no day, or figures that can be meant in two ways.
    """
    text = " ".join(text.split())
    try:
        if found := _ISO.fullmatch(text) or _PACKED.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), _month(found[2]), int(found[1]))
        if found := _MONTH_FIRST.fullmatch(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
        if found := _FIGURES.fullmatch(text):
            return _of_figures(int(found[1]), found[2], int(found[3]), int(found[4]), order)
    except ValueMisfitError:
        raise
    except ValueError:
        pass  # told below: the 31st of February, or a month of no such name
    raise ValueMisfitError(f"{text!r} is no day; write it as 2021-05-04")


def _of_figures(first: int, mark: str, second: int, year: int, order: str | None) -> date:
    if mark == ".":
        order = "dmy"
    if order is None and first <= 12 and second <= 12 and first != second:
        raise ValueMisfitError(
            f"'{first:02}{mark}{second:02}{mark}{year}' can be meant in two ways; "
            "say which with --dates dmy or --dates mdy"
        )
    day_first = order == "dmy" or (order is None and first > 12)
    month, of_month = (second, first) if day_first else (first, second)
    return date(year, month, of_month)


def _month(name: str) -> int:
    known = name.lower()
    for i, (short, whole) in enumerate(zip(_MONTHS, _MONTH_NAMES, strict=True), 1):
        if known in (short, whole) or (short == "sep" and known == "sept"):
            return i
    raise ValueError(name)


def moment(text: str) -> date:
    """Return the day of a date or of seconds since 1970 (UTC).

    Raises:
        ValueMisfitError: it is neither.
    """
    if text.strip().isdecimal() and len(text.strip()) in (9, 10):
        return datetime.fromtimestamp(int(text), UTC).date()
    return day(text)


def widened(on: date, width: str) -> tuple[date, date]:
    """Return the first and last day of what a date stands for.

    A week is the day with three days on either side, since coders take the middle of the span;
    a month and a year are those of the calendar.
    """
    if width == "week":
        return on - timedelta(days=3), on + timedelta(days=3)
    if width == "month":
        return month_of(on.year, on.month)
    if width == "year":
        return date(on.year, 1, 1), date(on.year, 12, 31)
    return on, on


def month_of(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
