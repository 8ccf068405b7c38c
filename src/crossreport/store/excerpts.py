"""Reads what a few claims say, without the rest of the record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crossreport.model import Claim, Copy, Document, Place
from crossreport.store import reading
from crossreport.store.rows import documents as document_rows
from crossreport.store.tables import bookkeeping, claims, datasets, documents, incidents, places

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What some claims say.

    Attributes:
        claims: by id.
        places: claim id to its place, where it has one.
        documents: by id; with the originals of those that are copies.
        copies: those of the documents that repeat another.
    """

    claims: dict[str, Claim]
    places: dict[str, Place | None]
    documents: dict[str, Document]
    copies: list[Copy]


def read_excerpt(connection: Connection, claim_ids: Sequence[str]) -> Excerpt:
    """Return what some claims say; claims that are not there are left out."""
    found = {claim.id: claim for claim in reading.read_claims(connection, ids=claim_ids)}
    own = sorted({claim.document_id for claim in found.values()})
    table = documents.copies
    query = select(table).where(table.c.document_id.in_(own)).order_by(table.c.document_id)
    copies = [document_rows.copy_of(row) for row in reading.rows(connection, query)]
    wanted = sorted({*own, *(copy.original_id for copy in copies)})
    located = places.claim_locations
    spots = select(located).where(located.c.claim_id.in_(list(found)))
    at = {row["claim_id"]: row["place_id"] for row in reading.rows(connection, spots)}
    known = reading.read_places(connection, ids=sorted(set(at.values())))
    return Excerpt(
        claims=found,
        places={claim: known[place] for claim, place in at.items()},
        documents={one.id: one for one in reading.read_documents(connection, wanted)},
        copies=copies,
    )


def read_members(connection: Connection, incident_id: str) -> list[str]:
    """Return the claims of an incident, none where there is no such incident."""
    table = incidents.incident_claims
    query = select(table.c.claim_id).where(table.c.incident_id == incident_id)
    return list(connection.scalars(query.order_by(table.c.position)))


def read_clusters_with(connection: Connection, claim_ids: Collection[str]) -> list[tuple[str, ...]]:
    """Return the clusters that any of some claims are in."""
    table = incidents.clusters
    numbers: set[int] = set()
    ids = sorted(claim_ids)
    for start in range(0, len(ids), _BATCH):
        query = select(table.c.cluster).where(table.c.claim_id.in_(ids[start : start + _BATCH]))
        numbers.update(connection.scalars(query))
    found: dict[int, list[str]] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _BATCH):
        members = select(table.c.cluster, table.c.claim_id).where(
            table.c.cluster.in_(wanted[start : start + _BATCH])
        )
        for number, claim in connection.execute(
            members.order_by(table.c.cluster, table.c.position)
        ):
            found.setdefault(number, []).append(claim)
    return [tuple(members) for members in found.values()]


def read_present(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    """Return those of some claims that are in the record."""
    table, ids = claims.claims, sorted(claim_ids)
    found: set[str] = set()
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        found.update(connection.scalars(select(table.c.id).where(table.c.id.in_(some))))
    return found


def read_schemes(
    connection: Connection, document_ids: Collection[str] | None = None
) -> dict[str, str]:
    """Return the dataset of each document that is a row of one, of all documents or of some."""
    table = datasets.dataset_rows.c
    query = select(table.document_id, table.scheme).order_by(table.scheme, table.row_id)
    if document_ids is not None:
        query = query.where(table.document_id.in_(sorted(document_ids)))
    return dict(iter(connection.execute(query)))


def read_owners(connection: Connection, claim_ids: Collection[str]) -> dict[str, str]:
    """Return the incident of each claim that belongs to one."""
    table = incidents.incident_claims
    found: dict[str, str] = {}
    ids = sorted(claim_ids)
    for start in range(0, len(ids), _BATCH):
        query = select(table).where(table.c.claim_id.in_(ids[start : start + _BATCH]))
        found |= {row["claim_id"]: row["incident_id"] for row in reading.rows(connection, query)}
    return found


def read_claim_ids(connection: Connection) -> set[str]:
    """Return the identifiers of all claims."""
    return set(connection.scalars(select(claims.claims.c.id)))


def read_accepted(connection: Connection) -> dict[str, str]:
    """Return the incidents that somebody accepted, with the judgement that does."""
    table = incidents.incident_values.c
    query = select(table.incident_id, table.judgement_id).where(table.field == "review")
    return {incident: judgement or "" for incident, judgement in connection.execute(query)}


def read_rejected(connection: Connection) -> dict[str, str]:
    """Return the incidents that somebody said are none, with the refusal that says so."""
    table = bookkeeping.refusals.c
    query = select(table.subject, table.id).where(
        table.step == "reconcile", table.code == "judged-no-incident"
    )
    return dict(iter(connection.execute(query.order_by(table.subject))))
