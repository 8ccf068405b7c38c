from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from crossreport.geocode import Gazetteer, resolve_document
from crossreport.geocode.entries import Box
from crossreport.geocode.shapes import half, sector
from crossreport.model import Document, Place, PlaceKind, PlaceMention
from crossreport.model.geodesy import destination, distance_km, midpoint

LATITUDES = st.floats(-70, 70)
LONGITUDES = st.floats(-170, 170)
BEARINGS = st.floats(0, 360, exclude_max=True)


@given(LATITUDES, LONGITUDES, BEARINGS, st.floats(1, 500))
def test_a_way_along_a_bearing_has_its_length(
    lat: float, lon: float, bearing: float, km: float
) -> None:
    reached = destination((lat, lon), bearing, km)
    assert abs(distance_km((lat, lon), reached) - km) < 0.01 * km + 0.01


@given(LATITUDES, LONGITUDES, BEARINGS, st.floats(10, 300))
def test_the_middle_is_as_far_from_both_ends(
    lat: float, lon: float, bearing: float, km: float
) -> None:
    start, end = (lat, lon), destination((lat, lon), bearing, km)
    centre = midpoint((start, end))
    assert abs(distance_km(centre, start) - distance_km(centre, end)) < 0.01 * km + 0.01


@given(BEARINGS, st.floats(-60, 60), st.floats(-150, 150), st.floats(0.5, 8))
def test_a_sector_lies_in_the_box_on_its_side(
    bearing: float, lat: float, lon: float, size: float
) -> None:
    box = Box(lat, lon, lat + size, lon + size)
    area = sector(half(box, bearing), 10_000)
    assert box.holds(area.centre, margin=1e-9)
    assert area.radius_km >= 5
    if bearing < 20 or bearing > 340:
        assert area.centre[0] > lat + size / 2
    if 160 < bearing < 200:
        assert area.centre[0] < lat + size / 2
    corner = distance_km(area.centre, (box.north, box.east))
    assert area.radius_km <= max(5.0, corner * 2)


def test_the_centre_of_a_county_is_where_its_people_live(gazetteer: Gazetteer) -> None:
    (county,) = [
        e
        for e in gazetteer.search("Pima County")
        if e.kind is PlaceKind.ADMIN2 and e.country == "US"
    ]
    tucson = max(gazetteer.search("Tucson"), key=lambda e: e.population)
    people = gazetteer.people_centre(county)
    assert people is not None
    assert distance_km(people, tucson.point) < 20 < distance_km(county.point, tucson.point)
    assert gazetteer.people_centre(tucson) is None


def test_the_area_of_a_county_holds_all_of_it(
    write: Callable[..., tuple[Document, list[PlaceMention]]], gazetteer: Gazetteer
) -> None:
    document, mentions = write(
        "A man was shot in Pima County, Arizona.", [("Pima County", "Pima County", {})]
    )
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place)
    assert place.ucdp_precision == 3
    towns = [e for e in gazetteer.every() if e.admin2 == "Pima County"]
    assert len(towns) > 20
    apart = [distance_km((place.latitude, place.longitude), town.point) for town in towns]
    assert max(apart) <= place.radius_km


Write = Callable[..., tuple[Document, list[PlaceMention]]]


def told(write: Write, gazetteer: Gazetteer, text: str, name: str, kind: PlaceKind) -> Place:
    document, mentions = write(text, [(name, name, {"kind_hint": kind})])
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place)
    return place


def test_a_district_is_wider_than_the_town_it_is_named_after(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "Shells fell in Tadmur district of Homs, Syria."
    district = told(write, gazetteer, text, "Tadmur district", PlaceKind.ADMIN2)
    town = told(write, gazetteer, "Shells fell in Tadmur, Syria.", "Tadmur", PlaceKind.TOWN)
    assert district.radius_km > 80 > 10 > town.radius_km
    assert (district.ucdp_precision, town.ucdp_precision) == (5, 1)


def test_what_is_called_a_governorate_is_not_its_capital(
    write: Write, gazetteer: Gazetteer
) -> None:
    name = "Ar Raqqah Governorate"
    place = told(write, gazetteer, f"Shells fell in {name}, Syria.", name, PlaceKind.ADMIN1)
    assert (place.kind, place.ucdp_precision) == (PlaceKind.ADMIN1, 4)


def test_an_area_without_an_outline_reaches_to_its_towns(gazetteer: Gazetteer) -> None:
    unknown = [e for e in gazetteer.every(40) if e.kind is PlaceKind.ADMIN2 and e.radius_km <= 10]
    assert len(unknown) > 100
    assert all(gazetteer.reach_of(e) >= e.radius_km for e in unknown[:100])
    assert sum(gazetteer.reach_of(e) > e.radius_km for e in unknown[:100]) > 60
    (county,) = [e for e in gazetteer.search("Pima County") if e.kind is PlaceKind.ADMIN2]
    assert gazetteer.reach_of(county) == county.radius_km
