"""What documents say: claims, aggregate claims and trend claims, with their parts."""

from typing import Any

from sqlalchemy import Index, Table
from sqlalchemy.schema import Column
from sqlalchemy.types import JSON

from crossreport.store.tables.columns import (
    attribution,
    days,
    figures,
    integer,
    likely_day,
    metadata,
    moved_days,
    position,
    real,
    reference,
    span,
    text,
)


def _common() -> tuple[Column[Any], ...]:
    return (
        text("id", "identifier", primary_key=True),
        reference("document_id", "documents.id", "the document that says so"),
        *span("quote", "the sentence or sentences that carry it"),
        *attribution(),
        text("stance", "how the speaker stands to it"),
    )


claims = Table(
    "claims",
    metadata,
    *_common(),
    text("event_type", "codebook identifier"),
    *span("trigger", "the words that name the event"),
    *days("date", "the event"),
    text("specificity", "incident, context or not-an-incident"),
    text("reason", "why it makes no incident", null=True),
    text("elaborates", "the claim of the same document that it continues", null=True),
    Column("also_types", JSON, nullable=False, comment="further codebook types (list)"),
    real("confidence", "0 to 1"),
    Index("claims_by_document", "document_id"),
    *likely_day("date", "the event"),
    text("judgement_id", "the judgement by which a person told it; empty: read", null=True),
    *moved_days("date", "the event"),
    comment="What one source says about one incident in one document.",
)

aggregate_claims = Table(
    "aggregate_claims",
    metadata,
    *_common(),
    *figures(),
    integer("stated", "the number as written", null=True),
    text("counted", "what is counted, in the text's words"),
    *span("count", "the words that carry the number"),
    *days("period", "the period"),
    text("event_type", "codebook identifier", null=True),
    Index("aggregate_claims_by_document", "document_id"),
    comment="A count of events over a period and area; never an incident.",
)

trend_claims = Table(
    "trend_claims",
    metadata,
    *_common(),
    text("direction", "increase, decrease or unchanged"),
    text("counted", "what becomes more or fewer, in the text's words"),
    *span("trigger", "the words that tell the direction"),
    *days("since", "the date it is reckoned from", null=True),
    Index("trend_claims_by_document", "document_id"),
    comment="More or fewer events since a date.",
)


def _places(owner: str) -> Table:
    return Table(
        f"{owner}_places",
        metadata,
        reference("owner_id", f"{owner}s.id", "what names the place", key=True),
        position(),
        text("mention_id", "the mention; resolutions says which place it is", index=True),
        text("name", "the toponym alone"),
        *span("place", "the words with their relation"),
        text("role", "event, container, setting or other"),
        text("kind_hint", "what the words call it"),
        text("relation", "how the area stands to the toponym"),
        real("bearing", "degrees clockwise from north, where one is said", null=True),
        real("distance_km", "kilometres, where said", null=True),
        text("second_name", "the other end of between, road or border", null=True),
        comment=f"Places that {_PLURAL[owner]} name.",
    )


def _actors(owner: str) -> Table:
    return Table(
        f"{owner}_actors",
        metadata,
        reference("owner_id", f"{owner}s.id", "what names the actor", key=True),
        position(),
        text("role", "perpetrator, target or party"),
        text("name", "name in the codebook, or the words"),
        text("actor_id", "codebook identifier", null=True),
        text("kind", "kind of actor"),
        *span("actor", "the words"),
        *span("resolved", "the words that name the actor, where the others only point", null=True),
        comment=f"Actors that {_PLURAL[owner]} name.",
    )


def _counts(owner: str) -> Table:
    return Table(
        f"{owner}_counts",
        metadata,
        reference("owner_id", f"{owner}s.id", "what gives the figure", key=True),
        position(),
        text("kind", "killed, injured, missing …"),
        *figures(),
        integer("stated", "the number as written", null=True),
        text("qualifier", "how it is hedged"),
        text("part", "whole, part or subset of the claim's figures of its kind"),
        text("victims", "who they are"),
        text("victims_sex", "female or male, where said", null=True),
        text("victims_age", "child, adult or elderly, where said", null=True),
        text("victims_actor_id", "the codebook actor they belong to", null=True),
        *span("count", "the words that carry the figure"),
        comment=f"Figures of people that {_PLURAL[owner]} give.",
    )


_PLURAL = {
    "document": "documents",
    "claim": "claims",
    "aggregate_claim": "aggregate claims",
    "trend_claim": "trend claims",
}

claim_places = _places("claim")
claim_actors = _actors("claim")
claim_counts = _counts("claim")
aggregate_claim_places = _places("aggregate_claim")
aggregate_claim_actors = _actors("aggregate_claim")
aggregate_claim_counts = _counts("aggregate_claim")
trend_claim_places = _places("trend_claim")
document_places = _places("document")
trend_claim_actors = _actors("trend_claim")

claim_things = Table(
    "claim_things",
    metadata,
    reference("owner_id", "claims.id", "the claim", key=True),
    position(),
    text("kind", "codebook identifier"),
    *figures(),
    text("damage", "destroyed, damaged, none or unknown"),
    *span("thing", "the words"),
    comment="Things that claims say were attacked or damaged.",
)

claim_tags = Table(
    "claim_tags",
    metadata,
    reference("owner_id", "claims.id", "the claim", key=True),
    position(),
    text("kind", "activity (of the victims) or weapon"),
    text("tag", "codebook identifier"),
    *span("tag", "the words"),
    comment="Activities and weapons that claims name.",
)
