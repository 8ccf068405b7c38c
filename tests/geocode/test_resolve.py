from collections.abc import Callable

import pytest

from crossreport.geocode import Gazetteer, resolve_document
from crossreport.geocode.background import background_votes
from crossreport.model import (
    AreaRelation,
    Document,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Refusal,
)
from crossreport.model.geodesy import distance_km

Write = Callable[..., tuple[Document, list[PlaceMention]]]


def resolved(write: Write, gazetteer: Gazetteer, text: str, *specs: tuple) -> list[Place | Refusal]:
    document, mentions = write(text, [(s[0], s[1], s[2] if len(s) > 2 else {}) for s in specs])
    found = resolve_document(document, mentions, gazetteer)
    return [found[m] for m in mentions]


def test_a_state_abbreviation_decides(write: Write, gazetteer: Gazetteer) -> None:
    text = "Deputies in Clifton, Colo., were called to a shooting."
    (place,) = resolved(write, gazetteer, text, ("Clifton", "Clifton"))
    assert (place.country, place.admin1) == ("US", "Colorado")


def test_the_country_of_the_story_decides(write: Write, gazetteer: Gazetteer) -> None:
    text = "Syrian troops entered Palmyra after leaving Homs."
    palmyra, homs = resolved(write, gazetteer, text, ("Palmyra", "Palmyra"), ("Homs", "Homs"))
    assert palmyra.country == homs.country == "SY"


def test_counties_follow_their_towns(write: Write, gazetteer: Gazetteer) -> None:
    text = "The sheriff of Mesa County spoke in Grand Junction about a crash."
    county, town = resolved(
        write, gazetteer, text, ("Mesa County", "Mesa County"), ("Grand Junction", "Grand Junction")
    )
    assert county.kind is PlaceKind.ADMIN2
    assert county.admin1 == town.admin1 == "Colorado"
    assert (county.ucdp_precision, county.acled_precision) == (3, 2)


def test_a_governorate_is_not_its_town(write: Write, gazetteer: Gazetteer) -> None:
    text = "Two mines went off in Hama Governorate; one man died in Hama."
    area, town = resolved(
        write,
        gazetteer,
        text,
        ("Hama Governorate", "Hama", {"kind_hint": PlaceKind.ADMIN1}),
        ("Hama.", "Hama"),
    )
    assert (area.kind, area.ucdp_precision) == (PlaceKind.ADMIN1, 4)
    assert (town.kind, town.ucdp_precision) == (PlaceKind.TOWN, 1)
    assert area.radius_km > 40 > town.radius_km


def test_an_unknown_name_refuses_itself_only(write: Write, gazetteer: Gazetteer) -> None:
    text = "Shots were heard in Xqzwvbn and later in Homs, Syria."
    unknown, homs = resolved(write, gazetteer, text, ("Xqzwvbn", "Xqzwvbn"), ("Homs", "Homs"))
    assert isinstance(unknown, Refusal)
    assert (unknown.code, unknown.quote) == ("unknown-place", "Xqzwvbn")
    assert isinstance(homs, Place)


@pytest.mark.parametrize(
    ("bearing", "sign", "axis"), [(0.0, 1, 0), (180.0, -1, 0), (90.0, 1, 1), (270.0, -1, 1)]
)
def test_a_direction_is_never_the_bare_centre(
    write: Write, gazetteer: Gazetteer, bearing: float, sign: int, axis: int
) -> None:
    text = "An attack beyond Homs in Syria."
    facts = {"relation": AreaRelation.DIRECTION, "bearing": bearing}
    plain = resolved(write, gazetteer, text, ("Homs", "Homs"))[0]
    beyond = resolved(write, gazetteer, text, ("beyond Homs", "Homs", facts))[0]
    moved = (beyond.latitude, beyond.longitude)[axis] - (plain.latitude, plain.longitude)[axis]
    assert moved * sign > 0.1
    assert beyond.radius_km >= 30
    assert beyond.ucdp_precision == 5


def test_a_stated_distance_is_kept(write: Write, gazetteer: Gazetteer) -> None:
    text = "A camp 30 km north-west of Mosul in Iraq."
    facts = {"relation": AreaRelation.DIRECTION, "bearing": 315.0, "distance_km": 30.0}
    place = resolved(write, gazetteer, text, ("30 km north-west of Mosul", "Mosul", facts))[0]
    apart = distance_km((place.latitude, place.longitude), (36.335, 43.119))
    assert apart == pytest.approx(30, abs=2)
    assert place.name == "30 km north-west of Mosul"


def test_a_part_of_a_country(write: Write, gazetteer: Gazetteer) -> None:
    facts = {"relation": AreaRelation.PART, "bearing": 180.0}
    text = "Fighting across southern Syria."
    south = resolved(write, gazetteer, text, ("southern Syria", "Syria", facts))[0]
    assert 32.3 < south.latitude < 34.5
    assert (south.ucdp_precision, south.acled_precision, south.kind) == (5, 3, PlaceKind.REGION)


def test_roads_and_borders(write: Write, gazetteer: Gazetteer) -> None:
    road = {"relation": AreaRelation.ROAD, "second_name": "Damascus"}
    border = {"relation": AreaRelation.BORDER, "second_name": "Turkey"}
    text = "Syrian police closed the Aleppo road and the frontier of Syria."
    way, edge = resolved(
        write, gazetteer, text, ("Aleppo road", "Aleppo", road), ("Syria", "Syria", border)
    )
    assert 33.5 < way.latitude < 36.2
    assert way.radius_km > 140
    assert edge.latitude > 36
    assert edge.ucdp_precision == 5


def test_a_container_chooses_among_namesakes(write: Write, gazetteer: Gazetteer) -> None:
    text = "Gunmen raided La Libertad in the department of Petén."
    specs = (
        ("La Libertad", "La Libertad"),
        ("department of Petén", "Petén", {"role": PlaceRole.CONTAINER}),
    )
    town, area = resolved(write, gazetteer, text, *specs)
    assert town.country == area.country == "GT"


def test_a_container_is_the_area_of_its_name(write: Write, gazetteer: Gazetteer) -> None:
    text = "Shells fell on Qusayr (Homs) and on a quarter of Talbiseh in Homs, Syria."
    container = {"role": PlaceRole.CONTAINER}
    qusayr, area = resolved(
        write, gazetteer, text, ("Qusayr", "Qusayr"), ("Homs", "Homs", container)
    )
    assert (qusayr.admin1, area.admin1) == ("Homs", "Homs")
    assert area.kind is PlaceKind.ADMIN1


def test_a_container_that_is_a_town_stays_one(write: Write, gazetteer: Gazetteer) -> None:
    text = "A shop burned in Baba Amr, in Homs, Syria."
    container = {"role": PlaceRole.CONTAINER}
    *_, city = resolved(
        write, gazetteer, text, ("Baba Amr", "Baba Amr"), ("Homs", "Homs", container)
    )
    assert city.kind is PlaceKind.TOWN


def test_what_lies_near_is_no_container(write: Write, gazetteer: Gazetteer) -> None:
    text = "Nigerian troops found a mine in Gwoza, not far from Bama, and left."
    near = {"role": PlaceRole.CONTAINER, "relation": AreaRelation.NEAR}
    town, beside = resolved(
        write, gazetteer, text, ("Gwoza", "Gwoza"), ("not far from Bama", "Bama", near)
    )
    assert isinstance(town, Place)
    assert (town.kind, town.admin1) == (PlaceKind.TOWN, "Borno")
    assert beside.ucdp_precision == 2


def test_a_road_named_by_one_end_leads_where_the_text_says(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "Bus attacked on Zaria road\nThe Nigerian bus was between Kano and Zaria at dusk."
    short = {"relation": AreaRelation.ROAD}
    full = {"relation": AreaRelation.BETWEEN, "second_name": "Zaria"}
    road, between = resolved(
        write, gazetteer, text, ("Zaria road", "Zaria", short), ("between Kano", "Kano", full)
    )
    centres = ((p.latitude, p.longitude) for p in (road, between))
    assert distance_km(*centres) < 1
    assert road.radius_km > 60


def test_a_road_with_one_end_is_no_pin(write: Write, gazetteer: Gazetteer) -> None:
    short = {"relation": AreaRelation.ROAD}
    text = "A Nigerian bus was attacked on the Zaria road."
    (road,) = resolved(write, gazetteer, text, ("Zaria road", "Zaria", short))
    assert road.radius_km >= 30
    assert road.ucdp_precision == 5


def test_a_headline_names_the_area_that_the_text_names(write: Write, gazetteer: Gazetteer) -> None:
    text = "Three die in Antioquia\nThree Colombians died in the department of Antioquia."
    title = text.partition("\n")[0]
    named = {"kind_hint": PlaceKind.ADMIN1}
    for department, name in (("Antioquia", "Antioquia"), ("Arauca", "Arauca")):
        here = text.replace("Antioquia", department)
        document, mentions = write(
            here,
            [(department, name, {}), (f"department of {department}", name, named)],
            title=title.replace("Antioquia", department),
        )
        found = resolve_document(document, mentions, gazetteer)
        assert found[mentions[0]].kind is PlaceKind.ADMIN1


def test_candidates_and_reasons_are_kept(write: Write, gazetteer: Gazetteer) -> None:
    (place,) = resolved(write, gazetteer, "A fire in Springfield.", ("Springfield", "Springfield"))
    assert len(place.candidates) > 3
    assert all(0 <= c.score <= 1 and c.reasons for c in place.candidates)
    assert place.candidates[0].gazetteer_id == place.gazetteer_id


def test_the_same_document_gives_the_same_places(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write(
        "From Paris to Homs.", [("Paris", "Paris", {}), ("Homs", "Homs", {})]
    )
    first = resolve_document(document, mentions, gazetteer)
    assert first == resolve_document(document, list(reversed(mentions)), gazetteer)


def test_a_little_known_namesake_abroad_is_refused(write: Write, gazetteer: Gazetteer) -> None:
    text = "Syrian forces shelled Selo village in Aleppo Governorate, Syria said."
    specs = (
        ("Selo village", "Selo village"),
        ("Aleppo Governorate", "Aleppo Governorate", {"role": PlaceRole.CONTAINER}),
        ("Syria said", "Syria"),
    )
    village, area, _ = resolved(write, gazetteer, text, *specs)
    assert isinstance(area, Place)
    assert not isinstance(village, Place) or village.country == "SY"


def test_the_other_side_of_a_border_is_no_container(write: Write, gazetteer: Gazetteer) -> None:
    border = {"role": PlaceRole.CONTAINER, "relation": AreaRelation.BORDER}
    text = "In northern Syria a convoy was hit at Jarabulus, on the border with Turkey."
    specs = (
        ("northern Syria", "Syria", {"relation": AreaRelation.PART, "bearing": 0.0}),
        ("Jarabulus", "Jarabulus"),
        ("border with Turkey", "Turkey", border),
    )
    _, town, strip = resolved(write, gazetteer, text, *specs)
    assert town.country == strip.country == "SY"
    assert strip.latitude > 36


def test_a_demonym_is_its_country(write: Write, gazetteer: Gazetteer) -> None:
    (place,) = resolved(write, gazetteer, "The Sudanese army left.", ("Sudanese", "Sudanese"))
    assert (place.kind, place.country) == (PlaceKind.COUNTRY, "SD")


def test_a_dateline_tells_the_namesake(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write(
        "Two men were shot in Naples on Friday.",
        [("Naples", "Naples", {})],
        dateline_places=("NAPLES", "Fla."),
    )
    (place,) = resolve_document(document, mentions, gazetteer).values()
    assert isinstance(place, Place)
    assert (place.country, place.admin1) == ("US", "Florida")


def test_the_foot_of_a_page_tells_its_state(write: Write, gazetteer: Gazetteer) -> None:
    text = (
        "Police in Springfield were called to a shooting.\n\n"
        "Newsroom, 12 Elm Road, Springfield, MO 65801"
    )
    (place,) = resolved(write, gazetteer, text, ("Springfield", "Springfield"))
    assert place.admin1 == "Missouri"


def test_a_site_named_for_its_town_tells_its_state(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write(
        "A man was shot in Columbus.", [("Columbus", "Columbus", {})], publisher="atlantanews.com"
    )
    (place,) = resolve_document(document, mentions, gazetteer).values()
    assert isinstance(place, Place)
    assert place.admin1 == "Georgia"


def test_a_quarter_is_not_its_namesake_in_another_state(write: Write, gazetteer: Gazetteer) -> None:
    text = "Chicago police said a man was shot in the Roseland neighborhood."
    quarter, town = resolved(
        write,
        gazetteer,
        text,
        ("Roseland neighborhood", "Roseland", {"kind_hint": PlaceKind.TOWN}),
        ("Chicago police", "Chicago", {"role": PlaceRole.SETTING}),
    )
    assert town.admin1 == "Illinois"
    assert isinstance(quarter, Refusal) or quarter.admin1 == "Illinois"


def test_a_name_after_a_comma_that_holds_nothing_tells_nothing(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, _ = write("John, Mary and Peter were in Homs, Syria.", [])
    assert not any(code.startswith("TM") for code in background_votes(document, gazetteer))


def test_a_bare_name_is_the_town_rather_than_its_county(write: Write, gazetteer: Gazetteer) -> None:
    text = "Two people were shot in San Bernardino, Calif., on Friday."
    (place,) = resolved(write, gazetteer, text, ("San Bernardino", "San Bernardino"))
    assert (place.kind, place.ucdp_precision) == (PlaceKind.TOWN, 1)


def test_areas_named_in_full_anywhere_speak(write: Write, gazetteer: Gazetteer) -> None:
    text = "Michigan State Police found two bodies in Bridgeport."
    document, mentions = write(text, [("Bridgeport", "Bridgeport", {})])
    assert background_votes(document, gazetteer, mentions=mentions)["US.MI"] > 0
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place)
    assert place.admin1 == "Michigan"


def test_mentions_are_not_counted_twice(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write("A fire in Michigan.", [("Michigan", "Michigan", {})])
    assert not background_votes(document, gazetteer, mentions=mentions)


def test_a_state_is_not_a_town_known_by_its_name_too(write: Write, gazetteer: Gazetteer) -> None:
    (place,) = resolved(
        write, gazetteer, "An Oklahoma homeowner fired a shot.", ("Oklahoma", "Oklahoma")
    )
    assert place.kind is PlaceKind.ADMIN1


def test_a_town_named_like_its_state_and_more_is_not_the_state(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "A swimmer was stabbed in Virginia Beach, Va., at noon."
    (place,) = resolved(write, gazetteer, text, ("Virginia Beach", "Virginia Beach"))
    assert (place.name, place.kind) == ("Virginia Beach", PlaceKind.TOWN)
    assert place.radius_km < 25


def test_the_county_after_a_towns_hyphen_tells_which_town_is_meant(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "Athens-Clarke police looked for two robbers."
    (joined,) = resolved(write, gazetteer, text, ("Athens", "Athens"))
    (alone,) = resolved(write, gazetteer, text.replace("-Clarke", ""), ("Athens", "Athens"))
    assert (joined.country, joined.admin1) == ("US", "Georgia")
    assert alone.admin1 != "Georgia"


def test_a_county_is_the_one_that_holds_the_town_beside_it(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "The sheriff of Ripley County met reporters at Fairdealing on Monday."
    names = ("Ripley County", "Ripley County"), ("Fairdealing", "Fairdealing")
    county, town = resolved(write, gazetteer, text, *names)
    assert county.kind is PlaceKind.ADMIN2
    assert county.admin1 == town.admin1 == "Missouri"
