"""The locations of incidents in the forms of MUC-4: reports made up for these tests."""

import pytest

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.listed import listed_name, typed_names
from benchmarks.muc4.filling.report import Reader
from benchmarks.muc4.filling.setting import where
from benchmarks.muc4.texts import parse_text
from crossreport.codebook import load_codebook

pytestmark = pytest.mark.usefixtures("shared_dir")  # the official list lies there
READER = Reader()


def written(dateline: str, body: str, hint: str = "") -> str:
    raw = f"{dateline}, 4 MAY 89 (RADIO) -- [TEXT] {body}"
    report = READER.read(parse_text(message_id="DEV-MUC3-9999", raw=raw))
    incident = Incident("ATTACK", report.extraction.claims[:1])
    return where(report, incident, READER, load_codebook(), hint=hint)


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Lima", "LIMA"),
        ("northern Lima", "LIMA"),
        ("the southeastern El Peten", "PETEN"),
        ("Kesra", ""),
    ],
)
def test_names_are_written_as_the_list_has_them(name: str, listed: str) -> None:
    assert listed_name(name) == listed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("NEAR THE PORT OF LA LIBERTAD AND LIMA", [("LA LIBERTAD", "PORT")]),
        ("IN LA LIBERTAD. PORT WORKERS FLED", []),
        ("IN SAN SALVADOR DEPARTMENT", [("SAN SALVADOR", "DEPARTMENT")]),
        ("IN PERU", []),
    ],
)
def test_names_whose_types_are_told_are_found(words: str, found: list[tuple[str, str]]) -> None:
    assert list(typed_names(words, 0, len(words))) == found


@pytest.mark.parametrize(
    ("dateline", "body", "expected"),
    [
        ("LIMA", "GUNMEN KILLED NINE WEAVERS IN TRUJILLO YESTERDAY.", "PERU: TRUJILLO (CITY)"),
        # the town of a neighborhood is that of the dateline, where the report names none
        (
            "LIMA",
            "GUNMEN KILLED NINE WEAVERS IN THE MIRAFLORES NEIGHBORHOOD YESTERDAY.",
            "PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)",
        ),
        ("LIMA", "GUNMEN KILLED NINE WEAVERS IN THIS CAPITAL YESTERDAY.", "PERU: LIMA (CITY)"),
        # a cartel is not where it is named after
        ("BOGOTA", "THE MEDELLIN CARTEL KILLED NINE WEAVERS YESTERDAY.", "COLOMBIA"),
        # a farm is no place that the product knows, but the list does, and the words tell its type
        (
            "GUATEMALA CITY",
            'NINE WEAVERS WERE KILLED AT THE "SANTO TOMAS" FARM.',
            "GUATEMALA: SANTO TOMAS (FARM)",
        ),
        # the foremost city of its name tells a country that the report does not speak of
        (
            "TEGUCIGALPA",
            "GUNMEN KILLED NINE WEAVERS IN SAN SALVADOR YESTERDAY.",
            "EL SALVADOR: SAN SALVADOR (CITY)",
        ),
        # told from elsewhere: the country that the report speaks of
        ("HAVANA", "THE CHILEAN ARMY KILLED NINE CHILEAN WEAVERS YESTERDAY.", "CHILE"),
    ],
)
def test_a_location_is_a_chain_of_listed_places(dateline: str, body: str, expected: str) -> None:
    assert written(dateline, body) == expected


def test_a_department_named_at_another_mention_of_the_town_leads_the_chain() -> None:
    body = (
        "GUNMEN KILLED NINE WEAVERS IN HUARAZ YESTERDAY.\n\n"
        "RADIOS CALLED FOR CALM IN HUARAZ, ANCASH DEPARTMENT."
    )
    assert written("LIMA", body) == "PERU: ANCASH (DEPARTMENT): HUARAZ (CITY)"


def test_a_place_hinted_at_stands_where_the_words_name_none_and_adds_what_lies_inside() -> None:
    body = "GUNMEN KILLED NINE WEAVERS YESTERDAY. A JUDGE OF TRUJILLO ARRIVED."
    assert written("LIMA", body, hint="TRUJILLO") == "PERU: TRUJILLO (CITY)"
    body = "GUNMEN KILLED NINE WEAVERS IN LIMA YESTERDAY. MIRAFLORES IS QUIET."
    told = written("LIMA", body, hint="MIRAFLORES")
    assert told == "PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)"


def test_the_city_hinted_at_holds_a_neighborhood_rather_than_that_of_the_dateline() -> None:
    body = "NINE WEAVERS WERE KILLED IN THE MIRAFLORES NEIGHBORHOOD. TRUJILLO IS QUIET."
    told = written("LIMA", body, hint="TRUJILLO")
    assert told == "PERU: TRUJILLO (CITY): MIRAFLORES (NEIGHBORHOOD)"


def test_a_river_that_something_is_called_after_gives_way_to_the_place_hinted_at() -> None:
    body = "GUNMEN KILLED NINE WEAVERS AT A LEMPA RIVER OFFICE. A JUDGE OF BERLIN ARRIVED."
    assert written("SAN SALVADOR", body) == "EL SALVADOR: LEMPA (RIVER)"
    assert written("SAN SALVADOR", body, hint="BERLIN") == "EL SALVADOR: BERLIN (CITY)"
