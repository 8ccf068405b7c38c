"""JSON lines of articles, plain or gzip-compressed; also a JSON array of them."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from crossreport.ingest.article import Article
from crossreport.ingest.decode import decode
from crossreport.ingest.formats.base import read_whole, row_refusal, too_large
from crossreport.ingest.formats.rows import map_columns, row_article
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.model import Refusal

_SKIP_MOST = 50  # rows' limits that a single overlong line is followed before the file is left


def read_jsonl(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read one article a line. A bad row is refused alone; the others go in."""
    yield from _articles(found, _lines(found, stream, options), options)


def read_jsonl_gz(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read gzip-compressed JSON lines, a line at a time."""
    with gzip.GzipFile(fileobj=stream, mode="rb") as unpacked:
        lines = _lines(found, cast(BinaryIO, unpacked), options)
        try:
            yield from _articles(found, lines, options)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Refused(
                "broken-archive",
                "is cut short or no gzip file; the rows before the break went in, get it again",
            ) from error


def read_json(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read a JSON file: an array of articles, one article, or one a line."""
    raw = read_whole(stream, options)
    text = decode(raw).text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        lines = enumerate(raw.splitlines(keepends=True), 1)
        yield from _articles(found, iter(lines), options)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        yield _article(found, number, row, options)


def _articles(
    found: Input, lines: Iterator[tuple[int, bytes | Refusal]], options: IngestOptions
) -> Iterator[Article | Refusal]:
    some = False
    for number, line in lines:
        some = True
        if isinstance(line, Refusal):
            yield line
        elif line.strip():
            yield _parse(found, number, line, options)
    if not some:
        raise Refused("empty-file", "is empty; nothing to read")


def _lines(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[tuple[int, bytes | Refusal]]:
    """Yield numbered lines; one above the limit as a refusal, without holding it."""
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        if len(line) <= options.max_bytes:
            yield number, line
            continue
        limit = too_large(options)
        yield number, row_refusal(found, number, limit.code, limit.message)
        for _ in range(_SKIP_MOST):
            if line.endswith(b"\n") or not line:
                break
            line = stream.readline(options.max_bytes + 1)
        else:
            raise Refused("too-large", f"row {number} has no end; what follows it was not read")


def _parse(found: Input, number: int, line: bytes, options: IngestOptions) -> Article | Refusal:
    try:
        row = json.loads(decode(line).text if number == 1 else line.decode("utf-8"))
    except UnicodeDecodeError:
        return row_refusal(found, number, "undecodable", "is not UTF-8; save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, json.JSONDecodeError) else "cannot be parsed"
        return row_refusal(found, number, "not-json", f"is no JSON ({why}); correct the line")
    except Refused as refused:
        return refused.about(f"{found.name}#{number}")
    return _article(found, number, row, options)


def _article(found: Input, number: int, row: Any, options: IngestOptions) -> Article | Refusal:
    if not isinstance(row, dict):
        return row_refusal(found, number, "not-json", "is JSON but no object; one object a row")
    try:
        return row_article(
            row,
            map_columns(row, options),
            source=f"{found.name}#{number}",
            media_type="application/json",
        )
    except Refused as refused:
        return refused.about(f"{found.name}#{number}")
