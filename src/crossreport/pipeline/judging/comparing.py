"""Compares a claim that a person told with those that it may be one incident with."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from crossreport.model import Claim, Link

if TYPE_CHECKING:
    from crossreport.store import Record

_DAYS = timedelta(days=3)
"""How far beside the days of a claim another one is looked for; the next run looks everywhere."""

_MOST = 400  # reports


def compared(record: "Record", claim: Claim) -> list[Link]:
    """Return the links of a claim that the record holds, with claims about the same days.

    The words of a claim weigh by how rare they are among the reports that are compared, so that
    linking all claims may weigh them a little otherwise.
    """
    from crossreport.link import Batch, decide, link_batches
    from crossreport.pipeline.linking import linking_model
    from crossreport.store.excerpts import read_present, read_schemes

    with record.snapshot() as connection:
        if not read_present(connection, {claim.id}):
            return []
        schemes = read_schemes(connection, documents := _documents(record, claim))
    claims = [one for name in documents for one in record.claims(name)]
    said = record.excerpt([one.id for one in claims])
    linkage = link_batches(
        [Batch(claims, said.places, said.documents, schemes)],
        decisions=decide((), ()),
        copies=said.copies,
        model=linking_model(record),
    )
    return [one for one in linkage.links if claim.id in (one.left, one.right)]


def _documents(record: "Record", claim: Claim) -> Sequence[str]:
    """Return the reports that tell of the days of a claim, its own first."""
    from crossreport.store.telling import read_documents_about

    days = [one for one in (claim.date.earliest, claim.date.latest) if one is not None]
    if not days:
        return [claim.document_id]
    with record.snapshot() as connection:
        found = read_documents_about(connection, min(days) - _DAYS, max(days) + _DAYS, most=_MOST)
    return list(dict.fromkeys([claim.document_id, *found]))
