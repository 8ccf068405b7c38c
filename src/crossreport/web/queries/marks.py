"""Days that the timeline marks: context events, and days that trend claims reckon from."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from crossreport.model.harmless import printable
from crossreport.store import Record
from crossreport.store.tables.claims import trend_claims
from crossreport.store.tables.incidents import incidents
from crossreport.store.tables.places import places
from crossreport.web.queries.incidents import type_labels
from crossreport.web.settings import Mark

_DIRECTIONS = {"increase": "more", "decrease": "fewer", "unchanged": "no change of"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A day with what is marked there.

    Attributes:
        kind: ``context`` (an event that dates others), ``trend`` (a claim reckons from it) or
            ``own`` (the person who serves the record named it).
        id: of the event's incident, or of the claim.
    """

    day: date
    label: str
    kind: str
    id: str | None = None


def read_marks(record: Record, own: tuple[Mark, ...]) -> tuple[Marked, ...]:
    """Return all marks, earliest first; one a day and label, that of the first id."""
    found = [Marked(one.day, one.label, "own") for one in own]
    with record.snapshot() as connection:
        table = incidents.c
        rows = connection.execute(
            select(table.id, table.event_type, table.date_earliest, places.c.name)
            .outerjoin(places, places.c.id == table.place_id)
            .where(table.context, table.date_earliest.is_not(None))
            .order_by(table.id)
        )
        for incident_id, event_type, day, place in rows:
            label = type_labels([event_type])[event_type]
            where = f", {printable(place)}" if place else ""
            found.append(Marked(day, label + where, "context", incident_id))
        claimed = connection.execute(
            select(
                trend_claims.c.id,
                trend_claims.c.direction,
                trend_claims.c.counted,
                trend_claims.c.since_earliest,
            )
            .where(trend_claims.c.since_earliest.is_not(None))
            .order_by(trend_claims.c.id)
        )
        for claim_id, direction, counted, day in claimed:
            label = f"“{_DIRECTIONS[direction]} {printable(counted).lower()}” since then"
            found.append(Marked(day, label, "trend", claim_id))
    first: dict[tuple[date, str, str], Marked] = {}
    for one in found:
        first.setdefault((one.day, one.kind, one.label), one)
    return tuple(first[key] for key in sorted(first))
