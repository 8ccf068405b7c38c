"""Where two countries meet, with towns on both sides and without."""

import pytest

from crossreport.geocode import Gazetteer
from crossreport.geocode.borders import border_area
from crossreport.model.geodesy import distance_km


@pytest.mark.parametrize(
    ("here", "there", "ends"),
    [
        ("SY", "IQ", [(33.4, 38.8), (37.1, 42.3)]),
        ("SY", "TR", [(35.9, 35.9), (37.1, 42.3)]),
        ("SD", "LY", [(22.0, 25.0), (19.5, 24.0)]),
    ],
)
def test_the_area_of_a_border_reaches_to_both_its_ends(
    here: str, there: str, ends: list[tuple[float, float]], gazetteer: Gazetteer
) -> None:
    found = border_area(gazetteer, gazetteer.by_code(here), gazetteer.by_code(there))  # type: ignore[arg-type]
    assert found is not None
    centre, radius = found
    assert all(distance_km(centre, end) <= radius + 30 for end in ends)
    assert radius < 500


def test_countries_without_a_border_have_none(gazetteer: Gazetteer) -> None:
    syria, peru = gazetteer.by_code("SY"), gazetteer.by_code("PE")
    assert syria is not None
    assert border_area(gazetteer, syria, peru) is None
