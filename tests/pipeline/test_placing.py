"""What is told from other places, read by itself."""

import pytest

from crossreport.geocode import Gazetteer
from crossreport.pipeline.placing import place_words


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("words", "name", "near", "km"),
    [
        ("the Homs-Palmyra road", "Homs-Palmyra road", (34.6, 37.5), 60),
        ("road between Homs and Palmyra", "road between Homs and Palmyra", (34.6, 37.5), 60),
        ("10 km east of Homs", "10 km east of Homs", (34.7, 36.8), 3),
        ("countryside of Aleppo", "countryside of Aleppo", (36.2, 37.6), 50),
    ],
)
def test_words_are_read_as_in_a_report(
    gazetteer: Gazetteer, words: str, name: str, near: tuple[float, float], km: float
) -> None:
    place = place_words(words, gazetteer, country="SY")
    assert place is not None
    assert (place.name, place.country) == (name, "SY")
    assert abs(place.latitude - near[0]) < 0.2
    assert abs(place.longitude - near[1]) < 0.2
    assert place.radius_km > km


@pytest.mark.parametrize("words", ["Homs", "the Nosuchplacehere road", "no place at all"])
def test_other_words_are_none(gazetteer: Gazetteer, words: str) -> None:
    assert place_words(words, gazetteer) is None
