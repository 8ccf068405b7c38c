"""Several places of one event as one area."""

import pytest

from crossreport.geocode.covering import cover
from crossreport.model import Place, PlaceKind
from crossreport.model.geodesy import distance_km


def town(name: str, lat: float, lon: float, admin1: str = "North") -> Place:
    return Place(
        id=f"p-{name}",
        name=name,
        kind=PlaceKind.TOWN,
        country="XX",
        admin1=admin1,
        admin2=None,
        latitude=lat,
        longitude=lon,
        radius_km=5.0,
        ucdp_precision=1,
        acled_precision=1,
        gazetteer_id=f"g-{name}",
    )


def test_one_place_stays_as_it_is() -> None:
    assert cover([town("Orm", 10, 20), town("Orm", 10, 20)]).name == "Orm"


def test_two_towns_are_the_area_that_holds_both() -> None:
    both = [town("Orm", 10.0, 20.0), town("Vell", 10.5, 20.0, admin1="South")]
    held = cover(both)
    assert (held.name, held.kind, held.country, held.admin1) == (
        "Orm and Vell", PlaceKind.REGION, "XX", None
    )  # fmt: skip
    for place in both:
        apart = distance_km((held.latitude, held.longitude), (place.latitude, place.longitude))
        assert apart + place.radius_km <= held.radius_km + 0.1
    assert (held.ucdp_precision, held.acled_precision) == (5, 2)


def test_without_a_place_nothing_can_be_covered() -> None:
    with pytest.raises(ValueError, match="no place"):
        cover([])
