"""Writes and reads rows of other people's datasets; part of the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, func, select

from crossreport.model import Claim, DatasetRow, Document, Refusal, SpanError, stable_id
from crossreport.store import reading, writing
from crossreport.store.rows import claims as claim_rows
from crossreport.store.rows import datasets as dataset_rows
from crossreport.store.rows import documents as document_rows
from crossreport.store.rows.parts import spans_in
from crossreport.store.tables import bookkeeping, claims, datasets, documents

STEP = "import"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a dataset, ready to be stored.

    Attributes:
        document: the row as a document.
        claim: what it says.
        row: which event of which dataset it is.
    """

    document: Document
    claim: Claim
    row: DatasetRow


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
    known = _known(connection, [one.document.id for one in kept])
    versions = {one.document.id: version_of(one) for one in kept}
    fresh = [one for one in kept if known.get(one.document.id) != versions[one.document.id]]
    changed = [one.document.id for one in fresh if one.document.id in known]
    writing.write_refusals(connection, refusals)
    if fresh:
        _remove(connection, changed)
        _insert(connection, fresh, versions)
        writing.clear_after_extraction(connection)
    new, same = len(fresh) - len(changed), len(kept) - len(fresh)
    return Stored(new, len(changed), same, tuple(refusals))


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


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    steps = bookkeeping.steps
    query = select(steps.c.subject, steps.c.version).where(
        steps.c.step == STEP, steps.c.subject.in_(ids)
    )
    return {row.subject: row.version for row in connection.execute(query)}


def _remove(connection: Connection, ids: Sequence[str]) -> None:
    steps = bookkeeping.steps
    connection.execute(delete(steps).where(steps.c.step == STEP, steps.c.subject.in_(ids)))
    connection.execute(delete(documents.documents).where(documents.documents.c.id.in_(ids)))


def _insert(connection: Connection, entries: Sequence[Entry], versions: Mapping[str, str]) -> None:
    highest = connection.scalar(select(func.max(documents.documents.c.number))) or 0
    add = writing.insert_rows
    rows = [
        document_rows.document_row(one.document, highest + i) for i, one in enumerate(entries, 1)
    ]
    add(connection, documents.documents, rows)
    segments = [row for one in entries for row in document_rows.segment_rows(one.document)]
    add(connection, documents.segments, segments)
    add(connection, claims.claims, [claim_rows.statement_row(one.claim) for one in entries])
    for part in claim_rows.PARTS[claims.claims]:
        parts = [row for one in entries for row in claim_rows.part_rows(one.claim)[part]]
        add(connection, part, parts)
    add(connection, datasets.dataset_rows, [dataset_rows.dataset_row(one.row) for one in entries])
    codes = [row for one in entries for row in dataset_rows.code_rows(one.row)]
    add(connection, datasets.dataset_codes, codes)
    places = [row for one in entries for row in dataset_rows.dataset_place_rows(one.row)]
    add(connection, datasets.dataset_places, places)
    steps = [
        {"step": STEP, "subject": one.document.id, "version": versions[one.document.id]}
        for one in entries
    ]
    add(connection, bookkeeping.steps, steps)


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
