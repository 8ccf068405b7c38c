"""Days and weeks of a stretch: the last week of April, the second day of Eid, Ramadan's first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from crossreport.extract.dates.arithmetic import (
    Days,
    shift_days,
    shift_months,
    weekday_after,
    weekday_on_or_before,
)
from crossreport.extract.dates.grammar import Context, Draft, Match
from crossreport.extract.dates.mention import DateKind
from crossreport.extract.dates.vocabulary import alternation, integer, pattern, words
from crossreport.extract.dates.years import day_number
from crossreport.model import DateBasis

_ROOM = 60
_LONG = 7  # days from which a feast has days with numbers of their own ("the 10th of Muharram")
_SATURDAY = 5
# Weeks begin on other days by country, and windows have no first day.
_COUNTED = re.compile(r"\b(?:week|weekend|past|recent|coming|days|hours|years)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    named = rf"(?P<weekday>{alternation(words()['weekdays'])})|(?P<what>day|night|week|weekend)"
    return pattern(
        rf"(?:(?:on|in|during|over|at) )?(?:the )?(?:{{anyday}}|(?P<last>last|final))"
        rf"(?: (?:(?P<count>\w+) )?(?P<many>days|weeks|months)| (?:{named}))? (?P<joint>of|in)"
        r"(?: the)?(?: month of)?"
    )


def within(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Return the drafts, in order, with those narrowed that only a part of is meant."""
    done: list[Draft] = []
    for draft in drafts:
        part = _part(draft, context) if _is_stretch(draft, context) else None
        if part is None:
            done.append(draft)
            continue
        # "in the last week", "last Friday" were read as words of their own before.
        done = [one for one in done if one.end <= part.start]
        done.append(part)
    return done


def _is_stretch(draft: Draft, context: Context) -> bool:
    if _COUNTED.search(context.text, draft.start, draft.end):
        return False
    stretch = draft.kind is DateKind.PERIOD or draft.feast is not None
    return stretch and not draft.relative_to_event


def _part(draft: Draft, context: Context) -> Draft | None:
    window = max(0, draft.start - _ROOM)
    for found in _opening().finditer(context.text, window, draft.start):
        if context.text[found.end() : draft.start].strip():
            continue
        match = Match.of(found)
        if draft.basis is DateBasis.UNANCHORED:
            return replace(draft, start=match.start)
        return _narrowed(draft, match, context)
    return None


def _narrowed(draft: Draft, match: Match, context: Context) -> Draft | None:
    first, last = draft.days
    if first is None or last is None:
        return None
    before, after = draft.feast or (0, 0)
    core = shift_days(first, before), shift_days(last, -after)
    days = _chosen(core, match, draft)
    if days is not None and _ahead(days, draft, context) and draft.feast is None:
        core = shift_months(core[0], -12), shift_months(core[1], -12)
        days = _chosen(core, match, draft)
    if days is None or _ahead(days, draft, context):  # "the fifth Sunday of March"
        counted = match["weekday"] or match["what"] or match["many"]
        return replace(draft, start=match.start) if counted else None
    if match["weekday"]:  # one day however wide the feast
        before = after = 0
    single = match["what"] in ("day", "") and not match["many"]
    basis = DateBasis.EXPLICIT if draft.explicit_year else DateBasis.YEAR_INFERRED
    return replace(
        draft,
        start=match.start,
        days=(shift_days(days[0], -before), shift_days(days[1], after)),
        basis=basis if single else DateBasis.PERIOD,
        kind=DateKind.POINT if single else DateKind.PERIOD,
        likely=None,
        named=False,
    )


def _ahead(days: Days, draft: Draft, context: Context) -> bool:
    """Say whether a part lies after publication though its words tell what is over."""
    if context.published is None or draft.future or draft.explicit_year:
        return False
    return days[0] > context.published


def _chosen(core: Days, match: Match, draft: Draft) -> Days | None:
    """Return the part of a stretch that the words before it choose; ``None``: it has none."""
    number = None if match["last"] else day_number(match)
    if not match["last"] and (number is None or number < 1):
        return None
    if match["many"]:
        return _several(core, match, number)
    if match["weekday"]:
        return _weekday(core, words()["weekdays"][match["weekday"]], number, 0)
    match match["what"]:
        case "weekend":
            return _weekday(core, _SATURDAY, number, 1)
        case "week":
            return _steps(core, 7, number)
        case "night":
            days = _steps(core, 1, number)
            return days and (days[0], shift_days(days[1], draft.feast is None))
        case "day":
            return _steps(core, 1, number)
    counted = draft.feast is not None and number is not None and match["joint"] == "of"
    return _steps(core, 1, number) if counted and (core[1] - core[0]).days >= _LONG else None


def _steps(core: Days, size: int, number: int | None) -> Days | None:
    """Return the so manieth stretch of a size, the last where there is no number."""
    first, last = core
    if number is None:
        return max(first, shift_days(last, 1 - size)), last
    start = shift_days(first, size * (number - 1))
    return None if start > last else (start, min(last, shift_days(start, size - 1)))


def _several(core: Days, match: Match, number: int | None) -> Days | None:
    """The last ten days, the first two weeks; "the third two weeks" is nothing."""
    count = integer(match["count"]) if match["count"] else None
    if count is None or number not in (None, 1):
        return None
    first, last = core
    if match["many"] == "months":
        ends = shift_days(shift_months(first, count), -1), shift_days(shift_months(last, -count), 1)
    else:
        size = count * (7 if match["many"] == "weeks" else 1)
        ends = shift_days(first, size - 1), shift_days(last, 1 - size)
    return (first, min(last, ends[0])) if number == 1 else (max(first, ends[1]), last)


def _weekday(core: Days, weekday: int, number: int | None, margin: int) -> Days | None:
    """Return the so manieth weekday of a stretch with the days around it."""
    if number is None:
        day: date = weekday_on_or_before(core[1], weekday)
    else:
        day = shift_days(weekday_after(shift_days(core[0], -1), weekday), 7 * (number - 1))
    if not core[0] <= day <= core[1]:
        return None
    return shift_days(day, -margin), shift_days(day, margin)
