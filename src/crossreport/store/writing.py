"""Writes model objects through a connection; each function is part of the caller's transaction."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, literal, select, update

from crossreport.model import (
    Copy,
    Document,
    Incident,
    Link,
    Place,
    PlaceMention,
    Refusal,
    SourceGrade,
    SpanError,
    stable_id,
)
from crossreport.store import reading
from crossreport.store.inserting import insert_rows
from crossreport.store.naming import write_named
from crossreport.store.rows import bookkeeping as bookkeeping_rows
from crossreport.store.rows import claims as claim_rows
from crossreport.store.rows import documents as document_rows
from crossreport.store.rows import incidents as incident_rows
from crossreport.store.rows import places as place_rows
from crossreport.store.rows.claims import Statement
from crossreport.store.rows.mentions import mention_id
from crossreport.store.rows.parts import spans_in
from crossreport.store.tables import bookkeeping, claims, documents, incidents, places

_BATCH = 500
_AT_ONCE = 10_000
_STATEMENTS = (claims.claims, claims.aggregate_claims, claims.trend_claims)
_AFTER_EXTRACTION = ("geocode", "link", "reconcile")
_COMPUTED = (
    incidents.incidents,
    incidents.links,
    incidents.clusters,
    places.claim_locations,
    places.resolutions,
    places.places,
)


def write_document(connection: Connection, document: Document) -> Refusal | None:
    """Store a document, or tell why it is not stored.

    The same text under the same id is the same document: it is kept once, and its particulars
    follow the place it was first read from. Another text under a taken id is refused, because
    spans point into the stored text, which never changes.
    """
    known = reading.read_documents(connection, [document.id])
    if not known:
        write_step(connection, "ingest", document.id, _digest(document))
        highest = connection.scalar(select(func.max(documents.documents.c.number))) or 0
        row = document_rows.document_row(document, highest + 1)
        insert_rows(connection, documents.documents, [row])
        insert_rows(connection, documents.segments, document_rows.segment_rows(document))
        return None
    old = known[0]
    if old.text != document.text:
        return Refusal(
            id=stable_id("r", "ingest", document.source, "id-taken", document.sha256),
            step="ingest",
            subject=document.source,
            code="id-taken",
            message=f"{document.source} has the id {document.id} of another document, read from "
            f"{old.source}; give it an id of its own",
        )
    if old != document and old.source == document.source:
        _update_document(connection, document)
    return None


def _digest(document: Document) -> str:
    """Return digits that change whenever anything about a document changes."""
    return hashlib.sha256(repr(document).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _update_document(connection: Connection, document: Document) -> None:
    write_step(connection, "ingest", document.id, _digest(document))
    row = document_rows.document_row(document, 0)
    del row["number"]
    table = documents.documents
    connection.execute(update(table).where(table.c.id == document.id).values(row))
    segments = documents.segments
    connection.execute(delete(segments).where(segments.c.document_id == document.id))
    insert_rows(connection, segments, document_rows.segment_rows(document))


def write_copies(connection: Connection, copies: Iterable[Copy]) -> None:
    """Replace all copies."""
    connection.execute(delete(documents.copies))
    insert_rows(connection, documents.copies, [document_rows.copy_row(copy) for copy in copies])


def write_refusals(connection: Connection, refusals: Iterable[Refusal]) -> None:
    """Store refusals, each id once."""
    found = {refusal.id: bookkeeping_rows.refusal_row(refusal) for refusal in refusals}
    table = bookkeeping.refusals
    ids = list(found)
    for start in range(0, len(ids), _BATCH):
        connection.execute(delete(table).where(table.c.id.in_(ids[start : start + _BATCH])))
    insert_rows(connection, table, list(found.values()))


def forget_refusals(
    connection: Connection,
    step: str,
    *,
    document_id: str | None = None,
    subject: str | None = None,
) -> None:
    """Remove the refusals of a step, all or those of one document or subject."""
    table = bookkeeping.refusals
    query = delete(table).where(table.c.step == step)
    if document_id is not None:
        query = query.where(table.c.document_id == document_id)
    if subject is not None:
        query = query.where(table.c.subject == subject)
    connection.execute(query)


def write_extraction(
    connection: Connection,
    document_id: str,
    statements: Sequence[Statement],
    refusals: Iterable[Refusal],
    named: Iterable[PlaceMention] = (),
) -> None:
    """Replace all that a document says, and the places that it names.

    A statement with a span that does not hold its quote in the stored text, or with an id that is
    taken, is refused. Where the document had statements before, all that was computed from them
    goes, so that no incident is ever shown without its claims.
    """
    before = 0
    for table in _STATEMENTS:
        found = connection.execute(delete(table).where(table.c.document_id == document_id))
        before += found.rowcount
    if before:
        clear_after_extraction(connection)
    undo_steps(connection, *_AFTER_EXTRACTION)
    forget_refusals(connection, "extract", document_id=document_id)
    document = reading.read_documents(connection, [document_id])[0]
    write_named(connection, document, named)
    kept, refused = _checked(connection, document, statements)
    insert_statements(connection, kept)
    write_refusals(connection, [*refusals, *refused])


def insert_statements(connection: Connection, statements: Sequence[Statement]) -> None:
    """Insert statements whose spans were verified, with their parts."""
    for table in _STATEMENTS:
        own = [statement for statement in statements if claim_rows.table_of(statement) is table]
        insert_rows(connection, table, [claim_rows.statement_row(statement) for statement in own])
        for part in claim_rows.PARTS[table]:
            rows = [row for one in own for row in claim_rows.part_rows(one)[part]]
            insert_rows(connection, part, rows)


def _checked(
    connection: Connection, document: Document, statements: Sequence[Statement]
) -> tuple[list[Statement], list[Refusal]]:
    """Part the statements that may be stored from those that are refused."""
    kept, refused = [], []
    taken = _taken(connection, [statement.id for statement in statements])
    for statement in statements:
        if statement.id in taken:
            refused.append(
                _refused(statement, "duplicate-id", "its identifier belongs to another claim")
            )
            continue
        try:
            verify(statement, document)
        except SpanError as error:
            refused.append(_refused(statement, "span-mismatch", str(error)))
        else:
            taken.add(statement.id)
            kept.append(statement)
    return kept, refused


def verify(statement: Statement, document: Document) -> None:
    """Check that a document holds every quote of a statement.

    Raises:
        SpanError: other words stand at one of its spans, or it is another document's.
    """
    if statement.document_id != document.id:
        raise SpanError(f"it belongs to document {statement.document_id}")
    for span in spans_in(statement):
        if span.document_id != document.id:
            raise SpanError(f"one of its spans points into document {span.document_id}")
        span.verify(document.text)


def _refused(statement: Statement, code: str, why: str) -> Refusal:
    quote = statement.quote
    return Refusal(
        id=stable_id("r", "extract", statement.id, code, repr(statement)),
        step="extract",
        subject=statement.id,
        code=code,
        message=f"claim {statement.id} was not stored: {why}; please report it",
        document_id=statement.document_id,
        start=quote.start,
        end=quote.end,
        quote=quote.quote,
    )


def _taken(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for table in _STATEMENTS:
        for start in range(0, len(ids), _BATCH):
            some = ids[start : start + _BATCH]
            found.update(connection.scalars(select(table.c.id).where(table.c.id.in_(some))))
    return found


def clear_after_extraction(connection: Connection) -> None:
    """Remove all that was computed from claims."""
    if not _anything_computed(connection):
        return  # the refusals of a long import are not to be looked through for every batch
    for table in _COMPUTED:
        connection.execute(delete(table))
    for step in _AFTER_EXTRACTION:
        forget_refusals(connection, step)
    undo_steps(connection, *_AFTER_EXTRACTION)


def _anything_computed(connection: Connection) -> bool:
    """Say whether a step after extraction was done, or left anything in the record."""
    steps = bookkeeping.steps
    done = select(steps.c.step).where(steps.c.step.in_(_AFTER_EXTRACTION)).limit(1)
    found = (done, *(select(literal(1)).select_from(table).limit(1) for table in _COMPUTED))
    return any(connection.execute(one).first() is not None for one in found)


def write_places(
    connection: Connection,
    resolutions: Mapping[PlaceMention, Place | Refusal],
    locations: Mapping[str, Place],
) -> None:
    """Replace all places: what each mention was resolved to, and the best place of each claim."""
    clear_after_extraction(connection)
    outcomes = list(resolutions.values())
    found: dict[str, Place] = {}
    for place in (*locations.values(), *(one for one in outcomes if isinstance(one, Place))):
        found.setdefault(place.id, place)
    insert_rows(
        connection, places.places, [place_rows.place_row(place) for place in found.values()]
    )
    candidates = [row for place in found.values() for row in place_rows.candidate_rows(place)]
    insert_rows(connection, places.place_candidates, candidates)
    write_refusals(connection, [one for one in outcomes if isinstance(one, Refusal)])
    rows = {
        mention_id(mention): {
            "mention_id": mention_id(mention),
            "place_id": outcome.id if isinstance(outcome, Place) else None,
            "refusal_id": outcome.id if isinstance(outcome, Refusal) else None,
        }
        for mention, outcome in resolutions.items()
    }
    insert_rows(connection, places.resolutions, list(rows.values()))
    located = [{"claim_id": claim, "place_id": place.id} for claim, place in locations.items()]
    insert_rows(connection, places.claim_locations, located)


def write_linkage(
    connection: Connection, links: Iterable[Link], clusters: Iterable[Sequence[str]]
) -> None:
    """Replace all links and clusters; incidents computed from the old ones go."""
    undo_steps(connection, "reconcile")
    for table in (incidents.incidents, incidents.links, incidents.clusters):
        connection.execute(delete(table))
    _insert_all(connection, incidents.links, map(incident_rows.link_row, links))
    members = (
        {"cluster": number, "position": position, "claim_id": claim}
        for number, cluster in enumerate(clusters)
        for position, claim in enumerate(cluster)
    )
    _insert_all(connection, incidents.clusters, members)


def write_regrouped(
    connection: Connection,
    links: Iterable[Link],
    clusters: Sequence[Sequence[str]],
    *,
    version: str,
) -> None:
    """Replace the clusters that some claims are in, and the links of people's decisions on them.

    Args:
        connection: where they are.
        links: those that people decided, and those that were decided before and are no longer.
        clusters: what the claims are in now.
        version: what the result depends on.
    """
    write_step(connection, "link", "", version)
    table, made = incidents.links, list(links)
    for one in made:
        pair = (table.c.left_id == one.left, table.c.right_id == one.right)
        connection.execute(delete(table).where(*pair))
    insert_rows(connection, table, list(map(incident_rows.link_row, made)))
    grouped = incidents.clusters
    ids = [claim for cluster in clusters for claim in cluster]
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        connection.execute(delete(grouped).where(grouped.c.claim_id.in_(some)))
    first = (connection.scalar(select(func.max(grouped.c.cluster))) or 0) + 1
    members = [
        {"cluster": number, "position": position, "claim_id": claim}
        for number, cluster in enumerate(clusters, start=first)
        for position, claim in enumerate(cluster)
    ]
    insert_rows(connection, grouped, members)


def _insert_all(connection: Connection, table: Table, found: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows however many there are, some at a time."""
    rows = iter(found)
    while some := list(islice(rows, _AT_ONCE)):
        insert_rows(connection, table, some)


def write_incidents(
    connection: Connection,
    found: Sequence[Incident],
    refusals: Iterable[Refusal] = (),
    new_places: Iterable[Place] = (),
    *,
    of: Collection[str] | None = None,
) -> None:
    """Replace all incidents and what was refused as none, or those of some claims."""
    if of is None:
        connection.execute(delete(incidents.incidents))
        forget_refusals(connection, "reconcile")
    else:
        forget_incidents(connection, of)
    added = {place.id: place_rows.place_row(place) for place in new_places}
    if added:
        known = set(connection.scalars(select(places.places.c.id)))
        insert_rows(connection, places.places, [r for i, r in added.items() if i not in known])
    insert_rows(connection, incidents.incidents, [incident_rows.incident_row(one) for one in found])
    for table in incident_rows.PARTS:
        rows = [row for one in found for row in incident_rows.part_rows(one)[table]]
        insert_rows(connection, table, rows)
    write_refusals(connection, refusals)


def forget_incidents(connection: Connection, claim_ids: Collection[str]) -> None:
    """Remove the incidents of some claims, and what was refused as such."""
    table, owners = incidents.incidents, incidents.incident_claims
    ids = sorted(claim_ids)
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        owned = select(owners.c.incident_id).where(owners.c.claim_id.in_(some))
        gone = list(connection.scalars(owned))
        connection.execute(delete(table).where(table.c.id.in_(gone)))
        for claim in some:
            forget_refusals(connection, "reconcile", subject=stable_id("i", claim))


def undo_steps(connection: Connection, *steps: str) -> None:
    """Note that steps are to be done again."""
    table = bookkeeping.steps
    connection.execute(delete(table).where(table.c.step.in_(steps)))


def write_source_grades(connection: Connection, grades: Iterable[SourceGrade]) -> None:
    """Replace all grades of sources; incidents are to be computed again."""
    undo_steps(connection, "reconcile")
    table = bookkeeping.source_grades
    connection.execute(delete(table))
    insert_rows(connection, table, [bookkeeping_rows.grade_row(one) for one in grades])


def write_step(connection: Connection, step: str, subject: str, version: str) -> None:
    """Note that a step was done, with what it depends on."""
    table = bookkeeping.steps
    connection.execute(delete(table).where(table.c.step == step, table.c.subject == subject))
    row = {"step": step, "subject": subject, "version": version}
    insert_rows(connection, table, [row])


def write_meta(connection: Connection, values: Mapping[str, str]) -> None:
    """Store versions, replacing those of the same name."""
    table = bookkeeping.meta
    for key, value in values.items():
        connection.execute(delete(table).where(table.c.key == key))
        insert_rows(connection, table, [{"key": key, "value": value}])
