"""Links between claims, the clusters they make, and the incidents computed from them."""

from sqlalchemy import Boolean, Table
from sqlalchemy.schema import Column
from sqlalchemy.types import JSON

from crossreport.store.tables.columns import (
    days,
    figures,
    flag,
    integer,
    likely_day,
    metadata,
    position,
    real,
    reference,
    text,
)

links = Table(
    "links",
    metadata,
    reference("left_id", "claims.id", "a claim", key=True),
    reference("right_id", "claims.id", "another, whose id sorts after it", key=True, index=True),
    real("probability", "that both tell the same incident"),
    real("weight", "match weight, log2"),
    Column("parts", JSON, nullable=False, comment="comparison, level, weight of each (list)"),
    text("decided_by", "model, text or judgement"),
    comment="Pairs of claims that were compared.",
)

clusters = Table(
    "clusters",
    metadata,
    reference("claim_id", "claims.id", "the claim", key=True),
    integer("cluster", "number of the cluster, from 0"),
    integer("position", "order in the cluster, from 0"),
    comment="Claims that tell the same incident.",
)

incidents = Table(
    "incidents",
    metadata,
    text("id", "identifier", primary_key=True),
    text("event_type", "codebook identifier"),
    Column("also_types", JSON, nullable=False, comment="further types (list)"),
    flag("context", "an event that dates others, no violence"),
    *days("date", "the incident"),
    text("date_document_id", "the document of the words that date it", null=True),
    reference(
        "place_id", "places.id", "the reconciled place; empty: unplaced", null=True, index=True
    ),
    Column("perpetrators", JSON, nullable=False, comment="names (list)"),
    Column("targets", JSON, nullable=False, comment="names (list)"),
    integer("sources", "number of independent sources"),
    *likely_day("date", "the incident"),
    comment="One thing that happened, computed from its claims.",
)

incident_claims = Table(
    "incident_claims",
    metadata,
    reference("incident_id", "incidents.id", "the incident", key=True),
    position(),
    reference("claim_id", "claims.id", "the claim", index=True),
    comment="The claims an incident is computed from.",
)

incident_counts = Table(
    "incident_counts",
    metadata,
    reference("incident_id", "incidents.id", "the incident", key=True),
    text("kind", "killed, injured, missing …", primary_key=True),
    *figures(),
    comment="The reconciled figures of an incident.",
)

incident_values = Table(
    "incident_values",
    metadata,
    reference("incident_id", "incidents.id", "the incident", key=True),
    position(),
    text("field", "the field"),
    text("text", "the value as shown to people"),
    text("rule", "the codebook rule that gave it"),
    Column("claim_ids", JSON, nullable=False, comment="claims it was computed from (list)"),
    Column("is_range", Boolean, nullable=False, comment="whether low, best and high are meant"),
    *figures(),
    text("judgement_id", "the judgement that gave it; empty: computed", null=True),
    Column("instead_of", JSON, comment="the computed value that a judged one stands instead of"),
    real("probability", "of killed, injured and place: how likely it is right", null=True),
    comment="Every field of an incident with the rule and claims that gave it.",
)

disagreements = Table(
    "disagreements",
    metadata,
    reference("incident_id", "incidents.id", "the incident", key=True),
    position(),
    text("field", "the field"),
    text("kind", "what sort of disagreement"),
    text("words", "one sentence that names both sides"),
    Column("left_ids", JSON, nullable=False, comment="claims of one side (list)"),
    Column("right_ids", JSON, nullable=False, comment="claims of the other (list)"),
    comment="What an incident's sources disagree about.",
)
