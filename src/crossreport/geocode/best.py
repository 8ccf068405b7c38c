"""Picks the place of an event from the places that its words name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossreport.geocode.geodesy import distance_km
from crossreport.model import AreaRelation, Place, PlaceKind, PlaceMention, PlaceRole, Refusal

_MARGIN_KM = 15.0  # outlines are discs here


def best_place(
    mentions: Sequence[PlaceMention], resolutions: Mapping[PlaceMention, Place | Refusal]
) -> Place | None:
    """Return the most precise place of an event that its containers allow.

    Args:
        mentions: the place mentions of one event in text order.
        resolutions: what ``resolve_document`` made of them.

    Returns:
        The most exact event place consistent with the containers that the text names. Where the
        event's own place is unknown or contradicts them: the most exact container, as the area
        that it is. Where the container is the more exact ("the desert of TOWN"): the container,
        no better than "near it". ``None`` when nothing resolved.
    """
    events = _placed(mentions, resolutions, PlaceRole.EVENT)
    containers = _placed(mentions, resolutions, PlaceRole.CONTAINER)
    consistent = [p for p in events if all(_agrees(p, c) for c in containers)]
    chosen = min(consistent, key=_exactness, default=None)
    container = min(containers, key=_exactness, default=None)
    if chosen is None:
        if container is None:
            return min(events, key=_exactness, default=None)
        return _coarser(container)
    if container is not None and _exactness(container) < _exactness(chosen):
        return _coarser(container)
    return chosen


def _placed(
    mentions: Sequence[PlaceMention],
    resolutions: Mapping[PlaceMention, Place | Refusal],
    role: PlaceRole,
) -> list[Place]:
    borders = role is PlaceRole.CONTAINER and any(m.role is PlaceRole.EVENT for m in mentions)
    found = (
        resolutions.get(m)
        for m in mentions
        if m.role is role and not (borders and m.relation is AreaRelation.BORDER)
    )
    return [p for p in found if isinstance(p, Place)]


def _exactness(place: Place) -> tuple[float, int]:
    return place.radius_km, place.ucdp_precision


def _agrees(place: Place, container: Place) -> bool:
    """Say whether the discs meet, in one country; a country's disc is too rough to exclude."""
    if place.country and container.country and place.country != container.country:
        return False
    if PlaceKind.COUNTRY in {place.kind, container.kind}:
        return True
    if place.admin1 and container.kind is PlaceKind.ADMIN1:
        return place.admin1 == container.admin1
    apart = distance_km(
        (place.latitude, place.longitude), (container.latitude, container.longitude)
    )
    return apart <= place.radius_km + container.radius_km + _MARGIN_KM


def _coarser(container: Place) -> Place:
    """Say no more than that the event lies in or near a container."""
    return replace(
        container,
        ucdp_precision=max(2, container.ucdp_precision),
        acled_precision=max(2, container.acled_precision),
        radius_km=max(container.radius_km, _MARGIN_KM),
    )
