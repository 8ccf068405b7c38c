"""The whole step: inputs in, documents and refusals out, one at a time."""

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, cast

from crossreport.codebook import CodebookError
from crossreport.ingest.article import Article, to_document
from crossreport.ingest.discover import discover
from crossreport.ingest.formats.base import open_input
from crossreport.ingest.formats.registry import reader_of, sniff
from crossreport.ingest.formats.streams import joined
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused, one_line, refuse
from crossreport.model import Document, Refusal, stable_id

_HEAD = 512  # bytes by which a pipe's format is told


def read(
    inputs: Sequence[str], *, options: IngestOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Refusal]:
    """Read everything the user names.

    Args:
        inputs: paths, folders, patterns, ``-``; see `discover`.
        options: how to read.
        stdin: what ``-`` means; the process's own standard input by default.

    Yields:
        Documents and refusals, in the order of the inputs and of the rows in them. Nothing is
        raised for a bad input. The same bytes are read once.
    """
    yield from read_found(discover(inputs), options=options, stdin=stdin)


def read_found(
    found: Iterable[Input | Refusal],
    *,
    options: IngestOptions | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Refusal]:
    """Read what `discover` found; see `read`."""
    options = options or IngestOptions()
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for item in found:
        if isinstance(item, Refusal):
            yield item
            continue
        for result in _read_one(item, options, stdin):
            yield result if isinstance(result, Refusal) else _once(result, seen, ids)


def _once(document: Document, seen: dict[str, str], ids: set[str]) -> Document | Refusal:
    """Refuse bytes that were read before; give a second bearer of an identifier its own."""
    first = seen.setdefault(document.sha256, document.source)
    if first != document.source:
        return refuse(document.source, "same-bytes", f"holds the same bytes as {first}; read once")
    if document.id in ids:
        document = replace(
            document,
            id=stable_id("d", document.sha256),
            notes=tuple(sorted({*document.notes, "identifier-taken"})),
        )
    ids.add(document.id)
    return document


def _read_one(
    found: Input, options: IngestOptions, stdin: BinaryIO | None
) -> Iterator[Document | Refusal]:
    try:
        stream = open_input(found) if found.path else _pipe(stdin)
        try:
            reader = reader_of(found.format or sniff(_peek(stream)))
            for article in reader(found, stream, options):
                yield article if isinstance(article, Refusal) else _document(article, options)
        finally:
            if found.path:
                stream.close()
    except Refused as refused:
        yield refused.about(found.name)
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield refuse(found.name, "unreadable", f"cannot be read: {why}")
    except CodebookError:
        raise
    except (RecursionError, MemoryError, ValueError, KeyError, TypeError, IndexError) as error:
        # A parser's fault on a hostile file must not stop the others from being read.
        why = one_line(f"{type(error).__name__} {error}", 120)
        yield refuse(found.name, "unreadable", f"cannot be parsed ({why}); convert it to text")


def _document(article: Article, options: IngestOptions) -> Document | Refusal:
    try:
        return to_document(article, options)
    except Refused as refused:
        return refused.about(article.source)


def _pipe(stdin: BinaryIO | None) -> BinaryIO:
    stream = stdin or sys.stdin.buffer
    return stream if hasattr(stream, "peek") else cast(BinaryIO, joined(b"", stream))


def _peek(stream: BinaryIO) -> bytes:
    return cast(io.BufferedReader, stream).peek(_HEAD)[:_HEAD]
