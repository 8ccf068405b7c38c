"""The shapes of places: a pin only where the place is exact."""

from dataclasses import replace
from itertools import pairwise

import pytest
from geojson_pydantic.geometries import parse_geometry_obj
from hypothesis import given
from hypothesis import strategies as st

from crossreport.exchange.discs import geometry
from crossreport.model.geodesy import distance_km
from harbour import PORT

EXACT = replace(PORT, ucdp_precision=1, acled_precision=1)


def test_an_exact_place_is_a_point() -> None:
    assert geometry(EXACT)["type"] == "Point"


@given(st.floats(-60, 60), st.floats(-160, 160), st.floats(5, 800))
def test_an_area_is_the_disc_that_the_event_lies_in(lat: float, lon: float, km: float) -> None:
    place = replace(PORT, latitude=lat, longitude=lon, radius_km=km, ucdp_precision=5)
    drawn = geometry(place)
    parse_geometry_obj(drawn)
    assert drawn["type"] == "Polygon"
    (ring,) = drawn["coordinates"]
    assert ring[0] == ring[-1]
    assert all(abs(distance_km((lat, lon), (y, x)) - km) < 0.12 * km for x, y in ring)
    turned = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert turned > 0  # counterclockwise


@pytest.mark.parametrize(
    ("lat", "lon", "km", "kind"),
    [
        (-18.0, 179.0, 300.0, "MultiPolygon"),
        (52.0, -179.5, 300.0, "MultiPolygon"),
        (88.0, 10.0, 400.0, "Polygon"),
        (0.0, -160.0, 8000.0, "Polygon"),
    ],
)
def test_what_crosses_the_date_line_or_a_pole_stays_on_the_map(
    lat: float, lon: float, km: float, kind: str
) -> None:
    place = replace(PORT, latitude=lat, longitude=lon, radius_km=km, ucdp_precision=7)
    drawn = geometry(place)
    parse_geometry_obj(drawn)
    assert drawn["type"] == kind
    rings = drawn["coordinates"] if kind == "Polygon" else [p[0] for p in drawn["coordinates"]]
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring)
    if kind == "MultiPolygon":
        assert len(rings) == 2
        assert sum(ring[1][0] - ring[0][0] for ring in rings) > 2 * km / 111.2
