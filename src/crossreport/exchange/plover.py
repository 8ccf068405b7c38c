"""PLOVER event records as JSON lines (PLOVER Manual 0.7b1, Open Event Data Alliance).

Required are ``id``, ``date``, ``source`` (a list of actor objects) and ``event`` (a list of
categories); field names are the manual's.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crossreport.codebook import load_codebook
from crossreport.exchange.coded import Coded
from crossreport.exchange.columns import IncidentRow, incident_rows
from crossreport.exchange.dated import LeftOut, ignore, with_days
from crossreport.exchange.jsonfile import dumps
from crossreport.exchange.precision import coordinates
from crossreport.model import ActorKind, ActorMention, ActorRole, CountKind, Place
from crossreport.store import Record

CODEBOOK = "plover-0.7b1"
_SECTOR = {
    ActorKind.STATE_FORCES: "MIL",
    ActorKind.REBELS: "REB",
    ActorKind.MILITIA: "PAR",
    ActorKind.COMMUNAL_MILITIA: "PAR",
    ActorKind.CRIMINALS: "CRM",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "CVL",
    ActorKind.RIOTERS: "CVL",
    ActorKind.EXTERNAL: "MIL",
    ActorKind.UNIDENTIFIED: "UNS",
}
_QUAD = {"THREATEN": 3, "PROTEST": 4, "COERCE": 4, "ASSAULT": 4}
_SIZES = {
    "dead": CountKind.KILLED,
    "injured": CountKind.INJURED,
    "arrested": CountKind.ARRESTED,
}


def to_plover(record: Record, *, left_out: LeftOut = ignore) -> Iterator[str]:
    """Yield one JSON object an incident, a line each.

    Args:
        record: what is written.
        left_out: told each incident without a date, or that no PLOVER event stands for.
    """
    coded = Coded.of(record, "")
    documents = {one.id: one for one in record.documents()}
    for row, first, last in with_days(incident_rows(record), left_out):
        entry = load_codebook().event_types.get(row.incident.event_type)
        if entry is None or entry.plover is None:
            left_out(row.incident.id)
            continue
        claims = [coded.claims[one] for one in row.incident.claim_ids if one in coded.claims]
        made = {
            **_event(row, first, last, coded),
            "event": [entry.plover.event],
            "quad_code": _QUAD.get(entry.plover.event),
            "mode": entry.plover.mode,
            "event_text": list(dict.fromkeys(one.quote.quote for one in claims)),
            "cite_info": [
                {
                    "publication": documents[one].publisher,
                    "title": documents[one].title,
                    "url": documents[one].address,
                    "language": documents[one].language,
                    "codebook": CODEBOOK,
                }
                for one in dict.fromkeys(claim.document_id for claim in claims)
            ],
        }
        yield dumps(_known(made)) + "\n"


def _known(value: Any) -> Any:
    """Leave out the fields that nothing is known of."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_known(one) for one in value]
    return value


def _event(row: IncidentRow, first: date, last: date, coded: Coded) -> dict[str, Any]:
    incident = row.incident
    sources = coded.actors(incident, ActorRole.PERPETRATOR, ActorRole.PARTY)
    sizes = {
        name: found.best if found.best is not None else found.low
        for name, kind in _SIZES.items()
        if (found := incident.counts.get(kind)) is not None
    }
    return {
        "id": incident.id,
        "has_event": True,
        "date": first,
        "enddate": last,
        "source": [_actor(one) for one in sources],
        "recipient": [_actor(one) for one in coded.actors(incident, ActorRole.TARGET)],
        "event_loc": None if row.place is None else _place(row.place),
        **sizes,
    }


def _actor(actor: ActorMention) -> dict[str, Any]:
    return {
        "actor_text": actor.name,
        "identifier_id": actor.actor_id,
        "sector": _SECTOR[actor.kind],
    }


def _place(place: Place) -> dict[str, Any]:
    """Return a location by the names of GeoNames."""
    longitude, latitude = coordinates(place)
    number = (place.gazetteer_id or "").removeprefix("gn:")
    return {
        "geonameid": int(number) if number.isdecimal() else None,
        "name": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "country code": place.country or None,
        "radius_km": place.radius_km,
    }
