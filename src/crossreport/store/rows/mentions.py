"""Rows of the parts of claims: places, actors, counts, tags, things."""

from typing import Any

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    AreaRelation,
    Count,
    CountKind,
    CountPart,
    Damage,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Qualifier,
    Tag,
    Thing,
    VictimGroup,
    VictimKind,
    stable_id,
)
from crossreport.store.rows.parts import (
    Row,
    optional_span,
    range_columns,
    range_of,
    span_columns,
    span_of,
)

TagRow = tuple[str, Tag]
"""A tag with its kind, ``activity`` or ``weapon``."""


def mention_id(mention: PlaceMention) -> str:
    """Return an identifier of a place mention, equal for equal mentions only."""
    span = mention.span
    return stable_id(
        "m",
        *(span.document_id, span.start, span.end, span.quote),
        *(mention.name, mention.role, mention.kind_hint, mention.relation),
        *(repr(mention.bearing), repr(mention.distance_km), mention.second_name),
    )


def place_mention_row(mention: PlaceMention) -> dict[str, Any]:
    """Return the row of a place mention."""
    return {
        "mention_id": mention_id(mention),
        "name": mention.name,
        **span_columns("place", mention.span),
        "role": mention.role,
        "kind_hint": mention.kind_hint,
        "relation": mention.relation,
        "bearing": mention.bearing,
        "distance_km": mention.distance_km,
        "second_name": mention.second_name,
    }


def place_mention_of(row: Row, document_id: str) -> PlaceMention:
    """Return the place mention of a row."""
    return PlaceMention(
        row["name"],
        span_of(row, "place", document_id),
        PlaceRole(row["role"]),
        PlaceKind(row["kind_hint"]),
        AreaRelation(row["relation"]),
        row["bearing"],
        row["distance_km"],
        row["second_name"],
    )


def actor_row(actor: ActorMention) -> dict[str, Any]:
    """Return the row of an actor mention."""
    return {
        "role": actor.role,
        "name": actor.name,
        "actor_id": actor.actor_id,
        "kind": actor.kind,
        **span_columns("actor", actor.span),
        **span_columns("resolved", actor.resolved_from),
    }


def actor_of(row: Row, document_id: str) -> ActorMention:
    """Return the actor mention of a row."""
    return ActorMention(
        ActorRole(row["role"]),
        row["name"],
        row["actor_id"],
        ActorKind(row["kind"]),
        span_of(row, "actor", document_id),
        optional_span(row, "resolved", document_id),
    )


def count_row(count: Count) -> dict[str, Any]:
    """Return the row of a count."""
    return {
        "kind": count.kind,
        **range_columns(count.range),
        "stated": count.stated,
        "qualifier": count.qualifier,
        "part": count.part,
        "victims": count.victims.kind,
        "victims_sex": count.victims.sex,
        "victims_age": count.victims.age,
        "victims_actor_id": count.victims.actor_id,
        **span_columns("count", count.span),
    }


def count_of(row: Row, document_id: str) -> Count:
    """Return the count of a row."""
    return Count(
        CountKind(row["kind"]),
        range_of(row),
        row["stated"],
        Qualifier(row["qualifier"]),
        VictimGroup(
            VictimKind(row["victims"]),
            row["victims_sex"],
            row["victims_age"],
            row["victims_actor_id"],
        ),
        span_of(row, "count", document_id),
        CountPart(row["part"]),
    )


def tag_row(kind_and_tag: TagRow) -> dict[str, Any]:
    """Return the row of a tag."""
    kind, tag = kind_and_tag
    return {"kind": kind, "tag": tag.id, **span_columns("tag", tag.span)}


def tag_of(row: Row, document_id: str) -> TagRow:
    """Return the tag of a row, with its kind."""
    return row["kind"], Tag(row["tag"], span_of(row, "tag", document_id))


def thing_row(thing: Thing) -> dict[str, Any]:
    """Return the row of a thing attacked."""
    return {
        "kind": thing.kind,
        **range_columns(thing.count),
        "damage": thing.damage,
        **span_columns("thing", thing.span),
    }


def thing_of(row: Row, document_id: str) -> Thing:
    """Return the thing of a row."""
    count = range_of(row)
    unsaid = count.low is None and count.best is None and count.high is None
    return Thing(
        row["kind"],
        span_of(row, "thing", document_id),
        None if unsaid else count,
        Damage(row["damage"]),
    )
