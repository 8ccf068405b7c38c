"""Everything about one incident: its claims side by side, why they are one, what is near it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crossreport.model import (
    Claim,
    CountKind,
    Document,
    Incident,
    Judgement,
    Link,
    Place,
    Range,
    total,
)
from crossreport.model.geodesy import distance_km
from crossreport.pipeline import linking_model
from crossreport.store import Record
from crossreport.store.excerpts import Excerpt
from crossreport.web.queries.incidents import Incidents, Row, Where

if TYPE_CHECKING:
    from crossreport.link.reasons import Step

NEAR_DAYS, NEAR_KM = 14, 100.0
_NEAR_MOST = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as the page sets it beside others.

    Attributes:
        number: by which the page names it.
        figures: what the claim says of each kind of harm.
        copies: the documents that repeat its words.
        differs: the fields in which another source says otherwise.
    """

    number: int
    claim: Claim
    document: Document
    place: Place | None
    figures: Mapping[CountKind, Range]
    copies: tuple[Document, ...]
    differs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Join:
    """Why a claim is in the incident, or nearly was.

    Attributes:
        claim: the claim.
        document: where it stands.
        number: of the claim, if it is in the incident.
        other: number of the claim that it was compared with.
        brief: the reasons on one line.
        steps: each reason with its weight.
        link: what is kept of the pair.
    """

    claim: Claim
    document: Document
    number: int | None
    other: int | None
    brief: str
    steps: "Sequence[Step]"
    link: Link | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another incident near in time and space.

    Attributes:
        days: between the nearest possible days.
        kilometres: between the centres.
    """

    row: Row
    place: Where
    days: int
    kilometres: float


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page of an incident shows.

    Attributes:
        numbers: claim id to the number of its telling; a copy's claim has its original's.
        kinds: the kinds of harm that any claim gives a figure of.
        joins: a line for each claim but the first.
        nearly: the likeliest claims of other incidents.
        judgements: what people decided about its claims, latest last.
    """

    incident: Incident
    place: Place | None
    tellings: tuple[Telling, ...]
    numbers: Mapping[str, int]
    kinds: tuple[CountKind, ...]
    joins: tuple[Join, ...]
    nearly: tuple[Join, ...]
    judgements: tuple[Judgement, ...]


def read_dossier(record: Record, incident_id: str) -> Dossier:
    """Read an incident and what belongs to it.

    Args:
        record: where it is, covered as it is to be shown.
        incident_id: its identifier.

    Raises:
        UnknownIdError: there is no such incident.
    """
    incident = record.incident(incident_id)
    links = record.links(incident.claim_ids)
    told = record.excerpt(
        sorted({*incident.claim_ids, *(x for k in links for x in (k.left, k.right))})
    )
    claims = [told.claims[one] for one in incident.claim_ids]
    groups = _by_words(claims, told)
    numbers = {claim.id: number for number, group in enumerate(groups, 1) for claim in group}
    from crossreport.link.reasons import Reasons

    reasons = Reasons(told.claims, links, linking_model(record).threshold)
    return Dossier(
        incident=incident,
        place=_place(record, incident, told),
        tellings=tuple(
            _telling(number, group, told, incident) for number, group in enumerate(groups, 1)
        ),
        numbers=numbers,
        kinds=tuple(k for k in CountKind if any(c.kind is k for one in claims for c in one.counts)),
        joins=tuple(
            _join(claim, other, link, told, numbers)
            for claim, other, link in reasons.joins(incident)
            if claim != incident.claim_ids[0]
        ),
        nearly=tuple(
            _join(theirs, ours, link, told, numbers)
            for ours, theirs, link in reasons.nearest(incident)
        ),
        judgements=tuple(judgements_about(record.judgements(), set(incident.claim_ids))),
    )


def _place(record: Record, incident: Incident, told: Excerpt) -> Place | None:
    if incident.place_id is None:
        return None
    known = (one for one in told.places.values() if one is not None)
    found = next((one for one in known if one.id == incident.place_id), None)
    # A place that a person gave is no claim's.
    return found or record.places().get(incident.place_id)


def _by_words(claims: Iterable[Claim], told: Excerpt) -> list[list[Claim]]:
    """Group the claims of copies with the claim of the original that they repeat."""
    originals = {copy.document_id: copy.original_id for copy in told.copies}
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        original = originals.get(claim.document_id, claim.document_id)
        groups[original, claim.event_type, claim.quote.quote].append(claim)
    return [sorted(one, key=lambda c: c.document_id in originals) for one in groups.values()]


def _telling(number: int, group: Sequence[Claim], told: Excerpt, incident: Incident) -> Telling:
    first = group[0]
    ids = {claim.id for claim in group}
    found = {kind: total(first.counts, kind) for kind in CountKind}
    return Telling(
        number=number,
        claim=first,
        document=told.documents[first.document_id],
        place=told.places.get(first.id),
        figures={kind: figure for kind, figure in found.items() if figure is not None},
        copies=tuple(told.documents[claim.document_id] for claim in group[1:]),
        differs=frozenset(
            one.field for one in incident.disagreements if ids & {*one.left, *one.right}
        ),
    )


def _join(
    claim: str, other: str | None, link: Link | None, told: Excerpt, numbers: Mapping[str, int]
) -> Join:
    from crossreport.link.reasons import in_brief, steps

    found = told.claims[claim]
    return Join(
        claim=found,
        document=told.documents[found.document_id],
        number=numbers.get(claim),
        other=None if other is None else numbers[other],
        brief=in_brief(link) if other is not None else "joined by way of later claims",
        steps=steps(link),
        link=link,
    )


def judgements_about(judgements: Iterable[Judgement], claims: set[str]) -> Iterable[Judgement]:
    """Yield the judgements that name any of some claims."""
    for one in judgements:
        anchored = {a.claim_id for a in (*one.left_claims, *one.right_claims)}
        if claims & {one.left, one.right, *anchored}:
            yield one


def neighbours(incidents: Incidents, incident_id: str) -> list[Neighbour]:
    """Return the incidents near one in time and space, nearest first.

    Near is within 14 days and 100 km, counted from the nearest possible days and from the rims of
    the circles that the places are known within.
    """
    own = next((row for row in incidents.rows if row.id == incident_id), None)
    if own is None or own.place is None or own.span == (None, None):
        return []
    here = incidents.places[own.place]
    found = []
    for row in incidents.rows:
        days = _days_between(own.span, row.span)
        if row.id == incident_id or row.place is None or days is None or days > NEAR_DAYS:
            continue
        there = incidents.places[row.place]
        kilometres = distance_km((here.latitude, here.longitude), (there.latitude, there.longitude))
        if kilometres - here.radius_km - there.radius_km <= NEAR_KM:
            found.append(Neighbour(row, there, days, kilometres))
    return sorted(found, key=lambda one: (one.days, one.kilometres, one.row.id))[:_NEAR_MOST]


def _days_between(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> int | None:
    """Return the days between two intervals, 0 where they meet; ``None`` if one is all open."""
    if (None, None) in (one, other):
        return None
    (a, b), (c, d) = one, other
    if b is not None and c is not None and b < c:
        return (c - b).days
    if a is not None and d is not None and d < a:
        return (a - d).days
    return 0
