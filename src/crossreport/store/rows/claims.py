"""Rows of claims, aggregate claims and trend claims."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table

from crossreport.model import (
    AggregateClaim,
    Claim,
    Direction,
    Reason,
    Specificity,
    Stance,
    TrendClaim,
)
from crossreport.store.rows.mentions import (
    actor_of,
    actor_row,
    count_of,
    count_row,
    place_mention_of,
    place_mention_row,
    tag_of,
    tag_row,
    thing_of,
    thing_row,
)
from crossreport.store.rows.parts import (
    Row,
    attribution_columns,
    attribution_of,
    days_columns,
    days_of,
    likely_columns,
    moved_columns,
    range_columns,
    range_of,
    span_columns,
    span_of,
)
from crossreport.store.tables import claims as t

Statement = Claim | AggregateClaim | TrendClaim
"""Anything that a document says."""

Parts = Mapping[Table, Sequence[Row]]
"""The rows of one owner in each of the tables of its parts, in order."""

T = TypeVar("T")

PARTS: dict[Table, tuple[Table, ...]] = {
    t.claims: (t.claim_places, t.claim_actors, t.claim_counts, t.claim_tags, t.claim_things),
    t.aggregate_claims: (
        t.aggregate_claim_places,
        t.aggregate_claim_actors,
        t.aggregate_claim_counts,
    ),
    t.trend_claims: (t.trend_claim_places, t.trend_claim_actors),
}
"""The tables that hold the parts of each kind of statement."""

PLACE_TABLES = (t.claim_places, t.aggregate_claim_places, t.trend_claim_places)
"""The tables that hold place mentions."""


def table_of(statement: Statement) -> Table:
    """Return the table that a statement's own row goes to."""
    match statement:
        case Claim():
            return t.claims
        case AggregateClaim():
            return t.aggregate_claims
        case _:
            return t.trend_claims


def statement_row(statement: Statement) -> dict[str, Any]:
    """Return a statement's own row, without its parts."""
    common = {
        "id": statement.id,
        "document_id": statement.document_id,
        **span_columns("quote", statement.quote),
        **attribution_columns(statement.attribution),
        "stance": statement.stance,
    }
    match statement:
        case Claim():
            return common | _claim_columns(statement)
        case AggregateClaim():
            return common | _aggregate_columns(statement)
        case _:
            return common | _trend_columns(statement)


def part_rows(statement: Statement) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of a statement's parts, by table."""
    owner = statement.id
    match statement:
        case Claim():
            activity = [("activity", statement.activity)] if statement.activity else []
            tags = activity + [("weapon", weapon) for weapon in statement.weapons]
            return {
                t.claim_places: _owned(owner, statement.places, place_mention_row),
                t.claim_actors: _owned(owner, statement.actors, actor_row),
                t.claim_counts: _owned(owner, statement.counts, count_row),
                t.claim_tags: _owned(owner, tags, tag_row),
                t.claim_things: _owned(owner, statement.things, thing_row),
            }
        case AggregateClaim():
            actors = [statement.actor] if statement.actor else []
            return {
                t.aggregate_claim_places: _owned(owner, statement.places, place_mention_row),
                t.aggregate_claim_actors: _owned(owner, actors, actor_row),
                t.aggregate_claim_counts: _owned(owner, statement.casualties, count_row),
            }
        case _:
            actors = [statement.actor] if statement.actor else []
            return {
                t.trend_claim_places: _owned(owner, statement.places, place_mention_row),
                t.trend_claim_actors: _owned(owner, actors, actor_row),
            }


def _owned(
    owner: str, parts: Iterable[T], row: Callable[[T], dict[str, Any]]
) -> list[dict[str, Any]]:
    return [{"owner_id": owner, "position": i, **row(part)} for i, part in enumerate(parts)]


def _claim_columns(claim: Claim) -> dict[str, Any]:
    return {
        "event_type": claim.event_type,
        **span_columns("trigger", claim.trigger),
        **days_columns("date", claim.date),
        **likely_columns("date", claim.date),
        **moved_columns("date", claim.date),
        "specificity": claim.specificity,
        "reason": claim.reason,
        "elaborates": claim.elaborates,
        "also_types": list(claim.also_types),
        "confidence": claim.confidence,
        "judgement_id": claim.judgement_id,
    }


def _aggregate_columns(aggregate: AggregateClaim) -> dict[str, Any]:
    return {
        **range_columns(aggregate.count),
        "stated": aggregate.stated,
        "counted": aggregate.of,
        **span_columns("count", aggregate.count_span),
        **days_columns("period", aggregate.period),
        "event_type": aggregate.event_type,
    }


def _trend_columns(trend: TrendClaim) -> dict[str, Any]:
    return {
        "direction": trend.direction,
        "counted": trend.of,
        **span_columns("trigger", trend.trigger),
        **days_columns("since", trend.since),
    }


def claim_of(row: Row, parts: Parts) -> Claim:
    """Return the claim of a row and its parts' rows."""
    document = row["document_id"]
    tags = [tag_of(r, document) for r in parts[t.claim_tags]]
    return Claim(
        id=row["id"],
        document_id=document,
        event_type=row["event_type"],
        trigger=span_of(row, "trigger", document),
        quote=span_of(row, "quote", document),
        date=days_of(row, "date", document),
        places=tuple(place_mention_of(r, document) for r in parts[t.claim_places]),
        actors=tuple(actor_of(r, document) for r in parts[t.claim_actors]),
        counts=tuple(count_of(r, document) for r in parts[t.claim_counts]),
        activity=next((tag for kind, tag in tags if kind == "activity"), None),
        weapons=tuple(tag for kind, tag in tags if kind == "weapon"),
        attribution=attribution_of(row),
        stance=Stance(row["stance"]),
        specificity=Specificity(row["specificity"]),
        reason=None if row["reason"] is None else Reason(row["reason"]),
        elaborates=row["elaborates"],
        also_types=tuple(row["also_types"]),
        confidence=row["confidence"],
        things=tuple(thing_of(r, document) for r in parts[t.claim_things]),
        judgement_id=row["judgement_id"],
    )


def aggregate_of(row: Row, parts: Parts) -> AggregateClaim:
    """Return the aggregate claim of a row and its parts' rows."""
    document = row["document_id"]
    actors = [actor_of(r, document) for r in parts[t.aggregate_claim_actors]]
    return AggregateClaim(
        id=row["id"],
        document_id=document,
        quote=span_of(row, "quote", document),
        count=range_of(row),
        stated=row["stated"],
        of=row["counted"],
        count_span=span_of(row, "count", document),
        period=days_of(row, "period", document),
        event_type=row["event_type"],
        actor=actors[0] if actors else None,
        places=tuple(place_mention_of(r, document) for r in parts[t.aggregate_claim_places]),
        casualties=tuple(count_of(r, document) for r in parts[t.aggregate_claim_counts]),
        attribution=attribution_of(row),
        stance=Stance(row["stance"]),
    )


def trend_of(row: Row, parts: Parts) -> TrendClaim:
    """Return the trend claim of a row and its parts' rows."""
    document = row["document_id"]
    actors = [actor_of(r, document) for r in parts[t.trend_claim_actors]]
    return TrendClaim(
        id=row["id"],
        document_id=document,
        quote=span_of(row, "quote", document),
        direction=Direction(row["direction"]),
        of=row["counted"],
        trigger=span_of(row, "trigger", document),
        since=None if row["since_basis"] is None else days_of(row, "since", document),
        actor=actors[0] if actors else None,
        places=tuple(place_mention_of(r, document) for r in parts[t.trend_claim_places]),
        attribution=attribution_of(row),
        stance=Stance(row["stance"]),
    )
