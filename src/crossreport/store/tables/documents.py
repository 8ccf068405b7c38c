"""Documents, their segments, and which documents repeat others."""

from sqlalchemy import Date, Table, Time
from sqlalchemy.schema import Column
from sqlalchemy.types import JSON

from crossreport.store.tables.columns import (
    flag,
    integer,
    metadata,
    position,
    real,
    reference,
    text,
)

documents = Table(
    "documents",
    metadata,
    text("id", "identifier", primary_key=True),
    integer("number", "number of the row for the full-text search, no meaning", unique=True),
    text("text", "the whole stored text; every span points into it"),
    text("sha256", "hash of the bytes that were read"),
    text("source", "where it was read from"),
    text("media_type", "for example text/plain"),
    text("title", "headline", null=True),
    text("publisher", "who published it", null=True),
    text("author", "who signed it", null=True),
    Column("published", Date, comment="publication date; empty: the document does not say"),
    Column("published_time", Time, comment="clock time of publication"),
    Column("dateline_places", JSON, nullable=False, comment="places of the dateline (list)"),
    text("language", "ISO 639-1 code; empty: cannot be told", null=True),
    text("address", "URL", null=True),
    Column("notes", JSON, nullable=False, comment="codes of things worth attention (list)"),
    integer(
        "published_offset",
        "minutes east of UTC of the clock time of publication; empty: the zone is not told",
        null=True,
    ),
    comment="One row a report as published.",
)

segments = Table(
    "segments",
    metadata,
    reference("document_id", "documents.id", "the document", key=True),
    position(),
    integer("start_offset", "offset of its first character"),
    integer("end_offset", "offset after its last character"),
    text("kind", "title, byline, body or furniture"),
    text("reason", "for furniture, the rule that set it aside"),
    comment="What each stretch of a document's text is.",
)

copies = Table(
    "copies",
    metadata,
    reference("document_id", "documents.id", "the copy", key=True),
    reference("original_id", "documents.id", "the earliest document of its group", index=True),
    real("similarity", "Jaccard similarity of word 5-grams, 0 to 1"),
    flag("exact", "equal after white space is folded"),
    comment="Documents that repeat another and so are no independent sources.",
)
