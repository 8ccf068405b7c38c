"""The strip along the border of two countries, found from the towns on both sides."""

import numpy as np
import numpy.typing as npt

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.geodesy import EARTH_KM, LatLon, distance_km, midpoint

_CHUNK = 512
_NEIGHBOUR_DEGREES = 1.0


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
    result = np.zeros(len(here), dtype=bool)
    if not len(here) or not len(there):
        return result
    low, high = here.min(axis=0) - _NEIGHBOUR_DEGREES, here.max(axis=0) + _NEIGHBOUR_DEGREES
    there = there[np.all((there >= low) & (there <= high), axis=1)]
    if not len(there):
        return result
    other = np.radians(there.astype(np.float64))
    for start in range(0, len(here), _CHUNK):
        mine = np.radians(here[start : start + _CHUNK].astype(np.float64))
        half = np.sin((mine[:, None, 0] - other[None, :, 0]) / 2) ** 2
        half += (
            np.cos(mine[:, None, 0])
            * np.cos(other[None, :, 0])
            * np.sin((mine[:, None, 1] - other[None, :, 1]) / 2) ** 2
        )
        km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        result[start : start + _CHUNK] = km.min(axis=1) <= reach_km
    return result
