"""Infers the likeliest day of what a report tells undated as its news.

"Police are investigating a shooting at a bakery": no day is told, and none is written down. But
the news of a report's lead is fresh. Its likeliest day is the one that the report gives a like
event of the same week; else, where the report dates nothing, the day of its publication. The
interval stays open: only ``likely`` is set, with the rule that infers it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossreport.extract.dates import names_open_stretch
from crossreport.extract.frames import Frame, types_combine
from crossreport.extract.reading import Reading
from crossreport.extract.told_days import ToldEvent, day_words, told_events
from crossreport.model import LikelyDay, LikelyRule, WideDate

_LEAD = 6  # sentences, the headline among them
_FRESH = timedelta(days=7)


def infer_news_days(frames: Sequence[Frame], reading: Reading) -> None:
    """Give undated events of a report's lead their likeliest day.

    Args:
        frames: the document's frames, in order, with their dates settled; ``likely`` is set.
        reading: the document. One without a publication date, or whose lead speaks of a trial,
            tells no fresh news.
    """
    published = reading.document.published
    if published is None or _old_news(reading):
        return
    events = told_events(frames)
    dated = [event for event in events if event.dated]
    for event in events:
        if event.dated or event.first >= _LEAD or _of_no_day(event):
            continue
        likely = _likely(event, dated, published)
        if likely is not None:
            _set(event, likely)


def _of_no_day(event: ToldEvent) -> bool:
    """Say whether a report tells an event of a stretch that has no days of its own."""
    return any(names_open_stretch(frame.sentence.span.text) for frame in event.frames)


def _set(event: ToldEvent, likely: LikelyDay) -> None:
    for frame in event.frames:
        if frame.date is not None and frame.date.holds(likely.day):
            frame.date = replace(frame.date, likely=likely)


def _likely(event: ToldEvent, dated: Sequence[ToldEvent], published: date) -> LikelyDay | None:
    if not dated:
        return LikelyDay(published, LikelyRule.NEWS_DAY)
    for other in dated:
        day = _day_of(other)
        if day is not None and published - _FRESH < day <= published and _alike(event, other):
            return LikelyDay(day, LikelyRule.REPORT_DAY)
    return None


def _day_of(event: ToldEvent) -> date | None:
    found: list[WideDate] = [
        f.date for f in event.frames if f.date is not None and f.date.days == 1
    ]
    return found[0].earliest if found else None


def _alike(event: ToldEvent, other: ToldEvent) -> bool:
    mine, theirs = event.frames[0].type, other.frames[0].type
    return mine is not None and theirs is not None and types_combine(mine, theirs)


def _old_news(reading: Reading) -> bool:
    """Say whether the headline or the lead speaks of what comes long after an event."""
    words = day_words()["old_news"]
    return any(
        token.lemma_.lower() in words
        for sentence in reading.sentences[:_LEAD]
        for token in sentence.span
    )
