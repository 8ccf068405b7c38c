"""Which incidents a person should look at first: those in doubt where an error weighs most.

An incident's urgency is its doubt times its consequence.

The doubt adds up, each from 0 to its weight in `WEIGHTS`:

- ``claim``: one minus the confidence of its surest claim;
- ``disagreements``: how many there are, ``n / (n + 1)``;
- ``join``: how near the threshold the closest of its comparisons lies, 1 at the threshold and 0
  from `JOIN_REACH` bits away on;
- ``date``: the logarithm of the interval's days, 0 for a day and 1 from a year on or when undated;
- ``place``: the logarithm of the radius, 0 for 1 km and 1 from 300 km on or when unplaced.

The consequence is ``1 + log10(1 + killed + injured / 4)`` with the highest figures told: an error
about a hundred dead matters three times as much as one about none.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log, log10
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from crossreport.model import CountKind
from crossreport.pipeline import linking_model
from crossreport.store import Record
from crossreport.store.tables.claims import claims
from crossreport.store.tables.incidents import (
    disagreements,
    incident_claims,
    incident_counts,
    incidents,
    links,
)
from crossreport.store.tables.places import places
from crossreport.web.following import Touched
from crossreport.web.queries.incidents import Wanted

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"claim": 1.0, "disagreements": 1.0, "join": 1.0, "date": 0.5, "place": 0.5}
)
"""How much each doubt can add."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "claim": "unsure whether it was told",
        "disagreements": "sources disagree",
        "join": "nearly joined or nearly parted",
        "date": "wide date",
        "place": "wide place",
    }
)
"""The same in words."""

JOIN_REACH = 4.0
"""Bits of match weight from the threshold at which a comparison leaves no doubt."""

_INJURED_SHARE = 0.25
_WIDEST_DAYS, _WIDEST_KM = 365, 300.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident in the queue.

    Attributes:
        urgency: doubt times consequence; the queue is sorted by it, highest first.
        doubts: what each doubt adds.
    """

    id: str
    urgency: float
    doubts: Mapping[str, float]

    @property
    def reasons(self) -> list[str]:
        """What is in doubt, the greatest first, in words."""
        found = sorted(self.doubts, key=lambda name: -self.doubts[name])
        return [REASONS[name] for name in found if self.doubts[name] >= WEIGHTS[name] / 4]


def read_queue(record: Record, *, only: Collection[str] | None = None) -> list[Waiting]:
    """Return all incidents but context events, most urgent first.

    Args:
        record: where they are.
        only: the ids of those wanted, if not all are.
    """
    threshold = linking_model(record).threshold
    with record.snapshot() as connection:
        wanted = Wanted(only)
        told = _Told(connection, threshold, wanted)
        columns = (
            incidents.c.id,
            incidents.c.date_earliest,
            incidents.c.date_latest,
            places.c.radius_km,
        )
        query = (
            select(*columns)
            .outerjoin(places, places.c.id == incidents.c.place_id)
            .where(~incidents.c.context, wanted(incidents.c.id))
        )
        found = [_waiting(*row, told) for row in connection.execute(query)]
    return sorted(found, key=_order)


def amended(before: Iterable[Waiting], touched: Touched, now: Iterable[Waiting]) -> list[Waiting]:
    """Return the queue after some incidents were touched, of which ``now`` tells anew."""
    gone = touched.gone | touched.now
    return sorted([*(one for one in before if one.id not in gone), *now], key=_order)


def _order(one: Waiting) -> tuple[float, str]:
    return -one.urgency, one.id


class _Told:
    """What else is known of incidents, by incident."""

    def __init__(self, connection: Connection, threshold: float, wanted: Wanted) -> None:
        owner = incident_claims.c.incident_id
        claimed = select(owner, func.max(claims.c.confidence)).join(
            claims, claims.c.id == incident_claims.c.claim_id
        )
        claimed = claimed.where(wanted(owner))
        self.confidence = _by_incident(connection, claimed.group_by(owner))
        split = disagreements.c.incident_id
        counted = select(split, func.count()).where(wanted(split)).group_by(split)
        self.disagreements = _by_incident(connection, counted)
        self.nearest = _nearest_joins(connection, threshold, wanted)
        self.killed = _highest(connection, CountKind.KILLED, wanted)
        self.injured = _highest(connection, CountKind.INJURED, wanted)


def _waiting(
    key: str, earliest: date | None, latest: date | None, radius: float | None, told: _Told
) -> Waiting:
    count = told.disagreements.get(key, 0)
    near = told.nearest.get(key, JOIN_REACH)
    shares = {
        "claim": 1 - told.confidence.get(key, 0.0),
        "disagreements": count / (count + 1),
        "join": 1 - near / JOIN_REACH,
        "date": _width(earliest, latest),
        "place": 1.0 if radius is None else log(max(radius, 1.0)) / log(_WIDEST_KM),
    }
    doubts = {name: WEIGHTS[name] * min(max(share, 0.0), 1.0) for name, share in shares.items()}
    harmed = told.killed.get(key, 0) + _INJURED_SHARE * told.injured.get(key, 0)
    return Waiting(key, sum(doubts.values()) * (1 + log10(1 + harmed)), doubts)


def _width(earliest: date | None, latest: date | None) -> float:
    if earliest is None or latest is None:
        return 1.0
    return log((latest - earliest).days + 1) / log(_WIDEST_DAYS)


def _highest(connection: Connection, kind: CountKind, wanted: Wanted) -> dict[str, int]:
    table = incident_counts.c
    told = func.coalesce(table.high, table.best, table.low, 0)
    query = select(table.incident_id, told)
    query = query.where(table.kind == kind.value, wanted(table.incident_id))
    return _by_incident(connection, query)


def _nearest_joins(connection: Connection, threshold: float, wanted: Wanted) -> dict[str, float]:
    """Return how far the closest comparison lies from the threshold, where that is near."""
    away = func.abs(links.c.weight - threshold)
    found: dict[str, float] = {}
    for side in (links.c.left_id, links.c.right_id):
        for key, distance in _near(connection, side, away, wanted):
            found[key] = min(distance, found.get(key, distance))
    return found


def _near(
    connection: Connection, side: ColumnElement[str], away: ColumnElement[float], wanted: Wanted
) -> Iterable[tuple[str, float]]:
    owner = incident_claims.c.incident_id
    query = (
        select(owner, func.min(away))
        .join(links, side == incident_claims.c.claim_id)
        .where(away < JOIN_REACH, links.c.decided_by == "model", wanted(owner))
        .group_by(owner)
    )
    return connection.execute(query)


def _by_incident(connection: Connection, query: Any) -> dict[str, Any]:
    return dict(iter(connection.execute(query)))
