"""Rows of any table as CSV or Parquet, by the ending of the file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any, BinaryIO

from crossreport.exchange.csvfile import cell, line
from crossreport.exchange.errors import ExchangeError
from crossreport.exchange.jsonfile import dumps
from crossreport.exchange.writing import write_bytes, write_text

FORMATS = (".csv", ".json", ".parquet")
"""What `write_rows` writes, by the ending of the file."""


def write_rows(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], out: str) -> None:
    """Write rows of plain values to a file, or CSV to standard output where ``out`` is ``-``.

    Raises:
        ExchangeError: the ending says none of ``FORMATS``, or the file cannot be written.
    """
    match PurePath(out).suffix.lower():
        case ".csv" | "" if out == "-" or out.lower().endswith(".csv"):
            write_text(rows_to_csv(columns, rows), out)
        case ".json":
            write_text([dumps(rows, indent=2), "\n"], out)
        case ".parquet":
            write_bytes(partial(_parquet, columns, rows), out)
        case _:
            raise ExchangeError(f"{out}: name a file that ends with {', '.join(FORMATS)}")


def rows_to_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield lines of CSV, the header first; no text in them is a formula to a spreadsheet."""
    yield line(list(columns))
    for row in rows:
        yield line([cell(row[name]) for name in columns])


def _parquet(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], file: BinaryIO) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({name: [row[name] for row in rows] for name in columns}), file)
