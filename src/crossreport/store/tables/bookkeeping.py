"""Refusals, judgements, what was done with which versions."""

from sqlalchemy import DateTime, Index, Table
from sqlalchemy.schema import Column
from sqlalchemy.types import JSON

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
    text("left_id", "a claim of one side"),
    text("right_id", "a claim of the other side; the same where it is about one incident"),
    text("verdict", "same, different, unsure, accepted, rejected, value or added"),
    text("author", "who decided"),
    Column("made_at", DateTime, nullable=False, comment="when, UTC"),
    text("note", "why"),
    Column("withdrawn_at", DateTime, comment="when it was withdrawn, UTC; empty: it holds"),
    text("withdrawn_by", "who withdrew it", null=True),
    text("field", "of a judged value: the field", null=True),
    text("value", "of a judged value: the value", null=True),
    Column("left_claims", JSON, comment="all claims of one side, with their words (list)"),
    Column("right_claims", JSON, comment="all claims of the other side (list)"),
    Column("claim", JSON(none_as_null=True), comment="of an added incident: what is told"),
    Column("place", JSON(none_as_null=True), comment="of an added incident: where it was"),
    comment="Decisions of people about claims and incidents. Never erased, only withdrawn.",
)

source_grades = Table(
    "source_grades",
    metadata,
    text("source", "the source's name as it was given", primary_key=True),
    text("reliability", "A to F, after the Admiralty code; empty: not graded", null=True),
    text("nearness", "witness, local, national or international; empty: not graded", null=True),
    text("note", "why"),
    comment="What the user thinks of sources.",
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
