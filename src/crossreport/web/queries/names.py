"""Names of countries and towns that orient a reader of the map, from the embedded gazetteer."""

from functools import cache
from itertools import takewhile
from typing import Any

from crossreport.geocode import Gazetteer
from crossreport.geocode.entries import Box
from crossreport.model import PlaceKind
from crossreport.web.queries.incidents import Incidents

_TOWNS = 500
_MARGIN_DEGREES = 2.0


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open(bundled=False)


def map_names(incidents: Incidents) -> dict[str, list[list[Any]]]:
    """Return countries and the largest towns around the places of all incidents.

    Each is its name, longitude and latitude; the most populous first.
    """
    gazetteer = _gazetteer()
    # The file holds the countries first.
    countries = takewhile(lambda one: one.kind is PlaceKind.COUNTRY, gazetteer.every())
    ordered = sorted(countries, key=lambda one: -one.population)
    towns = gazetteer.largest_towns(_around(incidents), _TOWNS)
    return {
        "countries": [_named(one.name, one.longitude, one.latitude) for one in ordered],
        "towns": [_named(one.name, one.longitude, one.latitude) for one in towns],
    }


def _named(name: str, longitude: float, latitude: float) -> list[Any]:
    return [name, round(longitude, 3), round(latitude, 3)]


def _around(incidents: Incidents) -> Box:
    """Return the box that holds all places, with a margin."""
    if not incidents.places:
        return Box(-90, -180, 90, 180)
    latitudes = [one.latitude for one in incidents.places]
    longitudes = [one.longitude for one in incidents.places]
    return Box(
        south=min(latitudes) - _MARGIN_DEGREES,
        west=min(longitudes) - _MARGIN_DEGREES,
        north=max(latitudes) + _MARGIN_DEGREES,
        east=max(longitudes) + _MARGIN_DEGREES,
    )
