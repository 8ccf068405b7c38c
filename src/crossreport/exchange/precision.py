"""How many digits a coordinate may have."""

from math import ceil, log10

from crossreport.model import Place

_KM_PER_DEGREE = 111.2  # of latitude; of longitude at the equator, less elsewhere


def decimals(radius_km: float) -> int:
    """Return how many decimals of a degree a place of this radius warrants.

    The last decimal is worth between a hundredth and a tenth of the radius, so that rounding
    moves the point by little and no digit pretends to more than is known.
    """
    return min(6, max(0, ceil(log10(_KM_PER_DEGREE / radius_km)) + 1))


def coordinates(place: Place) -> tuple[float, float]:
    """Return longitude and latitude, rounded to what the place's radius warrants."""
    digits = decimals(place.radius_km)
    return round(place.longitude, digits), round(place.latitude, digits)
