"""All places that a document names, those of its claims and the others beside them."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from crossreport.model import Document, PlaceMention
from crossreport.store.inserting import insert_rows
from crossreport.store.rows.mentions import place_mention_of, place_mention_row
from crossreport.store.tables import claims

_NAMED = claims.document_places


def write_named(connection: Connection, document: Document, found: Iterable[PlaceMention]) -> None:
    """Replace the places that a document names; words that do not stand in its text name none."""
    connection.execute(delete(_NAMED).where(_NAMED.c.owner_id == document.id))
    mentions = [m for m in dict.fromkeys(found) if _stands_in(m, document)]
    rows = [
        {"owner_id": document.id, "position": position, **place_mention_row(mention)}
        for position, mention in enumerate(mentions)
    ]
    insert_rows(connection, _NAMED, rows)


def read_named(connection: Connection, document_id: str | None = None) -> list[PlaceMention]:
    """Return the places that a document names, or all do, in the order in which they were found."""
    query = select(_NAMED).order_by(_NAMED.c.owner_id, _NAMED.c.position)
    if document_id is not None:
        query = query.where(_NAMED.c.owner_id == document_id)
    rows = connection.execute(query).mappings().all()
    return [place_mention_of(dict(row), row["owner_id"]) for row in rows]


def _stands_in(mention: PlaceMention, document: Document) -> bool:
    span = mention.span
    return span.document_id == document.id and document.text[span.start : span.end] == span.quote
