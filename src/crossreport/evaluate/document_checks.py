"""Compares documents' metadata, furniture and copies."""

from collections.abc import Iterable, Iterator

from crossreport.codebook import fold_name
from crossreport.evaluate.checks import Check, shortened
from crossreport.evaluate.gold_format import GoldDocument
from crossreport.evaluate.locating import Library, find_quote
from crossreport.evaluate.showing import NOTHING, show_all
from crossreport.model import Claim, Copy, Document, SegmentKind

_NOT_READ = "language-not-read"


def check_document(
    gold: GoldDocument, *, library: Library, claims: Iterable[Claim]
) -> Iterator[Check]:
    """Yield the checks of one document."""
    subject = gold.file if gold.article is None else f"{gold.file} {gold.article}"
    found = library.named(gold.file, gold.article)
    shown = show_all(document.source for document in found)
    yield Check("document", subject, "found", len(found) == 1, "one document", shown)
    if len(found) != 1:
        return
    document = found[0]
    for field, wanted in gold.expected.items():
        yield _metadata(subject, field, wanted, document)
    for words in gold.boilerplate:
        ok = not _read_at(document, words)
        got = "outside the body" if ok else "in the body"
        wanted_words = f"“{shortened(words)}” outside the body"
        yield Check("document", subject, "boilerplate", ok, wanted_words, got)
    if gold.read is not None:
        silent = not any(claim.document_id == document.id for claim in claims)
        unread = _NOT_READ in document.notes and silent
        wanted_read = "read" if gold.read else "listed as not read, without claims"
        got = "not read" if unread else "read"
        yield Check("document", subject, "read", unread is not gold.read, wanted_read, got)


def _metadata(
    subject: str, field: str, wanted: str | tuple[str, ...] | None, document: Document
) -> Check:
    value = getattr(document, field)
    if isinstance(wanted, tuple):
        have = {fold_name(place) for place in value}
        ok = all(_among(place, have) for place in wanted)
        return Check("document", subject, field, ok, show_all(wanted), show_all(value))
    got = _plain(field, value)
    ok = got is None if wanted is None else got is not None and _folded(got) == _folded(wanted)
    return Check("document", subject, field, ok, wanted or NOTHING, got or NOTHING)


def _among(place: str, have: Iterable[str]) -> bool:
    name = fold_name(place)
    return any(name == other or other.startswith(f"{name} ") for other in have)


def _plain(field: str, value: object) -> str | None:
    if value is None:
        return None
    return f"{value:%H:%M}" if field == "published_time" else str(value)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _read_at(document: Document, words: str) -> bool:
    """Say whether the words stand in the title or the body."""
    read = [s for s in document.segments if s.kind in (SegmentKind.TITLE, SegmentKind.BODY)]
    return any(
        start < segment.end and segment.start < end
        for start, end in find_quote(document.text, words)
        for segment in read
    )


def check_copies(
    wanted: Iterable[tuple[str, str]], copies: Iterable[Copy], *, library: Library
) -> Iterator[Check]:
    """Yield whether each copy is marked as one of its original."""
    marked = {(copy.document_id, copy.original_id) for copy in copies}
    for file, original in wanted:
        ok = any(
            (copy.id, first.id) in marked
            for copy in library.named(file)
            for first in library.named(original)
        )
        got = f"a copy of {original}" if ok else "not marked as its copy"
        yield Check("copy", file, "original", ok, f"a copy of {original}", got)
