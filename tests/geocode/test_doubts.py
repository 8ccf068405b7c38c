from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crossreport.geocode import Gazetteer, learn_beats, resolve_document
from crossreport.model import Document, Place, PlaceKind, PlaceMention, PlaceRole, Refusal

Write = Callable[..., tuple[Document, list[PlaceMention]]]
SETTING: dict[str, Any] = {"role": PlaceRole.SETTING}


def test_a_quarter_is_no_town_in_another_part_of_the_country(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "Two men were shot in Evanston on Monday, Cincinnati police said."
    document, mentions = write(
        text, [("Evanston", "Evanston", {}), ("Cincinnati police", "Cincinnati", SETTING)]
    )
    found = resolve_document(document, mentions, gazetteer)
    quarter, city = (found[m] for m in mentions)
    assert isinstance(quarter, Refusal)
    assert quarter.code == "doubtful-place"
    assert "far from where the report is from" in quarter.message
    assert isinstance(city, Place)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Evanston, Ill., on Monday, Cincinnati police said.",
        "Two men were shot in Evanston near the Illinois State Fair, Cincinnati police said.",
    ],
)
def test_unless_the_report_speaks_of_that_part(
    write: Write, gazetteer: Gazetteer, text: str
) -> None:
    document, mentions = write(
        text, [("Evanston", "Evanston", {}), ("Cincinnati police", "Cincinnati", SETTING)]
    )
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place)
    assert place.admin1 == "Illinois"


def test_a_town_near_the_police_that_tell_of_it_stays(write: Write, gazetteer: Gazetteer) -> None:
    text = "A woman died in Fort Thomas on Monday, Cincinnati police said."
    document, mentions = write(
        text, [("Fort Thomas", "Fort Thomas", {}), ("Cincinnati police", "Cincinnati", SETTING)]
    )
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place)
    assert place.admin1 == "Kentucky"


def test_a_headlines_bare_name_is_held_against_nothing(write: Write, gazetteer: Gazetteer) -> None:
    text = "Cincinnati shaken. Two men were shot in Evanston, Illinois, and one in Wilmette."
    document, mentions = write(
        text, [("Cincinnati", "Cincinnati", SETTING), ("Wilmette", "Wilmette", {})]
    )
    assert isinstance(resolve_document(document, mentions, gazetteer)[mentions[1]], Place)


def test_a_quarter_lies_in_the_town_of_the_report(write: Write, gazetteer: Gazetteer) -> None:
    text = "A man was shot in the Austin neighborhood on Monday, Cincinnati police said."
    document, mentions = write(
        text, [("Austin neighborhood", "Austin", {}), ("Cincinnati police", "Cincinnati", SETTING)]
    )
    quarter = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(quarter, Refusal)
    assert quarter.message == "'Austin' is told of as part of a town, far from which it lies"


@pytest.mark.parametrize(
    "text",
    [
        "Damascus, Syria - Two died in al-Sukhnah.",
        "Aleppo, Syria - A mine killed two in al-Sukhnah.",
    ],
    ids=["told of from the capital", "the only one of its name"],
)
def test_a_town_far_from_where_a_report_was_written_stays(
    write: Write, gazetteer: Gazetteer, text: str
) -> None:
    dateline = text.split(",")[0]
    specs = [("al-Sukhnah", "al-Sukhnah", {}), (dateline, dateline, SETTING)]
    document, mentions = write(text, specs, dateline_places=(dateline, "Syria"))
    place = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(place, Place), place
    assert place.admin1 == "Homs"


def from_town(write: Write, town: str, name: str) -> tuple[Document, list[PlaceMention]]:
    title = "A man was hurt"
    text = f"{title} - WXYQ News 4 - {town}\n\nHe was hurt in {name} on Friday, {name} police said."
    document, mentions = write(
        text, [(f"{name} police", name, SETTING)], title=title, publisher="wxyq.example"
    )
    return document, mentions


def test_a_little_known_namesake_is_no_setting_of_a_report_written_elsewhere(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = from_town(write, "Youngstown, Ohio", "Ekalaka")
    beats = learn_beats([(document, mentions)], gazetteer)
    found = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(found, Refusal)
    assert "far from where the report is from" in found.message


def test_a_known_town_is_one_even_in_a_report_written_elsewhere(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = from_town(write, "Youngstown, Ohio", "Bakersfield")
    beats = learn_beats([(document, mentions)], gazetteer)
    found = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(found, Place)
    assert found.admin1 == "California"


def test_a_bare_dateline_is_no_evidence_for_its_own_namesakes(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "A man was shot in Roseland on Monday, Chicago police said."
    document, mentions = write(
        text,
        [("Roseland", "Roseland", {}), ("Chicago police", "Chicago", SETTING)],
        dateline_places=("ROSELAND",),
    )
    found = resolve_document(document, mentions, gazetteer)[mentions[0]]
    assert isinstance(found, Refusal)


def test_a_little_known_place_lies_where_the_records_other_reports_do(
    write: Write, gazetteer: Gazetteer
) -> None:
    towns = ("Toledo, Ohio", "Dayton, Ohio", "Waco, Texas", "Reno, Nevada", "Boise, Idaho")
    others = []
    for number in range(50):
        town = towns[number % len(towns)]
        name = town.split(",")[0]
        report, named = write(f"A fire in {town}.", [(name, name, {})], publisher="p.example")
        others.append((replace(report, id=f"d-{number}"), named))
    document, mentions = write("A man was shot near Grisolles.", [("Grisolles", "Grisolles", {})])
    beats = learn_beats([*others, (document, mentions)], gazetteer)
    alone = resolve_document(document, mentions, gazetteer)[mentions[0]]
    told = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(alone, Place)
    assert isinstance(told, Refusal)
    assert "far from other reports" in told.message


def test_what_is_called_a_quarter_once_is_one_throughout(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = (
        "Two men were shot in Park Hill on Monday, Denver police said. The Park Hill neighborhood "
        "was quiet. A man was held in Muskogee, Okla., on Friday."
    )
    document, mentions = write(
        text,
        [
            ("Park Hill", "Park Hill", {}),
            ("Denver police", "Denver", SETTING),
            ("Park Hill neighborhood", "Park Hill", {"kind_hint": PlaceKind.TOWN}),
            ("Muskogee, Okla.", "Muskogee, Okla.", {}),
        ],
    )
    found = resolve_document(document, mentions, gazetteer)
    assert isinstance(found[mentions[0]], Refusal)
    assert isinstance(found[mentions[3]], Place)


def test_a_citys_dateline_tells_where_its_quarters_are(write: Write, gazetteer: Gazetteer) -> None:
    text = "CINCINNATI -- Two men were hurt by gunfire in Evanston, police said."
    names = ("CINCINNATI", "CINCINNATI", {"role": PlaceRole.SETTING}), ("Evanston", "Evanston", {})
    document, mentions = write(text, names)
    found = resolve_document(document, mentions, gazetteer)
    assert isinstance(found[mentions[0]], Place)
    assert isinstance(found[mentions[1]], Refusal)


def test_a_hamlet_of_the_next_state_is_no_quarter_of_a_city(
    write: Write, gazetteer: Gazetteer
) -> None:
    text = "CINCINNATI, Ohio -- A boy was hurt by gunfire in Mount Auburn, police said."
    dateline = "CINCINNATI, Ohio"
    names = (dateline, dateline, SETTING), ("Mount Auburn", "Mount Auburn", {})
    document, mentions = write(text, names)
    found = resolve_document(document, mentions, gazetteer)
    assert isinstance(found[mentions[0]], Place)
    assert isinstance(found[mentions[1]], Refusal)
