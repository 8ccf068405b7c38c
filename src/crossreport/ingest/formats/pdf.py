"""PDF: the text as extracted; lines that run along the heads and feet of pages are furniture."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from crossreport.ingest.article import Article
from crossreport.ingest.formats.base import read_whole, sha256_of
from crossreport.ingest.layout import Hints, same_title
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.model import Refusal

_PAGES_MOST = 500
_EDGE_LINES = 3  # lines at the head and at the foot of a page that can be running ones
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|página|seite|стр\.?|صفحة|sayfa)?\W*"
    r"\d{1,4}(?:\s*(?:/|of|de|von|из|من)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_BAD = Refused("broken-pdf", "is damaged or cut short; get the file again or convert it to text")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints are not the user's


def read_pdf(found: Input, stream: BinaryIO, options: IngestOptions) -> Iterator[Article | Refusal]:
    """Read one PDF. Nothing in it is run, and pictures of text are not read."""
    raw = read_whole(stream, options)
    pages, title = _pages(raw, options)
    text = "\n".join(pages)
    if not any(c.isalnum() for c in text):
        raise Refused("no-text", "holds pictures without text; run it through OCR first")
    aside = tuple(_running_lines(pages))
    known = title if title and any(same_title(line, title) for line in text.splitlines()) else None
    yield Article(
        source=found.name,
        sha256=sha256_of(raw),
        media_type="application/pdf",
        text=text,
        title=known,
        hints=Hints(aside=aside, ragged=True),
    )


def _pages(raw: bytes, options: IngestOptions) -> tuple[list[str], str | None]:
    """Return the text of each page and the title of the file's properties."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted", "is locked with a password; save a copy without it")
        count = len(reader.pages)
        if count > _PAGES_MOST:
            raise Refused("too-large", f"has {count} pages, no single report; split it")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            if sum(map(len, pages)) > options.max_characters:
                break  # refused as too long by what follows
        return pages, _title(reader)
    except Refused:
        raise
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _BAD from error
    except (IndexError, RecursionError, NotImplementedError, AssertionError) as error:
        raise _BAD from error


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, TypeError, AttributeError):
        return None
    return title.strip() if isinstance(title, str) and title.strip() else None


def _running_lines(pages: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that most pages have at their edge, figures aside, and page numbers."""
    edge_lines = [_edges(page) for page in pages]
    counts = Counter(key for lines in edge_lines for key in {_key(line) for _, line in lines})
    most = max(2, (len(pages) + 1) // 2)
    offset = 0
    for page, lines in zip(pages, edge_lines, strict=True):
        for start, line in lines:
            number = bool(line.strip()) and _PAGE_NUMBER.fullmatch(line)
            if number or counts[_key(line)] >= most:
                yield offset + start, offset + start + len(line), "running-head"
        offset += len(page) + 1


def _edges(page: str) -> list[tuple[int, str]]:
    """Return the first and last lines of a page that are not blank, with their offsets."""
    lines = [(m.start(), m[0]) for m in re.finditer(r"[^\r\n]+", page) if m[0].strip()]
    if len(lines) <= 2 * _EDGE_LINES:
        return lines
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]


def _key(line: str) -> str:
    return _FIGURES.sub("#", " ".join(line.split()))
