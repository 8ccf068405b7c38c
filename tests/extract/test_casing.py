"""Restoring the case of texts set in capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.extract.casing import is_in_capitals, restore


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ("THE GARRISON SAID THAT TWO MEN DIED.", "The garrison said that two men died."),
        ("HE WENT TO LA PAZ ON 3 MAY. HE MAY STAY.", "He went to La Paz on 3 May. He may stay."),
        ("A RAID ON SAN JUAN DE LA CRUZ FARM FAILED", "A raid on San Juan de la Cruz farm failed"),
        ("A RAID IN PUTLA, LA MESA PROVINCE, FAILED", "A raid in Putla, La Mesa province, failed"),
        ("HE SERVED IN FIRE DEPARTMENT UNIT NINE.", "He served in fire department unit nine."),
        ("THE MAYOR'S CAR BURNED IN PEREZ'S YARD.", "The mayor's car burned in Perez's yard."),
        ("GENERAL LOPEZ IS THE GENERAL IN CHARGE", "General Lopez is the general in charge"),
        ("THE NORTHERN FREEDOM FRONT [NFF] FLED", "The Northern Freedom Front [NFF] fled"),
        ("THE FRONT FOR FREEDOM [FFF] SAID SO", "The front for freedom [FFF] said so"),
        ("MEN OF THE ISLAMIC STATE FIRED AT IT", "Men of the Islamic State fired at it"),
        ("THE U.S. EMBASSY AND THE FBI WERE TOLD", "The U.S. embassy and the FBI were told"),
    ],
)  # fmt: skip
def test_words_get_their_usual_case(capitals: str, expected: str) -> None:
    assert restore([capitals]) == [expected]


def test_an_abbreviation_explained_once_is_known_in_all_passages() -> None:
    first = "A BOMB LAID BY THE NATIONAL UNITY BAND (NUBA) WENT OFF."
    _, second = restore([first, "NUBA HAS NOT SPOKEN ABOUT THE BOMB."])
    assert second.startswith("NUBA has not spoken")


def test_passages_in_the_usual_case_stay_as_they_are() -> None:
    mixed = "The NATO mission left Kabul."
    assert restore([mixed, "UNHCR"]) == [mixed, "UNHCR"]


def test_a_short_name_is_no_text_in_capitals() -> None:
    assert not is_in_capitals("UNHCR, FAO")
    assert is_in_capitals("ARMED MEN ATTACKED 2 TRUCKS")


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=4))
def test_lengths_never_change(texts: list[str]) -> None:
    assert [len(t) for t in restore([t.upper() for t in texts])] == [len(t.upper()) for t in texts]
