"""Finds the date expressions of a text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from crossreport.extract.dates import (
    rules_day,
    rules_event,
    rules_holiday,
    rules_relative,
    rules_stretch,
    rules_window,
)
from crossreport.extract.dates.combine import combined
from crossreport.extract.dates.grammar import Context, Draft
from crossreport.extract.dates.mention import DateKind, DateMention
from crossreport.extract.dates.vocabulary import alternation, words
from crossreport.model import Span

# In this order one rule wins over another that matches the very same words.
_RULES = (
    *rules_day.RULES,
    *rules_stretch.RULES,
    *rules_holiday.RULES,
    *rules_event.RULES,
    *rules_relative.RULES,
    *rules_window.RULES,
)
_STAMP_ROOM = 40  # characters before a date in which words make it a page's stamp
_ROOM = 20  # characters beside a date in which words say what year it is
_NO_DATES = (DateKind.DURATION, DateKind.RECURRING)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")


def find_dates(
    text: str,
    *,
    published: date | None,
    document_id: str,
    offset: int = 0,
    country: str | None = None,
    all_kinds: bool = False,
) -> list[DateMention]:
    """Find the dates in a text, as intervals.

    Args:
        text: the text, or a part of it.
        published: the document's publication date. Without it, words that count from it
            ("yesterday", a bare "February 7") give open intervals with basis ``UNANCHORED``.
        document_id: for the spans.
        offset: where ``text`` begins in the stored text.
        country: ISO 3166-1 alpha-2 code, if known: seasons and the order of 07/02/2023 hang on it.
        all_kinds: also return durations and recurring times, which are no dates.

    Returns:
        The mentions in order of their offsets; they do not overlap.
    """
    context = Context(text, published, *_conventions(text, country))
    drafts = (
        draft
        for rule in _RULES
        for draft in rule.drafts(context)
        if not (draft.explicit_year and _is_other_year(draft, text))
    )
    chosen = [_settled(draft, context) for draft in combined(_longest(drafts), context)]
    return [
        _mention(draft, text, document_id, offset)
        for draft in chosen
        if all_kinds or draft.kind not in _NO_DATES
    ]


def is_stamp(text: str, start: int) -> bool:
    """Say whether the words before a date make it that of a page or a post ("Updated: 3 May")."""
    return _stamps().search(text, max(0, start - _STAMP_ROOM), start) is not None


@cache
def _stamps() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:^|[^\w])(?:{'|'.join(words()['stamps'])})\s*$")


def names_open_stretch(text: str) -> bool:
    """Say whether a text dates something by a stretch without days ("in the last school year")."""
    return _open_stretches().search(text) is not None


@cache
def _open_stretches() -> re.Pattern[str]:
    opening, nouns = (alternation(words()[n]) for n in ("open_stretch_openers", "open_stretches"))
    ranged = alternation(words()["other_years"]["after_two"])
    return re.compile(
        rf"(?i)\b(?:{opening})\s(?:[\w/–-]+\s){{0,3}}(?:{nouns})(?!\w)"
        rf"|\b\d{{4}}[-–/]\d{{2,4}}\s(?:{ranged})(?!\w)"
    )


def _is_other_year(draft: Draft, text: str) -> bool:
    """Say whether a year is a fiscal or school year, or a season of games."""
    if draft.kind is not DateKind.PERIOD:
        return False
    marks = words()["other_years"]
    before = text[max(0, draft.start - _ROOM) : draft.start].lower().rstrip()
    after = text[draft.end : draft.end + _ROOM].lower().lstrip()
    opened = any(re.search(rf"\b{mark}$", before) for mark in marks["before"])
    ranged = re.search(r"\d\W", text[draft.start : draft.end]) is not None
    closed = [*marks["after"], *(marks["after_two"] if ranged else ())]
    return opened or after.startswith(tuple(closed))


def _conventions(text: str, country: str | None) -> tuple[bool | None, bool | None]:
    """Return what country and text tell: southern seasons, month before day."""
    code = country.upper() if country else None
    southern = None if code is None else code in words()["southern_countries"]
    pairs = [(int(m[1]), int(m[3])) for m in _NUMERIC.finditer(text)]
    day_first = any(one > 12 >= two for one, two in pairs)
    month_first = any(two > 12 >= one for one, two in pairs)
    if day_first != month_first:
        return southern, month_first
    return southern, None if code is None else code in words()["month_first_countries"]


def _longest(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the longest of overlapping drafts, in order of offsets."""
    taken: list[Draft] = []
    covered: set[int] = set()
    for draft in sorted(drafts, key=lambda d: d.start - d.end):
        if covered.isdisjoint(range(draft.start, draft.end)):
            covered.update(range(draft.start, draft.end))
            taken.append(draft)
    return sorted(taken, key=lambda d: d.start)


def _settled(draft: Draft, context: Context) -> Draft:
    """Hold what is told, not announced, to the days up to publication."""
    earliest, latest = draft.days
    published = context.published
    if published is None or latest is None or latest <= published or draft.future:
        return draft
    told = earliest is None or earliest <= published
    if told and draft.kind is not DateKind.BEFORE:
        if context.future_at(draft.start, draft.end):
            return replace(draft, future=True)
        likely = draft.likely if draft.likely and draft.likely.day <= published else None
        return replace(draft.with_days(earliest, published), likely=likely)
    return replace(draft, future=True)


def _mention(draft: Draft, text: str, document_id: str, offset: int) -> DateMention:
    quote = text[draft.start : draft.end]
    return DateMention(
        Span(document_id, draft.start + offset, draft.end + offset, quote),
        draft.days[0],
        draft.days[1],
        draft.basis,
        draft.kind,
        draft.relative_to_event,
        draft.explicit_year,
        draft.future,
        draft.shift,
        draft.likely,
        draft.named,
    )
