"""FollowTheMoney entities as JSON lines, as Aleph and its kin read them.

An incident is an ``Event``, its actors are ``Organization``, its place an ``Address``, the reports
that tell it ``Article``. Private persons are no entities here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from crossreport.codebook import load_codebook
from crossreport.exchange.coded import Coded
from crossreport.exchange.columns import IncidentRow, incident_rows
from crossreport.exchange.jsonfile import dumps
from crossreport.exchange.precision import coordinates
from crossreport.model import ActorKind, ActorMention, ActorRole, Document, Place, stable_id
from crossreport.store import Record

_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS})


def to_ftm(record: Record) -> Iterator[str]:
    """Yield one entity a line; each is given once."""
    coded = Coded.of(record, "")
    documents = {one.id: one for one in record.documents()}
    given: set[str] = set()
    for row in incident_rows(record):
        for entity in _entities(row, coded, documents):
            if entity["id"] not in given:
                given.add(entity["id"])
                yield dumps(entity) + "\n"


def _entities(
    row: IncidentRow, coded: Coded, documents: dict[str, Document]
) -> Iterator[dict[str, Any]]:
    incident = row.incident
    doers = _groups(coded.actors(incident, ActorRole.PERPETRATOR))
    others = _groups(coded.actors(incident, ActorRole.PARTY, ActorRole.TARGET))
    claims = [coded.claims[one] for one in incident.claim_ids if one in coded.claims]
    sources = list(dict.fromkeys(claim.document_id for claim in claims))
    entry = load_codebook().event_types.get(incident.event_type)
    label = incident.event_type if entry is None else entry.label
    where = [] if row.place is None else [row.place.name]
    yield _entity(
        incident.id,
        "Event",
        name=[": ".join([label, *where])],
        keywords=[incident.event_type, *incident.also_types],
        startDate=[incident.date.earliest],
        endDate=[incident.date.latest],
        country=[row.place.country.lower()] if row.place is not None else [],
        location=where,
        addressEntity=[] if row.place is None else [_place_id(row.place)],
        organizer=[_actor_id(one) for one in doers],
        involved=[_actor_id(one) for one in others],
        proof=sources,
        summary=[_summary(row)],
        recordId=[incident.id],
    )
    if row.place is not None:
        yield _address(row.place)
    for actor in (*doers, *others):
        yield _entity(_actor_id(actor), "Organization", name=[actor.name], keywords=[actor.kind])
    for source in sources:
        yield _article(documents[source])


def _summary(row: IncidentRow) -> str:
    told = [
        f"{value.field.replace('_', ' ')}: {value.text}"
        for value in row.incident.values
        if value.range is not None
    ]
    return "; ".join(told)


def _groups(actors: Iterable[ActorMention]) -> list[ActorMention]:
    """Return the actors that are organisations: named, and no people in general."""
    return [one for one in actors if one.actor_id is not None or one.kind not in _PEOPLE]


def _actor_id(actor: ActorMention) -> str:
    return stable_id("actor", actor.actor_id or actor.name.casefold())


def _place_id(place: Place) -> str:
    return stable_id("address", place.id)


def _address(place: Place) -> dict[str, Any]:
    longitude, latitude = coordinates(place)
    parts = [place.name, place.admin2, place.admin1, place.country]
    return _entity(
        _place_id(place),
        "Address",
        full=[", ".join(dict.fromkeys(part for part in parts if part))],
        state=[place.admin1],
        country=[place.country.lower()],
        latitude=[str(latitude)],
        longitude=[str(longitude)],
        remarks=[f"within {place.radius_km:g} km"],
    )


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        document.id,
        "Article",
        title=[document.title or document.source],
        publisher=[document.publisher],
        publishedAt=[document.published],
        sourceUrl=[document.address],
    )


def _entity(entity_id: str, schema: str, **properties: Iterable[Any]) -> dict[str, Any]:
    """Return an entity: every property is a list of texts, and none is empty."""
    known = {
        name: list(dict.fromkeys(str(value) for value in values if value not in (None, "")))
        for name, values in properties.items()
    }
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: values for name, values in known.items() if values},
    }
