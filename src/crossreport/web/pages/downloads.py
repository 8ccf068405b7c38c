"""The rows of the overview as files: exactly those that the same address shows."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from crossreport.exchange import dumps, incidents_to_csv, to_geojson
from crossreport.model import Incident
from crossreport.store import Record
from crossreport.web.pages.shown import incidents_kept, shown
from crossreport.web.site import site_of

_PIECE = 100_000  # characters


class _Chosen:
    """A record of which only some incidents are to be seen; it can only be read."""

    def __init__(
        self, record: Record, ids: tuple[str, ...], known: Mapping[str, Incident] | None
    ) -> None:
        self._record = record
        self._ids = ids
        self._known = known

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    def incidents(self) -> list[Incident]:
        """Return the chosen incidents, in their order."""
        if len(self._ids) == 1:
            return [self._record.incident(self._ids[0])]
        found = self._known
        if found is None:
            found = {one.id: one for one in self._record.incidents()}
        return [found[one] for one in self._ids if one in found]


def _chosen(request: Request) -> Record:
    """Return the record with what the address asks for, names covered as on pages.

    Asked for are the rows of the overview, those of one of its trays, or one incident.

    Raises:
        UnknownIdError: there is no such incident.
    """
    site = site_of(request)
    one = request.path_params.get("id")
    if one is not None:
        return cast(Record, _Chosen(site.covered, (site.record.incident(one).id,), None))
    selected = shown(request).selected
    rows = {"unplaced": selected.unplaced, "undated": selected.undated}.get(
        request.query_params.get("only", ""), selected.rows
    )
    ids = tuple(row.id for row in rows)
    return cast(Record, _Chosen(site.covered, ids, incidents_kept(site)))


def _file(
    request: Request, write: Callable[[Record], Iterator[str]], ending: str, media_type: str
) -> Response:
    site = site_of(request)
    name = request.path_params.get("id", request.query_params.get("only", "incidents"))
    safe = "".join(
        letter for letter in name if (letter.isascii() and letter.isalnum()) or letter == "-"
    )
    disposition = f'attachment; filename="{safe}.{ending}"'
    headers = {"content-disposition": disposition}
    if request.url.query or "id" in request.path_params or incidents_kept(site) is None:
        pieces = _in_pieces(write(_chosen(request)))
        return StreamingResponse(pieces, media_type=media_type, headers=headers)
    # The whole record is what most ask for; however many do at once, it is written once.
    whole = site.cache.get(f"file {ending}", lambda _: "".join(write(_chosen(request))).encode())
    return Response(whole, media_type=media_type, headers=headers)


def _in_pieces(parts: Iterator[str]) -> Iterator[bytes]:
    """Yield text in pieces of some size: each is a way to another thread and back."""
    waiting: list[str] = []
    length = 0
    for part in parts:
        waiting.append(part)
        length += len(part)
        if length >= _PIECE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    yield "".join(waiting).encode()


def as_csv(request: Request) -> Response:
    """Return a table, as `export csv` writes it."""
    return _file(request, incidents_to_csv, "csv", "text/csv; charset=utf-8")


def as_geojson(request: Request) -> Response:
    """Return features, as `export geojson` writes them."""
    return _file(request, to_geojson, "geojson", "application/geo+json")


def as_json(request: Request) -> Response:
    """Return the incidents with their places."""
    return _file(request, _json, "json", "application/json")


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
    Route("/incident/{id}.csv", as_csv, name="one-csv"),
    Route("/incident/{id}.geojson", as_geojson, name="one-geojson"),
    Route("/incident/{id}.json", as_json, name="one-json"),
]
