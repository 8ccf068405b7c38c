"""Which claims and incidents of a record are which of a gold file.

A claim of the record tells a gold claim when, in the same document,

1. its trigger overlaps the gold claim's quote (of several quotes, the shortest: the most exact);
2. else one of its figures does;
3. else its own quote does by at least half of the shorter of the two. This counts only where the
   trigger isn't in words that are no incident by the gold.

In all three, a natural disaster is never taken for an act of violence, nor the reverse.

An incident of the record and one of the gold are *linked* when a claim of the one tells a claim of
the other, and *paired* one to one: the pair with most claims in common first, then in the order of
the gold. An incident of the record that is linked but not paired is a *split*; one of the gold, a
*merger*; without any link, *extra* and *missed*.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossreport.evaluate.gold_format import Gold, GoldClaim, GoldIncident
from crossreport.evaluate.locating import Library, Stretch
from crossreport.model import Claim, Incident, Span, Specificity

# The share of a quote that must be common to two quotes for them to tell the same.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Quoted:
    """A gold claim with the places where its quote stands."""

    incident: GoldIncident
    claim: GoldClaim
    stretches: tuple[Stretch, ...]

    def holds(self, span: Span) -> bool:
        """Say whether the span overlaps the quote."""
        return any(stretch.overlap(span) for stretch in self.stretches)

    def touches(self, claim: Claim) -> bool:
        """Say whether the record's claim tells some of this gold claim."""
        return (
            self.holds(claim.trigger)
            or any(self.holds(count.span) for count in claim.counts)
            or self.covered_by(claim.quote)
        )

    def covered_by(self, span: Span) -> bool:
        """Say whether the span and the quote have half of the shorter in common."""
        width = span.end - span.start
        return any(
            stretch.overlap(span) >= _HALF * min(stretch.length, width)
            for stretch in self.stretches
            if stretch.document_id == span.document_id
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """What of the record is what of the gold.

    Attributes:
        pairs: gold incident id to the record's incident.
        links: gold incident id to all the record's incidents linked to it, the pair included.
        extra: incidents of the record without any link.
        tellers: gold claim to the record's claims that tell it, best first.
    """

    pairs: Mapping[str, Incident]
    links: Mapping[str, tuple[Incident, ...]]
    extra: tuple[Incident, ...]
    tellers: Mapping[int, tuple[Claim, ...]]

    def linked_to(self, incident_id: str) -> tuple[str, ...]:
        """Return the ids of the gold incidents that an incident of the record is linked to."""
        return tuple(
            name
            for name, found in self.links.items()
            if any(incident.id == incident_id for incident in found)
        )


def quote_claims(gold: Gold, library: Library) -> tuple[Quoted, ...]:
    """Return all gold claims with the places of their quotes."""
    return tuple(
        Quoted(incident, claim, tuple(library.quoted(claim.file, claim.quote)))
        for incident in gold.incidents
        for claim in incident.claims
    )


def match(
    quoted: Sequence[Quoted],
    *,
    gold: Gold,
    library: Library,
    claims: Iterable[Claim],
    incidents: Sequence[Incident],
) -> Matching:
    """Match a record's claims and incidents with a gold file's."""
    by_id = {claim.id: claim for claim in claims}
    refused = [
        stretch
        for entry in gold.not_incidents
        for stretch in library.quoted(entry.file, entry.quote)
    ]
    common: Counter[tuple[str, str]] = Counter()
    tellers: dict[int, list[Claim]] = defaultdict(list)
    for incident in incidents:
        for claim in (by_id[claim_id] for claim_id in incident.claim_ids if claim_id in by_id):
            fitting = [q for q in quoted if q.incident.context == is_context(claim)]
            told = _told(claim, fitting, refused)
            if told is not None:
                common[told.incident.id, incident.id] += 1
    for number, entry in enumerate(quoted):
        tellers[number] = sorted(
            (c for c in by_id.values() if _tells(entry, c)),
            key=lambda c: (not entry.holds(c.trigger), c.trigger),
        )
    return _paired(common, gold, incidents, {n: tuple(found) for n, found in tellers.items()})


def is_context(claim: Claim) -> bool:
    """Say whether a claim is about a natural disaster."""
    return claim.specificity is Specificity.CONTEXT


def _tells(entry: Quoted, claim: Claim) -> bool:
    return (
        claim.specificity is not Specificity.NOT_AN_INCIDENT
        and entry.incident.context == is_context(claim)
        and entry.touches(claim)
    )


def _told(claim: Claim, quoted: Sequence[Quoted], refused: Sequence[Stretch]) -> Quoted | None:
    """Return the gold claim that a claim of the record tells, if any."""
    by_trigger = [entry for entry in quoted if entry.holds(claim.trigger)]
    if by_trigger:
        return min(by_trigger, key=lambda entry: len(entry.claim.quote))
    by_figure = [
        entry for entry in quoted if any(entry.holds(count.span) for count in claim.counts)
    ]
    if by_figure:
        return min(by_figure, key=lambda entry: len(entry.claim.quote))
    if any(stretch.overlap(claim.trigger) for stretch in refused):
        return None
    by_quote = [entry for entry in quoted if entry.covered_by(claim.quote)]
    return max(by_quote, key=lambda e: _shared(e, claim.quote)) if by_quote else None


def _shared(entry: Quoted, span: Span) -> int:
    return max(stretch.overlap(span) for stretch in entry.stretches)


def _paired(
    common: Mapping[tuple[str, str], int],
    gold: Gold,
    incidents: Sequence[Incident],
    tellers: Mapping[int, tuple[Claim, ...]],
) -> Matching:
    place = {incident.id: number for number, incident in enumerate(gold.incidents)}
    by_id = {incident.id: incident for incident in incidents}
    pairs: dict[str, Incident] = {}
    taken: set[str] = set()
    for name, incident_id in sorted(common, key=lambda p: (-common[p], place[p[0]], p[1])):
        if name not in pairs and incident_id not in taken:
            pairs[name] = by_id[incident_id]
            taken.add(incident_id)
    linked = {incident_id for _, incident_id in common}
    return Matching(
        pairs=pairs,
        links={
            incident.id: tuple(i for i in incidents if (incident.id, i.id) in common)
            for incident in gold.incidents
        },
        extra=tuple(incident for incident in incidents if incident.id not in linked),
        tellers=tellers,
    )
