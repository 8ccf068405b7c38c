"""One incident: its values with the rules that gave them, its claims with their words."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossreport.codebook import load_codebook
from crossreport.pipeline import JudgementState, judgement_states
from crossreport.web.queries.dossier import NEAR_DAYS, NEAR_KM, neighbours, read_dossier
from crossreport.web.queries.incidents import Incidents, read_incidents, type_labels
from crossreport.web.queries.near import may_be_near
from crossreport.web.reviewer import reviewer_of
from crossreport.web.site import Site, site_of


def incident(request: Request) -> Response:
    """Show one incident."""
    site = site_of(request)
    found = read_dossier(site.covered, request.path_params["id"])
    near = neighbours(_around(site, found.incident.id), found.incident.id)
    types = {found.incident.event_type, *found.incident.also_types}
    types |= {one.claim.event_type for one in found.tellings}
    types |= {one.claim.event_type for one in found.nearly}
    return site.page(
        request,
        "incident.html",
        {
            "incident": found.incident,
            "dossier": found,
            "neighbours": near,
            "labels": type_labels(types | {one.row.event_type for one in near}),
            "rules": load_codebook().reconcile_rules,
            "states": {one.judgement.id: one.words for one in _states(site)}
            if found.judgements
            else {},
            "reviewer": reviewer_of(request),
            "address": str(request.url_for("incident", id=found.incident.id)),
        },
    )


def _around(site: Site, incident_id: str) -> Incidents:
    """Return an incident and those that may be near it; to read all would take seconds."""
    ids = may_be_near(site.record, incident_id, days=NEAR_DAYS, km=NEAR_KM)
    return read_incidents(site.record, names=site.settings.names, only=ids)


def _states(site: Site) -> list[JudgementState]:
    """Return what became of each judgement."""
    return site.cache.get("judgement states", lambda _: judgement_states(site.covered))


ROUTES = [Route("/incident/{id}", incident, name="incident")]
