"""The parts of a document, for assertions."""

from crossreport.model import Document, SegmentKind


def parts(document: Document, kind: SegmentKind) -> list[str]:
    """Return the words of a document's segments of one kind."""
    return [document.text[s.start : s.end] for s in document.segments if s.kind is kind]


def body(document: Document) -> list[str]:
    """Return the paragraphs of a document."""
    return parts(document, SegmentKind.BODY)


def furniture(document: Document) -> dict[str, str]:
    """Return what was set aside, with the reason."""
    return {
        document.text[s.start : s.end]: s.reason
        for s in document.segments
        if s.kind is SegmentKind.FURNITURE
    }
