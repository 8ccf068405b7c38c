"""Which incidents may lie near one, found without reading all of them."""

from datetime import date, timedelta
from math import cos, radians

from sqlalchemy import ColumnElement, or_, select, true

from crossreport.model.geodesy import EARTH_KM
from crossreport.store import Record
from crossreport.store.tables.incidents import incidents
from crossreport.store.tables.places import places

_KM_A_DEGREE = EARTH_KM * radians(1)
_GREAT_KM = 500.0
"""The radius from which on a place is so large that its longitude is not looked at."""

_POLAR = 85.0
"""The latitude from which on a degree of longitude is no distance."""


def may_be_near(record: Record, incident_id: str, *, days: int, km: float) -> frozenset[str]:
    """Return the ids of incidents that may be so near one, and its own; none where it is nowhere.

    Args:
        record: where they are.
        incident_id: the incident.
        days: between the nearest possible days.
        km: between the rims of the circles that the places are known within.
    """
    c = incidents.c
    own = (
        select(c.date_earliest, c.date_latest, places)
        .join(places, places.c.id == c.place_id)
        .where(c.id == incident_id)
    )
    with record.snapshot() as connection:
        found = connection.execute(own).mappings().first()
        if found is None:
            return frozenset()
        query = (
            select(c.id)
            .join(places, places.c.id == c.place_id)
            .where(_then(found["date_earliest"], found["date_latest"], timedelta(days)))
            .where(_there(found["latitude"], found["longitude"], found["radius_km"] + km))
        )
        return frozenset(connection.scalars(query)) | {incident_id}


def _then(first: date | None, last: date | None, days: timedelta) -> ColumnElement[bool]:
    """Return the condition that an interval comes within some days of another."""
    c = incidents.c
    after = true() if first is None else or_(c.date_latest.is_(None), c.date_latest >= first - days)
    before = (
        true() if last is None else or_(c.date_earliest.is_(None), c.date_earliest <= last + days)
    )
    return after & before


def _there(latitude: float, longitude: float, km: float) -> ColumnElement[bool]:
    """Return the condition that a circle comes within a distance, roughly: a box holds it."""
    c = places.c
    reach = (c.radius_km + km) / _KM_A_DEGREE
    high = c.latitude.between(latitude - reach, latitude + reach)
    # Degrees of longitude shrink towards the poles, and near them all are near.
    north = abs(latitude) + (km + _GREAT_KM) / _KM_A_DEGREE
    if north >= _POLAR:
        return high
    wide = reach / cos(radians(north))
    apart = c.longitude - longitude
    near = or_(apart.between(-wide, wide), apart > 360 - wide, apart < wide - 360)
    return high & (near | (c.radius_km > _GREAT_KM))
