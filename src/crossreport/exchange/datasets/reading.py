"""Reads a table of events into rows that can be stored, and lists those that cannot."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crossreport.exchange.datasets.coding import claim_of, place_of
from crossreport.exchange.datasets.layout import Cells, Layout, lay_over
from crossreport.exchange.datasets.line import Line
from crossreport.exchange.datasets.mapping import Mapping
from crossreport.exchange.datasets.naming import Names
from crossreport.exchange.datasets.rowtext import RowText, as_text
from crossreport.exchange.datasets.table import open_table
from crossreport.exchange.datasets.values import ValueMisfitError, moment
from crossreport.model import (
    Code,
    DatasetRow,
    Document,
    Refusal,
    Segment,
    SegmentKind,
    stable_id,
)
from crossreport.store import Entry

_MEDIA_TYPE = "text/csv"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one table.

    Attributes:
        seen: identifiers so far, with the line and the digest of the row.
    """

    path: Path
    layout: Layout
    names: Names
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)

    def read(self, line: Line) -> Entry | Refusal:
        if line.problem:
            return self._refusal(line, "unreadable-row", line.problem)
        try:
            entry = self._entry(line)
        except ValueMisfitError as error:
            return self._refusal(line, "invalid-row", str(error))
        known = self.seen.setdefault(entry.row.row_id, (line.number, entry.document.sha256))
        if known[0] != line.number:
            told = "says the same" if known[1] == entry.document.sha256 else "differs and was kept"
            reason = f"its id {entry.row.row_id} stands on line {known[0]} already, which {told}"
            return self._refusal(line, "duplicate-id", reason)
        return entry

    def _entry(self, line: Line) -> Entry:
        mapping = self.layout.mapping
        columns = self.layout.columns
        text, places = as_text((columns[at], line.cells[at]) for at in self.layout.order)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        values = {column: text[start:end] for column, (start, end) in places.items()}
        row_id = Cells(self.layout, RowText("", text, places), values).code(mapping.event_id)
        if row_id is None:
            if mapping.event_id is not None:
                raise ValueMisfitError("it has no id")
            row_id = digest[:16]
        document_id = stable_id("d", mapping.scheme, row_id)
        read = Cells(self.layout, RowText(document_id, text, places), values)
        document = self._document(document_id, text, digest, row_id, read, line)
        codes = tuple(
            Code(column, read.text.span(column))
            for one in mapping.codes
            if (column := read.column(one))
        )
        place = place_of(read, self.names)
        row = DatasetRow(document_id, mapping.scheme, row_id, codes, place)
        return Entry(document, claim_of(read, self.names), row)

    def _document(
        self, document_id: str, text: str, digest: str, row_id: str, cells: Cells, line: Line
    ) -> Document:
        mapping = self.layout.mapping
        return Document(
            id=document_id,
            text=text,
            sha256=digest,
            source=self._where(line),
            media_type=_MEDIA_TYPE,
            segments=(Segment(0, len(text), SegmentKind.BODY),),
            title=f"{mapping.name} {row_id}",
            publisher=mapping.name,
            published=_published(cells),
            language=mapping.language,
            address=cells.value(mapping.address),
        )

    def _where(self, line: Line) -> str:
        return f"{self.path.name}:{line.number}"

    def _refusal(self, line: Line, code: str, reason: str) -> Refusal:
        subject = self._where(line)
        return Refusal(
            id=stable_id("r", "import", subject, code, reason),
            step="import",
            subject=subject,
            code=code,
            message=f"{self.path.name}, line {line.number}: {reason}",
        )


def _published(cells: Cells) -> date | None:
    """Return when a row was published. No event hangs on it, so what cannot be read is left."""
    try:
        told = cells.value(cells.layout.mapping.published)
        return None if told is None else moment(told)
    except ValueMisfitError:
        return None


def read_rows(path: Path, mapping: Mapping, *, strict: bool = False) -> Iterator[Entry | Refusal]:
    """Yield every row of a table of events as it can be stored, or the reason why it cannot.

    The table is read as it is asked for: its size does not matter (a workbook is read whole).

    Args:
        path: a CSV file, also packed by gzip or alone in a ZIP, or a workbook.
        mapping: which column holds what.
        strict: whether every column that the mapping names must be there.

    Raises:
        ExchangeError: the file is no table, or lacks a column without which no row can be read.
    """
    table = open_table(path)
    layout = lay_over(mapping, table.columns, path=path, strict=strict)
    reader = _Reader(path, layout, Names(mapping))
    return map(reader.read, table.lines)
