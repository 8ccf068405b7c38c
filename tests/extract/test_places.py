"""What place expressions mean."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.codebook import read_yaml
from crossreport.extract.language import pipeline
from crossreport.extract.places import find_places, surnames
from crossreport.model import AreaRelation, PlaceKind, PlaceMention, PlaceRole

# What a gazetteer would know of the names below.
KNOWN = {
    "Raqqa", "Mosul", "Kirkuk", "Tikrit", "Baghdad", "Iraq", "Kabul", "Ghazni", "Kandahar",
    "Denver", "Aurora", "Boulder", "Springfield", "Ill.", "Colo.", "Tabqa", "Qamishli", "Afrin",
    "Azaz", "Aleppo", "Lebanon", "Beirut", "London", "Sudan", "Chad", "Segovia", "Antioquia",
    "Georgetown", "Turkey", "Syria", "Anbar", "Hit", "Jackson", "Adams County", "Peten", "Flores",
    "Guatemala", "FLORES", "GUATEMALA", "PETEN", "Herat", "Camp Bastion", "Manbij",
}  # fmt: skip


@cache
def places(text: str, *, asked: bool = True) -> tuple[PlaceMention, ...]:
    known = (lambda name: name in KNOWN) if asked else None
    return tuple(find_places(pipeline()(text), document_id="d", known=known))


def place(text: str, name: str) -> PlaceMention:
    (found,) = [m for m in places(text) if m.name == name]
    return found


R, K = AreaRelation, PlaceKind


@pytest.mark.parametrize(
    ("text", "name", "quote", "facts"),
    [
        ("A bomb went off in Raqqa.", "Raqqa", "Raqqa", {}),
        ("A bomb went off east of Raqqa.", "Raqqa", "east of Raqqa",
         {"relation": R.DIRECTION, "bearing": 90.0}),
        ("A bomb went off 30 km north-west of Mosul.", "Mosul", "30 km north-west of Mosul",
         {"relation": R.DIRECTION, "bearing": 315.0, "distance_km": 30.0}),
        ("A bomb went off about ten miles south of Mosul.", "Mosul",
         "about ten miles south of Mosul",
         {"relation": R.DIRECTION, "bearing": 180.0, "distance_km": 16.1}),
        ("A bomb went off to the north of Mosul.", "Mosul", "to the north of Mosul",
         {"relation": R.DIRECTION, "bearing": 0.0}),
        ("A bomb went off in the north of Mosul.", "Mosul", "the north of Mosul",
         {"relation": R.PART, "bearing": 0.0}),
        ("A bomb went off in southern Iraq.", "Iraq", "southern Iraq",
         {"relation": R.PART, "bearing": 180.0, "kind_hint": K.COUNTRY}),
        ("A bomb went off in the eastern part of Kabul.", "Kabul", "the eastern part of Kabul",
         {"relation": R.PART, "bearing": 90.0}),
        ("A bomb went off in central Baghdad.", "Baghdad", "central Baghdad",
         {"relation": R.PART}),
        ("A bomb went off in the northern city of Mosul.", "Mosul", "the northern city of Mosul",
         {"kind_hint": K.TOWN}),
        ("A bomb went off in the northern region of Iraq.", "Iraq", "the northern region of Iraq",
         {"relation": R.PART, "bearing": 0.0}),
        ("A bomb went off in the small farming town of Hit.", "Hit",
         "the small farming town of Hit", {"kind_hint": K.TOWN}),
        ("A bomb went off at Tikrit on Monday.", "Tikrit", "Tikrit", {}),
        ("A bomb went off on the road from Tikrit to Kirkuk.", "Tikrit",
         "the road from Tikrit to Kirkuk", {"relation": R.ROAD, "second_name": "Kirkuk"}),
        ("A bomb went off on the Tikrit–Kirkuk highway.", "Tikrit", "Tikrit–Kirkuk highway",
         {"relation": R.ROAD, "second_name": "Kirkuk"}),
        ("Azaz, a market town near the frontier, was calm.", "Azaz", "Azaz", {}),
        ("A bomb went off in the northern countryside of Raqqa.", "Raqqa",
         "the northern countryside of Raqqa", {"relation": R.COUNTRYSIDE, "bearing": 0.0}),
        ("A bomb went off in rural Aleppo.", "Aleppo", "rural Aleppo",
         {"relation": R.COUNTRYSIDE}),
        ("A bomb went off in Aleppo's western countryside.", "Aleppo",
         "Aleppo's western countryside", {"relation": R.COUNTRYSIDE, "bearing": 270.0}),
        ("A bomb went off in the desert of Anbar.", "Anbar", "the desert of Anbar",
         {"relation": R.COUNTRYSIDE}),
        ("A bomb went off near the town of Tabqa.", "Tabqa", "near the town of Tabqa",
         {"relation": R.NEAR, "kind_hint": K.TOWN}),
        ("A bomb went off on the outskirts of Ghazni.", "Ghazni", "on the outskirts of Ghazni",
         {"relation": R.NEAR}),
        ("A bomb went off 5 km from Ghazni.", "Ghazni", "5 km from Ghazni",
         {"relation": R.NEAR, "distance_km": 5.0}),
        ("A bus burned between Mosul and Kirkuk.", "Mosul", "between Mosul and Kirkuk",
         {"relation": R.BETWEEN, "second_name": "Kirkuk"}),
        ("A bus burned on the road from Kabul to Kandahar.", "Kabul",
         "the road from Kabul to Kandahar", {"relation": R.ROAD, "second_name": "Kandahar"}),
        ("A bus burned on the Mosul-Tikrit highway.", "Mosul", "Mosul-Tikrit highway",
         {"relation": R.ROAD, "second_name": "Tikrit"}),
        ("A bus burned along the border between Sudan and Chad.", "Sudan",
         "the border between Sudan and Chad", {"relation": R.BORDER, "second_name": "Chad"}),
        ("A bus burned on the Syrian-Turkish border.", "Syria", "the Syrian-Turkish border",
         {"relation": R.BORDER, "second_name": "Turkey"}),
        ("A bomb went off in Anbar province.", "Anbar", "Anbar province",
         {"kind_hint": K.ADMIN1}),
        ("Deputies in Adams County found a body.", "Adams County", "Adams County",
         {"kind_hint": K.ADMIN2}),
        ("A bomb went off in a village called Dersawi.", "Dersawi", "a village called Dersawi",
         {"kind_hint": K.TOWN}),
        ("A bomb went off in the Umm Qaser area.", "Umm Qaser", "Umm Qaser area", {}),
        ("A bomb went off at the Zuhur camp.", "Zuhur", "Zuhur camp", {"kind_hint": K.SITE}),
    ],
)  # fmt: skip
def test_words_around_a_name(text: str, name: str, quote: str, facts: dict[str, Any]) -> None:
    found = place(text, name)
    plain = {
        "relation": R.AT,
        "bearing": None,
        "distance_km": None,
        "second_name": None,
        "role": PlaceRole.EVENT,
    }
    expected = plain | facts
    assert found.span.quote == quote
    assert {key: getattr(found, key) for key in expected} == expected


def roles(text: str) -> list[tuple[str, str]]:
    return [(m.name, m.role.value) for m in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine exploded in Azaz, in rural Aleppo.", [("Azaz", "event"), ("Aleppo", "container")]),
        ("A mine exploded in the Dersawi area in the eastern countryside of Raqqa.",
         [("Dersawi", "event"), ("Raqqa", "container")]),
        ("A mine exploded in northern Syria, near the town of Manbij.",
         [("Syria", "container"), ("Manbij", "event")]),
        ("A mine exploded in Iraq's Anbar province.", [("Iraq", "container"), ("Anbar", "event")]),
        ("A mine exploded in the Anbar province town of Hit.",
         [("Anbar", "container"), ("Hit", "event")]),
        ("A man was shot in Springfield, Ill., on his way home.",
         [("Springfield", "event"), ("Ill.", "container")]),
        ("A mine exploded in Mosul, Kirkuk and Tikrit.",
         [("Mosul", "event"), ("Kirkuk", "event"), ("Tikrit", "event")]),
        ("The minister told reporters in Beirut that a mine exploded in Azaz.",
         [("Beirut", "other"), ("Azaz", "event")]),
        ("The London-based group said a mine exploded in Azaz.",
         [("London", "other"), ("Azaz", "event")]),
        ("Turkey said a mine exploded in Azaz.", [("Turkey", "other"), ("Azaz", "event")]),
        ("Denver police said a woman was shot in Aurora.",
         [("Denver", "other"), ("Aurora", "event")]),
        ("The man, of Boulder, was shot in Aurora.", [("Boulder", "other"), ("Aurora", "event")]),
    ],
)  # fmt: skip
def test_where_it_was_and_what_holds_that(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Syrian soldiers and Iraqi policemen met on Friday.",
        "A student of the University of Aleppo wrote to the Denver Post.",
        "Sgt. Jackson spoke. Jackson, 34, has two sons.",
        "They live in the 1500 block of Aurora Avenue.",
    ],
)
def test_no_places(text: str) -> None:
    assert [m.name for m in places(text)] == []


def test_text_in_capitals() -> None:
    text = "REBELS ATTACKED THE TOWN OF FLORES, IN THE PETEN DEPARTMENT OF GUATEMALA."
    found = [(m.name.upper(), m.role) for m in places(text)]
    assert ("FLORES", PlaceRole.EVENT) in found
    assert any("GUATEMALA" in name for name, _ in found)


def test_without_a_gazetteer_the_words_still_show_places() -> None:
    found = places("A bomb went off in the Dersawi area east of Raqqa.", asked=False)
    assert [m.name for m in found] == ["Dersawi", "Raqqa"]


def test_offsets_count_from_the_stored_text() -> None:
    text = "A bomb went off east of Raqqa."
    (found,) = find_places(pipeline()(text), document_id="d", offset=100)
    assert (found.span.start, found.span.quote) == (100 + text.index("east"), "east of Raqqa")


WORDS = read_yaml("place_expressions")
SALAD = st.lists(
    st.sampled_from(
        [
            *WORDS["directions"],
            *WORDS["near"],
            *WORDS["trailing"],
            *WORDS["titles"],
            *sorted(KNOWN),
            *("of", "the", "between", "and", "from", "to", "road", "border", "with", "rural", ","),
            *("countryside", "30", "km", "miles", "'s", "-", "Syrian", "al-", "(", ".", "\n", "in"),
        ]
    ),
    max_size=12,
).map(" ".join)


@given(st.one_of(SALAD, st.text(max_size=80)))
@settings(max_examples=120, deadline=None)
def test_any_text_gives_ordered_mentions_with_true_spans(text: str) -> None:
    end = 0
    for found in places(text):
        found.span.verify(text)
        assert found.span.start >= end
        assert found.name.strip()
        assert found.bearing is None or 0 <= found.bearing < 360
        end = found.span.end


def test_a_described_area_contains_the_town_before_it() -> None:
    text = "Six men died in Segovia, in the gold-rich department of Antioquia, on Monday."
    assert place(text, "Segovia").role is PlaceRole.EVENT
    area = place(text, "Antioquia")
    assert (area.role, area.kind_hint) == (PlaceRole.CONTAINER, PlaceKind.ADMIN1)
    assert area.span.quote == "the gold-rich department of Antioquia"


def test_what_a_person_or_firm_is_makes_no_place() -> None:
    assert not places("Jackson, the state attorney, spoke; Adams, a mine operator, did not.")


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in the 600 block of South Aurora on Friday.",
        "A driver was killed at the corner of Boulder and Aurora on Friday.",
        "A driver was killed on Jackson and Aurora avenues on Friday.",
        "The gunfire began on the West Side at noon.",
    ],
)
def test_addresses_and_sides_are_no_towns(text: str) -> None:
    assert places(text) == ()


def test_a_side_of_a_known_place_is_a_part_of_it() -> None:
    (mention,) = places("A bomb killed two people in Southwest Kabul on Friday.")
    assert (mention.name, mention.relation) == ("Kabul", AreaRelation.PART)


def test_what_is_attacked_is_a_place_when_it_is_known() -> None:
    assert [m.name for m in places("An assault on Hit left three people dead.")] == ["Hit"]
    assert [m.name for m in places("Gunners shelled Azaz at dawn.")] == ["Azaz"]
    assert places("An assault on Reason left nobody wiser.") == ()


def test_a_firm_named_like_a_town_is_none() -> None:
    found = places("Two men were shot near Jackson's, in Aurora, on Friday.")
    assert [m.name for m in found] == ["Aurora"]


def with_persons(text: str, *persons: str) -> list[str]:
    found = find_places(
        pipeline()(text), document_id="d", known=lambda name: name in KNOWN, persons=persons
    )
    return [m.name for m in found]


def test_a_person_of_the_report_is_no_town() -> None:
    assert with_persons("The two men fired at Jackson from a car.", "Jackson") == []
    assert with_persons("The two men opened fire in Jackson on Friday.", "Jackson") == ["Jackson"]
    assert with_persons("He was charged in Jackson's death.", "Jackson") == []


def test_surnames_are_the_last_words_of_full_names() -> None:
    doc = pipeline()("Police said Thomas Brown and Mary Jackson were hurt. Brown ran away.")
    assert surnames(doc) == {"Brown", "Jackson"}


def test_a_hyphen_after_a_name_leaves_the_name() -> None:
    text = "Two people were hurt in an Aurora-area home on Friday."
    assert [m.name for m in places(text)] == ["Aurora"]


def test_two_capitals_are_no_country_unless_they_are_written_for_one() -> None:
    assert places("The boy was hurt in BB gunfire.", asked=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A man from Boulder shot three people in Aurora.",
        "Three people were shot in Aurora; one died at a hospital in Boulder.",
        "Three people were shot in Aurora and flown to the Region Trauma Center in Boulder.",
    ],
)
def test_origins_and_hospitals_are_not_the_events_place(text: str) -> None:
    assert place(text, "Boulder").role is PlaceRole.OTHER
    assert place(text, "Aurora").role is PlaceRole.EVENT


def test_a_hospital_that_is_attacked_is() -> None:
    assert place("An air strike hit a hospital in Aleppo.", "Aleppo").role is PlaceRole.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "She left the child at St. Jackson's daycare on Monday.",
        "The crash happened on Tuesday on North Jackson.",
        "The shots came from a 12th and Jackson apartment.",
    ],
)
def test_firms_and_streets_named_like_towns_are_none(text: str) -> None:
    assert "Jackson" not in [m.name for m in places(text)]


def test_the_police_of_a_town_that_a_person_is_named_like() -> None:
    text = "Afrin police are looking for a man, and Azaz firefighters put out a fire."
    assert {(m.name, m.role) for m in places(text)} >= {("Azaz", PlaceRole.OTHER)}


def test_no_sentence_ends_after_saint() -> None:
    text = "The girl was flown to St. Mary Hospital in Denver for treatment."
    assert roles(text) == [("Denver", "other")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Beirut cartel killed nine judges.", "Beirut"),
        ("Gunmen of the Beirut cartel killed nine judges.", "Beirut"),
        ("It was told by Denver radio Sonora.", "Denver"),
    ],
)
def test_a_gang_or_a_station_is_not_where_it_is_named_after(text: str, name: str) -> None:
    assert (name, "other") in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boulder Police say a teenager was hurt on Wednesday.",
        "He was hurt, and Boulder Police Officer Tom Brown was sent for on Friday.",
        "The Boulder Metropolitan Police Department is looking for a grey van.",
        "The Boulder-Adams Metropolitan Police Department is looking for a grey van.",
        "Boulder Police Seek Two Men After Robbery Of Corner Store",
    ],
)
def test_a_town_is_named_by_its_police(text: str) -> None:
    assert place(text, "Boulder").role is PlaceRole.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "Neighbours heard shots before Boulder's mother ran out.",
        "The men face charges in Boulder's death.",
        "Boulder's attorney asked for a lower bail on Friday.",
        "A boy was found at Boulder Hill Apartments on Monday.",
        "The boy was with Emily Ann Boulder, 26, and said that Boulder fell.",
    ],
)
def test_what_only_persons_and_houses_have_is_no_towns(text: str) -> None:
    assert "Boulder" not in [m.name for m in places(text)]
