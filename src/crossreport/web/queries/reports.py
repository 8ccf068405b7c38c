"""What the record has of a document beside its claims."""

from collections.abc import Sequence

from crossreport.model import Refusal
from crossreport.store import Record
from crossreport.store.excerpts import read_owners


def incidents_of(record: Record, claim_ids: Sequence[str]) -> dict[str, str]:
    """Return the incident of each of some claims that is in one."""
    with record.snapshot() as connection:
        return read_owners(connection, claim_ids)


def authors_of(record: Record) -> dict[str, str]:
    """Return who made each judgement that adds an incident."""
    return {one.id: one.author for one in record.judgements() if one.claim is not None}


def refusals_of(record: Record, document_id: str) -> list[Refusal]:
    """Return what was refused of a document, in the order of its text."""
    found = record.refusals(document_id)
    return sorted(found, key=lambda one: (one.start is None, one.start or 0, one.id))
