"""Counts the days of claims by the clocks of their places.

A report's words count from the day of its publication, by the clock of whoever published it; the
event's day is that of the place. The two differ only near midnight, and only a report that tells
the hour and the zone of its publication, or those of the event, says so. Words are read again
from the day that it was at the place when the report came out; an hour told with a zone is taken
to the place's clock. Where neither is told, nothing changes but what hangs on the country: the
hemisphere of a season, and which number of 3/4/2024 is the month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from crossreport.codebook.time_zones import meant_by, offset_name, zone
from crossreport.extract.dates import DateMention, resolve_relative
from crossreport.extract.dates.local import ToldHour, hour_beside, names_clocks, read_again
from crossreport.model import (
    Claim,
    DateBasis,
    Document,
    LikelyDay,
    LikelyRule,
    Moved,
    WideDate,
    ZoneRule,
)

_LATE = timedelta(hours=2)  # an hour after publication is no event's, however clocks are set
_NAMED = {DateBasis.EXPLICIT, DateBasis.YEAR_INFERRED, DateBasis.WEEKDAY}


def local_days(
    document: Document,
    claims: Sequence[Claim],
    zones: Mapping[str, Sequence[str]],
    countries: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, WideDate]:
    """Return the dates of a document's claims that are other ones at the place than told.

    Args:
        document: the report.
        claims: its claims, in order, as its words were read.
        zones: the IANA zones of each claim's place, by the claim's id; of a wide area several, and
            then the days are those of all of them.
        countries: the country of each claim's place, by the claim's id.

    Returns:
        The dates at the place, with what was told and why they differ (``WideDate.moved``).
    """
    by_country = {
        claim.id: there
        for claim in claims
        if (there := _in_country(document, claim.date.as_told, countries.get(claim.id)))
    }
    if document.published_at is None and not names_clocks(document.text):
        return by_country
    return by_country | _by_clocks(document, claims, zones)


_WIDE = {DateBasis.PERIOD, DateBasis.EXPLICIT, DateBasis.SINCE}


def _in_country(document: Document, told: WideDate, country: str | None) -> WideDate | None:
    """Return what a date means in a country, where that is less than what it means anywhere."""
    if not country or told.span is None or told.days == 1 or told.basis not in _WIDE:
        return None
    text, published = document.text, document.published
    now = read_again(text, told.span, published=published)
    if now is None or _days(now.wide) != _days(told):
        return None
    then = read_again(text, told.span, published=published, country=country)
    if then is None or _days(then.wide) == _days(told):
        return None
    why = Moved(ZoneRule.COUNTRY, "", country, told.earliest, told.latest, told.likely)
    return _with(told, _days(then.wide), then.likely, why)


def _by_clocks(
    document: Document, claims: Sequence[Claim], zones: Mapping[str, Sequence[str]]
) -> dict[str, WideDate]:
    found: dict[str, WideDate] = {}
    for _ in range(2):  # some are counted from others, which may stand behind them
        told = [(claim, claim.date.as_told) for claim in claims]
        anchors = [(date_, found.get(claim.id, date_)) for claim, date_ in told]
        found = {
            claim.id: there
            for claim, date_ in told
            if (there := _at(document, date_, zones.get(claim.id, ()), anchors)) is not None
        }
    return found


_Anchors = Sequence[tuple[WideDate, WideDate]]
"""The dates of a report's claims as told, each with the one at its place."""


def _at(
    document: Document, told: WideDate, zones: Sequence[str], anchors: _Anchors
) -> WideDate | None:
    """Return the days that the zones of a place make together, where any moves them."""
    there = [_Clock(document, zone(key)).moved(told, anchors) for key in zones]
    reasons = [one.moved for one in there if one.moved is not None]
    if not reasons:
        return None
    starts = [one.earliest for one in there if one.earliest is not None]
    ends = [one.latest for one in there if one.latest is not None]
    first = min(starts) if len(starts) == len(there) else None
    last = max(ends) if len(ends) == len(there) else None
    if len(there) > 1 and (first, last) == (told.earliest, told.latest):
        return None
    why = replace(reasons[0], zone=", ".join(one.zone for one in reasons))
    return replace(told, earliest=first, latest=last, likely=there[0].likely, moved=why)


@dataclass(frozen=True, slots=True)
class _Clock:
    """The clock of a place, and what a report's days are by it."""

    document: Document
    zone: ZoneInfo

    def moved(self, told: WideDate, anchors: _Anchors) -> WideDate:
        """Return a date as told, or by this clock with the reason."""
        hour = None
        if told.span is not None and told.days == 1:
            hour = hour_beside(self.document.text, told.span)
        there = self._by_hour(told, hour) if hour is not None else None
        there = there or self._by_publication(told, hour, anchors)
        return there or self._by_anchor(told, anchors) or told

    def _by_hour(self, told: WideDate, hour: ToldHour) -> WideDate | None:
        """Return the day at the place of an hour that is told by another clock."""
        if hour.clock is None or hour.zone is None or told.span is None or told.earliest is None:
            return None
        published = self.document.published_at
        noon = datetime.combine(told.earliest, time(12))
        clock = meant_by(hour.zone, self.zone, noon)
        day = told.earliest
        if published is not None:
            again = self._again(told, published.astimezone(clock).date())
            day = day if again is None or again.earliest is None else again.earliest
        moment = datetime.combine(day, hour.clock, clock)
        if published is not None and moment > published + _LATE:
            return None
        here = moment.astimezone(self.zone).date()
        why = self._why(told, ZoneRule.HOUR, hour.zone.name)
        return _with(told, (here, here), None, why)

    def _by_publication(
        self, told: WideDate, hour: ToldHour | None, anchors: _Anchors
    ) -> WideDate | None:
        """Return what a date is when it counts from the day of publication at the place."""
        published, moment = self.document.published, self.document.published_at
        if published is None or moment is None:
            return None
        here = moment.astimezone(self.zone).date()
        if here == published:
            return None
        why = self._why(told, ZoneRule.PUBLISHED, offset_name(moment.utcoffset()))
        if told.basis is DateBasis.PUBLICATION_BOUND:
            return _with(told, (None, here), _news(told.likely, here, anchors), why)
        now, then = self._again(told, published), self._again(told, here)
        if now is None or then is None or now.future or then.future:
            return None
        if now.basis in _NAMED:
            if hour is not None or told.days != 1 or told.earliest is None:
                return None
            if told.earliest > here:  # by the clock of the place it had not begun
                return _with(told, (here, here), None, why)
        if _days(now.wide) == _days(told):
            return _with(told, _days(then.wide), then.likely, why)
        if now.relative_to_event:
            return self._by_anchor(told, anchors, then)
        if told.latest == published and told.days != 1:  # open up to publication
            return _with(told, (told.earliest, here), told.likely, why)
        return None

    def _by_anchor(
        self, told: WideDate, anchors: _Anchors, then: DateMention | None = None
    ) -> WideDate | None:
        """Return what a date is that counts from another event, whose day was moved."""
        now = self._again(told, self.document.published) if told.span is not None else None
        if now is None or not now.relative_to_event:
            return None
        for before, after in anchors:
            if after.moved and _days(resolve_relative(now, before)) == _days(told):
                why = self._why(told, after.moved.rule, after.moved.told_in)
                return _with(told, _days(resolve_relative(then or now, after)), None, why)
        return None

    def _again(self, told: WideDate, published: date | None) -> DateMention | None:
        if told.span is None:
            return None
        return read_again(self.document.text, told.span, published=published)

    def _why(self, told: WideDate, rule: ZoneRule, told_in: str) -> Moved:
        return Moved(rule, told_in, self.zone.key, told.earliest, told.latest, told.likely)


def _days(one: WideDate) -> tuple[date | None, date | None]:
    return one.earliest, one.latest


def _with(
    told: WideDate,
    days: tuple[date | None, date | None],
    likely: LikelyDay | None,
    why: Moved,
) -> WideDate:
    """Return a date with other days and their reason; as told where they are the same."""
    first, last = days
    if (first, last) == _days(told) or (first and last and first > last):
        return told
    return replace(told, earliest=first, latest=last, likely=likely, moved=why)


def _news(likely: LikelyDay | None, here: date, anchors: _Anchors) -> LikelyDay | None:
    """Return the likeliest day of an undated event by the clock of the place."""
    if likely is None or likely.rule is LikelyRule.NEWS_DAY:
        return likely and replace(likely, day=here)
    moved = (after.earliest for told, after in anchors if _days(told) == (likely.day,) * 2)
    day = next(moved, likely.day)
    return replace(likely, day=min(day or here, here))
