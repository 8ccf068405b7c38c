"""What a date expression is found to mean, and how one told from another event is resolved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossreport.extract.dates.arithmetic import shift_days, shift_months
from crossreport.model import DateBasis, LikelyDay, Span, WideDate


class DateKind(StrEnum):
    """What sort of time the words name."""

    POINT = "point"  # a day, even where it is not known exactly which
    PERIOD = "period"  # a stretch: a month, a year, "the past week"
    SINCE = "since"  # from a day on
    BEFORE = "before"  # up to a day
    DURATION = "duration"  # a length of time; no date
    RECURRING = "recurring"  # "every Friday"; no date


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a date lies from another event's date.

    Attributes:
        months: whole months from the anchor, negative for before.
        earliest: further days from the anchor's first day.
        latest: further days from the anchor's last day; ``None`` for an open end ("since then").
        weekday: 0 (Monday) to 6 for "the following Tuesday": the first such day on the shift's
            side of the anchor; ``None`` otherwise.
    """

    months: int = 0
    earliest: int = 0
    latest: int | None = 0
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in a text.

    Attributes:
        span: the words.
        earliest: first possible day; ``None`` when the words and the publication do not tell.
        latest: last possible day; ``None`` likewise.
        basis: what the interval rests on.
        kind: what sort of time it is. ``DURATION`` and ``RECURRING`` are no dates and are found
            only on demand.
        relative_to_event: the words count from another event ("two days later"); ask
            ``resolve_relative``. Until then the interval is what the publication alone allows.
        explicit_year: the words name the year.
        future: the words speak of a time to come, so the interval may lie after publication.
        shift: for ``relative_to_event``, how far.
        likely: the likeliest day of a night, a weekend or a feast.
        named: the words name a stretch that has a name of its own: a season, a month of fast.
    """

    span: Span
    earliest: date | None
    latest: date | None
    basis: DateBasis
    kind: DateKind = DateKind.POINT
    relative_to_event: bool = False
    explicit_year: bool = False
    future: bool = False
    shift: Shift | None = None
    likely: LikelyDay | None = None
    named: bool = False

    @property
    def wide(self) -> WideDate:
        """The mention as an interval for a claim."""
        return WideDate(self.earliest, self.latest, self.basis, self.span, self.likely)


def resolve_relative(mention: DateMention, anchor: WideDate) -> WideDate:
    """Say when it was, counted from the date of another event.

    Args:
        mention: an expression such as "two days later".
        anchor: the date of the event from which it counts.

    Returns:
        The interval with basis ``CONTEXT``, as wide as the anchor and the words together make it;
        open where the anchor is open. A mention that counts from publication is returned as it is.
    """
    shift = mention.shift
    if shift is None or not mention.relative_to_event:
        return mention.wide
    earliest = _moved(anchor.earliest, shift.months, shift.earliest)
    latest = mention.latest
    if shift.latest is not None:
        latest = _moved(anchor.latest, shift.months, shift.latest)
    if shift.weekday is not None:
        forward = shift.earliest > 0
        earliest = _to_weekday(earliest, shift.weekday, forward=forward)
        latest = _to_weekday(latest, shift.weekday, forward=forward)
    if earliest is not None and latest is not None and earliest > latest:
        latest = earliest
    return WideDate(earliest, latest, DateBasis.CONTEXT, mention.span)


def _moved(day: date | None, months: int, days: int) -> date | None:
    if day is None:
        return None
    return shift_days(shift_months(day, months), days)


def _to_weekday(day: date | None, weekday: int, *, forward: bool) -> date | None:
    if day is None:
        return None
    distance = (weekday - day.weekday()) % 7 if forward else -((day.weekday() - weekday) % 7)
    return shift_days(day, distance)
