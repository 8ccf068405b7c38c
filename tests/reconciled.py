"""Reconciles what was told by hand as one incident, and looks into it."""

from typing import Any

from crossreport.model import DisagreementKind, Incident, Value
from crossreport.reconcile import reconcile
from tellings import Record


def one(record: Record, **options: Any) -> Incident:
    """All claims as one incident."""
    claims = {claim.id: claim for claim in record.claims}
    (incident,) = reconcile(
        [list(claims)], claims=claims, places=record.places, documents=record.documents, **options
    )
    return incident


def value(incident: Incident, field: str) -> Value:
    """The one value of a field."""
    (found,) = [value for value in incident.values if value.field == field]
    return found


def words(incident: Incident, kind: DisagreementKind) -> list[str]:
    """How the disagreements of a kind are worded."""
    return [told.words for told in incident.disagreements if told.kind is kind]
