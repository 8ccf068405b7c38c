"""What a name alone says for the places that it can mean."""

from crossreport.geocode.candidates import options_of
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.wording import read_wording
from crossreport.model import PlaceKind


def heaviest(name: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    best = options_of(read_wording(name), PlaceKind.UNKNOWN, gazetteer)[0].entry
    return best.name, best.country


def test_a_city_spelled_otherwise_stands_before_a_village_that_is_spelled_so(
    gazetteer: Gazetteer,
) -> None:
    assert heaviest("Douma", gazetteer) == ("Dūmā", "SY")


def test_another_name_of_a_city_stands_behind_a_town_that_bears_the_name(
    gazetteer: Gazetteer,
) -> None:
    assert heaviest("Frisco", gazetteer) == ("Frisco", "US")
