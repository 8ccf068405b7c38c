"""Web pages: all visible text is stored, the main content is found in it, nothing is fetched."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from crossreport.ingest.article import Article
from crossreport.ingest.decode import Decoded, decode
from crossreport.ingest.formats.base import read_whole, sha256_of
from crossreport.ingest.formats.moments import with_hour
from crossreport.ingest.formats.render import render
from crossreport.ingest.layout import Hints
from crossreport.ingest.options import IngestOptions, Input
from crossreport.ingest.refusals import Refused
from crossreport.ingest.vocabulary import fold
from crossreport.model import Refusal

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_LATEST = date(2100, 1, 1)  # a date in the future is noted later, not dropped here
_SHORT = 25  # characters below which a line must be a whole paragraph of the main content

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints are not the user's
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_web(found: Input, stream: BinaryIO, options: IngestOptions) -> Iterator[Article | Refusal]:
    """Read one HTML page.

    The stored text is a plain rendering of everything visible on it; what trafilatura does not
    take for the main content is furniture.
    """
    raw = read_whole(stream, options)
    decoded = _decode(raw)
    tree = _parse(decoded.text)
    page = render(tree)
    if not any(c.isalnum() for c in page.text):
        raise Refused("no-text", "shows no text without its scripts; save the page as text or PDF")
    main = _main(decoded.text)
    about = main.get("about", {})
    ranges = tuple((s, e) for s, e in page.blocks)
    aside = tuple((s, e, "outside-main") for s, e in _outside(page.text, ranges, main["lines"]))
    yield Article(
        source=found.name,
        sha256=sha256_of(raw),
        media_type="text/html",
        text=page.text,
        title=about.get("title") or _page_title(tree),
        publisher=about.get("sitename"),
        author=about.get("author"),
        published=with_hour(tree, about.get("date")),
        address=_address(about.get("url")),
        guessed=decoded.guessed,
        hints=Hints(ranges=ranges, aside=aside),
    )


def _decode(raw: bytes) -> Decoded:
    match = _META_CHARSET.search(raw[:4096])
    return decode(raw, declared=match[1].decode("ascii") if match else None)


def _parse(text: str) -> Any:
    """Parse a page; entities are not resolved beyond HTML's own, and nothing is loaded."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_PROLOG.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("broken-html", "cannot be parsed as HTML; save the page as text") from error
    return tree


def _main(text: str) -> dict[str, Any]:
    """Return the lines of the main content and the metadata, as trafilatura finds them."""
    from trafilatura import bare_extraction  # takes half a second to load; pages only

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST.isoformat()}
    try:
        document = bare_extraction(
            text,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except Exception:  # any fault of a parser on a hostile page leaves the page as it is
        document = None
    if document is None:
        return {"lines": [], "about": {}}
    about = document if isinstance(document, dict) else document.as_dict()
    return {"lines": (about.get("text") or "").splitlines(), "about": about}


def _outside(
    text: str, ranges: tuple[tuple[int, int], ...], main: list[str]
) -> Iterator[tuple[int, int]]:
    """Yield the blocks of a rendering that are no part of the main content.

    A block belongs to it when it is one of its lines, or a longer piece of its text. Without
    any main content everything may be the report.
    """
    whole = {_plain(line) for line in main}
    running = _plain(" ".join(main))
    if not running:
        return
    for start, end in ranges:
        plain = _plain(text[start:end])
        if plain in whole or (len(plain) >= _SHORT and plain in running):
            continue
        if len(plain) >= _SHORT and _mostly(plain, running):
            continue
        yield start, end


def _plain(text: str) -> str:
    """Fold a line to its words, so that marks and spaces set differently do not matter."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _mostly(plain: str, running: str) -> bool:
    """Say whether most five-word stretches of a block stand in the main content."""
    words = plain.split()
    stretches = [" ".join(words[i : i + 5]) for i in range(0, max(1, len(words) - 4), 5)]
    return sum(s in running for s in stretches) >= 0.6 * len(stretches)


def _page_title(tree: Any) -> str | None:
    title = tree.findtext(".//title")
    return " ".join(title.split()) or None if title else None


def _address(url: str | None) -> str | None:
    return url if url and urlsplit(url).scheme in ("http", "https") else None
