"""The rows of the overview as files: exactly those that the same address shows."""

from collections.abc import Iterator
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from crossreport.exchange import dumps, incidents_to_csv, to_geojson
from crossreport.model import Incident
from crossreport.store import Record
from crossreport.web.pages.shown import shown
from crossreport.web.site import site_of


class _Chosen:
    """A record of which only some incidents are to be seen; it can only be read."""

    def __init__(self, record: Record, ids: tuple[str, ...]) -> None:
        self._record = record
        self._ids = ids

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    def incidents(self) -> list[Incident]:
        """Return the chosen incidents, in their order."""
        found = {one.id: one for one in self._record.incidents()}
        return [found[one] for one in self._ids if one in found]


def _chosen(request: Request) -> Record:
    """Return the record with the rows that the address asks for, names covered as on pages."""
    site = site_of(request)
    ids = tuple(row.id for row in shown(request).selected.rows)
    return cast(Record, _Chosen(site.covered, ids))


def _file(parts: Iterator[str], name: str, media_type: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return StreamingResponse(
        (part.encode() for part in parts),
        media_type=media_type,
        headers={"content-disposition": disposition},
    )


def as_csv(request: Request) -> Response:
    """Return a table, as `export csv` writes it."""
    parts = incidents_to_csv(_chosen(request))
    return _file(parts, "incidents.csv", "text/csv; charset=utf-8")


def as_geojson(request: Request) -> Response:
    """Return features, as `export geojson` writes them."""
    return _file(to_geojson(_chosen(request)), "incidents.geojson", "application/geo+json")


def as_json(request: Request) -> Response:
    """Return the incidents with their places."""
    return _file(_json(_chosen(request)), "incidents.json", "application/json")


def _json(record: Record) -> Iterator[str]:
    places = record.places()
    incidents = record.incidents()
    used = {one.place_id for one in incidents}
    yield f'{{"count": {len(incidents)}, "places": '
    yield dumps([place for key, place in places.items() if key in used])
    yield ', "incidents": ['
    separator = "\n"
    for one in incidents:
        yield separator + dumps(one)
        separator = ",\n"
    yield "\n]}\n"


ROUTES = [
    Route("/incidents.csv", as_csv, name="csv"),
    Route("/incidents.geojson", as_geojson, name="geojson"),
    Route("/incidents.json", as_json, name="json"),
]
