"""Scores a record against what a careful coder wrote down."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from crossreport.codebook import Codebook, load_codebook
from crossreport.evaluate.checks import Check, shortened
from crossreport.evaluate.claim_checks import check_claim, check_figure
from crossreport.evaluate.document_checks import check_copies, check_document
from crossreport.evaluate.gold_file import load_gold
from crossreport.evaluate.gold_format import Gold
from crossreport.evaluate.incident_checks import check_incident, surplus_counts
from crossreport.evaluate.locating import Library
from crossreport.evaluate.matching import Matching, Quoted, match, quote_claims
from crossreport.evaluate.naming import Names
from crossreport.evaluate.report import GoldReport, IncidentScore
from crossreport.evaluate.showing import show_date
from crossreport.evaluate.statement_checks import (
    check_aggregates,
    check_not_incidents,
    check_trends,
)
from crossreport.model import (
    AggregateClaim,
    Claim,
    Copy,
    Document,
    Incident,
    Place,
    Specificity,
    TrendClaim,
)
from crossreport.store import Record


def score(record: Record, path: Path, *, book: Codebook | None = None) -> GoldReport:
    """Score a record against a gold file.

    Args:
        record: an open record.
        path: the gold file.
        book: the codebook the record was made with; ours by default.

    Raises:
        GoldError: the gold file cannot be used.
    """
    return score_parts(
        gold=load_gold(path),
        documents=record.documents(),
        claims=record.claims(),
        incidents=record.incidents(),
        places=record.places(),
        aggregates=record.aggregates(),
        trends=record.trends(),
        copies=record.copies(),
        book=book,
    )


def score_parts(
    *,
    gold: Gold,
    documents: Iterable[Document],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    places: Mapping[str, Place],
    aggregates: Sequence[AggregateClaim] = (),
    trends: Sequence[TrendClaim] = (),
    copies: Iterable[Copy] = (),
    book: Codebook | None = None,
) -> GoldReport:
    """Score what a record holds against a gold file's content.

    How claims and incidents of the two are matched is told in ``evaluate.matching``.
    """
    library = Library(documents)
    names = Names(book or load_codebook())
    quoted = quote_claims(gold, library)
    matching = match(quoted, gold=gold, library=library, claims=claims, incidents=incidents)
    counted = check_aggregates(gold.aggregates, aggregates, library=library, names=names)
    trended = check_trends(gold.trends, trends, library=library, names=names)
    violent = _claims_of([i for i in incidents if not i.context], claims)
    checks = (
        *_document_checks(gold, library, claims, copies),
        *_incident_checks(gold, matching, places, names),
        *_claim_checks(quoted, matching, claims, library, names),
        *counted.checks,
        *trended.checks,
        *check_not_incidents(gold.not_incidents, violent, library=library),
    )
    return GoldReport(
        incidents=_score_incidents(gold, matching, incidents, claims),
        checks=checks,
        extra_aggregates=counted.extra,
        extra_trends=trended.extra,
        surplus_counts=_surplus(gold, matching),
    )


def _surplus(gold: Gold, matching: Matching) -> tuple[str, ...]:
    return tuple(
        f"{entry.id}: {figure}"
        for entry in gold.incidents
        if entry.id in matching.pairs
        for figure in surplus_counts(entry, matching.pairs[entry.id])
    )


def _claims_of(incidents: Iterable[Incident], claims: Iterable[Claim]) -> list[Claim]:
    by_id = {claim.id: claim for claim in claims}
    return [by_id[name] for i in incidents for name in i.claim_ids if name in by_id]


def _document_checks(
    gold: Gold, library: Library, claims: Sequence[Claim], copies: Iterable[Copy]
) -> list[Check]:
    checks: list[Check] = []
    for entry in gold.documents:
        checks += check_document(entry, library=library, claims=claims)
    return [*checks, *check_copies(gold.copies, copies, library=library)]


def _incident_checks(
    gold: Gold, matching: Matching, places: Mapping[str, Place], names: Names
) -> list[Check]:
    """Check the fields of paired incidents; what is missed is told once, not per field."""
    return [
        check
        for entry in gold.incidents
        if entry.id in matching.pairs
        for check in check_incident(entry, matching.pairs[entry.id], places=places, names=names)
    ]


def _claim_checks(
    quoted: Sequence[Quoted],
    matching: Matching,
    claims: Sequence[Claim],
    library: Library,
    names: Names,
) -> list[Check]:
    checks: list[Check] = []
    for number, entry in enumerate(quoted):
        checks += check_claim(entry, matching.tellers[number], names)
    for incident in dict.fromkeys(entry.incident.id for entry in quoted):
        figures = next(e.incident.other_figures for e in quoted if e.incident.id == incident)
        mine = _claims_of(matching.links[incident], claims)
        for figure in figures:
            checks += check_figure(incident, figure, claims=mine, library=library, names=names)
    return checks


def _score_incidents(
    gold: Gold, matching: Matching, incidents: Sequence[Incident], claims: Sequence[Claim]
) -> IncidentScore:
    paired = {incident.id for incident in matching.pairs.values()}
    linked = {i.id for found in matching.links.values() for i in found}
    shown = {i.id: _show(i, claims) for i in incidents}
    false = [i for i in matching.extra if not i.context]
    return IncidentScore(
        gold=len(gold.incidents),
        record=len(linked) + len(false),
        paired=tuple(entry.id for entry in gold.incidents if entry.id in matching.pairs),
        once=tuple(entry.id for entry in gold.incidents if _once(entry.id, matching)),
        missed=tuple(e.id for e in gold.incidents if not matching.links[e.id]),
        merged=tuple(
            f"{' and '.join(both)} are one incident in the record: {shown[i.id]}"
            for i in incidents
            if len(both := matching.linked_to(i.id)) > 1
        ),
        split=tuple(
            f"{' and '.join(matching.linked_to(i.id))} once more: {shown[i.id]}"
            for i in incidents
            if i.id in linked and i.id not in paired
        ),
        extra=tuple(shown[i.id] for i in false),
        extra_context=tuple(shown[i.id] for i in matching.extra if i.context),
    )


def _once(name: str, matching: Matching) -> bool:
    return len(matching.links[name]) == 1 and matching.linked_to(matching.links[name][0].id) == (
        name,
    )


def _show(incident: Incident, claims: Sequence[Claim]) -> str:
    """Name an incident of the record with the words that made it."""
    words = "; ".join(
        f"“{shortened(c.quote.quote, 110)}” [{c.trigger.quote}] in {c.document_id}"
        for c in _claims_of([incident], claims)
        if c.specificity is not Specificity.NOT_AN_INCIDENT
    )
    return f"{incident.id} {incident.event_type} {show_date(incident.date)}: {words}"
