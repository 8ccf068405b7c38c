"""Reads tables row by row: CSV of any usual delimiter and encoding, and workbooks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from crossreport.exchange.datasets.line import Line, cleaned
from crossreport.exchange.datasets.packed import Kind, kind_of
from crossreport.exchange.datasets.separated import separated
from crossreport.exchange.errors import ExchangeError


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
    """Open a table; only the header is kept at once (of a workbook, the first sheet).

    What a file is shows in its first bytes, not in its name: CSV, also packed by gzip or alone in
    a ZIP, or an Excel or OpenDocument workbook.

    Raises:
        ExchangeError: the file is missing, empty, damaged, or no table.
    """
    try:
        kind = kind_of(path)
        found = _sheet(path) if kind is Kind.WORKBOOK else separated(path, kind)
        header = next(found, None)
    except OSError as error:
        raise ExchangeError(
            f"{path} cannot be read: {error.strerror or error}; check the path"
        ) from error
    if header is None:
        raise ExchangeError(f"{path} is empty; a table begins with the names of its columns")
    if header.problem:
        raise ExchangeError(
            f"{path} is no table, or its first line, the names of the columns, holds no text; "
            "save it as CSV or .xlsx"
        )
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


def _sheet(path: Path) -> Iterator[Line]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file:  # by its content: the name may say something else
            sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
    except (CalamineError, IndexError) as error:
        raise ExchangeError(
            f"{path} cannot be read as a workbook: {error}; save it as CSV"
        ) from error
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = cleaned([_as_text(cell) for cell in row])
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
