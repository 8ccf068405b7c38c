"""Puts neighbouring expressions together: ranges, since, before, the week of, two days after."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from crossreport.extract.dates.arithmetic import (
    make_date,
    shift_days,
    weekday_after,
    weekday_on_or_before,
)
from crossreport.extract.dates.grammar import Context, Draft
from crossreport.extract.dates.mention import DateKind, DateMention, resolve_relative
from crossreport.extract.dates.parts import within
from crossreport.extract.dates.vocabulary import pattern, words
from crossreport.model import DateBasis, Span, WideDate

_HOURS = rf"(?:{'|'.join(words()['clock_times'])})\.?"
_ARTICLES = r"(?: (?:on|in|at|the|around|about|at least|as early as|late|early))*"
_LOOSE = rf"(?:(?:(?:about|around|at)\s)?{_HOURS},?(?:\son)?\s|the\s|on\s|early\s|late\s)*"
_AND = re.compile(rf"(?:,?\s(?:at\s)?{_HOURS})?\s{{1,3}}and\s{{1,3}}{_LOOSE}", re.I)
_JOINED = re.compile(
    rf"\s?[-–—]\s?|\s{{1,3}}(?:to|until|till|through|thru|into)\s{{1,3}}{_LOOSE}", re.I
)
_BRACKET = re.compile(r"\s{0,2}[\[(]")
_OR = re.compile(r"\s{1,3}(?:or)\s{1,3}(?:early\s|late\s|on\s|the\s)*", re.I)
_OPEN_BETWEEN = pattern(r"between" + _ARTICLES + rf"(?: {_HOURS},?(?: on)?)?")
_OPEN_FROM = pattern(
    r"(?:from|overnight|the night of|late|the night from)"
    + _ARTICLES
    + rf"(?: {_HOURS},?(?: on)?)?"
)
_SINCE = pattern(
    r"(?:ever since|since|starting|beginning|effective)"
    r"(?: (?:on|from|in|the|around|about|at least|as early as))*"
)
_AFTER = pattern(r"(?:after|following)(?: (?:on|in))?")
_BEFORE = pattern(
    r"(?:before|until|till|up to|up until|prior to|by|as of|no later than)"
    r"(?: (?:on|in|the|about|around))*"
)
_WEEK_OF = pattern(
    r"(?:(?:the )?week (?P<how>of|beginning|starting|ending)(?: on)?|the week (?P<how>to))"
)
_WEEKDAY_OF = re.compile(
    r"\s{1,3}(?P<which>after|following|before)\s{1,3}(?:the\s)?", re.IGNORECASE
)
_TWO_DAYS = re.compile(r"\s{1,3}and\s{1,3}")
_ONWARD = re.compile(r"\s(?:and\s)?(?:(?P<onward>onwards?)\b|on(?=\s?(?:[.,;)]|$)))", re.IGNORECASE)
_INNER_RANGE = re.compile(r"\b(?:and|to|through|until)\b|\d[-–—]\d", re.IGNORECASE)
_PREFIX_ROOM = 32


def combined(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Return the drafts, in order, with those that belong together made one."""
    narrowed = within(drafts, context)
    ranged = _ranges(_anchored(_explained(narrowed, context), context), context)
    return _prefixed(_without_openers(ranged, context), context)


def _explained(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Make one of a day and the date that stands in brackets after it: "Friday [17 November]"."""
    done: list[Draft] = []
    for draft in drafts:
        last = done[-1] if done else None
        gap = context.text[last.end : draft.start] if last else ""
        counted = last is not None and last.basis in {DateBasis.WEEKDAY, DateBasis.RELATIVE}
        if last and counted and _BRACKET.fullmatch(gap) and draft.kind is DateKind.POINT:
            closed = context.text[draft.end : draft.end + 1] in {")", "]"}
            done[-1] = replace(draft, start=last.start, end=draft.end + closed)
        else:
            done.append(draft)
    return done


def _without_openers(drafts: list[Draft], context: Context) -> list[Draft]:
    """Drop "ever since" and "overnight" where they only open the date after them."""
    opening = [_opens(draft, after, context) for draft, after in pairwise(drafts)]
    return [draft for draft, opens in zip(drafts, [*opening, False], strict=False) if not opens]


def _opens(draft: Draft, after: Draft, context: Context) -> bool:
    words = context.text[draft.start : draft.end].lower()
    if context.text[draft.end : after.start].strip():
        return False
    return words == "ever since" or (words == "overnight" and after.kind is DateKind.PERIOD)


def _anchored(drafts: list[Draft], context: Context) -> list[Draft]:
    """Two days after February 6: the first counts from the second."""
    done: list[Draft] = []
    for draft in drafts:
        last = done[-1] if done else None
        if last and last.relative_to_event and _counts_from(last, draft, context):
            done[-1] = _resolved(last, draft, context)
        elif last and (day := _weekday_beside(last, draft, context)) is not None:
            done[-1] = day
        else:
            done.append(draft)
    return done


def _weekday_beside(weekday: Draft, anchor: Draft, context: Context) -> Draft | None:
    """The Thursday after Easter, the Sunday before 3 May: the first such day on that side."""
    if weekday.weekday is None or anchor.relative_to_event or anchor.weekday is not None:
        return None
    gap = _WEEKDAY_OF.fullmatch(context.text, weekday.end, anchor.start)
    first, last = anchor.days
    if gap is None or first is None or last is None or (anchor.feast is None and first != last):
        return None
    if anchor.likely is not None:
        first = last = anchor.likely.day
    if gap["which"].lower() == "before":
        day = weekday_on_or_before(shift_days(first, -1), weekday.weekday)
    else:
        day = weekday_after(last, weekday.weekday)
    return replace(
        anchor,
        start=weekday.start,
        days=(day, day),
        kind=DateKind.POINT,
        likely=None,
        feast=None,
        named=False,
    )


def _counts_from(relative: Draft, anchor: Draft, context: Context) -> bool:
    word = context.text[relative.start : relative.end].lower()
    gap = context.text[relative.end : anchor.start]
    return (
        word.endswith(("after", "before", "following", "eve of"))
        and re.fullmatch(r"\s{1,3}(?:the\s)?", gap) is not None
        and not anchor.relative_to_event
        and anchor.kind in (DateKind.POINT, DateKind.PERIOD)
    )


def _resolved(relative: Draft, anchor: Draft, context: Context) -> Draft:
    quote = context.text[relative.start : anchor.end]
    span = Span("", relative.start, anchor.end, quote)
    mention = DateMention(
        span, None, None, relative.basis, relative_to_event=True, shift=relative.shift
    )
    wide = resolve_relative(mention, WideDate(*_end_of(anchor, relative), anchor.basis, span))
    days = wide.earliest, wide.latest
    return replace(anchor, start=relative.start, days=days, weekday=None, likely=None, feast=None)


def _end_of(anchor: Draft, relative: Draft) -> tuple[date | None, date | None]:
    """Return which days are counted from: before a feast its first one, after it its last one.

    Of Christmas and Easter the day itself, which is mostly meant.
    """
    first, last = anchor.days
    if anchor.feast is None or first is None or last is None or relative.shift is None:
        return anchor.days
    if anchor.likely is not None:
        return anchor.likely.day, anchor.likely.day
    width = sum(anchor.feast)
    if (relative.shift.months, relative.shift.earliest) < (0, 0):
        return first, shift_days(first, width)
    return shift_days(last, -width), last


def _ranges(drafts: list[Draft], context: Context) -> list[Draft]:
    done: list[Draft] = []
    for draft in drafts:
        floor = done[-2].end if len(done) > 1 else 0
        joined = _joined(done[-1], draft, context, floor) if done else None
        if joined:
            done[-1] = joined
        else:
            done.append(draft)
    return done


def _joined(left: Draft, right: Draft, context: Context, floor: int) -> Draft | None:
    """Make one range of two dates where the words between and before them say so."""
    plain = (DateKind.POINT, DateKind.PERIOD)
    if left.kind not in plain or right.kind not in plain:
        return None
    if left.relative_to_event or right.relative_to_event:
        return None
    gap = context.text[left.end : right.start]
    opened = _opener(left.start, context, _OPEN_BETWEEN, floor)
    if opened is not None and _AND.fullmatch(gap):
        start = opened
    elif _JOINED.fullmatch(gap):
        found = _opener(left.start, context, _OPEN_FROM, floor)
        start = left.start if found is None else found
    elif _OR.fullmatch(gap) and _follow(left, right, days=6):
        start = left.start
    elif _TWO_DAYS.fullmatch(gap) and left.weekday is not None and right.weekday is not None:
        if not _follow(left, right, days=2) or context.text[right.end : right.end + 1] in "'’":
            return None
        start = left.start
    else:
        return None
    return _span_of(left, right, start, context)


def _follow(left: Draft, right: Draft, *, days: int) -> bool:
    """Say whether two single days follow each other closely; weekdays always do, in a week."""
    first, last = left.days[0], right.days[0]
    if first is None or last is None or left.days[1] != first or right.days[1] != last:
        return left.basis is right.basis is DateBasis.WEEKDAY
    if left.weekday is not None and right.weekday is not None:
        return 0 < (right.weekday - left.weekday) % 7 <= days
    return 0 < (last - first).days <= days


def _opener(start: int, context: Context, opener: re.Pattern[str], floor: int) -> int | None:
    """Return where an opening word begins (from ``floor`` on) that ends right before ``start``."""
    window = max(floor, start - _PREFIX_ROOM)
    for match in opener.finditer(context.text, window, start):
        if not context.text[match.end() : start].strip() and match.end() < start:
            return match.start()
    return None


def _span_of(left: Draft, right: Draft, start: int, context: Context) -> Draft | None:
    if DateBasis.UNANCHORED in (left.basis, right.basis):
        return Draft(start, right.end, (None, None), DateBasis.UNANCHORED, DateKind.PERIOD)
    first, last = left.days[0], right.days[1]
    if right.explicit_year and not left.explicit_year and first and last:
        first = _with_year(first, last)
    elif first and last and first > last and left.weekday is not None:
        first = shift_days(first, -7 * (((first - last).days + 6) // 7))
    elif first and last and first > last and not left.explicit_year:
        first = _with_year(first, last)
    if first is None or last is None or first > last:
        return None
    return Draft(
        start,
        right.end,
        (first, last),
        DateBasis.PERIOD,
        DateKind.PERIOD,
        explicit_year=right.explicit_year,
        future=right.future,
    )


def _with_year(day: date, limit: date) -> date | None:
    """Return the latest such day of the year that is not after the limit."""
    same = make_date(limit.year, day.month, day.day)
    if same is not None and same <= limit:
        return same
    return make_date(limit.year - 1, day.month, day.day)


def _prefixed(drafts: list[Draft], context: Context) -> list[Draft]:
    floors = [0, *(draft.end for draft in drafts)]
    return [
        _with_prefix(draft, context, floor) for draft, floor in zip(drafts, floors, strict=False)
    ]


def _with_prefix(draft: Draft, context: Context, floor: int) -> Draft:
    if draft.kind not in (DateKind.POINT, DateKind.PERIOD) or draft.relative_to_event:
        return draft
    if _INNER_RANGE.search(context.text, draft.start, draft.end):
        draft = _opened(draft, context, floor)
    onward, start = _ONWARD.match(context.text, draft.end), None
    if onward is not None:
        start = _opener(draft.start, context, _OPEN_FROM, floor)
    if onward is not None and (start is not None or onward["onward"]):
        begun = draft.start if start is None else start
        return replace(_since(replace(draft, start=begun, end=onward.end()), context), weekday=None)
    forms: tuple[tuple[re.Pattern[str], Callable[[Draft, Context], Draft]], ...] = (
        (_WEEK_OF, _week_of),
        (_SINCE, _since),
        (_AFTER, _after),
        (_BEFORE, _before),
    )
    for opener, make in forms:
        start = _opener(draft.start, context, opener, floor)
        if start is None or (opener in (_AFTER, _BEFORE) and _describes(draft, context)):
            continue
        return replace(make(replace(draft, start=start), context), weekday=None)
    return draft


def _opened(draft: Draft, context: Context, floor: int) -> Draft:
    """Take "between" or "from" into a range that one rule found: "from 3 to 5 February"."""
    for opener in (_OPEN_BETWEEN, _OPEN_FROM):
        start = _opener(draft.start, context, opener, floor)
        if start is not None:
            return replace(draft, start=start, basis=DateBasis.PERIOD, kind=DateKind.PERIOD)
    return draft


def _describes(draft: Draft, context: Context) -> bool:
    """Say whether the date describes a thing ("Friday's attack"): then that thing happened then."""
    after = context.text[draft.end : draft.end + 12]
    return re.match(r"['’]s\b| [a-z]", after) is not None and (
        after[:1] in "'’" or context.text[: draft.start].rstrip().lower().endswith("the")
    )


def _since(draft: Draft, context: Context) -> Draft:
    if draft.basis is DateBasis.UNANCHORED:
        return draft.with_days(None, None, kind=DateKind.SINCE)
    return _from_on(draft, draft.days[0], context)


def _after(draft: Draft, context: Context) -> Draft:
    if draft.basis is DateBasis.UNANCHORED:
        return draft.with_days(None, None, kind=DateKind.SINCE)
    return _from_on(draft, draft.days[1], context)


def _from_on(draft: Draft, first: date | None, context: Context) -> Draft:
    """Return from a day on up to publication; with an open end where the day is yet to come."""
    last = context.published
    if first is not None and last is not None and first > last:
        last = None
    return draft.with_days(first, last, basis=DateBasis.SINCE, kind=DateKind.SINCE)


def _before(draft: Draft, context: Context) -> Draft:
    word = context.text[draft.start : draft.start + 6].lower()
    strict = word.startswith(("before", "prior"))
    end = draft.days[0] if strict else draft.days[1]
    return draft.with_days(None, end and shift_days(end, -strict), kind=DateKind.BEFORE)


def _week_of(draft: Draft, context: Context) -> Draft:
    first = draft.days[0]
    if first is None:
        return draft
    ending = re.search(r"week (?:ending|to)\b", context.text[draft.start : draft.end], re.I)
    days = (shift_days(first, -6), first) if ending else (first, shift_days(first, 6))
    return draft.with_days(*days, basis=DateBasis.PERIOD, kind=DateKind.PERIOD)
