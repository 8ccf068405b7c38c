"""Reads what a few claims say, without the rest of the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crossreport.model import Claim, Copy, Document, Place
from crossreport.store import reading
from crossreport.store.rows import documents as document_rows
from crossreport.store.tables import documents, incidents, places


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
    claims = {claim.id: claim for claim in reading.read_claims(connection, ids=claim_ids)}
    own = sorted({claim.document_id for claim in claims.values()})
    table = documents.copies
    query = select(table).where(table.c.document_id.in_(own)).order_by(table.c.document_id)
    copies = [document_rows.copy_of(row) for row in reading.rows(connection, query)]
    wanted = sorted({*own, *(copy.original_id for copy in copies)})
    located = places.claim_locations
    spots = select(located).where(located.c.claim_id.in_(list(claims)))
    at = {row["claim_id"]: row["place_id"] for row in reading.rows(connection, spots)}
    known = reading.read_places(connection, ids=sorted(set(at.values())))
    return Excerpt(
        claims=claims,
        places={claim: known[place] for claim, place in at.items()},
        documents={one.id: one for one in reading.read_documents(connection, wanted)},
        copies=copies,
    )


def read_members(connection: Connection, incident_id: str) -> list[str]:
    """Return the claims of an incident, none where there is no such incident."""
    table = incidents.incident_claims
    query = select(table.c.claim_id).where(table.c.incident_id == incident_id)
    return list(connection.scalars(query.order_by(table.c.position)))
