"""Which incident a report is mainly about.

The rule, in words: of the incidents that a report tells, the one it tells most fully. What a
report is about is told with its victims, its day and its place; an arrest that makes the news, or
an earlier attack recalled as background, seldom is. Next counts how recently the incident
happened before publication, how early in the report it is told, the headline, and how much of the
report tells it. Where two weigh the same, the one told first.

The headline weighs little for the time being: it often names neither day nor place, and what it
tells can then stand in the record as an incident of its own beside the one that the body tells.

The parts are kept apart (`Weight`) so that a person can be told why, and so that each of them can
be changed or learnt alone. Their weights are round figures near the best on the development part
of the Violent Corpus.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crossreport.model import Claim, CountKind, Document, Incident, Range, SegmentKind, WideDate
from crossreport.reconcile.counting import IMPLIED
from crossreport.reconcile.evidence import body_start

LEAD_CHARACTERS = 600
"""How much of the body is the lead: about the first three sentences of a news report."""

_HARM = (CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED, CountKind.MISSING)
_RECENT = ((3, 1.0), (10, 0.75), (45, 0.5), (400, 0.2))
_UNDATED = 0.5
_ANSWERS = {"arrest"}
_DATED_DAYS = 3  # a weekend, or a night and the days beside it, is still a day told


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for one incident in one report; each part lies between 0 and 1.

    Attributes:
        headline: it is named in the headline.
        lead: how early in the lead it is named first; 0 when not there.
        recent: how shortly before publication it happened.
        deed: whether it is more than an arrest, which answers a deed told beside it.
        harm: whether somebody was killed, injured, abducted or lost in it.
        dated: whether its day is told.
        placed: whether its place is.
        share: the share of the report's claims that tell it.
        first: offset of its first claim, against ties.
    """

    headline: float
    lead: float
    recent: float
    deed: float
    harm: float
    dated: float
    placed: float
    share: float
    first: int

    @property
    def total(self) -> float:
        """The parts, weighted."""
        told = 3.0 * self.harm + 2.0 * self.dated + 2.0 * self.placed
        told += 2.0 * self.deed
        return told + 1.5 * self.recent + self.lead + 0.5 * self.headline + 0.5 * self.share


def main_incidents(
    incidents: Iterable[Incident],
    *,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> dict[str, str]:
    """Return the id of the incident that each report is mainly about.

    Natural disasters that only date other events are left out. Reports that tell no incident are
    missing from the result.

    Args:
        incidents: of the record.
        claims: claim id to claim.
        documents: document id to document.
    """
    told: dict[str, list[tuple[Incident, list[Claim]]]] = defaultdict(list)
    for incident in incidents:
        if incident.context:
            continue
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim_id in incident.claim_ids:
            claim = claims[claim_id]
            by_document[claim.document_id].append(claim)
        for name, own in by_document.items():
            told[name].append((incident, own))
    return {name: _heaviest(documents[name], found) for name, found in sorted(told.items())}


def _heaviest(document: Document, found: Sequence[tuple[Incident, Sequence[Claim]]]) -> str:
    every = sum(len(claims) for _, claims in found)

    def order(one: tuple[Incident, Sequence[Claim]]) -> tuple[float, int, str]:
        weighed = weigh(one[0], one[1], document=document, every=every)
        return -weighed.total, weighed.first, one[0].id

    return min(found, key=order)[0].id


def weigh(incident: Incident, claims: Sequence[Claim], *, document: Document, every: int) -> Weight:
    """Weigh one incident in one report.

    Args:
        incident: the incident.
        claims: its claims in this report; at least one.
        document: the report.
        every: how many claims the report makes of any incident.
    """
    starts = [claim.trigger.start for claim in claims]
    body = body_start(document)
    into = min((start - body for start in starts if start >= body), default=LEAD_CHARACTERS)
    return Weight(
        headline=float(any(_in_headline(document, start) for start in starts)),
        lead=max(0.0, 1 - into / LEAD_CHARACTERS),
        recent=_recency(incident.date, document.published),
        deed=float(any(claim.event_type not in _ANSWERS for claim in claims)),
        harm=float(any(_some(incident.counts.get(kind)) for kind in _told_harm(incident))),
        dated=float(incident.date.days is not None and incident.date.days <= _DATED_DAYS),
        placed=float(incident.place_id is not None),
        share=len(claims) / every,
        first=min(starts),
    )


def _told_harm(incident: Incident) -> list[CountKind]:
    """Return the kinds of harm that a figure tells, and not words that may be of another event."""
    implied = {value.field for value in incident.values if value.rule == IMPLIED}
    return [kind for kind in _HARM if kind.value not in implied]


def _in_headline(document: Document, offset: int) -> bool:
    return any(
        segment.start <= offset < segment.end
        for segment in document.segments
        if segment.kind is SegmentKind.TITLE
    )


def _some(count: Range | None) -> bool:
    """Say whether a count is more than a stated zero."""
    return count is not None and any((count.low, count.best, count.high))


def _recency(found: WideDate, published: date | None) -> float:
    """Return how recent an interval is, by its later end."""
    if found.earliest is None or published is None:
        return _UNDATED
    passed = (published - (found.latest or found.earliest)).days
    return next((share for most, share in _RECENT if passed <= most), 0.0)
