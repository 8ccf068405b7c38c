"""Stated lengths of time: "two weeks", "a few days", "about a month"."""

from datetime import date
from math import ceil
from typing import NamedTuple

from crossreport.extract.dates.arithmetic import Days, shift_days, shift_months
from crossreport.extract.dates.grammar import Match
from crossreport.extract.dates.vocabulary import integer, words

_IN_A_DAY = {"minute": 24 * 60, "hour": 24}


class Length(NamedTuple):
    """A stated length of time: so many months and days, from the fewest to the most."""

    months: tuple[int, int]
    days: tuple[int, int]

    def before(self, day: date) -> Days:
        """Return the days that lie this long before the day."""
        first = shift_days(shift_months(day, -self.months[1]), -self.days[1])
        return first, shift_days(shift_months(day, -self.months[0]), -self.days[0])

    def after(self, day: date) -> Days:
        """Return the days that lie this long after the day."""
        first = shift_days(shift_months(day, self.months[0]), self.days[0])
        return first, shift_days(shift_months(day, self.months[1]), self.days[1])


def unit_of(match: Match) -> str:
    """Return the unit that a match names, in the singular, as the codebook spells it."""
    word = match["unit"]
    plurals: dict[str, str] = words()["unit_plurals"]
    return plurals.get(word) or (word if word in words()["units"] else word.removesuffix("s"))


def length(match: Match, *, slack: bool) -> Length | None:
    """Read "two weeks", "a few days", "about a month" from a match.

    Args:
        match: with group ``unit``; maybe ``number`` or ``vague``; maybe ``about``, ``more``
            ("over a week") or ``less``.
        slack: widen by the unit's rounding, as "two weeks ago" is and "two weeks long" is not.

    Returns:
        The length; ``None`` when the number cannot be read.
    """
    count = _count(match)
    if count is None:
        return None
    low, high = count
    name = unit_of(match)
    unit: dict[str, int] = words()["units"][name]
    rounding = _rounding(unit, low, vague=low != high) if slack else 0
    if match["about"]:
        rounding = max(rounding * 2, 1)
    if match["more"]:
        high += 1
    if match["less"]:
        low = 0
    if name in _IN_A_DAY:
        return Length((0, 0), (low // _IN_A_DAY[name], ceil(high / _IN_A_DAY[name])))
    months, days = unit.get("months", 0), unit.get("days", 0)
    least = max(0, low * days - rounding) if days else -rounding
    return Length((low * months, high * months), (least, high * days + rounding))


def _count(match: Match) -> tuple[int, int] | None:
    if match["number"]:
        value = integer(match["number"])
        return None if value is None else (value, value)
    if match["vague"]:
        low, high = words()["vague_numbers"][match["vague"]]
        return low, high
    many = match["unit"] != unit_of(match)
    low, high = words()["bare_plural"] if many else (1, 1)
    return low, high


def _rounding(unit: dict[str, int], count: int, *, vague: bool) -> int:
    """Return how many days either way a speaker may be off who names this many units."""
    if vague:
        return 0
    if unit.get("days") == 1:
        return ceil(count / 10) if count >= int(words()["round_days_from"]) else 0
    return unit["slack_days"]
