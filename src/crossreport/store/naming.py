"""All places that a document names, those of its claims and the others beside them."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from crossreport.model import Document, Place, PlaceMention
from crossreport.store import reading
from crossreport.store.inserting import insert_rows
from crossreport.store.rows.mentions import mention_id, place_mention_of, place_mention_row
from crossreport.store.tables import claims, places

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


def read_meanings(connection: Connection, document_id: str) -> dict[PlaceMention, Place]:
    """Return what the names of a document and of its claims mean, but for those refused."""
    parts, owners = claims.claim_places, claims.claims
    query = (
        select(parts)
        .join(owners, owners.c.id == parts.c.owner_id)
        .where(owners.c.document_id == document_id)
        .order_by(parts.c.place_start, parts.c.owner_id, parts.c.position)
    )
    told = [place_mention_of(row, document_id) for row in reading.rows(connection, query)]
    names = {mention_id(m): m for m in (*told, *read_named(connection, document_id))}
    table = places.resolutions
    resolved = select(table.c.mention_id, table.c.place_id).where(
        table.c.mention_id.in_(list(names)), table.c.place_id.is_not(None)
    )
    means = dict(iter(connection.execute(resolved)))
    known = reading.read_places(connection, ids=sorted(set(means.values())))
    return {names[one]: known[means[one]] for one in names if one in means}


def _stands_in(mention: PlaceMention, document: Document) -> bool:
    span = mention.span
    return span.document_id == document.id and document.text[span.start : span.end] == span.quote
