"""Reads model objects from a connection, in an order that depends on their content only."""

from collections import defaultdict
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from typing import TypeVar, cast

from sqlalchemy import Connection, Select, Table, func, select

from crossreport.model import (
    AggregateClaim,
    Claim,
    Copy,
    Document,
    Incident,
    Judgement,
    Link,
    Place,
    Refusal,
    SourceGrade,
    TrendClaim,
)
from crossreport.store.rows import bookkeeping as bookkeeping_rows
from crossreport.store.rows import claims as claim_rows
from crossreport.store.rows import documents as document_rows
from crossreport.store.rows import incidents as incident_rows
from crossreport.store.rows import places as place_rows
from crossreport.store.rows.parts import Row
from crossreport.store.tables import bookkeeping, claims, documents, incidents, metadata, places

T = TypeVar("T")
_BATCH = 500
Statement = TypeVar("Statement", Claim, AggregateClaim, TrendClaim)


def rows(connection: Connection, query: Select[tuple[object, ...]]) -> Sequence[Row]:
    """Return the rows of a query as mappings."""
    return cast("Sequence[Row]", connection.execute(query).mappings().all())


def grouped(
    connection: Connection, table: Table, owner: str, ids: Iterable[str] | None = None
) -> dict[str, list[Row]]:
    """Return the rows of a table of parts by their owner, in order."""
    query = select(table)
    if ids is not None:
        query = query.where(table.c[owner].in_(list(ids)))
    if "position" in table.c:
        query = query.order_by(table.c.position)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(connection, query):
        found[row[owner]].append(row)
    return found


def read_documents(connection: Connection, ids: Sequence[str] | None = None) -> list[Document]:
    """Return documents by id, all of them or those named."""
    query = select(documents.documents).order_by(documents.documents.c.id)
    if ids is not None:
        query = query.where(documents.documents.c.id.in_(ids))
    segments = grouped(connection, documents.segments, "document_id", ids)
    return [
        document_rows.document_of(row, segments.get(row["id"], ()))
        for row in rows(connection, query)
    ]


def read_document_ids(connection: Connection) -> list[str]:
    """Return the ids of all documents."""
    query = select(documents.documents.c.id).order_by(documents.documents.c.id)
    return list(connection.scalars(query))


def read_copies(connection: Connection) -> list[Copy]:
    """Return all copies."""
    query = select(documents.copies).order_by(documents.copies.c.document_id)
    return [document_rows.copy_of(row) for row in rows(connection, query)]


def _read_statements(
    connection: Connection,
    table: Table,
    build: Callable[[Row, claim_rows.Parts], Statement],
    document_id: str | None,
    ids: Sequence[str] | None = None,
) -> list[Statement]:
    order = table.c.trigger_start if "trigger_start" in table.c else table.c.count_start
    query = select(table).order_by(table.c.document_id, order, table.c.id)
    if document_id is not None:
        query = query.where(table.c.document_id == document_id)
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    own = rows(connection, query)
    owners = None if document_id is None and ids is None else [row["id"] for row in own]
    parts = {
        part: grouped(connection, part, "owner_id", owners) for part in claim_rows.PARTS[table]
    }
    return [
        build(row, {part: found.get(row["id"], ()) for part, found in parts.items()}) for row in own
    ]


def read_claims(
    connection: Connection, document_id: str | None = None, ids: Sequence[str] | None = None
) -> list[Claim]:
    """Return claims, all or of one document or those named, in the order of the texts."""
    return _read_statements(connection, claims.claims, claim_rows.claim_of, document_id, ids)


def read_aggregates(connection: Connection, document_id: str | None = None) -> list[AggregateClaim]:
    """Return aggregate claims, of all documents or of one, in the order of the texts."""
    return _read_statements(
        connection, claims.aggregate_claims, claim_rows.aggregate_of, document_id
    )


def read_trends(connection: Connection, document_id: str | None = None) -> list[TrendClaim]:
    """Return trend claims, of all documents or of one, in the order of the texts."""
    return _read_statements(connection, claims.trend_claims, claim_rows.trend_of, document_id)


def read_places(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, Place]:
    """Return places by id, all of them or those named."""
    candidates = grouped(connection, places.place_candidates, "place_id", ids)
    query = select(places.places).order_by(places.places.c.id)
    if ids is not None:
        query = query.where(places.places.c.id.in_(ids))
    return {
        row["id"]: place_rows.place_of(row, candidates.get(row["id"], ()))
        for row in rows(connection, query)
    }


def read_resolutions(connection: Connection) -> dict[str, tuple[str | None, str | None]]:
    """Return, by mention id, the place id or the refusal id of each place mention."""
    table = places.resolutions
    query = select(table).order_by(table.c.mention_id)
    return {
        row["mention_id"]: (row["place_id"], row["refusal_id"]) for row in rows(connection, query)
    }


def read_locations(connection: Connection) -> dict[str, str]:
    """Return the id of the best place of each claim that has one."""
    table = places.claim_locations
    query = select(table).order_by(table.c.claim_id)
    return {row["claim_id"]: row["place_id"] for row in rows(connection, query)}


def read_links(connection: Connection, claim_ids: Sequence[str] | None = None) -> list[Link]:
    """Return all links, or those of some claims with each other and with others."""
    table = incidents.links
    query = select(table).order_by(table.c.left_id, table.c.right_id)
    if claim_ids is not None:
        ids = list(claim_ids)
        query = query.where(table.c.left_id.in_(ids) | table.c.right_id.in_(ids))
    return [incident_rows.link_of(row) for row in rows(connection, query)]


def read_clusters(connection: Connection) -> list[tuple[str, ...]]:
    """Return the clusters of claim ids, in their order."""
    table = incidents.clusters
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows(connection, select(table).order_by(table.c.cluster, table.c.position)):
        found[row["cluster"]].append(row["claim_id"])
    return [tuple(found[number]) for number in sorted(found)]


def read_incidents(connection: Connection, ids: Sequence[str] | None = None) -> list[Incident]:
    """Return incidents, all or those named, earliest first, those without any date last."""
    table = incidents.incidents
    parts = {part: grouped(connection, part, "incident_id", ids) for part in incident_rows.PARTS}
    query = select(table).order_by(
        table.c.date_earliest.is_(None),
        table.c.date_earliest,
        table.c.date_latest.is_(None),
        table.c.date_latest,
        table.c.id,
    )
    if ids is not None:
        query = query.where(table.c.id.in_(list(ids)))
    return [
        incident_rows.incident_of(row, {p: found.get(row["id"], ()) for p, found in parts.items()})
        for row in rows(connection, query)
    ]


def read_refusals(connection: Connection, document_id: str | None = None) -> list[Refusal]:
    """Return refusals, all or of one document, by step, reason and subject."""
    c = bookkeeping.refusals.c
    query = select(bookkeeping.refusals).order_by(
        c.step, c.code, c.document_id.is_not(None), c.document_id, c.subject, c.start_offset, c.id
    )
    if document_id is not None:
        query = query.where(c.document_id == document_id)
    return [bookkeeping_rows.refusal_of(row) for row in rows(connection, query)]


def read_judgements(
    connection: Connection, known: MutableMapping[str, Judgement] | None = None
) -> list[Judgement]:
    """Return all judgements, in the order they were made.

    Args:
        connection: where they are.
        known: judgements that were read before, by id; those read now are added. Nothing of a
            judgement ever changes but whether it is withdrawn.
    """
    known = {} if known is None else known
    table = bookkeeping.judgements
    query = select(table.c.id, table.c.withdrawn_at.is_not(None))
    order = query.order_by(table.c.made_at, table.c.id)
    states = {name: bool(gone) for name, gone in connection.execute(order)}
    new = [
        name
        for name, gone in states.items()
        if name not in known or (known[name].withdrawn_at is not None) is not gone
    ]
    for start in range(0, len(new), _BATCH):
        some = select(table).where(table.c.id.in_(new[start : start + _BATCH]))
        for row in rows(connection, some):
            known[row["id"]] = bookkeeping_rows.judgement_of(row)
    return [known[name] for name in states]


def read_source_grades(connection: Connection) -> list[SourceGrade]:
    """Return the user's grades of sources, by name."""
    table = bookkeeping.source_grades
    query = select(table).order_by(table.c.source)
    return [bookkeeping_rows.grade_of(row) for row in rows(connection, query)]


def read_steps(connection: Connection, step: str) -> dict[str, str]:
    """Return, by subject, the version with which a step was last done."""
    table = bookkeeping.steps
    query = select(table).where(table.c.step == step).order_by(table.c.subject)
    return {row["subject"]: row["version"] for row in rows(connection, query)}


def read_meta(connection: Connection) -> dict[str, str]:
    """Return the versions that the record was made with."""
    query = select(bookkeeping.meta).order_by(bookkeeping.meta.c.key)
    return {row["key"]: row["value"] for row in rows(connection, query)}


def read_unfinished(connection: Connection) -> str | None:
    """Return the first step that is still to be done, ``None`` when all are."""
    done = {
        step: read_steps(connection, step)
        for step in ("ingest", "import", "extract", "geocode", "link", "reconcile")
    }
    if not done["ingest"] and not done["import"]:
        return "ingest"
    if done["ingest"].keys() - done["extract"].keys():
        return "extract"
    return next((one for one in ("geocode", "link", "reconcile") if not done[one]), None)


def read_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in metadata.sorted_tables
    }
