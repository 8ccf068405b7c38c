"""Picks the place of an event from the places that its words name."""

from collections.abc import Mapping, Sequence

from crossreport.model import (
    AreaRelation,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
)
from crossreport.model.exactness import fineness, in_or_near
from crossreport.model.geodesy import distance_km

_MARGIN_KM = 15.0  # outlines are discs here
_LOOSE_MARGIN_KM = 40.0  # "not far from", "south-east of" are said loosely
# Of places as exact as each other, the one that the event was at, then the one it was in; what
# lies beside only helps the reader to find it.
_CLOSENESS = {
    AreaRelation.AT: 0,
    AreaRelation.DIRECTION: 1,
    AreaRelation.COUNTRYSIDE: 1,
    AreaRelation.PART: 1,
    AreaRelation.BETWEEN: 2,
    AreaRelation.ROAD: 2,
    AreaRelation.NEAR: 3,
    AreaRelation.BORDER: 3,
}
_BESIDE = {AreaRelation.NEAR, AreaRelation.DIRECTION, AreaRelation.BETWEEN, AreaRelation.ROAD}

_Placed = tuple[PlaceMention, Place]


def best_place(
    mentions: Sequence[PlaceMention], resolutions: Mapping[PlaceMention, Place | Refusal]
) -> Place | None:
    """Return the most precise place of an event that its containers allow.

    Args:
        mentions: the place mentions of one event in text order.
        resolutions: what ``resolve_document`` made of them.

    Returns:
        The most exact event place consistent with the containers that the text names; of several,
        the one that the event is said to be at rather than beside. Where the event's own place is
        unknown or contradicts them: the most exact container, as the area that it is. Where the
        container is the more exact ("the desert of TOWN"): the container, no better than "near
        it". ``None`` when nothing resolved.
    """
    events = _placed(mentions, resolutions, PlaceRole.EVENT)
    containers = _placed(mentions, resolutions, PlaceRole.CONTAINER)
    consistent = [e for e in events if all(agrees(e[1], *c) for c in containers)]
    chosen = min(consistent, key=_rank, default=None)
    container = min(containers, key=_rank, default=None)
    if chosen is None:
        if container is None:
            return _of(min(events, key=_rank, default=None))
        return in_or_near(container[1])
    # Of a container no more is said than that the event lies in or near it.
    if container is not None and max(1, fineness(container[1])) < fineness(chosen[1]):
        return in_or_near(container[1])
    return chosen[1]


def _placed(
    mentions: Sequence[PlaceMention],
    resolutions: Mapping[PlaceMention, Place | Refusal],
    role: PlaceRole,
) -> list[_Placed]:
    borders = role is PlaceRole.CONTAINER and any(m.role is PlaceRole.EVENT for m in mentions)
    found = (
        (m, resolutions.get(m))
        for m in mentions
        if m.role is role and not (borders and m.relation is AreaRelation.BORDER)
    )
    return [(m, p) for m, p in found if isinstance(p, Place)]


def _of(placed: _Placed | None) -> Place | None:
    return placed[1] if placed else None


def _rank(placed: _Placed) -> tuple[int, int, float, int]:
    mention, place = placed
    return (
        fineness(place), _CLOSENESS[mention.relation], place.radius_km, place.ucdp_precision
    )  # fmt: skip


def agrees(place: Place, mention: PlaceMention, container: Place) -> bool:
    """Say whether the discs meet, in one country; a country's disc is too rough to exclude."""
    apart = distance_km(place.point, container.point)
    reach = place.radius_km + container.radius_km
    if mention.relation in _BESIDE:  # it may lie in another country or area
        return apart <= reach + _LOOSE_MARGIN_KM
    if place.country and container.country and place.country != container.country:
        return False
    if PlaceKind.COUNTRY in {place.kind, container.kind}:
        return True
    if place.admin1 and container.kind is PlaceKind.ADMIN1:
        return place.admin1 == container.admin1
    return apart <= reach + _MARGIN_KM
