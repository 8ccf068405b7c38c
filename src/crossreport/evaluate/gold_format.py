"""The gold file's content as typed values. What is ``None`` here is not checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crossreport.model import CountKind, Direction, Qualifier, Stance, VictimKind


@dataclass(frozen=True, slots=True)
class GoldDate:
    """An interval of days; an end that is ``None`` must be open in the record too."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where something happened.

    Attributes:
        country: ISO 3166-1 alpha-2 code.
        name: as people call it.
        latitude: WGS 84 degrees; ``None`` when only the country is known.
        longitude: WGS 84 degrees.
        within_km: how far off the record's point may be.
    """

    country: str
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    within_km: float | None = None


@dataclass(frozen=True, slots=True)
class GoldRange:
    """The right values of a count's low, best and high end; ``None``: not checked."""

    low: tuple[int, ...] | None
    best: tuple[int, ...] | None
    high: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A figure of one claim.

    Attributes:
        kind: what happened to the people.
        value: the number; ``None`` when only the rest is checked.
        qualifier: how it is hedged.
        victims: kinds of victims, any of which is right.
        breakdown: (kinds of victims, number) of each part.
        women: how many of them are women.
    """

    kind: CountKind
    value: int | None = None
    qualifier: Qualifier | None = None
    victims: frozenset[VictimKind] = frozenset()
    breakdown: tuple[tuple[frozenset[VictimKind], int], ...] = ()
    women: int | None = None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What one report says about an incident.

    Attributes:
        file: name of the file it stands in.
        quote: the words.
        optional: whether the record may leave it out.
        counts: figures, one of a kind.
        date: when, by this claim.
        speaker: who says so.
        stance: how the speaker stands to it.
        activity: what the victims were doing.
    """

    file: str
    quote: str
    optional: bool = False
    counts: tuple[GoldCount, ...] = ()
    date: GoldDate | None = None
    speaker: str | None = None
    stance: Stance | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A figure that goes with an incident but counts no one harmed by it."""

    file: str
    kind: CountKind
    value: int
    qualifier: Qualifier | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """One thing that happened.

    Attributes:
        id: its name in the gold file.
        type: what it was, in words.
        acled: ACLED event types that are right; empty for a context event.
        claims: who says what about it.
        date: when.
        place: where.
        perpetrators: names, any of which is right; empty: no named actor may stand there.
        parties: sides of a clash; of each, names any of which is right.
        counts: the reconciled ranges.
        no_counts: kinds for which there must be no figure.
        other_figures: further figures.
        conflicts: fields for which a disagreement must be shown.
    """

    id: str
    type: str
    acled: tuple[str, ...]
    claims: tuple[GoldClaim, ...]
    date: GoldDate | None = None
    place: GoldPlace | None = None
    perpetrators: tuple[str, ...] | None = None
    parties: tuple[tuple[str, ...], ...] = ()
    counts: Mapping[CountKind, GoldRange] = field(default_factory=dict)
    no_counts: tuple[CountKind, ...] = ()
    other_figures: tuple[OtherFigure, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def context(self) -> bool:
        """Whether it is a natural disaster, which dates events and is no violence."""
        return not self.acled


@dataclass(frozen=True, slots=True)
class GoldAggregate:
    """A count of events over a period."""

    file: str
    quote: str
    count: int
    of: str
    optional: bool = False
    actor: str | None = None
    period: GoldDate | None = None
    places: tuple[str, ...] = ()
    stance: Stance | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class GoldTrend:
    """More or fewer events since a date."""

    file: str
    quote: str
    direction: Direction
    of: str
    optional: bool = False
    since: date | None = None
    places: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class GoldNotIncident:
    """Words that must not become an incident."""

    file: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Expected metadata of a document.

    Attributes:
        file: its name.
        article: identifier of the row, for tables of articles.
        expected: field of ``Document`` to the value it must have; ``None`` must be ``None``.
        boilerplate: words that must not stand in the title or the body.
        read: whether it can be read; ``False``: it must be listed as not read.
    """

    file: str
    article: str | None
    expected: Mapping[str, str | tuple[str, ...] | None]
    boilerplate: tuple[str, ...] = ()
    read: bool | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A whole gold file."""

    documents: tuple[GoldDocument, ...]
    copies: tuple[tuple[str, str], ...]
    incidents: tuple[GoldIncident, ...]
    aggregates: tuple[GoldAggregate, ...]
    trends: tuple[GoldTrend, ...]
    not_incidents: tuple[GoldNotIncident, ...]
