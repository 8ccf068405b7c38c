"""Several places of one event as the one area that holds them: "in Homs and Hama governorates".

To pick one of them would draw the event more exactly than it is told.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossreport.geocode.precision import codes_of_reach
from crossreport.model import (
    AreaRelation,
    Claim,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
    Span,
    stable_id,
)
from crossreport.model.geodesy import distance_km, midpoint

_LISTED = re.compile(r"(?:,? (?:and|or|as well as)|,) (?:(?:\w+ )?(?:in|at) )?(?:the )?")
_DIVISIONS = {PlaceKind.ADMIN1, PlaceKind.ADMIN2}

_Resolutions = Mapping[PlaceMention, "Place | Refusal"]


def with_those_listed(place: Place, claim: Claim, resolutions: _Resolutions) -> Place:
    """Return the area that holds an event's place and those of its kind listed with it.

    Args:
        place: the one chosen of the event's places.
        claim: its words, and the places that they name.
        resolutions: what ``resolve_document`` made of them.
    """
    told = sorted(
        (
            (m, p)
            for m in claim.places
            if m.role is PlaceRole.EVENT
            and m.relation is AreaRelation.AT
            and isinstance(p := resolutions.get(m), Place)
        ),
        key=lambda pair: pair[0].span.start,
    )
    at = next((i for i, (_, p) in enumerate(told) if p.id == place.id), None)
    if at is None or place.kind not in {*_DIVISIONS, PlaceKind.TOWN}:
        return place
    first = last = at
    while first > 0 and _follows(told[first - 1], told[first], claim.quote):
        first -= 1
    while last + 1 < len(told) and _follows(told[last], told[last + 1], claim.quote):
        last += 1
    return cover([p for _, p in told[first : last + 1]])


def divisions_told(mentions: Sequence[PlaceMention], resolutions: _Resolutions) -> Place | None:
    """Return the area of all divisions that an event is said to have touched, if there are any."""
    found = [
        p
        for m in mentions
        if m.role is PlaceRole.EVENT
        and isinstance(p := resolutions.get(m), Place)
        and p.kind in _DIVISIONS
    ]
    return cover(found) if found else None


def cover(places: Sequence[Place]) -> Place:
    """Return the area that holds all of the places, named by them; a single one as it is.

    Raises:
        ValueError: there is none.
    """
    if not places:
        raise ValueError("there is no place to cover")
    kept = list({p.gazetteer_id or p.id: p for p in places}.values())
    if len(kept) == 1:
        return kept[0]
    centre = midpoint([p.point for p in kept])
    reach = max(distance_km(centre, p.point) + p.radius_km for p in kept)
    divided = any(p.kind in _DIVISIONS for p in kept)
    ucdp, acled = codes_of_reach(reach, divided=divided)
    first = kept[0]
    return replace(
        first,
        id=stable_id("place", "all of", *(p.id for p in kept)),
        name=", ".join(p.name for p in kept[:-1]) + f" and {kept[-1].name}",
        kind=PlaceKind.REGION,
        country=_common([p.country for p in kept]) or "",
        admin1=_common([p.admin1 for p in kept]),
        admin2=_common([p.admin2 for p in kept]),
        latitude=round(centre[0], 5),
        longitude=round(centre[1], 5),
        radius_km=round(reach, 1),
        ucdp_precision=ucdp,
        acled_precision=acled,
        gazetteer_id=None,
        pcode=None,
    )


def _common(values: Sequence[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _follows(
    one: tuple[PlaceMention, Place], other: tuple[PlaceMention, Place], words: Span
) -> bool:
    """Say whether two places stand next to each other in a list, neither of them in the other."""
    (before, first), (after, second) = one, other
    gap = words.quote[before.span.end - words.start : after.span.start - words.start]
    within = words.start <= before.span.start and after.span.end <= words.end
    listed = within and _LISTED.fullmatch(gap.replace("\n", " "))
    if not listed or first.kind is not second.kind:
        return False
    apart = distance_km(first.point, second.point)
    return apart > (max(first.radius_km, second.radius_km) if first.kind is PlaceKind.TOWN else 0.0)
