"""Writes and reads rows of other people's datasets; part of the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from crossreport.model import Claim, DatasetRow, Document, Refusal, SpanError, stable_id
from crossreport.store import judging, reading, sqlite, writing
from crossreport.store.inserting import insert_rows
from crossreport.store.rows import claims as claim_rows
from crossreport.store.rows import datasets as dataset_rows
from crossreport.store.rows import documents as document_rows
from crossreport.store.rows.parts import spans_in
from crossreport.store.tables import bookkeeping, claims, datasets, documents

STEP = "import"
_OF_CONTENT = "v-"
_TABLES = (
    documents.documents,
    documents.segments,
    claims.claims,
    *claim_rows.PARTS[claims.claims],
    datasets.dataset_rows,
    datasets.dataset_codes,
    datasets.dataset_places,
    bookkeeping.steps,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a dataset, ready to be stored.

    Attributes:
        document: the row as a document.
        claim: what it says.
        row: which event of which dataset it is.
        version: digits that change whenever the row, or the way it is read, does; left out, they
            are made of what was read.
    """

    document: Document
    claim: Claim
    row: DatasetRow
    version: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of some rows.

    Attributes:
        new: how many were not there before.
        changed: how many replaced an earlier edition of the same event.
        same: how many were there already, as they are.
        refusals: those that could not be stored.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    refusals: tuple[Refusal, ...] = ()

    def __add__(self, other: "Stored") -> "Stored":
        """Add up what became of two lots."""
        return Stored(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.refusals + other.refusals,
        )


def write_entries(connection: Connection, entries: Sequence[Entry]) -> Stored:
    """Store rows of datasets with their claims; a row that changed replaces its earlier edition.

    What was computed from claims goes when any row is new or changed, and the later steps are to
    be done again. A row whose spans do not hold their quotes is refused.
    """
    kept, refusals = _verified(entries)
    known = read_versions(connection, [one.document.id for one in kept])
    fresh = [one for one in kept if not _is_known(one, known.get(one.document.id))]
    changed = [one.document.id for one in fresh if one.document.id in known]
    writing.write_refusals(connection, refusals)
    if fresh:
        sqlite.widen_cache(connection)
        _remove(connection, changed)
        _insert(connection, fresh)
        writing.clear_after_extraction(connection)
        judging.put_told_of(connection, {one.document.id for one in fresh})
    new, same = len(fresh) - len(changed), len(kept) - len(fresh)
    return Stored(new, len(changed), same, tuple(refusals))


def _is_known(entry: Entry, version: str | None) -> bool:
    """Say whether a row is stored as it is; its version may be of its content or of its reading."""
    if version is None or version == entry.version:
        return version is not None
    return version.startswith(_OF_CONTENT) and version == version_of(entry)


def forget(connection: Connection, file: str) -> None:
    """Remove the refusals of a file's rows, whose subjects are ``file:line``."""
    table = bookkeeping.refusals
    own = table.c.subject.startswith(f"{file}:", autoescape=True)
    connection.execute(delete(table).where(table.c.step == STEP, own))


def version_of(entry: Entry) -> str:
    """Return digits that change whenever a row, or what is made of it, does."""
    document = replace(entry.document, source="")  # wherever it was read from
    parts = repr(document), repr(entry.claim), repr(entry.row)
    return stable_id("v", *(part.encode("utf-8", "backslashreplace").hex() for part in parts))


def _verified(entries: Sequence[Entry]) -> tuple[list[Entry], list[Refusal]]:
    kept, refused = [], []
    for entry in entries:
        try:
            for span in (*spans_in(entry.claim), *spans_in(entry.row.codes)):
                if span.document_id != entry.document.id:
                    raise SpanError(f"a span points into document {span.document_id}")
                span.verify(entry.document.text)
        except SpanError as error:
            refused.append(_refused(entry, str(error)))
        else:
            kept.append(entry)
    return kept, refused


def _refused(entry: Entry, why: str) -> Refusal:
    return Refusal(
        id=stable_id("r", STEP, entry.document.source, "span-mismatch", why),
        step=STEP,
        subject=entry.document.source,
        code="span-mismatch",
        message=f"{entry.document.source} was not stored: {why}; please report it",
    )


def read_versions(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the versions with which rows are stored, by document; those there are."""
    steps = bookkeeping.steps
    query = select(steps.c.subject, steps.c.version).where(
        steps.c.step == STEP, steps.c.subject.in_(ids)
    )
    return {row.subject: row.version for row in connection.execute(query)}


def _remove(connection: Connection, ids: Sequence[str]) -> None:
    steps = bookkeeping.steps
    connection.execute(delete(steps).where(steps.c.step == STEP, steps.c.subject.in_(ids)))
    connection.execute(delete(documents.documents).where(documents.documents.c.id.in_(ids)))


def _insert(connection: Connection, entries: Sequence[Entry]) -> None:
    highest = connection.scalar(select(func.max(documents.documents.c.number))) or 0
    # In the order of their ids: an index then takes many of a batch on each of its pages.
    ordered = sorted(entries, key=lambda one: one.document.id)
    numbers = {one.document.id: highest + i for i, one in enumerate(entries, 1)}
    found: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    for one in ordered:
        document = one.document
        found[documents.documents].append(
            document_rows.document_row(document, numbers[document.id])
        )
        found[documents.segments] += document_rows.segment_rows(document)
        found[claims.claims].append(claim_rows.statement_row(one.claim))
        for part, rows in claim_rows.part_rows(one.claim).items():
            found[part] += rows
        found[datasets.dataset_rows].append(dataset_rows.dataset_row(one.row))
        found[datasets.dataset_codes] += dataset_rows.code_rows(one.row)
        found[datasets.dataset_places] += dataset_rows.dataset_place_rows(one.row)
        version = one.version or version_of(one)
        found[bookkeeping.steps].append({"step": STEP, "subject": document.id, "version": version})
    for table, rows in found.items():
        insert_rows(connection, table, rows)


def read_dataset_rows(connection: Connection) -> list[DatasetRow]:
    """Return all rows of datasets, by dataset and identifier."""
    codes = reading.grouped(connection, datasets.dataset_codes, "document_id")
    places = reading.grouped(connection, datasets.dataset_places, "document_id")
    table = datasets.dataset_rows
    query = select(table).order_by(table.c.scheme, table.c.row_id)
    return [
        dataset_rows.dataset_row_of(
            row,
            codes.get(row["document_id"], ()),
            next(iter(places.get(row["document_id"], ())), None),
        )
        for row in reading.rows(connection, query)
    ]
