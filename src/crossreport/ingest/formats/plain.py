"""Plain text."""

from collections.abc import Iterator
from typing import BinaryIO

from crossreport.ingest.article import Article
from crossreport.ingest.decode import decode
from crossreport.ingest.formats.base import read_whole, sha256_of
from crossreport.ingest.options import IngestOptions, Input
from crossreport.model import Refusal


def read_plain(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read a text file; the stored text is the decoded file, unchanged."""
    raw = read_whole(stream, options)
    decoded = decode(raw)
    yield Article(
        source=found.name,
        sha256=sha256_of(raw),
        media_type="text/plain",
        text=decoded.text,
        guessed=decoded.guessed,
    )
