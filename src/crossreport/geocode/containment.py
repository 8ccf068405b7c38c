"""Whether one place lies in another, as far as the gazetteer can tell."""

from crossreport.geocode.entries import GazetteerEntry
from crossreport.model import PlaceKind
from crossreport.model.geodesy import distance_km

TOWN_REACH_KM = 40  # "X, Homs": a village that the text files under the nearest city


_EDGE_KM = 12  # texts and gazetteers draw the lines between areas differently


def _at_the_edge(inner: GazetteerEntry, outer: GazetteerEntry) -> bool:
    """Say whether a small place of the neighbouring area lies in or next to the outer's extent."""
    if inner.country != outer.country or outer.box is None or inner.box is not None:
        return False
    degrees = _EDGE_KM / 111.2
    return outer.box.holds(inner.point, margin=degrees) and (
        distance_km(inner.point, outer.point) <= outer.radius_km * 0.7
    )


def lies_in(inner: GazetteerEntry, outer: GazetteerEntry) -> bool:
    """Say whether ``inner`` lies in ``outer``; a place doesn't lie in itself."""
    if inner.id == outer.id or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is PlaceKind.ADMIN1 and inner.admin1_id:
        return inner.admin1_id == outer.id or _at_the_edge(inner, outer)
    if outer.kind is PlaceKind.ADMIN2 and inner.admin2:
        return inner.admin2 == outer.name and inner.admin1_id == outer.admin1_id
    apart = distance_km(inner.point, outer.point)
    if outer.kind in {PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.UNKNOWN}:
        return inner.kind is not PlaceKind.ADMIN1 and apart <= TOWN_REACH_KM
    return apart <= outer.radius_km
