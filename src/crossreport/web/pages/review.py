"""Review: one open incident a screen, with all that is known of it and what can be decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crossreport.codebook import load_codebook
from crossreport.model import Judgement
from crossreport.pipeline.judging.states import said
from crossreport.store import Record, UnknownIdError
from crossreport.web.corrections import INPUTS, figures_in_order, shown_values
from crossreport.web.following import Touched
from crossreport.web.forms import see_other, takes_form, value_of, values_of
from crossreport.web.pages.shown import all_incidents
from crossreport.web.queries.dossier import Dossier, neighbours, read_dossier
from crossreport.web.queries.incidents import type_labels
from crossreport.web.queries.queue import Waiting, amended, read_queue
from crossreport.web.queries.reports import authors_of, incidents_of
from crossreport.web.queries.standing import (
    Progress,
    last_of,
    latest_about,
    read_progress,
    rejection_of,
    standing,
)
from crossreport.web.reviewer import (
    clean_name,
    keep_reviewer,
    keep_scores,
    reviewer_of,
    shows_scores,
)
from crossreport.web.site import Site, site_of

_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a decision was not taken.

    Attributes:
        words: what to tell.
        status: of the answer.
        form: what was sent, to be shown again.
    """

    words: str
    status: int
    form: FormData


def review(request: Request) -> Response:
    """Hand the reviewer the most urgent open incident; ask who it is, the first time."""
    site, reviewer = site_of(request), reviewer_of(request)
    if not reviewer:
        return site.page(request, "reviewer.html", {"incident_id": ""})
    waiting = open_incidents(site)
    query = request.query_params
    found = site.desk.take(reviewer, [one.id for one in waiting], after=query.get("after"))
    if found is None:
        values = {"progress": progress_of(site), "waiting": waiting, "last": _last(site, reviewer)}
        return site.page(request, "reviewed.html", values)
    kept = "?" + urlencode({"did": query["did"]}) if "did" in query else ""
    path = str(request.app.url_path_for("review_incident", id=found))
    return RedirectResponse(path + kept, status_code=303)


def review_incident(request: Request) -> Response:
    """Show one incident to be decided, whether it is open or not."""
    incident_id = request.path_params["id"]
    if not reviewer_of(request):
        return site_of(request).page(request, "reviewer.html", {"incident_id": incident_id})
    return show(request, incident_id)


def show(request: Request, incident_id: str, trouble: Trouble | None = None) -> Response:
    """Show one incident to be decided, or what became of it.

    Args:
        request: who asks.
        incident_id: the incident.
        trouble: why the decision that was sent was not taken.

    Raises:
        UnknownIdError: there is no such incident, and never was one that somebody rejected.
    """
    site, reviewer = site_of(request), reviewer_of(request)
    try:
        # Before what is shown, so that a change between the two is noticed.
        seen = standing(site.record, incident_id)
        dossier = read_dossier(site.covered, incident_id)
    except UnknownIdError:
        return _show_gone(request, incident_id, trouble)
    waiting = open_incidents(site)
    states = {
        "seen": seen,
        "reviewer": reviewer,
        "trouble": trouble,
        "holder": site.desk.hold(reviewer, incident_id),
        "progress": progress_of(site),
        "decided": incident_id in progress_of(site).accepted,
        "scores": shows_scores(request) or incident_id in progress_of(site).accepted,
        "scores_kept": shows_scores(request),
        "last": _last(site, reviewer),
        "did": _did(site, request.query_params.get("did", "")),
        "place_in_queue": next((one for one in waiting if one.id == incident_id), None),
    }
    ahead = _ahead(site, [one for one in waiting if one.id != incident_id])
    content = _content(site, dossier, trouble, {row.event_type for _, row in ahead})
    status = trouble.status if trouble else 200
    return site.page(request, "review.html", {**states, **content, "ahead": ahead}, status=status)


def open_incidents(site: Site) -> list[Waiting]:
    """Return the incidents that nobody accepted or rejected, most urgent first."""
    accepted = progress_of(site).accepted
    return [
        one
        for one in site.cache.get("queue", read_queue, amend=_amended_queue)
        if one.id not in accepted
    ]


def _amended_queue(record: Record, before: list[Waiting], touched: Touched) -> list[Waiting]:
    return amended(before, touched, read_queue(record, only=touched.now))


def progress_of(site: Site) -> Progress:
    """Return how far the review has come."""
    return site.cache.get("progress", read_progress)


def _content(
    site: Site, dossier: Dossier, trouble: Trouble | None, types: set[str]
) -> dict[str, Any]:
    incident = dossier.incident
    incidents = all_incidents(site)
    near = neighbours(incidents, incident.id)
    owners = incidents_of(site.record, [one.claim.id for one in dossier.nearly])
    claims: dict[int, list[str]] = {}
    for claim, number in dossier.numbers.items():
        claims.setdefault(number, []).append(claim)
    before = shown_values(incident, dossier.place)
    sent = trouble.form if trouble else FormData()
    types = {incident.event_type, *incident.also_types, *_types_of(dossier), *types}
    return {
        "incident": incident,
        "dossier": dossier,
        "neighbours": [one for one in near if one.row.id not in owners.values()],
        "nearly": [(one, owners[one.claim.id]) for one in _first(dossier, owners)],
        "claims_of": claims,
        "before": before,
        "figures": figures_in_order(),
        "authors": authors_of(site.covered),
        "inputs": {name: value_of(sent, name) if name in sent else before[name] for name in INPUTS},
        "sent": sent,
        "chosen": values_of(sent, "claim"),
        "types": [(one.id, one.label) for one in load_codebook().event_types.values()],
        "labels": type_labels(types | {one.row.event_type for one in near}),
    }


def _types_of(dossier: Dossier) -> Iterable[str]:
    yield from (one.claim.event_type for one in dossier.tellings)
    yield from (one.claim.event_type for one in dossier.nearly)


def _first(dossier: Dossier, owners: dict[str, str]) -> list[Any]:
    """Return the nearest claim of each other incident."""
    found: dict[str, Any] = {}
    for one in dossier.nearly:
        if one.claim.id in owners:
            found.setdefault(owners[one.claim.id], one)
    return list(found.values())


def _ahead(site: Site, waiting: Sequence[Waiting]) -> list[tuple[Waiting, Any]]:
    rows = {row.id: row for row in all_incidents(site).rows}
    return [(one, rows[one.id]) for one in waiting[:_AHEAD] if one.id in rows]


def _last(site: Site, reviewer: str) -> tuple[Judgement, str] | None:
    found = last_of(site.covered, reviewer)
    return (found, said(found)) if found else None


def _did(site: Site, judgement_id: str) -> str:
    """Return in words a judgement that the address names."""
    found = next((one for one in site.covered.judgements() if one.id == judgement_id), None)
    if found is None:
        return ""
    return f"Withdrawn: {said(found)}." if found.withdrawn_at else f"Kept: {said(found)}."


def _show_gone(request: Request, incident_id: str, trouble: Trouble | None) -> Response:
    """Show what became of an incident that is no longer one; raise where it never was."""
    site = site_of(request)
    rejected = rejection_of(site.covered, incident_id)
    told = latest_about(site.covered, incident_id)
    if rejected is None and trouble is None:
        site.record.incident(incident_id)
    return site.page(
        request,
        "review_gone.html",
        {"incident_id": incident_id, "rejected": rejected, "told": told, "trouble": trouble},
        status=trouble.status if trouble else 200,
    )


def _take_name(request: Request, form: FormData) -> Response:
    """Keep the reviewer's name, and go on to the incident, if one was asked for."""
    name, incident_id = clean_name(value_of(form, "name")), value_of(form, "incident")
    if not name:
        return site_of(request).page(
            request, "reviewer.html", {"incident_id": incident_id, "missing": True}, status=400
        )
    response = _back(request, incident_id)
    keep_reviewer(response, name)
    return response


def _take_scores(request: Request, form: FormData) -> Response:
    response = _back(request, value_of(form, "incident"))
    keep_scores(response, shown=value_of(form, "scores") == "shown")
    return response


def _back(request: Request, incident_id: str) -> Response:
    if incident_id:
        return see_other(request, "review_incident", id=incident_id)
    return see_other(request, "review")


ROUTES = [
    Route("/review", review, name="review"),
    Route("/reviewer", takes_form(_take_name), methods=["POST"], name="reviewer"),
    Route("/review-scores", takes_form(_take_scores), methods=["POST"], name="review_scores"),
    Route("/review/{id}", review_incident, name="review_incident"),
]
