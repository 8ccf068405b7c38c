"""Distances and bearings on the sphere (mean radius 6371 km; errors under 0.6%)."""

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0088

LatLon = tuple[float, float]


def distance_km(a: LatLon, b: LatLon) -> float:
    """Return the great-circle distance between two (latitude, longitude) points."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def destination(point: LatLon, bearing: float, km: float) -> LatLon:
    """Return the point that lies ``km`` along ``bearing`` degrees clockwise from north."""
    lat, angle, way = radians(point[0]), radians(bearing), km / EARTH_KM
    lat_to = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(angle))
    turn = atan2(sin(angle) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(lat_to))
    return degrees(lat_to), (point[1] + degrees(turn) + 540) % 360 - 180


def midpoint(points: Iterable[LatLon]) -> LatLon:
    """Return the mean of points as vectors, which is right across the date line too.

    Raises:
        ValueError: there is no point, or they cancel out.
    """
    x = y = z = 0.0
    for lat, lon in points:
        x += cos(radians(lat)) * cos(radians(lon))
        y += cos(radians(lat)) * sin(radians(lon))
        z += sin(radians(lat))
    if hypot(x, y, z) < 1e-9:
        raise ValueError("points without a middle")
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
