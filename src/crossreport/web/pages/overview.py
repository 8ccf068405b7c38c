"""The overview: map, timeline and table under one filter.

The server writes the totals and the first rows, so that there is something to read at once, and
everything without scripts; the scripts then take over with all incidents in the browser.
"""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from crossreport.store import Record
from crossreport.web.pages.shown import Shown, all_incidents, shown
from crossreport.web.queries.facets import Facet, facets
from crossreport.web.queries.filters import Filter
from crossreport.web.queries.incidents import type_labels
from crossreport.web.queries.marks import read_marks
from crossreport.web.queries.names import map_names
from crossreport.web.queries.payload import payload
from crossreport.web.queries.search import incidents_told_with
from crossreport.web.queries.totals import total
from crossreport.web.site import Site, site_of

_ROWS = 60
"""Rows that the server writes; more are there without scripts by the downloads."""


def overview(request: Request) -> Response:
    """Show all incidents that the address asks for."""
    site = site_of(request)
    asked = shown(request)
    rows = asked.selected.rows
    return site.page(
        request,
        "overview.html",
        {
            "filter": asked.filter,
            "facets": _facets(site, asked),
            "rows": rows[:_ROWS],
            "places": asked.incidents.places,
            "labels": type_labels({row.event_type for row in rows[:_ROWS]}),
            "count": len(rows),
            "killed": total(row.killed for row in rows),
            "unplaced": len(asked.selected.unplaced),
            "undated": len(asked.selected.undated),
        },
    )


def _facets(site: Site, asked: Shown) -> tuple[Facet, ...]:
    """Return the parts of the filter; most addresses tick nothing in them."""
    if asked.filter.ticks:
        return facets(asked.incidents, asked.filter)
    return site.cache.get("facets", lambda _: facets(all_incidents(site), Filter()))


def data(request: Request) -> Response:
    """Return all incidents for the scripts."""
    text = warm(site_of(request))
    return Response(text, media_type="application/json")


def warm(site: Site) -> str:
    """Return what the scripts get; the server asks for it as it starts, so that nobody waits."""

    def make(record: Record) -> str:
        return payload(all_incidents(site), read_marks(record, site.settings.marks))

    return site.cache.get("payload", make)


def matching(request: Request) -> Response:
    """Return the ids of the incidents told by documents that hold the words ``q``."""
    words = request.query_params.get("q", "")
    found = incidents_told_with(site_of(request).record, words)
    return JSONResponse({"incidents": sorted(found)})


def names(request: Request) -> Response:
    """Return the names that the map writes on land."""
    site = site_of(request)
    return JSONResponse(site.cache.get("names", lambda _: map_names(all_incidents(site))))


def boundaries(request: Request) -> Response:
    """Return the boundaries that the person who serves the record gave."""
    return _own_file(site_of(request).settings.boundaries, "application/geo+json")


def basemap(request: Request) -> Response:
    """Return the basemap that the person who serves the record gave, in ranges as asked for."""
    response = _own_file(site_of(request).settings.basemap, "application/octet-stream")
    # Ranges are of the bytes as they lie in the file: nothing may compress them on the way.
    response.headers["content-encoding"] = "identity"
    return response


def _own_file(path: Path | None, media_type: str) -> Response:
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type=media_type)


ROUTES = [
    Route("/", overview, name="overview"),
    Route("/data/incidents.json", data, name="data"),
    Route("/data/matching.json", matching, name="matching"),
    Route("/data/names.json", names, name="names"),
    Route("/data/boundaries.geojson", boundaries, name="boundaries"),
    Route("/data/basemap.pmtiles", basemap, name="basemap"),
]
