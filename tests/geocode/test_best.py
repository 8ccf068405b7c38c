from crossreport.geocode import best_place
from crossreport.model import (
    AreaRelation,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
    Span,
)


def mention(
    name: str,
    role: PlaceRole = PlaceRole.EVENT,
    relation: AreaRelation = AreaRelation.AT,
) -> PlaceMention:
    span = Span("d", 0, len(name), name)
    return PlaceMention(name=name, span=span, role=role, relation=relation)


def place(name: str, at: tuple[float, float], radius: float, **facts: object) -> Place:
    base: dict[str, object] = {
        "kind": PlaceKind.TOWN,
        "country": "SY",
        "admin1": "Homs",
        "ucdp_precision": 1,
        "acled_precision": 1,
    }
    base |= facts
    return Place(
        id=f"place-{name}",
        name=name,
        admin2=None,
        latitude=at[0],
        longitude=at[1],
        radius_km=radius,
        **base,  # type: ignore[arg-type]
    )


def refusal(name: str) -> Refusal:
    return Refusal(f"r-{name}", "geocode", "d", "unknown-place", "no such place")


HOMS_AREA = place(
    "Homs Governorate", (34.3, 38.3), 200.0, kind=PlaceKind.ADMIN1, ucdp_precision=4,
    acled_precision=3,
)  # fmt: skip
TOWN = place("Palmyra", (34.56, 38.28), 5.0)
DESERT = place("desert", (34.4, 38.6), 170.0, kind=PlaceKind.REGION, ucdp_precision=5)
IDLIB_TOWN = place("Saraqib", (35.86, 36.80), 5.0, admin1="Idlib")


def test_the_most_exact_event_place_wins() -> None:
    town, desert = mention("Palmyra"), mention("desert")
    assert best_place([desert, town], {town: TOWN, desert: DESERT}) is TOWN


def test_a_container_keeps_the_inner_place() -> None:
    town, area = mention("Palmyra"), mention("Homs Governorate", PlaceRole.CONTAINER)
    assert best_place([town, area], {town: TOWN, area: HOMS_AREA}) is TOWN


def test_an_unknown_inner_place_falls_back_to_its_container() -> None:
    town, area = mention("Xqz"), mention("Homs Governorate", PlaceRole.CONTAINER)
    best = best_place([town, area], {town: refusal("Xqz"), area: HOMS_AREA})
    assert best is not None
    assert (best.name, best.ucdp_precision, best.acled_precision) == ("Homs Governorate", 4, 3)


def test_a_town_as_container_is_no_better_than_near() -> None:
    inner, outer = mention("Xqz"), mention("Palmyra", PlaceRole.CONTAINER)
    best = best_place([inner, outer], {inner: refusal("Xqz"), outer: TOWN})
    assert best is not None
    assert (best.ucdp_precision, best.acled_precision) == (2, 2)
    assert best.radius_km >= 15


def test_a_place_that_its_container_excludes_is_not_taken() -> None:
    town, area = mention("Saraqib"), mention("Homs Governorate", PlaceRole.CONTAINER)
    best = best_place([town, area], {town: IDLIB_TOWN, area: HOMS_AREA})
    assert best is not None
    assert best.name == "Homs Governorate"


def test_a_more_exact_container_of_a_desert() -> None:
    desert, town = mention("desert"), mention("Palmyra", PlaceRole.CONTAINER)
    best = best_place([desert, town], {desert: DESERT, town: TOWN})
    assert best is not None
    assert (best.name, best.ucdp_precision) == ("Palmyra", 2)


NEAR_TOWN = place("near Furqlus", (34.60, 37.08), 15.0, ucdp_precision=2, acled_precision=2)
CITY = place("Homs", (34.72, 36.72), 18.0)
EAST = place("east of Homs", (34.72, 37.05), 30.0, ucdp_precision=5, kind=PlaceKind.REGION)
ROAD = place("road", (34.64, 37.5), 40.0, ucdp_precision=5, kind=PlaceKind.REGION)


def test_the_town_it_was_at_wins_over_what_lies_near() -> None:
    near = mention("Furqlus", relation=AreaRelation.NEAR)
    at = mention("Homs")
    assert best_place([near, at], {near: NEAR_TOWN, at: CITY}) is CITY


def test_of_areas_as_exact_the_closer_relation_wins() -> None:
    border = mention("Lebanon", relation=AreaRelation.BORDER)
    road = mention("Homs", relation=AreaRelation.ROAD)
    east = mention("Homs", relation=AreaRelation.DIRECTION)
    strip = place("border", (34.6, 36.4), 25.1, ucdp_precision=5, kind=PlaceKind.REGION)
    found = {border: strip, road: ROAD, east: EAST}
    assert best_place([border, road], found) is ROAD
    assert best_place([road, border, east], found) is EAST


def test_an_apposition_never_replaces_what_it_describes() -> None:
    town = mention("Furqlus")
    beside = mention("Homs", PlaceRole.CONTAINER, AreaRelation.DIRECTION)
    inner = place("Furqlus", (34.60, 37.08), 5.0)
    said = place("30 km east of Homs", (34.72, 37.05), 4.0, ucdp_precision=2)
    assert best_place([town, beside], {town: inner, beside: said}) is inner


def test_what_lies_near_may_be_in_another_country() -> None:
    town = mention("Jarabulus")
    beside = mention("Karkamis", PlaceRole.CONTAINER, AreaRelation.NEAR)
    inner = place("Jarabulus", (36.82, 38.01), 5.0, admin1="Aleppo")
    abroad = place("near Karkamis", (36.84, 38.0), 15.0, country="TR", ucdp_precision=2)
    assert best_place([town, beside], {town: inner, beside: abroad}) is inner


def test_other_roles_and_nothing() -> None:
    town = mention("Palmyra", PlaceRole.OTHER)
    assert best_place([town], {town: TOWN}) is None
    assert best_place([], {}) is None
