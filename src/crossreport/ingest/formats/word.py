"""Word documents (.docx): paragraphs and tables, in the order they stand."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from crossreport.ingest.article import Article
from crossreport.ingest.formats.base import read_whole, sha256_of
from crossreport.ingest.layout import Hints
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.model import Refusal

_UNPACKED_MOST = 10  # times the limit of a file: pictures hardly pack, text packs tenfold
_TITLE_STYLES = ("Title",)


def read_word(
    found: Input, stream: BinaryIO, options: IngestOptions
) -> Iterator[Article | Refusal]:
    """Read one Word document; each paragraph, and each row of a table, is a block."""
    raw = read_whole(stream, options)
    _check_archive(raw, options)
    try:
        document = docx.Document(io.BytesIO(raw))
        pieces = [(text, style) for text, style in _pieces(document) if text.strip()]
    except (OpcError, etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Refused("broken-docx", "is no Word document or is damaged; save it again") from error
    if not any(c.isalnum() for text, _ in pieces for c in text):
        raise Refused("no-text", "holds no text; save what it shows as text")
    ranges, at = [], 0
    for text, _ in pieces:
        ranges.append((at, at + len(text)))
        at += len(text) + 2
    yield Article(
        source=found.name,
        sha256=sha256_of(raw),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        text="\n\n".join(text for text, _ in pieces),
        title=next((text for text, style in pieces if style in _TITLE_STYLES), None),
        hints=Hints(ranges=tuple(ranges)),
    )


def _check_archive(raw: bytes, options: IngestOptions) -> None:
    """Refuse what is no archive, is locked, or would unpack to far more than a document."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("encrypted", "is locked or an old .doc; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused("broken-docx", "is no Word document or is damaged; save it again") from error
    if unpacked > _UNPACKED_MOST * options.max_bytes:
        raise Refused("too-large", "unpacks to more than any report; save its text alone")


def _pieces(document: Any) -> Iterator[tuple[str, str]]:
    """Yield text and style name of paragraphs and table rows, in document order."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield item.text, item.style.name if item.style is not None else ""


def _rows(table: Any) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(cell.text.split())
            if text and (not cells or cells[-1] != text):  # merged cells come several times
                cells.append(text)
        yield " | ".join(cells), ""
