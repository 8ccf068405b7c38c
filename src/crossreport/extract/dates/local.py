"""Reads the words of a date again as they count from another day, and the hour told beside them.

Where the place of an event lies in another time zone than the clock of its report, the words stay
and the days change. The place is known only after the claims have been read.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from crossreport.codebook.time_zones import PrintedZone, zone_at
from crossreport.extract.dates.find import find_dates
from crossreport.extract.dates.mention import DateMention
from crossreport.model import Span

_AROUND = 240  # characters either side that may change what the words of a date mean
_BESIDE = 60  # characters between an hour and its day
_HOUR = re.compile(
    r"(?<![\w:.,$€£-])(?:(?P<hour>2[0-3]|[01]?\d)(?:(?P<sign>[:.])?(?P<minute>[0-5]\d))?(?!\d)"
    r"(?:\s?(?:hours|hrs))?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|(?P<word>noon|midnight))",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![ap]\.m)[.!?]\s", re.IGNORECASE)  # of a sentence
_BRACKET = re.compile(r"\s?[(\[]\s?(?:about\s|around\s)?$")


@dataclass(frozen=True, slots=True)
class ToldHour:
    """An hour that a text tells beside a day, by a clock that it names.

    Attributes:
        clock: the hour; ``None`` where it is by the clock of the place, whichever it is.
        zone: the zone of the clock; ``None`` likewise.
    """

    clock: time | None = None
    zone: PrintedZone | None = None


_OWN = ToldHour()


def read_again(
    text: str, span: Span, *, published: date | None, country: str | None = None
) -> DateMention | None:
    """Return what the words of a date mean when they count from another day of publication.

    Args:
        text: the stored text of the document.
        span: the words; they are read together with those around them.
        published: the day to count from.
        country: ISO 3166-1 alpha-2 code of where it was, if known.
    """
    start, end = _paragraph(text, span)
    found = find_dates(
        text[start:end],
        published=published,
        document_id=span.document_id,
        offset=start,
        country=country,
    )
    same = (one for one in found if one.span.start < span.end and span.start < one.span.end)
    return next(same, None)


def names_clocks(text: str) -> bool:
    """Say whether a text tells any hour with its zone."""
    return any(zone_at(text, match.end()) is not None for match in _HOUR.finditer(text))


def hour_beside(text: str, span: Span) -> ToldHour | None:
    """Return the hour that stands beside a day and names its clock, if one does.

    "At 4.17 a.m. (0117 GMT) on Monday" tells the place's own hour, and its own Monday.
    """
    start, end = _paragraph(text, span)
    days = find_dates(text[start:end], published=None, document_id=span.document_id, offset=start)
    own = [
        (_gap(hour, span), hour.told)
        for hour in _hours(text, start, end)
        if all(_gap(hour, span) <= _gap(hour, day.span) for day in days)
        and _gap(hour, span) <= _BESIDE
        and not _parted(text, hour, span)
    ]
    return min(own, key=lambda found: found[0])[1] if own else None


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    stop = text.find("\n", span.end)
    return start, min(len(text) if stop < 0 else stop, span.end + _AROUND)


@dataclass(frozen=True, slots=True)
class _Hour:
    """An hour with its offsets; ``told`` tells nothing where no clock is named."""

    start: int
    end: int
    told: ToldHour | None


def _gap(hour: _Hour, span: Span) -> int:
    return max(hour.start - span.end, span.start - hour.end, 0)


def _parted(text: str, hour: _Hour, span: Span) -> bool:
    """Say whether a sentence ends between an hour and a day."""
    between = text[min(hour.end, span.end) : max(hour.start, span.start)]
    return _END.search(between) is not None


def _hours(text: str, start: int, end: int) -> list[_Hour]:
    """Return the hours that name their clock; of an hour told by two clocks the first."""
    found: list[_Hour] = []
    for match in _HOUR.finditer(text, start, end):
        zone = zone_at(text, match.end())
        marked = match["half"] or match["word"] or match["sign"]
        if not marked and (zone is None or not match["minute"]):
            continue  # a number
        clock = _clock(match)
        told = None if zone is None else _OWN
        if zone is not None and zone.clock is not None and clock is not None:
            told = ToldHour(clock, zone)
        hour = _Hour(match.start(), zone.end if zone else match.end(), told)
        last = found[-1] if found else None
        if last is None or not _BRACKET.fullmatch(text, last.end, match.start()):
            found.append(hour)
        elif last.told is None and told is not None:  # "4.17 a.m. (0117 GMT)"
            found[-1] = _Hour(last.start, hour.end, _OWN)
    return [hour for hour in found if hour.told is not None]


def _clock(match: re.Match[str]) -> time | None:
    if match["word"]:
        return time(12 if match["word"].lower() == "noon" else 0)
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match["minute"] or 0))
