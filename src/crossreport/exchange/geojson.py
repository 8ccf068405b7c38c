"""GeoJSON (RFC 7946): one feature an incident."""

from collections.abc import Iterator
from typing import Any

from crossreport.exchange.discs import geometry
from crossreport.exchange.jsonfile import dumps
from crossreport.exchange.precision import coordinates
from crossreport.model import Incident, Place
from crossreport.store import Record


def to_geojson(record: Record) -> Iterator[str]:
    """Yield a feature collection: points, discs of areas, and no geometry without a place."""
    places = record.places()
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for incident in record.incidents():
        yield separator + dumps(_feature(incident, places.get(incident.place_id or "")))
        separator = ",\n"
    yield "\n]}\n"


def _feature(incident: Incident, place: Place | None) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": None if place is None else geometry(place),
        "properties": _properties(incident) | ({} if place is None else _precision(place)),
    }


def _precision(place: Place) -> dict[str, Any]:
    return {
        "place": place.name,
        "centre": coordinates(place),
        "place_kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "pcode": place.pcode,
        "place_basis": place.basis,
        "radius_km": place.radius_km,
        "where_prec_ucdp": place.ucdp_precision,
        "geo_precision_acled": place.acled_precision,
    }


def _properties(incident: Incident) -> dict[str, Any]:
    return {
        "event_type": incident.event_type,
        "also_types": incident.also_types,
        "context": incident.context,
        "date_earliest": incident.date.earliest,
        "date_latest": incident.date.latest,
        "date_days": incident.date.days,
        "date_likely": incident.date.likely.day if incident.date.likely else None,
        "date_likely_rule": incident.date.likely.rule if incident.date.likely else None,
        "perpetrators": incident.perpetrators,
        "targets": incident.targets,
        "counts": incident.counts,
        "sources": incident.sources,
        "disagreements": [one.words for one in incident.disagreements],
        "claim_ids": incident.claim_ids,
    }
