"""The strip along the border of two countries, found from the towns on both sides."""

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.model.geodesy import EARTH_KM, LatLon, distance_km, midpoint


def border_area(
    gazetteer: Gazetteer, entry: GazetteerEntry, second: GazetteerEntry | None
) -> tuple[LatLon, float] | None:
    """Return centre and radius of the part of ``entry`` that lies along another country.

    Args:
        gazetteer: knows the towns.
        entry: a country, an area, or a place in one.
        second: the country on the other side; of another kind, the country it lies in.

    Returns:
        ``None`` where there is no other country or no town of one lies near a town of the other.
    """
    if second is None or second.country == entry.country:
        return None
    here = gazetteer.towns_of(entry)
    there = gazetteer.towns_of_country(second.country)
    reach = float(read_yaml("place_words")["defaults"]["border_km"])
    near = here[_near(here, there, reach)]
    if not len(near):
        return None
    points = [(float(lat), float(lon)) for lat, lon in near]
    centre = midpoint(points)
    return centre, max(distance_km(centre, p) for p in points) + reach / 2


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
