"""Rules for days counted from publication: yesterday, on Tuesday, two weeks ago."""

import re
from dataclasses import replace

from crossreport.extract.dates.arithmetic import (
    shift_days,
    week_start,
    weekday_after,
    weekday_on_or_before,
)
from crossreport.extract.dates.grammar import Context, Draft, Match, Rule
from crossreport.extract.dates.lengths import length
from crossreport.extract.dates.vocabulary import alternation, pattern, words
from crossreport.model import DateBasis, LikelyDay, LikelyRule


def _deictic(match: Match, context: Context) -> Draft | None:
    if context.published is None:
        return match.unanchored()
    low, high, *night = words()["deictic"][match["deictic"]]
    days = shift_days(context.published, low), shift_days(context.published, high)
    draft = Draft(match.start, match.end, days, DateBasis.RELATIVE, future=high > 0)
    if not night:
        return draft
    likely = LikelyDay(shift_days(context.published, night[0]), LikelyRule.NIGHT)
    return replace(draft, likely=likely)


def weekday_number(match: Match) -> int:
    """Return the weekday that a match names, 0 for Monday."""
    names: dict[str, int] = {**words()["weekday_abbreviations"], **words()["weekdays"]}
    return names[match["weekday"] or match["abbr"]]


def _weekday(match: Match, context: Context) -> Draft | None:
    """The last such day on or before publication, unless the words say another."""
    published, which, weekday = context.published, match["which"], weekday_number(match)
    if _is_name(match, context):
        return None
    if published is None:
        return match.unanchored()
    if match["week"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["week"]]
        day = shift_days(week_start(published), 7 * weeks + weekday)
    elif which.endswith(("next", "coming")):
        day = weekday_after(published, weekday)
    elif which.endswith(("last", "past")):
        day = weekday_on_or_before(shift_days(published, -1), weekday)
    elif context.future_at(match.start, match.end):
        day = weekday_after(shift_days(published, -1), weekday)
    else:
        day = weekday_on_or_before(published, weekday)
    return Draft(
        match.start,
        match.end,
        (day, day),
        DateBasis.WEEKDAY,
        future=day > published,
        weekday=weekday,
    )


def _before_last(match: Match, context: Context) -> Draft | None:
    """The Friday before last: a week before the last one."""
    if context.published is None:
        return match.unanchored()
    last = weekday_on_or_before(shift_days(context.published, -1), weekday_number(match))
    day = shift_days(last, -7)
    return match.draft((day, day), DateBasis.WEEKDAY)


def _is_name(match: Match, context: Context) -> bool:
    """Say whether a weekday is part of a name ("Bloody Sunday", "the Sunday Times")."""
    names = words()["weekday_names"]
    window = context.text[max(0, match.start - 20) : match.start]
    before = re.search(r"\b([A-Z][a-z]+) $", window)
    after = re.match(r" ([A-Z][a-z]+)", context.text[match.end : match.end + 20])
    return bool(
        (before and before[1].lower() in names["before"])
        or (after and after[1].lower() in names["after"])
    )


def _overnight(match: Match, context: Context) -> Draft | None:
    """Overnight Friday: the night before that day or the one after it; nobody can tell.

    The day itself has half of either.
    """
    published = context.published
    if published is None:
        return match.unanchored()
    day = weekday_on_or_before(published, weekday_number(match))
    days = shift_days(day, -1), min(shift_days(day, 1), published)
    likely = LikelyDay(day, LikelyRule.NIGHT)
    return replace(match.draft(days, DateBasis.WEEKDAY), likely=likely)


def _ago(match: Match, context: Context) -> Draft | None:
    stated = length(match, slack=not match["today"])
    if stated is None:
        return None
    if context.published is None:
        return match.unanchored()
    first, last = stated.before(context.published)
    if match["weekday"]:  # "a week ago Tuesday": the one nearest to the middle
        middle = shift_days(first, (last - first).days // 2)
        first = last = weekday_on_or_before(shift_days(middle, 3), weekday_number(match))
    return match.draft((first, min(last, context.published)), DateBasis.RELATIVE)


_ABBREVIATED = alternation(words()["weekday_abbreviations"])

RULES: tuple[Rule, ...] = (
    Rule(pattern(r"{deictic}(?: {tod})?"), _deictic),
    Rule(
        pattern(
            r"(?:(?P<which>this coming|coming|this past|this|last|past|next) )?{weekday}(?: {tod})?"
            r"(?:,? (?:of )?(?P<week>last|this|next) week)?"
        ),
        _weekday,
    ),
    Rule(
        pattern(rf"(?P<abbr>{_ABBREVIATED})\.(?=,| (?:at|night|morning|afternoon|evening)|\n|$)"),
        _weekday,
    ),
    Rule(pattern(rf"on (?=(?-i:[A-Z]))(?P<core>(?P<abbr>{_ABBREVIATED}))(?!['’-])"), _weekday),
    Rule(pattern(r"(?:the )?{weekday} before last"), _before_last),
    Rule(
        pattern(r"overnight(?: on)? {weekday}(?: night)?(?! (?:and|to|into|until|through) |~[-–])"),
        _overnight,
    ),
    Rule(
        pattern(
            r"(?:(?:{about}|{more}|{less}) )?(?:{number}|{vague}) {unit} ago"
            r"(?: (?:on |last )?{weekday}| (?P<today>today))?"
        ),
        _ago,
    ),
    Rule(pattern(r"{unit} ago"), _ago),
)
