"""Rules for holidays: fixed, movable and Islamic ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from pyluach.dates import HebrewDate

from crossreport.extract.dates.arithmetic import Days, make_date, nth_weekday, shift_days, year_days
from crossreport.extract.dates.grammar import (
    Context,
    Draft,
    Match,
    Rule,
)
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.extract.dates.years import part_days, yearly_day, yearly_period
from crossreport.model import LikelyDay, LikelyRule

_BESIDE = 7  # days before a feast on which it is celebrated
_LONG = 7  # days from which a feast is a stretch rather than a day
# Mean length of an Islamic year against a Gregorian one, and the year of the Hijra.
# The Hebrew year that begins in the autumn of a year, and the one that runs until then; months are
# counted from Nisan in spring, and seven of nineteen years have a second Adar.
_HEBREW_AUTUMN, _HEBREW_SPRING = 3761, 3760
_TISHREI, _TEVET, _ADAR, _LEAP = 7, 10, 12, frozenset({0, 3, 6, 8, 11, 14, 17})
_HIJRI_RATIO, _HIJRA = 1.0307, 621.6


def _fixed(rule: list[int], year: int) -> Days | None:
    month, day, count = rule
    first = make_date(year, month, day)
    return (first, shift_days(first, count - 1)) if first else None


def _easter(rule: list[int], year: int) -> Days | None:
    return _from(easter(year, EASTER_WESTERN), rule) if _has_easter(year) else None


def _orthodox(rule: list[int], year: int) -> Days | None:
    return _from(easter(year, EASTER_ORTHODOX), rule) if _has_easter(year) else None


def _has_easter(year: int) -> bool:
    return 1583 <= year <= 4099  # the Gregorian reckoning


def _from(sunday: date, rule: list[int]) -> Days:
    offset, count = rule
    first = shift_days(sunday, offset)
    return first, shift_days(first, count - 1)


def _hebrew(rule: list[int], year: int) -> Days | None:
    """The days of a Jewish feast, with the evening on which it begins."""
    month, day, count = rule
    hebrew_year = year + (_HEBREW_AUTUMN if _TISHREI <= month < _TEVET else _HEBREW_SPRING)
    if month == _ADAR and hebrew_year % 19 in _LEAP:
        month += 1  # Adar II
    first = HebrewDate(hebrew_year, month, day).to_pydate()
    return shift_days(first, -1), shift_days(first, count - 1)


def _nth(rule: list[int], year: int) -> Days | None:
    month, weekday, nth, *after = rule
    day = nth_weekday(year, month, weekday, nth)
    if day is None:
        return None
    day = shift_days(day, after[0] if after else 0)
    return day, day


def _hijri(rule: list[int], year: int) -> Days | None:
    """The days in a Gregorian year; the whole year outside the tables of hijridate."""
    month, day, count = rule
    guess = round((year - _HIJRA) * _HIJRI_RATIO)
    slack = int(words()["hijri_slack_days"])
    starts = []
    for hijri_year in range(guess - 1, guess + 3):
        try:
            found = Hijri(hijri_year, month, day).to_gregorian()
        except (ValueError, OverflowError):
            return year_days(year)
        if found.year == year:
            starts.append(date(found.year, found.month, found.day))
    if not starts:
        return None
    return shift_days(starts[0], -slack), shift_days(starts[-1], count - 1 + slack)


_KINDS: dict[str, Callable[[list[int], int], Days | None]] = {
    "fixed": _fixed,
    "easter": _easter,
    "orthodox": _orthodox,
    "hebrew": _hebrew,
    "nth": _nth,
    "nth_after": _nth,
    "hijri": _hijri,
}


def _holiday(match: Match, context: Context) -> Draft | None:
    entry = dict(words()["holidays"][match["holiday"]])
    likely = entry.pop("likely", None)
    ((kind, rule),) = entry.items()
    sample = _KINDS[kind](rule, 2000)
    long = sample is not None and (sample[1] - sample[0]).days >= _LONG
    margin = (3, 1) if match["weekend"] else (0, 0)
    if match["gathering"] and not long:
        margin, likely = (_BESIDE, 1), None
    elif match["daypart"] and likely is not None:
        kind, rule, likely = *_one_day(kind, rule, likely), None

    part = match["part"] if long and kind == "hijri" else ""

    def build(year: int) -> Days | None:
        days = _KINDS[kind](rule, year)
        wide = days and (shift_days(days[0], -margin[0]), shift_days(days[1], margin[1]))
        return wide and part_days(wide, part)

    feast = None if part or match["weekend"] or match["gathering"] else _rounding(kind)
    if long:
        stretch = yearly_period(match, context, build)
        return stretch and replace(stretch, named=True, feast=feast)
    draft = yearly_day(match, context, build)
    draft = draft and replace(draft, feast=feast)
    return _with_likely(draft, likely) if draft and likely is not None else draft


def _rounding(kind: str) -> tuple[int, int]:
    """Return by how many days a feast's ends are rounded outward."""
    slack = int(words()["hijri_slack_days"])
    return {"hijri": (slack, slack), "hebrew": (1, 0)}.get(kind, (0, 0))


def _one_day(kind: str, rule: list[int], offset: int) -> tuple[str, list[int]]:
    """Return the rule for one day of a feast of several: "Christmas morning", "Easter night"."""
    *where, first, _ = rule
    return kind, [*where, first + offset, 1]


def _with_likely(draft: Draft, offset: int) -> Draft:
    """Name the day that is mostly meant by a feast of several: Christmas Day, Easter Sunday."""
    first = draft.days[0]
    if first is None:
        return draft
    return replace(draft, likely=LikelyDay(shift_days(first, offset), LikelyRule.STRETCH))


RULES: tuple[Rule, ...] = (
    Rule(
        pattern(
            r"(?:{part}(?: |-))?(?:(?P<which>last|this|next) )?{holiday}(?P<weekend> weekend)?"
            r"(?: (?P<daypart>{tod}))?(?: {gathering})?"
            r"(?:,? (?:of |in )?{year}| (?:of )?(?P<whichyear>last|this|next) year)?"
        ),
        _holiday,
    ),
)
