"""CSV: one row an incident, or one row a claim."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, TypeVar

from crossreport.exchange.columns import CLAIM, INCIDENT, Columns, claim_rows, incident_rows
from crossreport.exchange.hxl import tags
from crossreport.exchange.safety import spreadsheet_cell
from crossreport.store import Record

T = TypeVar("T")


def incidents_to_csv(record: Record, *, hxl: bool = False) -> Iterator[str]:
    """Yield a table with one row an incident; empty cells mean that nobody said.

    Args:
        record: what is written.
        hxl: whether a row of HXL tags follows the header.
    """
    return table(INCIDENT, incident_rows(record), hxl=hxl)


def claims_to_csv(record: Record, *, hxl: bool = False) -> Iterator[str]:
    """Yield a table with one row a claim, its words and where they stand."""
    return table(CLAIM, claim_rows(record), hxl=hxl)


def table(columns: Columns[T], rows: Iterable[T], *, hxl: bool = False) -> Iterator[str]:
    """Yield lines of CSV (RFC 4180), the header first."""
    yield line(list(columns))
    if hxl:
        yield line(tags(columns))
    for row in rows:
        yield line([cell(value(row)) for value in columns.values()])


def line(cells: Sequence[Any]) -> str:
    """Return one line of CSV."""
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def cell(value: Any) -> Any:
    """Return a value as a cell shows it: nothing for what nobody said, no text a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return spreadsheet_cell(str(value))
        case _:
            return value
