"""Calendar dates and clock times as they are printed, in many languages."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from crossreport.codebook.time_zones import PrintedZone, bare_offset_at, zone_at
from crossreport.ingest.vocabulary import date_languages, fold, more_months

_MONTHS = str.split(
    "january february march april may june july august september october november december"
)
_WEEKDAYS = str.split("monday tuesday wednesday thursday friday saturday sunday")
_CLDR = "dateparser.data.date_translation_data"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # outside, a figure is no year of a news report
_POSIX_PIVOT = 69  # two-digit years: 69 to 99 are 19xx, 00 to 68 are 20xx (POSIX strptime)

_NAME = r"[^\W\d_][^\W\d_\u200c’'.-]*[^\W\d_]\.?(?:\s+(?:الثاني|الأول|الاول))?"
_DAY = r"(?<![\d.:])\d{1,2}"
_SEP = r"[\s/.,\-–]{1,3}"
_OF = r"(?:(?:de|of|del|di|-e)\s+)?"
_YEAR = r"(?:\d{4}|['’]?\d{2})(?!\d|:\d)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ymd", re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")),
    ("cjk", re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")),
    ("num", re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")),
    (
        "dmy",
        re.compile(
            rf"({_DAY})(?:\s*[–-]\s*(\d{{1,2}}))?(?:st|nd|rd|th|er|º|ª|\.)?{_SEP}{_OF}({_NAME}){_SEP}{_OF}({_YEAR})"
        ),
    ),
    (
        "mdy",
        re.compile(
            rf"(?<!\w)({_NAME})\s+(\d{{1,2}})(?:\s*[–-]\s*(\d{{1,2}}))?(?:st|nd|rd|th)?(?:,\s*|\s+){_OF}(\d{{4}})(?!\d)"
        ),
    ),
)
_TIME = re.compile(
    r"(?<![\d:/.])(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(?:(a\.?m\.?|p\.?m\.?|ص|م|صباحا|مساء)(?!\w))?"
    r"(?![\d:/])",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[.,]\d+")  # of a second
_PLAIN_OFFSET = re.compile(r"\+\d\d:?\d\d|\s[+-]\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a line.

    Attributes:
        start: offset in the line.
        end: offset after it.
        day: the date; of a range ("3-9 April 2023"), its last day.
        ambiguous: day and month could be exchanged.
        is_range: whether it is the end of a range.
    """

    start: int
    end: int
    day: date
    ambiguous: bool = False
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A clock time found in a line, with the zone that stands after it."""

    start: int
    end: int
    clock: time
    zone: PrintedZone | None = None

    def offset_on(self, day: date) -> int | None:
        """Return how many minutes east of UTC the clock is on a day; ``None``: not told."""
        if self.zone is None or self.zone.clock is None:
            return None
        offset = datetime.combine(day, self.clock, self.zone.clock).utcoffset()
        return None if offset is None else round(offset.total_seconds() / 60)


@cache
def month_names() -> dict[str, int]:
    """Return month names and abbreviations of every language read, folded."""
    names = dict(more_months())
    for info in _cldr():
        for number, english in enumerate(_MONTHS, 1):
            for name in info.get(english, ()):
                names.setdefault(fold(name).rstrip("."), number)
    return names


@cache
def weekday_names() -> dict[str, int]:
    """Return full weekday names of every language read, folded; Monday is 0."""
    names: dict[str, int] = {}
    for info in _cldr():
        for number, english in enumerate(_WEEKDAYS):
            for name in info.get(english, ()):
                names.setdefault(fold(name).rstrip("."), number)
    return names


def _cldr() -> Iterator[dict[str, list[str]]]:
    for language in date_languages():
        yield importlib.import_module(f"{_CLDR}.{language}").info


def find_dates(line: str) -> list[PrintedDate]:
    """Return the full dates (day, month, year) in ``line``, in order, none overlapping."""
    found: list[PrintedDate] = []
    for form, pattern in _FORMS:
        for match in pattern.finditer(line):
            hit = _read(form, match, line)
            if hit and not any(h.start < hit.end and hit.start < h.end for h in found):
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _read(form: str, match: re.Match[str], line: str) -> PrintedDate | None:
    g = match.groups()
    ambiguous = is_range = False
    match form:
        case "ymd":
            parts = (int(g[0]), int(g[2]), int(g[3]))
        case "cjk":
            parts = (int(g[0]), int(g[1]), int(g[2]))
        case "num":
            year, month, day, ambiguous = _order(g[3], int(g[0]), int(g[2]), g[1], line)
            parts = (year, month, day)
        case "dmy":
            is_range = g[1] is not None
            parts = (_full_year(g[3]), _month(g[2]), int(g[1] or g[0]))
        case _:
            is_range = g[2] is not None
            parts = (_full_year(g[3]), _month(g[0]), int(g[2] or g[1]))
    found = _date(*parts)
    if found is None:
        return None
    return PrintedDate(match.start(), match.end(), found, ambiguous, is_range)


def _month(name: str) -> int:
    """Return the number of a month's name, 0 if it is none."""
    return month_names().get(fold(name).rstrip("."), 0)


def _full_year(digits: str) -> int:
    number = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) > 2:
        return number
    return number + (1900 if number >= _POSIX_PIVOT else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order(year: str, a: int, b: int, separator: str, line: str) -> tuple[int, int, int, bool]:
    """Tell day from month in 03/04/2023, by size, by a weekday in the line, or day first."""
    full = _full_year(year)
    if len(year) == 2 and separator == "-":
        return 0, 0, 0, False  # 10-12-14 is more often a score or a phone number
    if a > 12 or b > 12 or a == b:
        return (full, b, a, False) if a > 12 or a == b else (full, a, b, False)
    day_first, month_first = _date(full, b, a), _date(full, a, b)
    weekdays = {weekday_names()[w] for w in _tokens(line) if w in weekday_names()}
    if day_first and month_first and day_first.weekday() != month_first.weekday():
        if weekdays == {day_first.weekday()}:
            return full, b, a, False
        if weekdays == {month_first.weekday()}:
            return full, a, b, False
    # Month first is the manner of the United States only; the dot is never used there.
    return full, b, a, separator != "."


def _tokens(line: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(line))


def find_times(line: str) -> list[PrintedTime]:
    """Return the clock times in ``line``: hour and minute, or an hour with a.m. or p.m."""
    found = []
    for match in _TIME.finditer(line):
        hour, minute, half = match.groups()
        if minute is None and half is None:
            continue
        clock = _clock(int(hour), int(minute or 0), fold(half or "").replace(".", ""))
        if clock is not None:
            after = _FRACTION.match(line, match.end())
            end = after.end() if after else match.end()
            zone = zone_at(line, end)
            iso = match[0].count(":") == 2 or line[: match.start()].endswith("T")
            if zone is None and (iso or _PLAIN_OFFSET.match(line, end)):
                zone = bare_offset_at(line, end)
            found.append(PrintedTime(match.start(), match.end(), clock, zone))
    return found


def _clock(hour: int, minute: int, half: str) -> time | None:
    if half in ("pm", "م", "مساء") and hour < 12:
        hour += 12
    elif half in ("am", "ص", "صباحا") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None
