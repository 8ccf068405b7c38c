"""Rules for holidays: fixed, movable and Islamic ones."""

from collections.abc import Callable
from datetime import date

from dateutil.easter import easter
from hijridate import Hijri

from crossreport.extract.dates.arithmetic import Days, make_date, nth_weekday, shift_days, year_days
from crossreport.extract.dates.grammar import (
    Context,
    Draft,
    Match,
    Rule,
)
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.extract.dates.years import yearly_day, yearly_period

_LONG = 7  # days from which a feast is a stretch rather than a day
# Mean length of an Islamic year against a Gregorian one, and the year of the Hijra.
_HIJRI_RATIO, _HIJRA = 1.0307, 621.6


def _fixed(rule: list[int], year: int) -> Days | None:
    month, day, count = rule
    first = make_date(year, month, day)
    return (first, shift_days(first, count - 1)) if first else None


def _easter(rule: list[int], year: int) -> Days | None:
    offset, count = rule
    if not 1583 <= year <= 4099:  # the Gregorian reckoning
        return None
    first = shift_days(easter(year), offset)
    return first, shift_days(first, count - 1)


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
    "nth": _nth,
    "nth_after": _nth,
    "hijri": _hijri,
}


def _holiday(match: Match, context: Context) -> Draft | None:
    ((kind, rule),) = words()["holidays"][match["holiday"]].items()
    margin = (3, 1) if match["weekend"] else (0, 0)

    def build(year: int) -> Days | None:
        days = _KINDS[kind](rule, year)
        return days and (shift_days(days[0], -margin[0]), shift_days(days[1], margin[1]))

    sample = build(2000)
    long = sample is not None and (sample[1] - sample[0]).days >= _LONG
    if long:
        return yearly_period(match, context, build)
    return yearly_day(match, context, build)


RULES: tuple[Rule, ...] = (
    Rule(
        pattern(
            r"(?:(?P<which>last|this|next) )?{holiday}(?P<weekend> weekend)?"
            r"(?:,? (?:of |in )?{year}| (?:of )?(?P<whichyear>last|this|next) year)?"
        ),
        _holiday,
    ),
)
