"""Incidents as points in space and time, with what is too vague for that counted apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from crossreport.analysis.cases import Case
from crossreport.model import Place
from crossreport.model.geodesy import EARTH_KM

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many incidents are no points.

    Attributes:
        unplaced: nobody said where.
        vague: the place is known less exactly than asked for.
        undated: nobody said when, or an end is open.
        wide: the date is wider than asked for.
    """

    unplaced: int = 0
    vague: int = 0
    undated: int = 0
    wide: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.unplaced + self.vague + self.undated + self.wide


@dataclass(frozen=True)
class Points:
    """Incidents in space and time.

    Attributes:
        ids: their identifiers.
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
        radius_km: within what distance of the point each lies.
        first: ordinal of the first day each may have been on.
        last: ordinal of the last.
    """

    ids: tuple[str, ...]
    latitude: Floats
    longitude: Floats
    radius_km: Floats
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def days(self) -> Ints:
        """The middle of each date, as an ordinal."""
        return (self.first + self.last) // 2

    @property
    def on_sphere(self) -> Floats:
        """The points in space, in kilometres from the centre of the Earth."""
        latitude, longitude = np.radians(self.latitude), np.radians(self.longitude)
        return EARTH_KM * np.column_stack(
            [
                np.cos(latitude) * np.cos(longitude),
                np.cos(latitude) * np.sin(longitude),
                np.sin(latitude),
            ]
        )

    def drawn(self, random: np.random.Generator) -> "Points":
        """Return points with a place drawn from each radius and a day from each interval."""
        size = len(self)
        away = self.radius_km * np.sqrt(random.random(size))
        turn = 2 * np.pi * random.random(size)
        north = np.degrees(away / EARTH_KM) * np.cos(turn)
        narrow = np.maximum(np.cos(np.radians(self.latitude)), 0.01)
        east = np.degrees(away / EARTH_KM) * np.sin(turn) / narrow
        day = random.integers(self.first, self.last, endpoint=True)
        return Points(
            self.ids, self.latitude + north, self.longitude + east, np.zeros(size), day, day
        )


def points_of(
    cases: Sequence[Case], *, most_radius_km: float, most_days: int
) -> tuple[Points, LeftOut]:
    """Return the incidents that are known exactly enough, and how many are not."""
    kept: list[tuple[str, Place, date, date]] = []
    left = {"unplaced": 0, "vague": 0, "undated": 0, "wide": 0}
    for one in cases:
        first, last = one.incident.date.earliest, one.incident.date.latest
        if one.place is None:
            left["unplaced"] += 1
        elif one.place.radius_km > most_radius_km:
            left["vague"] += 1
        elif first is None or last is None:
            left["undated"] += 1
        elif last - first >= timedelta(days=most_days):
            left["wide"] += 1
        else:
            kept.append((one.incident.id, one.place, first, last))
    points = Points(
        ids=tuple(one for one, *_ in kept),
        latitude=np.array([place.latitude for _, place, *_ in kept], dtype=float),
        longitude=np.array([place.longitude for _, place, *_ in kept], dtype=float),
        radius_km=np.array([place.radius_km for _, place, *_ in kept], dtype=float),
        first=np.array([first.toordinal() for *_, first, _ in kept], dtype=np.int64),
        last=np.array([last.toordinal() for *_, last in kept], dtype=np.int64),
    )
    return points, LeftOut(**left)


def chord(km: float) -> float:
    """Return the straight distance between points that lie ``km`` apart on the sphere."""
    return float(2 * EARTH_KM * np.sin(min(km / (2 * EARTH_KM), np.pi / 2)))
