"""What a run found, as plain data for programs."""

from typing import Any

from crossreport.cli.render.lists import refused
from crossreport.cli.render.view import View
from crossreport.model import Document, Incident


def as_plain(view: View) -> dict[str, Any]:
    """Return what ``run`` and ``show`` print, as model objects and plain data."""
    return {
        "incidents": [incident(view, one) for one in view.incidents],
        "disagreements": disagreements(view),
        "aggregate_claims": list(view.aggregates),
        "trend_claims": list(view.trends),
        "refused": refused(view),
        "documents": [document(view, one) for one in view.documents.values()],
    }


def incident(view: View, one: Incident) -> dict[str, Any]:
    """Return an incident with its place and without its evidence."""
    return {
        "id": one.id,
        "event_type": one.event_type,
        "also_types": one.also_types,
        "context": one.context,
        "date": {
            "earliest": one.date.earliest,
            "latest": one.date.latest,
            "days": one.date.days,
            "likely": one.date.likely.day if one.date.likely else None,
            "likely_rule": one.date.likely.rule if one.date.likely else None,
        },
        "place": view.place_of(one),
        "perpetrators": one.perpetrators,
        "targets": one.targets,
        "counts": one.counts,
        "sources": one.sources,
        "values": one.values,
        "claim_ids": one.claim_ids,
        "disagreements": one.disagreements,
    }


def evidence(view: View, one: Incident) -> dict[str, Any]:
    """Return an incident with its claims and the documents they stand in."""
    claims = [view.claims[claim] for claim in one.claim_ids]
    found = dict.fromkeys(claim.document_id for claim in claims)
    return incident(view, one) | {
        "claims": claims,
        "documents": [document(view, view.documents[document_id]) for document_id in found],
    }


def disagreements(view: View) -> list[dict[str, Any]]:
    """Return what sources disagree about, with the incident."""
    return [
        {"incident_id": one.id, "disagreement": said}
        for one in view.incidents
        for said in one.disagreements
    ]


def document(view: View, one: Document) -> dict[str, Any]:
    """Return a document's particulars without its text."""
    return {
        "id": one.id,
        "source": one.source,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "published_at": one.published_at,
        "language": one.language,
        "address": one.address,
        "copy_of": view.copies.get(one.id),
        "notes": one.notes,
        "sha256": one.sha256,
    }
