"""What the reports of an incident say of places, spot by spot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crossreport.model import Document, Place, PlaceBasis, PlaceMention, PlaceRole, SegmentKind
from crossreport.reconcile.evidence import Evidence, Telling, body_start
from crossreport.reconcile.main_incident import LEAD_CHARACTERS

Point = tuple[float, float]
"""Latitude and longitude, rounded to about a hundred metres."""

_DIGITS = 3
_NEAR_CHARACTERS = 100.0  # from an event's words; at this distance a place counts half


@dataclass(slots=True)
class Spot:
    """All that is told of one point.

    Attributes:
        places: what was resolved to it, as exactly as each name tells.
        tellings: the claims that it is the place of, or that name it.
        own: what claims of the incident are at, in the order of how much they say of it.
        reports: by what they tell of it, the reports: ``event`` (the incident's words put it
            there), ``setting`` (the report is from there), ``told`` (something was there),
            ``named``, ``headline``, ``lead``.
        mentions: sum over reports of the share of all their names that mean it.
        nearness: sum over reports of how near to the incident's words it stands, at most 1.
    """

    places: dict[str, Place] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    own: dict[str, Place] = field(default_factory=dict)
    reports: dict[str, set[str]] = field(default_factory=dict)
    mentions: float = 0.0
    nearness: float = 0.0

    def add(self, place: Place, what: str, report: str) -> None:
        """Note what a report tells of the point."""
        self.places.setdefault(place.id, place)
        self.reports.setdefault(what, set()).add(report)

    def by(self, what: str) -> set[str]:
        """Return the reports that tell something of it."""
        return self.reports.get(what, set())

    @property
    def best(self) -> Place:
        """The most exact of its places."""
        return min(self.places.values(), key=lambda one: (one.radius_km, one.id))


@dataclass(frozen=True, slots=True)
class Told:
    """What the reports of an incident say of places.

    Attributes:
        reports: number of reports.
        spots: by point.
    """

    reports: int
    spots: Mapping[Point, Spot]


def point_of(place: Place) -> Point:
    """Return the point that a place is counted at."""
    return round(place.latitude, _DIGITS), round(place.longitude, _DIGITS)


def gather_told(evidence: Evidence) -> Told | None:
    """Gather what the reports of an incident say of places.

    Of a report that comes to the incident after its lead only the incident's own words count: its
    other places are those of something else.

    Returns:
        ``None`` where a claim is placed and its report's names are not known: people coded it.
    """
    by_report: dict[str, list[Telling]] = {}
    for telling in evidence.asserted:
        by_report.setdefault(telling.claim.document_id, []).append(telling)
    spots: dict[Point, Spot] = {}
    for name, tellings in sorted(by_report.items()):
        meanings = evidence.meanings(name)
        if not meanings and any(one.place is not None for one in tellings):
            return None
        _add_claims(spots, name, tellings, meanings)
        _add_names(spots, evidence.documents.get(name), tellings, meanings)
    return Told(len(by_report), dict(sorted(spots.items())))


def _add_claims(
    spots: dict[Point, Spot],
    report: str,
    tellings: Sequence[Telling],
    meanings: Mapping[PlaceMention, Place],
) -> None:
    for telling in tellings:
        if telling.place is not None:
            spot = spots.setdefault(point_of(telling.place), Spot())
            told = telling.place.basis is PlaceBasis.NAMED
            spot.add(telling.place, "event" if told else telling.place.basis.value, report)
            spot.own.setdefault(telling.place.id, telling.place)
            spot.tellings.setdefault(telling.id, telling)
        for mention in telling.claim.places:
            if (place := meanings.get(mention)) is None:
                continue
            spot = spots.setdefault(point_of(place), Spot())
            what = mention.role.value
            spot.add(place, what if mention.role in _TOLD_OF_IT else "named", report)
            if mention.role is PlaceRole.EVENT:
                spot.own.setdefault(place.id, place)
            spot.tellings.setdefault(telling.id, telling)


_TOLD_OF_IT = {PlaceRole.EVENT, PlaceRole.SETTING}


def _add_names(
    spots: dict[Point, Spot],
    document: Document | None,
    tellings: Sequence[Telling],
    meanings: Mapping[PlaceMention, Place],
) -> None:
    if document is None or min(one.position for one in tellings) >= LEAD_CHARACTERS:
        return
    counted: dict[tuple[Point, int], PlaceMention] = {}
    for mention, place in meanings.items():
        point = point_of(place)
        spot = spots.setdefault(point, Spot())
        if (point, mention.span.start) not in counted:
            counted[point, mention.span.start] = mention
        for what in _said(mention, document):
            spot.add(place, what, document.id)
    starts = [one.claim.trigger.start for one in tellings]
    nearest: dict[Point, int] = {}
    for point, start in counted:
        spots[point].mentions += 1 / len(counted)
        apart = min(abs(start - other) for other in starts)
        nearest[point] = min(apart, nearest.get(point, apart))
    for point, apart in nearest.items():
        spots[point].nearness += 1 / (1 + apart / _NEAR_CHARACTERS)


def _said(mention: PlaceMention, document: Document) -> Iterator[str]:
    yield "named"
    if mention.role is PlaceRole.EVENT:
        yield "told"
    start, body = mention.span.start, body_start(document)
    if _in_title(document, start):
        yield "headline"
    elif body <= start < body + LEAD_CHARACTERS:
        yield "lead"


def _in_title(document: Document, offset: int) -> bool:
    titles = (one for one in document.segments if one.kind is SegmentKind.TITLE)
    return any(one.start <= offset < one.end for one in titles)


def named_by(spots: Iterable[Spot]) -> set[str]:
    """Return the reports that name any of some points, or have the incident there."""
    return {name for spot in spots for what in ("named", "event") for name in spot.by(what)}
