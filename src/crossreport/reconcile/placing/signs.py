"""What speaks for a place, as named numbers.

Shares are of the reports. No sign knows a name, a country or a sort of event.
"""

from collections import Counter
from collections.abc import Mapping

from crossreport.model import Place, PlaceKind
from crossreport.model.exactness import REGION, fineness
from crossreport.model.geodesy import distance_km
from crossreport.reconcile.placing.told import Point, Spot, Told, named_by

NEIGHBOURS_KM = 25.0
"""Between a town and a suburb that a report of its names."""

_MARGIN_KM = 15.0  # outlines are discs here
_WIDE = {PlaceKind.ADMIN1, PlaceKind.COUNTRY}


def signs(told: Told) -> dict[Point, dict[str, float]]:
    """Return the signs of each place by name; those that are 0 are left out."""
    best = {point: spot.best for point, spot in told.spots.items()}
    areas = _areas(told, best)
    found = {point: _signs(point, told, best, areas) for point in told.spots}
    return {
        point: {name: float(value) for name, value in own.items() if value}
        for point, own in found.items()
    }


def _signs(
    point: Point, told: Told, best: Mapping[Point, Place], areas: Mapping[str, float]
) -> dict[str, float]:
    spot, place, reports = told.spots[point], best[point], told.reports
    return {
        "told as its place": len(spot.by("event")) / reports,
        "the report is from there": len(spot.by("setting")) / reports,
        "something was there": len(spot.by("told")) / reports,
        "in the headline": len(spot.by("headline")) / reports,
        "in the lead": len(spot.by("lead")) / reports,
        "share of the names": spot.mentions / reports,
        "near its words": spot.nearness / reports,
        "neighbours named": len(_around(point, told, best)) / reports,
        "in a named area": len(_holding(point, told, best)) / reports,
        "in the area mostly named": areas.get(place.admin1 or "", 0.0),
        "sure of its name": _sure(spot),
        "a second-level area": place.kind is PlaceKind.ADMIN2,
        "a first-level area or country": place.kind in _WIDE,
        "a region": place.kind is PlaceKind.REGION,
    }


def _areas(told: Told, best: Mapping[Point, Place]) -> dict[str, float]:
    """Return by first-level area the share of all names that mean places in it."""
    counts: Counter[str] = Counter()
    for point, spot in told.spots.items():
        if area := best[point].admin1:
            counts[area] += spot.mentions  # type: ignore[assignment]
    whole = counts.total()
    return {area: count / whole for area, count in counts.items()} if whole else {}


def _around(point: Point, told: Told, best: Mapping[Point, Place]) -> set[str]:
    """Return the reports that name another place near it, no better known than by its region."""
    return named_by(
        spot
        for other, spot in told.spots.items()
        if other != point
        and fineness(best[other]) < REGION
        and distance_km(point, other) <= NEIGHBOURS_KM
    )


def _holding(point: Point, told: Told, best: Mapping[Point, Place]) -> set[str]:
    """Return the reports that name an area that holds it."""
    own = fineness(best[point])
    return named_by(
        spot
        for other, spot in told.spots.items()
        if other != point
        and fineness(best[other]) > max(own, 1)
        and distance_km(point, other) <= best[other].radius_km + _MARGIN_KM
    )


def _sure(spot: Spot) -> float:
    """Return how sure the gazetteer is of the name, at best."""
    return max(
        next((c.score for c in one.candidates if c.gazetteer_id == one.gazetteer_id), 1.0)
        for one in spot.places.values()
    )
