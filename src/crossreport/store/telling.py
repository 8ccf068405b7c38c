"""Reads reports with their claims some at a time, in the order in which they came out."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, select

from crossreport.model import Claim
from crossreport.store import reading
from crossreport.store.tables import claims, documents

_BATCH = 500


def read_report_order(connection: Connection) -> list[str]:
    """Return the ids of the documents that have claims, in the order of ``reading_order``."""
    table = documents.documents
    query = select(table.c.id, table.c.published).where(
        table.c.id.in_(select(claims.claims.c.document_id))
    )
    found = [
        (day is None, day.isoformat() if day else "", name)
        for name, day in connection.execute(query)
    ]
    return [name for _, _, name in sorted(found)]


def read_claims_of(connection: Connection, document_ids: Sequence[str]) -> list[Claim]:
    """Return the claims of some documents."""
    table = claims.claims
    query = select(table.c.id).where(table.c.document_id.in_(document_ids))
    return read_claims_named(connection, connection.scalars(query))


def read_claims_named(connection: Connection, ids: Iterable[str]) -> list[Claim]:
    """Return claims, those of them that there are."""
    wanted = sorted(ids)
    return [
        claim
        for start in range(0, len(wanted), _BATCH)
        for claim in reading.read_claims(connection, ids=wanted[start : start + _BATCH])
    ]


def read_documents_about(
    connection: Connection, first: date, last: date, *, most: int
) -> list[str]:
    """Return the documents with claims whose days lie near some days, by their ids.

    Args:
        connection: where they are.
        first: the first day.
        last: the last day; claims that reach from before the first to after it are told of a
            longer time and are left out.
        most: how many at most.
    """
    table = claims.claims.c
    query = (
        select(table.document_id)
        .where(table.date_earliest <= last, table.date_latest >= first)
        .where((table.date_earliest >= first) | (table.date_latest <= last))
        .distinct()
        .order_by(table.document_id)
        .limit(most)
    )
    return list(connection.scalars(query))
