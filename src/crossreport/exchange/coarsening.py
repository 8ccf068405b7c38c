"""Moves locations to the centre of an area, so that no export leads to the door."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, floor, radians, sqrt

from crossreport.exchange.errors import ExchangeError
from crossreport.model import Place, PlaceKind, stable_id

ADMIN1 = "admin1"
_KM_PER_DEGREE = 111.2
_FALLBACK_KM = 100.0  # about the size of a first-level area whose centre is not known
_NEAR_KM, _LARGE_KM = 25.0, 60.0  # limits of UCDP's "near" and of ACLED's part of a region

Centre = Callable[[str, str], tuple[float, float, float] | None]
"""Latitude, longitude and radius of a first-level area, by country and name."""


@dataclass(frozen=True, slots=True)
class Coarsening:
    """How coarse locations become.

    Attributes:
        km: the side of the squares whose centres stand for all that lies in them.
        centre: where first-level areas are; given, they stand for all that lies in them.
    """

    km: float
    centre: Centre | None = None

    @classmethod
    def of(cls, text: str, centre: Centre) -> "Coarsening":
        """Return what an option's text means: a number of kilometres, or ``admin1``.

        Raises:
            ExchangeError: it means neither.
        """
        if text == ADMIN1:
            return cls(_FALLBACK_KM, centre)
        try:
            km = float(text)
        except ValueError:
            km = 0.0
        if not 1 <= km <= 1000:
            raise ExchangeError(
                f"--coarsen {text} is neither a number of kilometres from 1 to 1000 nor {ADMIN1}"
            )
        return cls(km)

    def keeps(self, place: Place) -> bool:
        """Say whether a place is known no better than it may be told."""
        if self.centre is not None:
            return place.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
        return place.radius_km >= self.km

    def __call__(self, place: Place) -> Place:
        """Return the area that stands for a place; names within it are dropped."""
        if self.keeps(place):
            return replace(place, candidates=())
        latitude, longitude, radius = self._centre(place)
        name = place.admin1 or place.country or "somewhere"
        within = self.centre is not None and place.admin1 is not None
        return Place(
            id=stable_id("p", "coarse", name, place.country, repr(latitude), repr(longitude)),
            name=name,
            kind=PlaceKind.ADMIN1 if within else PlaceKind.REGION,
            country=place.country,
            admin1=place.admin1,
            admin2=None,
            latitude=latitude,
            longitude=longitude,
            radius_km=radius,
            ucdp_precision=4 if within else 2 if radius <= _NEAR_KM else 5,
            acled_precision=3 if within or radius > _LARGE_KM else 2,
        )

    def _centre(self, place: Place) -> tuple[float, float, float]:
        if self.centre is not None and place.admin1:
            known = self.centre(place.country, place.admin1)
            if known is not None:
                return known
        height = self.km / _KM_PER_DEGREE
        row = floor(place.latitude / height)
        latitude = max(-90.0, min(90.0, (row + 0.5) * height))
        width = min(360.0, height / max(0.01, cos(radians(latitude))))
        longitude = (floor(place.longitude / width) + 0.5) * width
        longitude = (longitude + 180) % 360 - 180
        # The square's corners and the place's own reach lie within.
        radius = place.radius_km + self.km / sqrt(2)
        return round(latitude, 6), round(longitude, 6), round(radius, 1)
