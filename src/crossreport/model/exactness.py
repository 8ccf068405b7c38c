"""How exactly a place is known, and how to say less of it."""

from dataclasses import replace

from crossreport.model.ids import stable_id
from crossreport.model.places import Place, PlaceBasis

REGION = 3
"""Fineness of what is no better known than by its first-level area."""

_LOCAL_KM = 60.0  # about the reach of a second-level area
_NEAR_KM = 15.0


def fineness(place: Place) -> int:
    """Return 0 for a named town or site, 1 for its surroundings, up to 4 for a country."""
    if place.ucdp_precision <= 2:
        return place.ucdp_precision - 1
    if place.ucdp_precision >= 6:
        return 4
    return 2 if place.radius_km <= _LOCAL_KM else REGION


def in_or_near(container: Place, *, basis: PlaceBasis = PlaceBasis.NAMED) -> Place:
    """Say no more than that an event lies in or near a place."""
    return replace(
        container,
        id=stable_id("place", container.id, "in or near", basis),
        basis=basis,
        ucdp_precision=max(2, container.ucdp_precision),
        acled_precision=max(2, container.acled_precision),
        radius_km=max(container.radius_km, _NEAR_KM),
    )
