"""Time zones of places."""

from dataclasses import replace

import pytest

from crossreport.codebook.time_zones import zone
from crossreport.geocode.zones import _towns, zones_of
from crossreport.model import Place, PlaceKind

TOWN = Place("p", "Town", PlaceKind.TOWN, "", None, None, 0.0, 0.0, 5.0, 1, 1)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "key"),
    [
        ("SY", 36.2, 37.16, "Asia/Damascus"),
        ("US", 40.71, -74.0, "America/New_York"),
        ("US", 30.16, -85.66, "America/Chicago"),  # the west of Florida
        ("US", 31.76, -106.49, "America/Denver"),  # the west of Texas
        ("RU", 43.12, 131.89, "Asia/Vladivostok"),
        ("CD", -11.66, 27.48, "Africa/Lubumbashi"),
        ("UA", 48.0, 37.8, "Europe/Kyiv"),
        ("BR", -3.1, -60.02, "America/Manaus"),
    ],
)
def test_a_place_has_the_zone_of_its_country_or_nearest_town(
    country: str, latitude: float, longitude: float, key: str
) -> None:
    place = replace(TOWN, country=country, latitude=latitude, longitude=longitude)
    assert zones_of(place) == (key,)


def test_a_country_has_all_its_zones_the_largest_town_s_first() -> None:
    nation = replace(TOWN, kind=PlaceKind.COUNTRY, country="US", latitude=39.8, longitude=-98.6)
    zones = zones_of(nation)
    assert zones[0] == "America/New_York"
    assert {"America/Chicago", "America/Denver", "Pacific/Honolulu"} <= set(zones)
    assert zones_of(replace(nation, country="SY")) == ("Asia/Damascus",)


def test_a_place_in_no_country_has_none() -> None:
    assert zones_of(TOWN) == ()


def test_every_zone_of_the_table_has_a_clock() -> None:
    for towns in _towns().values():
        for town in towns:
            assert zone(town.zone).key == town.zone
