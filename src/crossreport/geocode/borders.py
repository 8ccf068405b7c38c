"""The strip along the border of two countries, found from the towns on both sides."""

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import Box, GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.model import PlaceKind
from crossreport.model.geodesy import EARTH_KM, LatLon, distance_km, midpoint

_COVERED = 0.5  # of the extent that two countries share, for the towns to tell where they meet


def border_area(
    gazetteer: Gazetteer, entry: GazetteerEntry, second: GazetteerEntry | None
) -> tuple[LatLon, float] | None:
    """Return centre and radius of the part of ``entry`` that lies along another country.

    Every point of a border lies in the extents of both countries. Where towns on both sides stand
    along no more than a part of that, as in a desert, it is told from the extents.

    Args:
        gazetteer: knows the towns.
        entry: a country, an area, or a place in one.
        second: the country on the other side; of another kind, the country it lies in.

    Returns:
        ``None`` where there is no other country or nothing of one lies near the other.
    """
    if second is None or second.country == entry.country:
        return None
    reach = float(read_yaml("place_words")["defaults"]["border_km"])
    strip = _strip(gazetteer, entry, second, reach)
    shared = _shared(entry, second)
    if shared is None or (strip is not None and _covers(strip, shared)):
        return _disc(strip, reach / 2) if strip is not None else None
    corners = [
        (lat, lon) for lat in (shared.south, shared.north) for lon in (shared.west, shared.east)
    ]
    return _disc(corners, 0.0)


def _strip(
    gazetteer: Gazetteer, entry: GazetteerEntry, second: GazetteerEntry, reach_km: float
) -> list[LatLon] | None:
    """Return the towns of one that lie within reach of towns of the other, if there are any."""
    here = gazetteer.towns_of(entry)
    there = gazetteer.towns_of_country(second.country)
    near = here[_near(here, there, reach_km)]
    return [(float(lat), float(lon)) for lat, lon in near] or None


def _shared(entry: GazetteerEntry, second: GazetteerEntry) -> Box | None:
    """Return what the extents of two countries share."""
    one, other = entry.box, second.box
    if one is None or other is None or entry.kind is not PlaceKind.COUNTRY:
        return None
    south, north = max(one.south, other.south), min(one.north, other.north)
    west, east = max(one.west, other.west), min(one.east, other.east)
    return Box(south, west, north, east) if south < north and west < east else None


def _covers(points: list[LatLon], shared: Box) -> bool:
    """Say whether points reach along most of the longer side of what two countries share."""
    tall, wide = shared.north - shared.south, shared.east - shared.west
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    reached = (max(lats) - min(lats)) / tall if tall >= wide else (max(lons) - min(lons)) / wide
    return reached >= _COVERED


def _disc(points: list[LatLon], margin_km: float) -> tuple[LatLon, float]:
    centre = midpoint(points)
    return centre, max(distance_km(centre, p) for p in points) + margin_km


def _near(
    here: npt.NDArray[np.float32], there: npt.NDArray[np.float32], reach_km: float
) -> npt.NDArray[np.bool_]:
    """Say for each point of ``here`` whether any of ``there`` lies within reach."""
    if not len(here) or not len(there):
        return np.zeros(len(here), dtype=bool)
    chord = 2 * np.sin(reach_km / (2 * EARTH_KM))
    apart, _ = cKDTree(_on_sphere(there)).query(_on_sphere(here), distance_upper_bound=chord)
    return np.asarray(np.isfinite(apart), dtype=bool)


def _on_sphere(points: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return latitudes and longitudes in degrees as points on a ball of radius 1."""
    latitude, longitude = np.radians(points.astype(np.float64)).T
    across = np.cos(latitude)
    return np.column_stack(
        (across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude))
    )
