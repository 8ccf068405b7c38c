"""CSV and TSV tables of articles."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from crossreport.ingest.article import Article
from crossreport.ingest.decode import decode
from crossreport.ingest.formats.base import row_refusal
from crossreport.ingest.formats.rows import map_columns, row_article
from crossreport.ingest.formats.streams import joined
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.model import Refusal

_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


def read_csv(found: Input, stream: BinaryIO, options: IngestOptions) -> Iterator[Article | Refusal]:
    """Read one article a row, streaming. Rows are counted from 1 after the header."""
    head = stream.read(_SAMPLE)
    if not head.strip():
        raise Refused("empty-file", "is empty; nothing to read")
    text = _text(head, stream)
    csv.field_size_limit(options.max_bytes)
    rows = csv.reader(text, dialect=_dialect(head.decode("utf-8", "replace")))
    try:
        names = [name.strip() for name in next(rows, [])]
        mapping = map_columns(names, options)
        for number, cells in enumerate(rows, 1):
            if cells:
                yield _row(found, number, dict(zip(names, cells, strict=False)), mapping)
    except csv.Error as error:
        raise Refused(
            "broken-table",
            f"cannot be read beyond line {rows.line_num} ({error}); correct it there",
        ) from error
    except UnicodeDecodeError as error:
        raise Refused(
            "undecodable",
            f"has other bytes than its encoding near line {rows.line_num}; save it as UTF-8",
        ) from error


def _row(
    found: Input, number: int, row: dict[str, str], mapping: dict[str, str]
) -> Article | Refusal:
    try:
        return row_article(row, mapping, source=f"{found.name}#{number}", media_type="text/csv")
    except Refused as refused:
        return row_refusal(found, number, refused.code, refused.message)


def _text(head: bytes, stream: BinaryIO) -> io.TextIOWrapper:
    """Return the rest of a stream as text: UTF-8 unless its beginning is something else."""
    whole = joined(head, stream)
    try:
        head[: head.rfind(b"\n") + 1 or len(head)].decode("utf-8")
        name = "utf-8-sig"
    except UnicodeDecodeError:
        name = decode(head).encoding
    return io.TextIOWrapper(whole, encoding=name, newline="")


def _dialect(sample: str) -> type[csv.Dialect]:
    """Tell the delimiter by the header line, which holds plain names."""
    header = sample.partition("\n")[0]
    best = max(_DELIMITERS, key=header.count)

    class Found(csv.excel):
        delimiter = best if header.count(best) else ","

    return Found
