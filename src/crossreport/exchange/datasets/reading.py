"""Reads a table of events into rows that can be stored, and lists those that cannot."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from crossreport.exchange.datasets.coding import claim_of, place_of
from crossreport.exchange.datasets.layout import Cells, Layout, lay_over
from crossreport.exchange.datasets.line import Line
from crossreport.exchange.datasets.mapping import Mapping
from crossreport.exchange.datasets.naming import Names
from crossreport.exchange.datasets.rowtext import RowText, as_text
from crossreport.exchange.datasets.seen import Seen
from crossreport.exchange.datasets.table import Table, open_table
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
_AT_ONCE = 500

Stored = Callable[[Sequence[str]], Pairs[str, str]]
"""Returns the versions of those of some documents that are stored."""


@dataclass(frozen=True, slots=True)
class Same:
    """A row that is stored already, read in the same way."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that has an identifier, not yet understood."""

    line: int
    row_id: str
    document_id: str
    digest: str
    cells: Cells


class Rows:
    """The rows of a table of events; they are read as they are asked for.

    Attributes:
        path: the table's file.
        mapping: which column holds what.
        guessed: how many of the rows read so far are no UTF-8 and were read as Windows-1252.
        first_guessed: the line of the first of them.
    """

    def __init__(self, path: Path, table: Table, layout: Layout) -> None:
        self.path = path
        self.mapping = layout.mapping
        self.guessed = 0
        self.first_guessed = 0
        self._table = table
        self._layout = layout
        self._names = Names(layout.mapping)
        self._unknown = frozenset(layout.mapping.unknown)

    def read(
        self, stored: Stored | None = None, *, version: str = ""
    ) -> Iterator[Entry | Same | Refusal]:
        """Yield every row as it can be stored, or the reason why it cannot.

        Args:
            stored: returns the versions of those of some documents that are stored. A row whose
                version is the same is not read again.
            version: digits that change whenever rows are read in another way.
        """
        with Seen() as seen:
            while some := [self._raw(line) for line in islice(self._table.lines, _AT_ONCE)]:
                ids = [one.document_id for one in some if isinstance(one, _Row)]
                known = stored(ids) if stored is not None else {}
                for one in some:
                    yield one if isinstance(one, Refusal) else self._read(one, known, version, seen)

    def _raw(self, line: Line) -> _Row | Refusal:
        if line.guessed:
            self.guessed += 1
            self.first_guessed = self.first_guessed or line.number
        if line.problem:
            return self._refusal(line.number, "unreadable-row", line.problem)
        columns, mapping = self._layout.columns, self.mapping
        text, places = as_text([(columns[at], line.cells[at]) for at in self._layout.order])
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        values = {column: text[start:end] for column, (start, end) in places.items()}
        for column in [one for one in values if values[one] in self._unknown]:
            del values[column]
        row_id = Cells(self._layout, RowText("", text, places), values).code(mapping.event_id)
        if row_id is None:
            if mapping.event_id is not None:
                return self._refusal(line.number, "invalid-row", "it has no id")
            row_id = digest[:16]
        document_id = stable_id("d", mapping.scheme, row_id)
        cells = Cells(self._layout, RowText(document_id, text, places), values)
        return _Row(line.number, row_id, document_id, digest, cells)

    def _read(
        self, row: _Row, known: Pairs[str, str], version: str, seen: Seen
    ) -> Entry | Same | Refusal:
        own = f"t-{row.digest[:16]}-{version}" if version else ""
        read: Entry | Same = Same()
        if not own or known.get(row.document_id) != own:
            try:
                read = self._entry(row, own)
            except ValueMisfitError as error:
                return self._refusal(row.line, "invalid-row", str(error))
        before = seen.before(row.row_id, row.line, row.digest)
        if before is not None:
            told = "says the same" if before[1] == row.digest else "differs and was kept"
            reason = f"its id {row.row_id} stands on line {before[0]} already, which {told}"
            return self._refusal(row.line, "duplicate-id", reason)
        return read

    def _entry(self, row: _Row, version: str) -> Entry:
        mapping, cells = self.mapping, row.cells
        codes = tuple(
            Code(column, cells.text.span(column))
            for one in mapping.codes
            if (column := cells.column(one))
        )
        place = place_of(cells, self._names)
        kept = DatasetRow(row.document_id, mapping.scheme, row.row_id, codes, place)
        return Entry(self._document(row), claim_of(cells, self._names), kept, version)

    def _document(self, row: _Row) -> Document:
        mapping, text = self.mapping, row.cells.text.text
        return Document(
            id=row.document_id,
            text=text,
            sha256=row.digest,
            source=self._where(row.line),
            media_type=_MEDIA_TYPE,
            segments=(Segment(0, len(text), SegmentKind.BODY),),
            title=f"{mapping.name} {row.row_id}",
            publisher=mapping.name,
            published=_published(row.cells),
            language=mapping.language,
            address=row.cells.value(mapping.address),
        )

    def _where(self, line: int) -> str:
        return f"{self.path.name}:{line}"

    def _refusal(self, line: int, code: str, reason: str) -> Refusal:
        subject = self._where(line)
        return Refusal(
            id=stable_id("r", "import", subject, code, reason),
            step="import",
            subject=subject,
            code=code,
            message=f"{self.path.name}, line {line}: {reason}",
        )


def _published(cells: Cells) -> date | None:
    """Return when a row was published. No event hangs on it, so what cannot be read is left."""
    try:
        told = cells.value(cells.layout.mapping.published)
        return None if told is None else moment(told)
    except ValueMisfitError:
        return None


def open_rows(path: Path, mapping: Mapping, *, strict: bool = False) -> Rows:
    """Open a table of events. Its size does not matter (but a workbook is read whole).

    Args:
        path: a CSV file, also packed by gzip or alone in a ZIP, or a workbook.
        mapping: which column holds what.
        strict: whether every column that the mapping names must be there.

    Raises:
        ExchangeError: the file is no table, or lacks a column without which no row can be read.
    """
    table = open_table(path)
    return Rows(path, table, lay_over(mapping, table.columns, path=path, strict=strict))


def read_rows(path: Path, mapping: Mapping, *, strict: bool = False) -> Iterator[Entry | Refusal]:
    """Yield every row of a table of events as it can be stored, or the reason why it cannot.

    Args and errors are those of `open_rows`.
    """
    rows = open_rows(path, mapping, strict=strict)
    return (one for one in rows.read() if not isinstance(one, Same))
