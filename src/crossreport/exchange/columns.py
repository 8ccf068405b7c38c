"""The columns of tables of incidents and of claims, with what stands in each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from crossreport.codebook.confidence import FIELDS, field_confidences
from crossreport.exchange.precision import coordinates
from crossreport.model import (
    ActorRole,
    Claim,
    CountKind,
    Document,
    Incident,
    Place,
    PlaceBasis,
    PlaceRole,
    Range,
    WideDate,
    total,
)
from crossreport.store import Record
from crossreport.store.excerpts import read_schemes

T = TypeVar("T")
Columns = dict[str, Callable[[T], Any]]
"""What stands in each column, by its name."""


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident and where it was."""

    incident: Incident
    place: Place | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its document, what it became part of, and the dataset that coded it, if any."""

    claim: Claim
    document: Document
    copy_of: str | None
    incident_id: str | None
    place: Place | None
    dataset: str | None = None

    @property
    def by_people(self) -> bool:
        """Whether people coded or told it, and not the program read it."""
        return self.dataset is not None or self.claim.judgement_id is not None


def incident_rows(record: Record) -> Iterator[IncidentRow]:
    """Yield the incidents of a record with their places."""
    places = record.places()
    for one in record.incidents():
        yield IncidentRow(one, places.get(one.place_id or ""))


def claim_rows(record: Record) -> Iterator[ClaimRow]:
    """Yield the claims of a record with their documents, incidents and places."""
    documents = {document.id: document for document in record.documents()}
    copies = {copy.document_id: copy.original_id for copy in record.copies()}
    places, locations = record.places(), record.locations()
    incidents = {claim: one.id for one in record.incidents() for claim in one.claim_ids}
    with record.snapshot() as connection:
        schemes = read_schemes(connection)
    for claim in record.claims():
        yield ClaimRow(
            claim,
            documents[claim.document_id],
            copies.get(claim.document_id),
            incidents.get(claim.id),
            places.get(locations.get(claim.id, "")),
            schemes.get(claim.document_id),
        )


def joined(parts: Iterable[str]) -> str:
    """Return several texts in one cell."""
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
        "pcode": known(lambda found: found.pcode),
        "place_basis": known(lambda found: found.basis),
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


def _actors(role: ActorRole) -> Callable[[ClaimRow], str]:
    return lambda row: joined(
        dict.fromkeys(actor.name for actor in row.claim.actors if actor.role is role)
    )


INCIDENT: Columns[IncidentRow] = {
    "id": lambda row: row.incident.id,
    "event_type": lambda row: row.incident.event_type,
    "also_types": lambda row: joined(row.incident.also_types),
    "context": lambda row: row.incident.context,
    **_dates(lambda row: row.incident.date),
    **_places(lambda row: row.place),
    "perpetrators": lambda row: joined(row.incident.perpetrators),
    "targets": lambda row: joined(row.incident.targets),
    **_figures(lambda row, kind: row.incident.counts.get(kind)),
    "sources": lambda row: row.incident.sources,
    "disagreements": lambda row: joined(one.words for one in row.incident.disagreements),
    "rules": lambda row: joined(f"{one.field}: {one.rule}" for one in row.incident.values),
    "claim_ids": lambda row: joined(row.incident.claim_ids),
}

_DOCUMENT: Columns[ClaimRow] = {
    "document_id": lambda row: row.document.id,
    "source_file": lambda row: row.document.source,
    "publisher": lambda row: row.document.publisher,
    "title": lambda row: row.document.title,
    "published": lambda row: row.document.published,
    "published_at": lambda row: at.isoformat() if (at := row.document.published_at) else None,
    "address": lambda row: row.document.address,
    "copy_of": lambda row: row.copy_of,
}

_SPEAKER: Columns[ClaimRow] = {
    "speaker": lambda row: getattr(row.claim.attribution, "name", None),
    "speaker_kind": lambda row: getattr(row.claim.attribution, "kind", None),
    "speaker_via": lambda row: getattr(row.claim.attribution, "via", None),
    "stance": lambda row: row.claim.stance,
}


def _place_words(row: ClaimRow) -> Iterator[str]:
    """Yield the words that say where; those of the report's setting where nothing else does."""
    setting = row.place is not None and row.place.basis is PlaceBasis.SETTING
    for one in row.claim.places:
        if one.role is PlaceRole.SETTING if setting else one.role.tells_where:
            yield one.span.quote


_EVIDENCE: Columns[ClaimRow] = {
    "date_words": lambda row: getattr(row.claim.date.span, "quote", None),
    "place_words": lambda row: joined(_place_words(row)),
    "figure_words": lambda row: joined(count.span.quote for count in row.claim.counts),
    "trigger": lambda row: row.claim.trigger.quote,
    "trigger_start": lambda row: row.claim.trigger.start,
    "trigger_end": lambda row: row.claim.trigger.end,
    "quote": lambda row: row.claim.quote.quote,
    "quote_start": lambda row: row.claim.quote.start,
    "quote_end": lambda row: row.claim.quote.end,
}


def _confidence(field: str) -> Callable[[ClaimRow], Any]:
    """Return what tells how sure a field of a claim is.

    There is nothing where the claim leaves it empty, nor where people coded or told it: the
    figure is how often the program's reading is right.
    """
    return lambda row: None if row.by_people else field_confidences(row.claim).get(field)


CLAIM: Columns[ClaimRow] = {
    "id": lambda row: row.claim.id,
    "incident_id": lambda row: row.incident_id,
    **_DOCUMENT,
    "event_type": lambda row: row.claim.event_type,
    "also_types": lambda row: joined(row.claim.also_types),
    "specificity": lambda row: row.claim.specificity,
    "reason": lambda row: row.claim.reason,
    **_SPEAKER,
    **_dates(lambda row: row.claim.date),
    **_places(lambda row: row.place),
    "perpetrators": _actors(ActorRole.PERPETRATOR),
    "targets": _actors(ActorRole.TARGET),
    "parties": _actors(ActorRole.PARTY),
    "activity": lambda row: getattr(row.claim.activity, "id", None),
    "weapons": lambda row: joined(weapon.id for weapon in row.claim.weapons),
    "things": lambda row: joined(f"{thing.kind} ({thing.damage})" for thing in row.claim.things),
    **_figures(lambda row, kind: total(row.claim.counts, kind)),
    **_EVIDENCE,
    "elaborates": lambda row: row.claim.elaborates,
    "dataset": lambda row: row.dataset,
    "confidence": lambda row: None if row.by_people else row.claim.confidence,
    **{f"{field}_confidence": _confidence(field) for field in FIELDS},
    "judgement_id": lambda row: row.claim.judgement_id,
}
