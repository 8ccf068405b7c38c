"""Refusals, judgements, what was done with which versions."""

from sqlalchemy import DateTime, Index, Table
from sqlalchemy.schema import Column

from crossreport.store.tables.columns import integer, metadata, reference, text

refusals = Table(
    "refusals",
    metadata,
    text("id", "identifier", primary_key=True),
    text("step", "the verb that refused"),
    text("subject", "what was refused"),
    text("code", "short name of the reason"),
    text("message", "one line: what is wrong, where, what to do"),
    reference("document_id", "documents.id", "the document, where there is one", null=True),
    integer("start_offset", "offset of the words concerned", null=True),
    integer("end_offset", "offset after them", null=True),
    text("quote", "the words"),
    Index("refusals_by_document", "document_id"),
    comment="What was not taken into the record, and why.",
)

judgements = Table(
    "judgements",
    metadata,
    text("id", "identifier", primary_key=True),
    text("left_id", "a claim"),
    text("right_id", "another"),
    text("verdict", "same, different or unsure"),
    text("author", "who decided"),
    Column("made_at", DateTime, nullable=False, comment="when, UTC"),
    text("note", "why"),
    Column("withdrawn_at", DateTime, comment="when it was withdrawn, UTC; empty: it holds"),
    comment="Decisions of people about two claims. Never erased, only withdrawn.",
)

steps = Table(
    "steps",
    metadata,
    text("step", "the verb", primary_key=True),
    text("subject", "the document, or empty for the whole record", primary_key=True),
    text("version", "what the result depends on; when it differs, the step is done again"),
    comment="What has been done.",
)

meta = Table(
    "meta",
    metadata,
    text("key", "name", primary_key=True),
    text("value", "value"),
    comment="The schema's number and the versions of code, codebook, gazetteer and model.",
)
