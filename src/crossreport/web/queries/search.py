"""Incidents by the words of the documents that tell of them."""

from sqlalchemy import select

from crossreport.store import Record
from crossreport.store.tables.claims import claims
from crossreport.store.tables.incidents import incident_claims


def incidents_told_with(record: Record, words: str) -> frozenset[str]:
    """Return the incidents told by documents whose title or text holds every word."""
    documents = {hit.document_id for hit in record.search(words)}
    # Joined here and not in the query, for a database takes only so many values.
    with record.snapshot() as connection:
        told = connection.execute(
            select(incident_claims.c.incident_id, claims.c.document_id)
            .join(claims, claims.c.id == incident_claims.c.claim_id)
            .distinct()
        )
        return frozenset(incident for incident, document in told if document in documents)
