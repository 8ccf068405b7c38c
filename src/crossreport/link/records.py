"""Writes units as rows that Splink compares."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import cos, radians, sin
from typing import Any

import pyarrow as pa

from crossreport.codebook import Codebook
from crossreport.link.units import Unit
from crossreport.link.weights import LinkingModel
from crossreport.model import (
    ActorKind,
    ActorRole,
    Claim,
    Copy,
    CountKind,
    Document,
    Place,
    PlaceKind,
    Range,
    SegmentKind,
    Specificity,
    total,
)
from crossreport.model.geodesy import EARTH_KM

OTHER_COUNTS = tuple(kind.value for kind in CountKind if kind is not CountKind.KILLED)
_EPOCH = date(1970, 1, 1)
_NEWS_DAYS = 7  # undated news is of the week up to its likeliest day, as reconcile takes it
_COUNT_COLUMNS = [
    (f"{kind.value}_{end}", pa.int64()) for kind in CountKind for end in ("low", "high")
]

SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("context", pa.bool_()),
        ("document", pa.string()),
        ("dataset", pa.string()),  # of which the document is a row; null for reports
        ("copies", pa.string()),  # the original's id, shared by all copies of a document
        ("words", pa.string()),  # fingerprint of the sentence and of the trigger's place in it
        ("headline", pa.bool_()),
        ("sentence", pa.int64()),
        ("speaker", pa.string()),
        ("day_from", pa.int64()),
        ("day_to", pa.int64()),
        ("days", pa.int64()),
        ("stated", pa.bool_()),  # both ends of the interval are stated
        ("x", pa.float64()),  # kilometres from the centre of the earth
        ("y", pa.float64()),
        ("z", pa.float64()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("radius", pa.float64()),
        ("place_key", pa.string()),
        ("town", pa.bool_()),
        ("country", pa.string()),
        ("admin1", pa.string()),
        ("types", pa.list_(pa.string())),
        ("singular_types", pa.list_(pa.string())),
        ("rare_types", pa.list_(pa.string())),
        ("near_types", pa.list_(pa.string())),
        ("families", pa.list_(pa.string())),
        ("actors", pa.list_(pa.string())),
        ("actor_kinds", pa.list_(pa.string())),
        ("activities", pa.list_(pa.string())),
        ("weapons", pa.list_(pa.string())),
        *_COUNT_COLUMNS,
    ]
)


@dataclass(frozen=True, slots=True)
class Around:
    """What a claim's row needs from beyond the claim."""

    places: Mapping[str, Place | None]
    documents: Mapping[str, Document]
    copies: Sequence[Copy]
    codebook: Codebook
    model: LinkingModel
    datasets: Mapping[str, str] = field(default_factory=dict)


def table(units: Sequence[Unit], around: Around, *, first: int = 0) -> pa.Table:
    """Return one row a unit, with the unit's position, counted from ``first``, as ``unique_id``."""
    originals = {copy.document_id: copy.original_id for copy in around.copies}
    rows = [
        {"unique_id": position, **_row(unit, around, originals)}
        for position, unit in enumerate(units, start=first)
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _row(unit: Unit, around: Around, originals: Mapping[str, str]) -> dict[str, Any]:
    head = unit.head
    document = around.documents.get(head.document_id)
    return {
        "context": head.specificity is Specificity.CONTEXT,
        "document": head.document_id,
        "dataset": around.datasets.get(head.document_id),
        "copies": originals.get(head.document_id, head.document_id),
        "words": _fingerprint(head, around.model.blocking.words_from),
        "headline": _in_headline(head, document),
        "sentence": head.quote.start,
        "speaker": _speaker(head),
        **_days(unit, document, around.model.blocking.undated_days),
        **_place(_most_specific(around.places.get(claim.id) for claim in unit.claims)),
        **_types(unit, around),
        **_people(unit),
        **_counts(unit),
    }


def _fingerprint(claim: Claim, words_from: int) -> str | None:
    words = claim.quote.quote.casefold().split()
    if len(words) < words_from:
        return None
    before = claim.quote.quote[: max(0, claim.trigger.start - claim.quote.start)]
    text = f"{' '.join(words)}\0{len(before.split())}\0{claim.event_type}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _in_headline(claim: Claim, document: Document | None) -> bool:
    titles = [s for s in document.segments if s.kind is SegmentKind.TITLE] if document else []
    return any(title.start <= claim.trigger.start < title.end for title in titles)


def _speaker(claim: Claim) -> str:
    said = claim.attribution
    return "" if said is None else said.speaker_id or said.name.casefold()


def _days(unit: Unit, document: Document | None, undated_days: int) -> dict[str, Any]:
    earliest, latest = _interval(unit)
    if earliest is None and (fresh := _fresh_until(unit)) is not None:
        earliest, latest = _earlier(fresh, _NEWS_DAYS - 1), latest or fresh
    stated = earliest is not None and latest is not None
    published = document.published if document is not None else None
    if latest is None:
        latest = published if earliest is None else max(published or earliest, earliest)
    if earliest is None and latest is not None:
        earliest = _earlier(latest, undated_days)
    if earliest is None or latest is None:
        return {"day_from": None, "day_to": None, "days": None, "stated": False}
    start, end = (earliest - _EPOCH).days, (latest - _EPOCH).days
    return {"day_from": start, "day_to": end, "days": end - start + 1, "stated": stated}


def _fresh_until(unit: Unit) -> date | None:
    """Return the likeliest day of fresh news that tells no day, the latest of several."""
    likely = (claim.date.likely for claim in unit.claims)
    return max((one.day for one in likely if one is not None), default=None)


def _earlier(day: date, days: int) -> date:
    return date.min if (day - date.min).days < days else day - timedelta(days=days)


def _interval(unit: Unit) -> tuple[date | None, date | None]:
    """Return the days common to all claims of the unit, or the head's own."""
    common = unit.head.date
    ends = common.earliest, common.latest
    for claim in unit.claims[1:]:
        shared = common.intersect(claim.date)
        if shared is None:
            continue
        ends = shared
        common = type(common)(*shared, common.basis, common.span)
    return ends


def _most_specific(places: Any) -> Place | None:
    known = [place for place in places if place is not None]
    return min(known, key=lambda place: place.radius_km, default=None)


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    lat, lon = radians(place.latitude), radians(place.longitude)
    return {
        "x": EARTH_KM * cos(lat) * cos(lon),
        "y": EARTH_KM * cos(lat) * sin(lon),
        "z": EARTH_KM * sin(lat),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius": place.radius_km,
        "place_key": place.gazetteer_id,
        "town": place.kind is PlaceKind.TOWN,
        "country": place.country or None,
        "admin1": place.admin1,
    }


def _types(unit: Unit, around: Around) -> dict[str, Any]:
    types = {t for claim in unit.claims for t in (claim.event_type, *claim.also_types)}
    known = [around.codebook.event_types[t] for t in types if t in around.codebook.event_types]
    near = {
        name
        for entry in known
        for name, similarity in entry.near.items()
        if similarity >= around.model.near_from
    }
    return {
        "types": sorted(types),
        "singular_types": sorted(types & around.model.singular_types),
        "rare_types": sorted(types - around.model.common_types),
        "near_types": sorted(near),
        "families": sorted({entry.family for entry in known}),
    }


def _people(unit: Unit) -> dict[str, Any]:
    doers = [
        actor
        for claim in unit.claims
        for actor in claim.actors
        if actor.role in (ActorRole.PERPETRATOR, ActorRole.PARTY)
    ]
    kinds = {actor.kind.value for actor in doers if actor.kind is not ActorKind.UNIDENTIFIED}
    return {
        "actors": sorted({actor.actor_id for actor in doers if actor.actor_id}),
        "actor_kinds": sorted(kinds),
        "activities": sorted({c.activity.id for c in unit.claims if c.activity is not None}),
        "weapons": sorted({weapon.id for c in unit.claims for weapon in c.weapons}),
    }


def _counts(unit: Unit) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    told = {count.kind for claim in unit.claims for count in claim.counts}
    for kind in CountKind:
        found = [total(claim.counts, kind) for claim in unit.claims if kind in told]
        ranges = [r for r in found if r is not None and r.low is not None]
        columns[f"{kind.value}_low"] = min((r.low or 0 for r in ranges), default=None)
        columns[f"{kind.value}_high"] = max((_high(r) for r in ranges), default=None)
    return columns


def _high(value: Range) -> int:
    """Close an open upper end at twice the lower one, as far as tolls usually grow."""
    low = value.low or 0
    return value.high if value.high is not None else max(value.best or 0, 2 * low)
