"""The shape of a place on a map: a point where it is exact, else the disc that the event lies in.

GeoJSON has no circle, and a programme that draws the middle of an area draws a pin where nothing
is known to have happened; so the disc is written as a polygon.
"""

from math import degrees
from typing import Any

from crossreport.exchange.precision import coordinates, decimals
from crossreport.model import Place
from crossreport.model.geodesy import EARTH_KM, destination

_EXACT = 1  # UCDP's where_prec of a town or a site
_CORNERS = 48
_MOST_DEGREES = 30.0  # of reach; what is wider is drawn as its extent
_POLE = 85.0

_Ring = list[list[float]]


def geometry(place: Place) -> dict[str, Any]:
    """Return the GeoJSON geometry (RFC 7946) of a place.

    Rings run counterclockwise. What reaches over the date line is cut there; what reaches to a
    pole, or over a large part of the earth, is drawn as the extent that holds it.
    """
    if place.ucdp_precision == _EXACT:
        return {"type": "Point", "coordinates": coordinates(place)}
    reach = degrees(place.radius_km / EARTH_KM)
    if reach > _MOST_DEGREES or abs(place.latitude) + reach > _POLE:
        return _extent(place, reach)
    ring = _disc(place)
    if max(lon for lon, _ in ring) - min(lon for lon, _ in ring) > 180:
        return _extent(place, reach)
    return {"type": "Polygon", "coordinates": [ring]}


def _disc(place: Place) -> _Ring:
    digits = decimals(place.radius_km)
    centre = place.point
    ring = []
    for corner in range(_CORNERS):
        lat, lon = destination(centre, -360.0 * corner / _CORNERS, place.radius_km)
        ring.append([round(lon, digits), round(lat, digits)])
    return [*ring, ring[0]]


def _extent(place: Place, reach: float) -> dict[str, Any]:
    """Return the box around a disc, in two where it crosses the date line."""
    south, north = max(-90.0, place.latitude - reach), min(90.0, place.latitude + reach)
    if reach > _MOST_DEGREES or max(abs(south), abs(north)) > _POLE:
        return {"type": "Polygon", "coordinates": [_box(-180.0, south, 180.0, north)]}
    edges = [destination(place.point, b, place.radius_km) for b in _AROUND]
    east = max((lon - place.longitude) % 360 for _, lon in edges[: len(edges) // 2])
    west, east = place.longitude - east, place.longitude + east
    parts = [(max(west, -180.0), min(east, 180.0))]
    if west < -180.0:
        parts.append((west + 360.0, 180.0))
    if east > 180.0:
        parts.append((-180.0, east - 360.0))
    boxes = [[_box(left, south, right, north)] for left, right in parts]
    return {"type": "MultiPolygon", "coordinates": boxes}


_AROUND = tuple(range(5, 360, 5))  # bearings; the first half of them to the east


def _box(west: float, south: float, east: float, north: float) -> _Ring:
    west, south, east, north = (round(edge, 1) for edge in (west, south, east, north))
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
