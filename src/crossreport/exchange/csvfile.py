"""CSV: one row an incident, or one row a claim."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any, TypeVar

from crossreport.exchange.precision import coordinates
from crossreport.exchange.safety import spreadsheet_cell
from crossreport.model import (
    ActorRole,
    Claim,
    CountKind,
    Document,
    Incident,
    Place,
    PlaceRole,
    Range,
    WideDate,
    total,
)
from crossreport.store import Record

T = TypeVar("T")
Columns = dict[str, Callable[[T], Any]]
"""What stands in each column, by its name."""


@dataclass(frozen=True, slots=True)
class _IncidentRow:
    incident: Incident
    place: Place | None


@dataclass(frozen=True, slots=True)
class _ClaimRow:
    claim: Claim
    document: Document
    copy_of: str | None
    incident_id: str | None
    place: Place | None


def incidents_to_csv(record: Record) -> Iterator[str]:
    """Yield a table with one row an incident; empty cells mean that nobody said."""
    places = record.places()
    rows = (_IncidentRow(one, places.get(one.place_id or "")) for one in record.incidents())
    return _table(_INCIDENT, rows)


def claims_to_csv(record: Record) -> Iterator[str]:
    """Yield a table with one row a claim, its words and where they stand."""
    documents = {document.id: document for document in record.documents()}
    copies = {copy.document_id: copy.original_id for copy in record.copies()}
    places, locations = record.places(), record.locations()
    incidents = {claim: one.id for one in record.incidents() for claim in one.claim_ids}
    rows = (
        _ClaimRow(
            claim,
            documents[claim.document_id],
            copies.get(claim.document_id),
            incidents.get(claim.id),
            places.get(locations.get(claim.id, "")),
        )
        for claim in record.claims()
    )
    return _table(_CLAIM, rows)


def _table(columns: Columns[T], rows: Iterable[T]) -> Iterator[str]:
    """Yield lines of CSV (RFC 4180), the header first."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_cell(value(row)) for value in columns.values()])
        yield buffer.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return spreadsheet_cell(str(value))
        case _:
            return value


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _dates(date: Callable[[T], WideDate]) -> Columns[T]:
    return {
        "date_earliest": lambda row: date(row).earliest,
        "date_latest": lambda row: date(row).latest,
        "date_days": lambda row: date(row).days,
        "date_basis": lambda row: date(row).basis,
        "date_likely": lambda row: likely.day if (likely := date(row).likely) else None,
        "date_likely_rule": lambda row: likely.rule if (likely := date(row).likely) else None,
        "date_prec_ucdp": lambda row: date(row).ucdp_precision,
        "time_precision_acled": lambda row: date(row).acled_precision,
    }


def _places(place: Callable[[T], Place | None]) -> Columns[T]:
    def known(get: Callable[[Place], Any]) -> Callable[[T], Any]:
        return lambda row: None if (found := place(row)) is None else get(found)

    return {
        "place": known(lambda found: found.name),
        "country": known(lambda found: found.country),
        "admin1": known(lambda found: found.admin1),
        "admin2": known(lambda found: found.admin2),
        "latitude": known(lambda found: coordinates(found)[1]),
        "longitude": known(lambda found: coordinates(found)[0]),
        "radius_km": known(lambda found: found.radius_km),
        "where_prec_ucdp": known(lambda found: found.ucdp_precision),
        "geo_precision_acled": known(lambda found: found.acled_precision),
    }


def _figures(figure: Callable[[T, CountKind], Range | None]) -> Columns[T]:
    def end(kind: CountKind, name: str) -> Callable[[T], Any]:
        return lambda row: getattr(figure(row, kind), name, None)

    return {
        f"{kind}_{name}": end(kind, name) for kind in CountKind for name in ("low", "best", "high")
    }


def _actors(role: ActorRole) -> Callable[[_ClaimRow], str]:
    return lambda row: _joined(
        dict.fromkeys(actor.name for actor in row.claim.actors if actor.role is role)
    )


_INCIDENT: Columns[_IncidentRow] = {
    "id": lambda row: row.incident.id,
    "event_type": lambda row: row.incident.event_type,
    "also_types": lambda row: _joined(row.incident.also_types),
    "context": lambda row: row.incident.context,
    **_dates(lambda row: row.incident.date),
    **_places(lambda row: row.place),
    "perpetrators": lambda row: _joined(row.incident.perpetrators),
    "targets": lambda row: _joined(row.incident.targets),
    **_figures(lambda row, kind: row.incident.counts.get(kind)),
    "sources": lambda row: row.incident.sources,
    "disagreements": lambda row: _joined(one.words for one in row.incident.disagreements),
    "rules": lambda row: _joined(f"{one.field}: {one.rule}" for one in row.incident.values),
    "claim_ids": lambda row: _joined(row.incident.claim_ids),
}

_DOCUMENT: Columns[_ClaimRow] = {
    "document_id": lambda row: row.document.id,
    "source_file": lambda row: row.document.source,
    "publisher": lambda row: row.document.publisher,
    "title": lambda row: row.document.title,
    "published": lambda row: row.document.published,
    "address": lambda row: row.document.address,
    "copy_of": lambda row: row.copy_of,
}

_SPEAKER: Columns[_ClaimRow] = {
    "speaker": lambda row: getattr(row.claim.attribution, "name", None),
    "speaker_kind": lambda row: getattr(row.claim.attribution, "kind", None),
    "speaker_via": lambda row: getattr(row.claim.attribution, "via", None),
    "stance": lambda row: row.claim.stance,
}

_EVIDENCE: Columns[_ClaimRow] = {
    "date_words": lambda row: getattr(row.claim.date.span, "quote", None),
    "place_words": lambda row: _joined(
        one.span.quote for one in row.claim.places if one.role is not PlaceRole.OTHER
    ),
    "figure_words": lambda row: _joined(count.span.quote for count in row.claim.counts),
    "trigger": lambda row: row.claim.trigger.quote,
    "trigger_start": lambda row: row.claim.trigger.start,
    "trigger_end": lambda row: row.claim.trigger.end,
    "quote": lambda row: row.claim.quote.quote,
    "quote_start": lambda row: row.claim.quote.start,
    "quote_end": lambda row: row.claim.quote.end,
}

_CLAIM: Columns[_ClaimRow] = {
    "id": lambda row: row.claim.id,
    "incident_id": lambda row: row.incident_id,
    **_DOCUMENT,
    "event_type": lambda row: row.claim.event_type,
    "also_types": lambda row: _joined(row.claim.also_types),
    "specificity": lambda row: row.claim.specificity,
    "reason": lambda row: row.claim.reason,
    **_SPEAKER,
    **_dates(lambda row: row.claim.date),
    **_places(lambda row: row.place),
    "perpetrators": _actors(ActorRole.PERPETRATOR),
    "targets": _actors(ActorRole.TARGET),
    "parties": _actors(ActorRole.PARTY),
    "activity": lambda row: getattr(row.claim.activity, "id", None),
    "weapons": lambda row: _joined(weapon.id for weapon in row.claim.weapons),
    **_figures(lambda row, kind: total(row.claim.counts, kind)),
    **_EVIDENCE,
    "elaborates": lambda row: row.claim.elaborates,
    "confidence": lambda row: row.claim.confidence,
}
