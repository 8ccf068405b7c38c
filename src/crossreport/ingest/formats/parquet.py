"""Parquet tables of articles, through DuckDB."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import duckdb

from crossreport.ingest.article import Article
from crossreport.ingest.formats.base import row_refusal
from crossreport.ingest.formats.rows import map_columns, row_article
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.model import Refusal

_BATCH = 500  # rows held at once
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_MEDIA_TYPE = "application/vnd.apache.parquet"


def read_parquet(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read one article a row, in the order of the file."""
    with ExitStack() as stack:
        path = stack.enter_context(_PlainPath(found.path, stream))
        connection = stack.enter_context(duckdb.connect(":memory:", config=_CONFIG))
        try:
            cursor = connection.execute("SELECT * FROM read_parquet($1)", [path])
            names = [column[0] for column in cursor.description or []]
            mapping = map_columns(names, options)
            number = 0
            while batch := cursor.fetchmany(_BATCH):
                for cells in batch:
                    number += 1
                    yield _row(found, number, dict(zip(names, cells, strict=True)), mapping)
        except duckdb.Error as error:
            raise Refused(
                "broken-table", "is no Parquet file or is damaged; write it again"
            ) from error


def _row(
    found: Input, number: int, row: dict[str, object], mapping: dict[str, str]
) -> Article | Refusal:
    try:
        return row_article(row, mapping, source=f"{found.name}#{number}", media_type=_MEDIA_TYPE)
    except Refused as refused:
        return row_refusal(found, number, refused.code, refused.message)


class _PlainPath:
    """A path that DuckDB takes as it is: no pattern, no scheme, no bytes that are no UTF-8."""

    def __init__(self, path: Path | None, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream
        self._folder = tempfile.TemporaryDirectory(prefix="crossreport-")

    def __enter__(self) -> str:
        plain = Path(self._folder.name) / "table.parquet"
        if self._path is None:
            with plain.open("wb") as copy:
                while part := self._stream.read(1 << 20):
                    copy.write(part)
        else:
            plain.symlink_to(self._path.resolve())
        return str(plain)

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()
