"""Rows of documents, segments and copies."""

from collections.abc import Sequence
from typing import Any

from crossreport.model import Copy, Document, Segment, SegmentKind
from crossreport.store.rows.parts import Row


def document_row(document: Document, number: int) -> dict[str, Any]:
    """Return the row of a document, without its segments."""
    return {
        "id": document.id,
        "number": number,
        "text": document.text,
        "sha256": document.sha256,
        "source": document.source,
        "media_type": document.media_type,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "published_time": document.published_time,
        "dateline_places": list(document.dateline_places),
        "language": document.language,
        "address": document.address,
        "notes": list(document.notes),
        "published_offset": document.published_offset,
    }


def segment_rows(document: Document) -> list[dict[str, Any]]:
    """Return the rows of a document's segments."""
    return [
        {
            "document_id": document.id,
            "position": position,
            "start_offset": segment.start,
            "end_offset": segment.end,
            "kind": segment.kind,
            "reason": segment.reason,
        }
        for position, segment in enumerate(document.segments)
    ]


def document_of(row: Row, segments: Sequence[Row]) -> Document:
    """Return the document of a row and its segments' rows."""
    return Document(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        source=row["source"],
        media_type=row["media_type"],
        segments=tuple(
            Segment(s["start_offset"], s["end_offset"], SegmentKind(s["kind"]), s["reason"])
            for s in segments
        ),
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        published=row["published"],
        published_time=row["published_time"],
        dateline_places=tuple(row["dateline_places"]),
        language=row["language"],
        address=row["address"],
        notes=tuple(row["notes"]),
        published_offset=row["published_offset"],
    )


def copy_row(copy: Copy) -> dict[str, Any]:
    """Return the row of a copy."""
    return {
        "document_id": copy.document_id,
        "original_id": copy.original_id,
        "similarity": copy.similarity,
        "exact": copy.exact,
    }


def copy_of(row: Row) -> Copy:
    """Return the copy of a row."""
    return Copy(row["document_id"], row["original_id"], row["similarity"], row["exact"])
