"""Makes claims, places and documents by hand, for tests of linking and reconciling."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Attribution,
    Claim,
    Count,
    CountKind,
    CountPart,
    DateBasis,
    Document,
    Place,
    PlaceKind,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    Specificity,
    Stance,
    Tag,
    VictimGroup,
    VictimKind,
    WideDate,
)


def day(number: int, month: int = 5, *, year: int = 2024) -> WideDate:
    """A single stated day."""
    return days(date(year, month, number), date(year, month, number))


def days(earliest: date | None, latest: date | None) -> WideDate:
    """An interval."""
    basis = DateBasis.EXPLICIT if earliest and latest else DateBasis.PUBLICATION_BOUND
    return WideDate(earliest, latest, basis)


def count(
    kind: CountKind,
    low: int,
    high: int | None = -1,
    *,
    victims: VictimKind = VictimKind.UNKNOWN,
    part: CountPart = CountPart.WHOLE,
    qualifier: Qualifier = Qualifier.EXACT,
    best: int | None = -1,
) -> Count:
    """A figure; with one number an exact one."""
    top = low if high == -1 else high
    middle = low if best == -1 else best
    return Count(
        kind,
        Range(low, middle, top),
        low,
        qualifier,
        VictimGroup(victims),
        Span("?", 0, 1, str(low)),
        part,
    )


def killed(low: int, high: int | None = -1, **more: object) -> Count:
    """A figure of the dead."""
    return count(CountKind.KILLED, low, high, **more)  # type: ignore[arg-type]


def injured(low: int, high: int | None = -1, **more: object) -> Count:
    """A figure of the injured."""
    return count(CountKind.INJURED, low, high, **more)  # type: ignore[arg-type]


def said(words: str, counted: Count) -> Count:
    """A figure as carried by these words."""
    return replace(counted, span=replace(counted.span, quote=words))


def actor(
    actor_id: str | None,
    kind: ActorKind = ActorKind.REBELS,
    *,
    role: ActorRole = ActorRole.PERPETRATOR,
    name: str | None = None,
) -> ActorMention:
    """An actor."""
    words = name or actor_id or kind.value
    return ActorMention(role, words, actor_id, kind, Span("?", 0, len(words), words))


def place(
    name: str,
    latitude: float,
    longitude: float,
    *,
    radius: float = 5,
    country: str = "XA",
    admin1: str | None = "Northland",
    kind: PlaceKind = PlaceKind.TOWN,
    key: bool = True,
) -> Place:
    """A resolved place."""
    return Place(
        id=f"p-{name}",
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        ucdp_precision=1 if radius <= 10 else 4,
        acled_precision=1 if radius <= 10 else 3,
        gazetteer_id=f"g-{name}" if key else None,
    )


def document(
    name: str, published: date | None = date(2024, 5, 20), *, publisher: str | None = None
) -> Document:
    """A report."""
    return Document(
        id=name,
        text="?",
        sha256="0" * 64,
        source=f"{name}.txt",
        media_type="text/plain",
        segments=(Segment(0, 1, SegmentKind.BODY),),
        publisher=publisher or f"The {name.title()}",
        published=published,
    )


@dataclass
class Record:
    """Everything that linking and reconciling read."""

    claims: list[Claim] = field(default_factory=list)
    places: dict[str, Place | None] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def tell(
        self,
        name: str,
        *,
        doc: str = "herald",
        at: int = 0,
        type: str = "armed-attack",
        also: tuple[str, ...] = (),
        when: WideDate | None = None,
        where: Place | None = None,
        by: Iterable[ActorMention] = (),
        counts: Iterable[Count] = (),
        activity: str | None = None,
        weapons: Iterable[str] = (),
        said_by: str | None = None,
        via: str | None = None,
        quote: str | None = None,
        stance: Stance = Stance.ASSERTED,
        specificity: Specificity = Specificity.INCIDENT,
        elaborates: str | None = None,
    ) -> Claim:
        """Add a claim, with its document and its place."""
        words = quote or f"claim {name}"
        span = Span(doc, at, at + len(words), words)
        speaker = (
            Attribution(said_by, said_by.lower(), SpeakerKind.MONITOR, span, via=via)
            if said_by
            else None
        )
        claim = Claim(
            id=name,
            document_id=doc,
            event_type=type,
            trigger=Span(doc, at, at + 5, words[:5]),
            quote=span,
            date=when or WideDate(None, None, DateBasis.UNANCHORED),
            actors=tuple(by),
            counts=tuple(counts),
            activity=Tag(activity, span) if activity else None,
            weapons=tuple(Tag(weapon, span) for weapon in weapons),
            attribution=speaker,
            stance=stance,
            specificity=specificity,
            elaborates=elaborates,
            also_types=also,
        )
        self.claims.append(claim)
        self.places[name] = where
        self.documents.setdefault(doc, document(doc))
        return claim


def told(
    *claims: tuple[str, Iterable[Count]], doc: str = "herald", record: Record | None = None
) -> Record:
    """A report that tells these sentences, each with its figures."""
    made = record or Record()
    for number, (quote, counts) in enumerate(claims):
        made.tell(f"{doc}-{number}", doc=doc, at=number * 200, quote=quote, counts=counts)
    return made
