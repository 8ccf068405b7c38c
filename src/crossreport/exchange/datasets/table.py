"""Reads tables row by row: CSV of any usual delimiter and encoding, and Excel workbooks."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from crossreport.exchange.errors import ExchangeError

_DELIMITERS = ",;\t|"
_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_BLOCK = 1 << 20
_LONGEST_CELL = 1 << 24
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Attributes:
        number: the line of the file that it begins on; of a workbook, the row.
        cells: as many as the table has columns.
        problem: why the row cannot be read; empty where it can.
    """

    number: int
    cells: Sequence[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is being read.

    Attributes:
        columns: names of the columns, as they stand in the first row.
        lines: the rows that are not blank, read as they are asked for.
    """

    columns: tuple[str, ...]
    lines: Iterator[Line]


def open_table(path: Path) -> Table:
    """Open a table; only the header is read at once (of a workbook, the first sheet).

    Raises:
        ExchangeError: the file is missing, empty, or no table.
    """
    try:
        found = _sheet(path) if path.suffix.lower() in _SHEETS else _separated(path)
        header = next(found, None)
    except OSError as error:
        raise ExchangeError(
            f"{path} cannot be read: {error.strerror or error}; check the path"
        ) from error
    if header is None:
        raise ExchangeError(f"{path} is empty; a table begins with the names of its columns")
    columns = _columns(path, header.cells)
    return Table(columns, _fitting(found, len(columns)))


def _columns(path: Path, cells: Sequence[str]) -> tuple[str, ...]:
    names = [" ".join(cell.split()) or f"column {i}" for i, cell in enumerate(cells, 1)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExchangeError(
            f"{path} has more than one column called {', '.join(twice)}; rename all but one"
        )
    return tuple(names)


def _fitting(lines: Iterator[Line], width: int) -> Iterator[Line]:
    """Mark the rows that have other than as many cells as the header."""
    for line in lines:
        if line.problem or len(line.cells) == width:
            yield line
        elif any(cell.strip() for cell in line.cells):
            yield Line(
                line.number,
                line.cells,
                f"it has {len(line.cells)} cells where the header has {width}; look for a "
                "delimiter or quotation mark too many or too few",
            )


def _separated(path: Path) -> Iterator[Line]:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        delimiter = _delimiter(file)
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(file, delimiter=delimiter)
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Line(start, (), f"it is no row of a table ({error})")
                continue
            if cells:
                yield Line(start, [_clean(cell) for cell in cells])


def _encoding(path: Path) -> str:
    """Return the encoding: by its mark, UTF-8 where all of the file is, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        for mark, encoding in _MARKS.items():
            if start.startswith(mark):
                return encoding
        try:
            decoder.decode(start)
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _delimiter(file: IO[str]) -> str:
    """Return the delimiter that the first line has most of."""
    first = file.readline()
    file.seek(0)
    return max(_DELIMITERS, key=first.count)


def _clean(cell: str) -> str:
    """Return a cell without what no stored text may hold."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _sheet(path: Path) -> Iterator[Line]:
    from python_calamine import CalamineError, CalamineWorkbook

    with path.open("rb"):
        pass  # a missing file is told as such
    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    except (CalamineError, IndexError) as error:
        raise ExchangeError(
            f"{path} cannot be read as a workbook: {error}; save it as CSV"
        ) from error
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_clean(_as_text(cell)) for cell in row]
        if any(cell.strip() for cell in cells):
            yield Line(number, cells)


def _as_text(value: Any) -> str:
    """Return a cell of a workbook as CSV would show it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
