"""What the record has of a document beside its claims."""

from collections.abc import Sequence

from sqlalchemy import select

from crossreport.model import Refusal
from crossreport.store import Record
from crossreport.store.tables.incidents import incident_claims


def incidents_of(record: Record, claim_ids: Sequence[str]) -> dict[str, str]:
    """Return the incident of each of some claims that is in one."""
    table = incident_claims.c
    query = select(table.claim_id, table.incident_id).where(table.claim_id.in_(list(claim_ids)))
    with record.snapshot() as connection:
        return dict(iter(connection.execute(query).tuples()))


def authors_of(record: Record) -> dict[str, str]:
    """Return who made each judgement that adds an incident."""
    return {one.id: one.author for one in record.judgements() if one.claim is not None}


def refusals_of(record: Record, document_id: str) -> list[Refusal]:
    """Return what was refused of a document, in the order of its text."""
    found = record.refusals(document_id)
    return sorted(found, key=lambda one: (one.start is None, one.start or 0, one.id))
