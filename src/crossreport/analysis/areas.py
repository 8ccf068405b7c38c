"""Areas that a question names, and how much of a vaguely known place lies in one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, radians, sqrt
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from crossreport.analysis.errors import AnalysisError
from crossreport.model import Place
from crossreport.model.geodesy import EARTH_KM

Points = npt.NDArray[np.float64]
"""Latitude and longitude in degrees, a point a row."""

PRECISE_KM = 25.0
"""Places known within this are precise enough to say how others are spread (UCDP where_prec 2)."""

_SAMPLES = 96
_LEAST = 5  # precise incidents in a vague place from which a share may be told
_AREA_LEVEL = 4  # UCDP where_prec up to which the first-level area is known


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a place lies in an area.

    Attributes:
        certain: all of it does.
        possible: some of it does, or may do.
        share: how likely something that happened there happened in the area, 0 to 1.
    """

    certain: bool
    possible: bool
    share: float


INSIDE = Overlap(True, True, 1.0)
OUTSIDE = Overlap(False, False, 0.0)
ANYWHERE = Overlap(False, True, 0.0)
"""What nobody said where it was: possibly there, with no share of its own."""


class Area(Protocol):
    """An area that incidents can be in."""

    @property
    def label(self) -> str:
        """The area as shown to people."""

    def overlap(self, place: Place, around: "Spread") -> Overlap:
        """Say how much of a place lies in the area."""


@dataclass(frozen=True)
class Spread:
    """The precisely known places of a record: how incidents are spread over wider areas.

    Attributes:
        places: a place for each precisely placed incident.
    """

    places: Sequence[Place]

    @cached_property
    def _points(self) -> Points:
        found = [(one.latitude, one.longitude) for one in self.places]
        return np.array(found, dtype=float).reshape(-1, 2)

    def within(self, place: Place) -> list[Place]:
        """Return the precisely known places that a vague one may mean."""
        apart = distances(self._points, (place.latitude, place.longitude))
        near = np.flatnonzero(apart <= place.radius_km).tolist()
        found = [self.places[i] for i in near if self.places[i].country == place.country]
        if place.admin1 is not None and place.ucdp_precision <= _AREA_LEVEL:
            return [one for one in found if one.admin1 == place.admin1]
        return found


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        code: ISO 3166-1 alpha-2.
        label: its name.
    """

    code: str
    label: str

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say whether a place is there; one that belongs to several countries may be."""
        del around
        if not place.country:
            return ANYWHERE
        return INSIDE if place.country == self.code else OUTSIDE


@dataclass(frozen=True, slots=True)
class Division:
    """A first- or second-level area, by the names that the record has for it.

    Attributes:
        level: 1 or 2.
        names: pairs of country code and name as the record's places have them; for level 2 the
            name of the second-level area.
        label: as shown to people.
        parents: for level 2, pairs of country code and first-level area that it lies in.
    """

    level: int
    names: frozenset[tuple[str, str]]
    label: str
    parents: frozenset[tuple[str, str]] = frozenset()

    def holds(self, place: Place) -> bool:
        """Say whether the place's own words put it into this area."""
        name = place.admin1 if self.level == 1 else place.admin2
        return name is not None and (place.country, name) in self.names

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say whether a place lies there; a wider place by where else in it incidents were."""
        told = place.admin1 if self.level == 1 else place.admin2
        if told is not None and place.ucdp_precision <= _AREA_LEVEL:
            return INSIDE if self.holds(place) else OUTSIDE
        if self._elsewhere(place):
            return OUTSIDE
        if place.country and all(country != place.country for country, _ in self.names):
            return OUTSIDE
        near = around.within(place)
        inside = sum(map(self.holds, near))
        if not inside and len(near) >= _LEAST:
            return OUTSIDE if place.radius_km <= PRECISE_KM else ANYWHERE
        return Overlap(False, True, inside / len(near) if len(near) >= _LEAST else 0.0)

    def _elsewhere(self, place: Place) -> bool:
        """Say whether a place lies in a first-level area that has no part of this one."""
        if not self.parents or place.admin1 is None or place.ucdp_precision > _AREA_LEVEL:
            return False
        return (place.country, place.admin1) not in self.parents


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything within some kilometres of a point."""

    latitude: float
    longitude: float
    km: float
    label: str

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say how much of the disc that a place is lies in this one."""
        del around
        centre = np.array([[place.latitude, place.longitude]])
        apart = float(distances(centre, (self.latitude, self.longitude))[0])
        if apart + place.radius_km <= self.km:
            return INSIDE
        if apart - place.radius_km > self.km:
            return OUTSIDE
        within = distances(_disc(place), (self.latitude, self.longitude)) <= self.km
        return Overlap(False, True, float(within.mean()))


@dataclass(frozen=True)
class Polygon:
    """A drawn area.

    Attributes:
        rings: closed rings of (latitude, longitude); a point is inside where it lies in an odd
            number of them, so that holes are rings like others.
        label: as shown to people.
    """

    rings: tuple[Points, ...]
    label: str

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say how much of the disc that a place is lies in the polygon."""
        del around
        share = float(self.holds(_disc(place)).mean())
        if share == 1.0:
            return INSIDE
        if share > 0:
            return Overlap(False, True, share)
        near = any(
            (distances(ring, (place.latitude, place.longitude)) <= place.radius_km).any()
            for ring in self.rings
        )
        return Overlap(False, True, 0.5 / _SAMPLES) if near else OUTSIDE

    def holds(self, points: Points) -> npt.NDArray[np.bool_]:
        """Say of each point whether it lies inside (even–odd rule, edges as straight lines)."""
        inside = np.zeros(len(points), dtype=bool)
        latitude, longitude = points[:, :1], points[:, 1:]
        for ring in self.rings:
            here, there = ring[:-1], ring[1:]
            crosses = (here[:, 0] > latitude) != (there[:, 0] > latitude)
            rise = there[:, 0] - here[:, 0]
            step = (latitude - here[:, 0]) / np.where(rise == 0, 1.0, rise)
            at = here[:, 1] + step * (there[:, 1] - here[:, 1])
            inside ^= ((crosses & (longitude < at)).sum(axis=1) % 2).astype(bool)
        return inside


def distances(points: Points, centre: tuple[float, float]) -> npt.NDArray[np.float64]:
    """Return great-circle distances in km from points to one (haversine, mean radius)."""
    latitude, longitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    to_latitude, to_longitude = radians(centre[0]), radians(centre[1])
    half = np.sin((latitude - to_latitude) / 2) ** 2
    half = half + np.cos(latitude) * cos(to_latitude) * np.sin((longitude - to_longitude) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))))


def _disc(place: Place) -> Points:
    """Return points spread evenly over the disc that a place is (Vogel's spiral)."""
    order = np.arange(_SAMPLES)
    away = place.radius_km * np.sqrt((order + 0.5) / _SAMPLES)
    turn = order * pi * (3 - sqrt(5))
    north = np.degrees(away / EARTH_KM) * np.cos(turn)
    narrow = max(cos(radians(place.latitude)), 0.01)
    east = np.degrees(away / EARTH_KM) * np.sin(turn) / narrow
    return np.column_stack([place.latitude + north, place.longitude + east])


def read_polygon(path: Path) -> Polygon:
    """Read the polygons of a GeoJSON file (RFC 7946) as one area.

    Raises:
        AnalysisError: it cannot be read or holds no polygon.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AnalysisError(f"{path}: {error.strerror or 'it cannot be read'}") from error
    except (ValueError, RecursionError) as error:
        raise AnalysisError(f"{path} is no GeoJSON; give a file with a polygon") from error
    try:
        rings = tuple(np.array(ring, dtype=float)[:, 1::-1] for ring in _rings(content))
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise AnalysisError(f"{path}: its coordinates are not those of a polygon") from error
    if not rings or any(len(ring) < 4 for ring in rings):
        raise AnalysisError(f"{path} holds no polygon; draw one and save it as GeoJSON")
    return Polygon(rings, f"the area drawn in {path.name}")


def _rings(content: Any) -> list[Any]:
    """Return the rings of all polygons in a geometry, a feature or a collection of either."""
    match content["type"]:
        case "Polygon":
            return list(content["coordinates"])
        case "MultiPolygon":
            return [ring for polygon in content["coordinates"] for ring in polygon]
        case "Feature":
            return _rings(content["geometry"])
        case "FeatureCollection":
            return [ring for one in content["features"] for ring in _rings(one)]
        case "GeometryCollection":
            return [ring for one in content["geometries"] for ring in _rings(one)]
        case _:
            return []
