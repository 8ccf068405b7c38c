"""The product and a library, each asked what it makes of an expression in its sentence.

A reader is right where it finds one date, over words of the expression, with exactly its days; in
a sentence without a date, where it finds none.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from benchmarks.dates.expressions import Days, Expression
from crossreport.extract.dates import DateMention, find_dates, resolve_relative
from crossreport.model import Claim, DateBasis, Document, Segment, SegmentKind, WideDate
from crossreport.pipeline.local_days import local_days

Found = list[tuple[int, int, Days]]
"""Start, end and days of each date that a reader finds in a sentence."""

Reader = Callable[[Expression], Found]


def is_right(found: Found, expression: Expression) -> bool:
    """Say whether what was found is exactly what the expression means."""
    if expression.start is None or expression.end is None:
        return not found
    if len(found) != 1:
        return False
    start, end, days = found[0]
    return start < expression.end and expression.start < end and days == expression.days


def crossreport(expression: Expression) -> Found:
    """Read the dates of a sentence as the product does."""
    found = find_dates(
        expression.sentence,
        published=expression.published,
        document_id="d",
        country=expression.country,
    )
    if expression.zone is not None:
        return [(m.span.start, m.span.end, _at_place(m, expression)) for m in found]
    return [(m.span.start, m.span.end, _days(m, expression)) for m in found]


def _at_place(mention: DateMention, expression: Expression) -> Days:
    """Count a day by the clock of its place, as the step that finds places does."""
    moment, text = expression.moment, expression.sentence
    document = Document(
        "d",
        text,
        "",
        "",
        "text/plain",
        (Segment(0, len(text), SegmentKind.BODY),),
        published=expression.published,
        published_time=moment.time() if moment else None,
        published_offset=_minutes(moment) if moment else None,
    )
    claim = Claim("c", "d", "", mention.span, mention.span, mention.wide)
    there = local_days(document, [claim], {"c": (expression.zone or "",)}).get("c", mention.wide)
    return there.earliest, there.latest


def _minutes(moment: datetime) -> int:
    return round((moment.utcoffset() or timedelta()).total_seconds() / 60)


def _days(mention: DateMention, expression: Expression) -> Days:
    day = expression.counted_from
    if day is None or not mention.relative_to_event:
        return mention.earliest, mention.latest
    wide = resolve_relative(mention, WideDate(day, day, DateBasis.EXPLICIT))
    return wide.earliest, wide.latest


def dateparser(expression: Expression) -> Found:
    """Read them with ``dateparser.search``, as its manual tells for texts of the past.

    It knows single moments only, so nothing wider than a day can come out right. Where the order
    of day and month hangs on the country, it is told; where an expression counts from an event, it
    counts from that event; where the zone of the place is known, it is told the hour there.
    """
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    base = expression.counted_from or expression.published
    if base is not None:
        settings["RELATIVE_BASE"] = datetime.combine(base, time(12))
    if expression.moment is not None and expression.zone is not None:
        there = expression.moment.astimezone(ZoneInfo(expression.zone))
        settings["RELATIVE_BASE"] = there.replace(tzinfo=None)
    if expression.zone is not None:
        settings |= {"TIMEZONE": expression.zone, "TO_TIMEZONE": expression.zone}
    if expression.country is not None:
        settings["DATE_ORDER"] = "MDY" if expression.country == "US" else "DMY"
    hits = search_dates(expression.sentence, languages=["en"], settings=settings) or []
    found: Found = []
    offset = 0
    for words, moment in hits:
        start = expression.sentence.find(words, offset)
        start = offset if start < 0 else start
        offset = start + len(words)
        found.append((start, offset, (moment.date(), moment.date())))
    return found
