"""Dates as intervals: how wide, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossreport.model.span import Span


class DateBasis(StrEnum):
    """What an interval rests on, and so why it is as wide as it is."""

    EXPLICIT = "explicit"  # a full calendar date in the text
    YEAR_INFERRED = "year-inferred"  # "February 7": the year comes from the publication date
    RELATIVE = "relative"  # "yesterday", "three days ago", counted from publication
    WEEKDAY = "weekday"  # "on Tuesday": the last one before publication
    PERIOD = "period"  # "last January", "overnight", "during the past week"
    SINCE = "since"  # "since 6 February": from then to publication
    CONTEXT = "context"  # bounded by another dated event ("after the earthquake of …")
    CARRIED = "carried"  # the date of the sentence or event that this one continues
    PUBLICATION_BOUND = "publication-bound"  # undated: not after publication, start unknown
    UNANCHORED = "unanchored"  # relative, and the document has no publication date
    RECONCILED = "reconciled"  # an incident's date, computed from its claims


class LikelyRule(StrEnum):
    """Why one day of an interval is likelier than the others. No text tells such a day."""

    NIGHT = "night"  # "last night" is said of the evening, "overnight" of the hours after midnight
    STRETCH = "stretch"  # a weekend or a feast of several days; one of them is told most often
    REPORT_DAY = (
        "report-day"  # undated in the lead; the day of the like event that the report dates
    )
    NEWS_DAY = "news-day"  # undated in the lead, and the report dates nothing: it is today's news


@dataclass(frozen=True, slots=True)
class LikelyDay:
    """A day inferred by a rule, inside an interval that is wider.

    Attributes:
        day: the day.
        rule: what it is inferred by.
    """

    day: date
    rule: LikelyRule


class ZoneRule(StrEnum):
    """Why the days at the place of an event are not those that its report tells."""

    PUBLISHED = "zone-published"  # counted from the day of publication, as it was at the place
    HOUR = "zone-hour"  # told with an hour by another clock ("at 23:30 GMT")
    COUNTRY = "place-country"  # words that mean other days by country ("last summer", 3/4/2024)


@dataclass(frozen=True, slots=True)
class Moved:
    """How days that a report tells by one clock became those at the place of the event.

    Attributes:
        rule: what moved them.
        told_in: the zone of the clock that the report tells them by ("GMT", "UTC-5"); empty where
            not the clock but the country makes the difference.
        zone: the IANA time zone of the place, several with commas between for a wide area; the
            country's ISO 3166-1 alpha-2 code where the country makes the difference.
        earliest: first possible day as told.
        latest: last possible day as told.
        likely: the likeliest day as told.
    """

    rule: ZoneRule
    told_in: str
    zone: str
    earliest: date | None
    latest: date | None
    likely: LikelyDay | None = None


@dataclass(frozen=True, slots=True)
class WideDate:
    """An interval of days that holds the event; both ends are included.

    Attributes:
        earliest: first possible day; ``None`` when nobody said.
        latest: last possible day; ``None`` when nobody said.
        basis: what the interval rests on.
        span: the words that carry it; ``None`` only for ``PUBLICATION_BOUND`` and ``RECONCILED``.
        likely: the likeliest day of the interval, where a rule infers one; it narrows nothing.
        moved: where the days at the place are not those that were told, why; the days are then
            those at the place.
    """

    earliest: date | None
    latest: date | None
    basis: DateBasis
    span: Span | None = None
    likely: LikelyDay | None = None
    moved: Moved | None = None

    @property
    def as_told(self) -> "WideDate":
        """The interval as its report tells it, by whatever clock."""
        told = self.moved
        if told is None:
            return self
        return WideDate(told.earliest, told.latest, self.basis, self.span, told.likely)

    @property
    def day(self) -> date | None:
        """The one day of the interval, else its likeliest; ``None`` when no rule infers one."""
        if self.days == 1:
            return self.earliest
        return None if self.likely is None else self.likely.day

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the interval; an open end holds everything on its side."""
        after = self.earliest is None or self.earliest <= day
        return after and (self.latest is None or day <= self.latest)

    @property
    def days(self) -> int | None:
        """Width in days (1 for a single day); ``None`` while an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def intersect(self, other: "WideDate") -> tuple[date | None, date | None] | None:
        """Return the days common to both, or ``None`` when there are none."""
        starts = [d for d in (self.earliest, other.earliest) if d is not None]
        ends = [d for d in (self.latest, other.latest) if d is not None]
        earliest = max(starts) if starts else None
        latest = min(ends) if ends else None
        if earliest is not None and latest is not None and earliest > latest:
            return None
        return earliest, latest

    @property
    def ucdp_precision(self) -> int:
        """UCDP GED ``date_prec``: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
        if self.days is None:
            return 5
        for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)):
            if self.days <= most:
                return code
        return 5

    @property
    def acled_precision(self) -> int:
        """ACLED ``time_precision``: 1 the day, 2 within a week, 3 within a month or wider."""
        if self.days is None:
            return 3
        return 1 if self.days == 1 else 2 if self.days <= 7 else 3
