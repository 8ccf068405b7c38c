"""One incident: its values with the rules that gave them, its claims with their words."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from math import log2
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossreport.codebook import load_codebook
from crossreport.model import Place
from crossreport.pipeline import JudgementState, judgement_states
from crossreport.web.queries.dossier import NEAR_DAYS, NEAR_KM, Join, neighbours, read_dossier
from crossreport.web.queries.incidents import Incidents, Where, read_incidents, type_labels
from crossreport.web.queries.near import may_be_near
from crossreport.web.reviewer import reviewer_of
from crossreport.web.site import Site, site_of

_GREAT_KM = 150.0
"""From this radius on a place is no more than a region, which a small map cannot show."""


def incident(request: Request) -> Response:
    """Show one incident."""
    site = site_of(request)
    found = read_dossier(site.covered, request.path_params["id"])
    around = _around(site, found.incident.id)
    own = next((row for row in around.rows if row.id == found.incident.id), None)
    here = around.places[own.place] if own is not None and own.place is not None else None
    near = neighbours(around, found.incident.id)
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
            "here": here if here is not None and here.radius_km < _GREAT_KM else None,
            "country": _country(found.place),
            "overview": _on_overview(here, own.span) if here is not None and own else None,
            "plain_joins": _plainly(found.joins),
            "labels": type_labels(types | {one.row.event_type for one in near}),
            "rules": load_codebook().reconcile_rules,
            "states": {one.judgement.id: one.words for one in _states(site)}
            if found.judgements
            else {},
            "authors": {one.id: one.author for one in found.judgements},
            "reviewer": reviewer_of(request),
            "address": str(request.url_for("incident", id=found.incident.id)),
        },
    )


def _country(place: Place | None) -> str:
    return "" if place is None else load_codebook().country_name(place.country)


def _on_overview(here: Where, span: tuple[date | None, date | None]) -> str:
    """Return the query of the overview that shows an incident with what is near it."""
    zoom = max(4.0, min(9.0, 12.5 - log2(max(here.radius_km, 1.0))))
    first, last = span
    asked = {"map": f"{zoom:.1f}/{here.latitude}/{here.longitude}"}
    if first is not None and last is not None:
        days = timedelta(NEAR_DAYS)
        asked |= {"from": (first - days).isoformat(), "to": (last + days).isoformat()}
    return "?" + urlencode(asked, safe="/")


def _plainly(joins: Sequence[Join]) -> list[tuple[str, list[tuple[int | None, list[int]]]]]:
    """Return the reasons that need no sum: for each, which claims it joined to which."""
    found: dict[str, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in joins:
        if not one.steps and one.number is not None:
            found[one.brief][one.other].append(one.number)
    return [(brief, list(some.items())) for brief, some in found.items()]


def _around(site: Site, incident_id: str) -> Incidents:
    """Return an incident and those that may be near it; to read all would take seconds."""
    ids = may_be_near(site.record, incident_id, days=NEAR_DAYS, km=NEAR_KM)
    return read_incidents(site.record, names=site.settings.names, only=ids)


def _states(site: Site) -> list[JudgementState]:
    """Return what became of each judgement."""
    return site.cache.get("judgement states", lambda _: judgement_states(site.covered))


ROUTES = [Route("/incident/{id}", incident, name="incident")]
