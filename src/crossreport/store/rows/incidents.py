"""Rows of links and incidents."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from crossreport.model import (
    CountKind,
    Disagreement,
    DisagreementKind,
    Incident,
    Link,
    Value,
)
from crossreport.store.rows.parts import (
    Row,
    days_columns,
    days_of,
    likely_columns,
    range_columns,
    range_of,
)
from crossreport.store.tables import incidents as t

PARTS: tuple[Table, ...] = (
    t.incident_claims,
    t.incident_counts,
    t.incident_values,
    t.disagreements,
)
"""The tables that hold the parts of an incident."""


def link_row(link: Link) -> dict[str, Any]:
    """Return the row of a link."""
    return {
        "left_id": link.left,
        "right_id": link.right,
        "probability": link.probability,
        "weight": link.weight,
        "parts": [list(part) for part in link.parts],
        "decided_by": link.decided_by,
    }


def link_of(row: Row) -> Link:
    """Return the link of a row."""
    return Link(
        row["left_id"],
        row["right_id"],
        row["probability"],
        row["weight"],
        tuple((name, level, float(weight)) for name, level, weight in row["parts"]),
        row["decided_by"],
    )


def incident_row(incident: Incident) -> dict[str, Any]:
    """Return the row of an incident, without its parts."""
    date_span = incident.date.span
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "also_types": list(incident.also_types),
        "context": incident.context,
        **days_columns("date", incident.date),
        **likely_columns("date", incident.date),
        "date_document_id": date_span.document_id if date_span else None,
        "place_id": incident.place_id,
        "perpetrators": list(incident.perpetrators),
        "targets": list(incident.targets),
        "sources": incident.sources,
    }


def part_rows(incident: Incident) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of an incident's parts, by table."""

    def owned(position: int) -> dict[str, Any]:
        return {"incident_id": incident.id, "position": position}

    return {
        t.incident_claims: [
            owned(i) | {"claim_id": claim} for i, claim in enumerate(incident.claim_ids)
        ],
        t.incident_counts: [
            {"incident_id": incident.id, "kind": kind, **range_columns(range_)}
            for kind, range_ in incident.counts.items()
        ],
        t.incident_values: [
            owned(i) | _value_columns(value) for i, value in enumerate(incident.values)
        ],
        t.disagreements: [
            owned(i) | _disagreement_columns(one) for i, one in enumerate(incident.disagreements)
        ],
    }


def _value_columns(value: Value) -> dict[str, Any]:
    return {
        "field": value.field,
        "text": value.text,
        "rule": value.rule,
        "claim_ids": list(value.claim_ids),
        "is_range": value.range is not None,
        **range_columns(value.range),
        "judgement_id": value.judgement_id,
        "instead_of": None if value.instead_of is None else _value_columns(value.instead_of),
        "probability": value.probability,
    }


def _disagreement_columns(disagreement: Disagreement) -> dict[str, Any]:
    return {
        "field": disagreement.field,
        "kind": disagreement.kind,
        "words": disagreement.words,
        "left_ids": list(disagreement.left),
        "right_ids": list(disagreement.right),
    }


def incident_of(row: Row, parts: Mapping[Table, Sequence[Row]]) -> Incident:
    """Return the incident of a row and its parts' rows."""
    found = {CountKind(r["kind"]): range_of(r) for r in parts[t.incident_counts]}
    return Incident(
        id=row["id"],
        claim_ids=tuple(r["claim_id"] for r in parts[t.incident_claims]),
        event_type=row["event_type"],
        also_types=tuple(row["also_types"]),
        context=row["context"],
        date=days_of(row, "date", row["date_document_id"]),
        place_id=row["place_id"],
        perpetrators=tuple(row["perpetrators"]),
        targets=tuple(row["targets"]),
        counts={kind: found[kind] for kind in CountKind if kind in found},
        sources=row["sources"],
        values=tuple(_value_of(r) for r in parts[t.incident_values]),
        disagreements=tuple(_disagreement_of(r) for r in parts[t.disagreements]),
    )


def _value_of(row: Row) -> Value:
    return Value(
        row["field"],
        row["text"],
        row["rule"],
        tuple(row["claim_ids"]),
        range_of(row) if row["is_range"] else None,
        row["judgement_id"],
        None if row["instead_of"] is None else _value_of(row["instead_of"]),
        row.get("probability"),
    )


def _disagreement_of(row: Row) -> Disagreement:
    return Disagreement(
        row["field"],
        DisagreementKind(row["kind"]),
        row["words"],
        tuple(row["left_ids"]),
        tuple(row["right_ids"]),
    )
