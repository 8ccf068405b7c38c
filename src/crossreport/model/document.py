"""Documents as published, their parts, and what could not be read."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a stored text is."""

    TITLE = "title"
    BYLINE = "byline"  # author, publisher and publication date lines
    BODY = "body"  # what the extractors read (with the title)
    FURNITURE = "furniture"  # menus, share lines, advertisement markers


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a stored text. Segments are ordered and do not overlap.

    Attributes:
        start: offset into ``Document.text``.
        end: offset after the last character.
        kind: what it is.
        reason: for furniture, the name of the rule that set it aside; else empty.
    """

    start: int
    end: int
    kind: SegmentKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One report as published.

    Attributes:
        id: ``d-`` and a hash, or the identifier that the input itself carries.
        text: the whole stored text, furniture included. Every span points into it and it
            is never changed afterwards.
        sha256: hash of the bytes that were read (of the row, for tables of articles).
        source: where it was read from, relative to what the user named.
        media_type: for example ``text/plain``.
        segments: a partition of the non-blank text.
        title: the headline, if any.
        publisher: who published it.
        author: who signed it.
        published: publication date; ``None`` when the document does not say.
        published_time: clock time of publication, if given.
        published_offset: minutes east of UTC of that clock (120 for ``+02:00``); ``None`` when
            the document does not say by which clock.
        dateline_places: places named in the dateline; never the place of an event by themselves.
        language: ISO 639-1 code, or ``None`` when it cannot be told.
        address: the URL, if known.
        notes: codes of things worth a person's attention (``no-publication-date``,
            ``future-publication-date``, ``language-not-read``, ``decoding-guessed`` …).
    """

    id: str
    text: str
    sha256: str
    source: str
    media_type: str
    segments: tuple[Segment, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    published_time: time | None = None
    dateline_places: tuple[str, ...] = ()
    language: str | None = None
    address: str | None = None
    notes: tuple[str, ...] = ()
    published_offset: int | None = None

    @property
    def published_at(self) -> datetime | None:
        """The moment of publication; ``None`` where day, hour or zone are not told."""
        if self.published is None or self.published_time is None or self.published_offset is None:
            return None
        zone = timezone(timedelta(minutes=self.published_offset))
        return datetime.combine(self.published, self.published_time, zone)


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another; a copy is no independent source.

    Attributes:
        document_id: the copy.
        original_id: the earliest document of its group.
        similarity: Jaccard similarity of word 5-grams (shingles) of the body, 0 to 1.
        exact: whether the bodies are equal after white space is folded.
    """

    document_id: str
    original_id: str
    similarity: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken into the record, with the reason.

    Attributes:
        id: stable identifier.
        step: the verb that refused it (``ingest``, ``extract``, ``geocode`` …).
        subject: what was refused: a path with row number, a document or a claim id.
        code: the short name of the reason, for example ``empty-file`` or ``planned``.
        message: one line for people: what is wrong, where, and what to do.
        document_id: the document, where there is one.
        start: offset of the words concerned, where there are any.
        end: offset after them.
        quote: the words.
    """

    id: str
    step: str
    subject: str
    code: str
    message: str
    document_id: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""
