"""Names compared by the codebook, and without it."""

import pytest

from crossreport.codebook import load_codebook
from crossreport.evaluate.naming import Names, same_place_name

NAMES = Names(load_codebook())


@pytest.mark.parametrize(
    ("name", "wanted", "same"),
    [
        ("Daesh", "Islamic State", True),
        ("ISIL", "Islamic State", True),
        ("ISWAP", "Islamic State", False),
        ("Nigerian army", "Nigerian Air Force", True),
        ("Syrian army", "Nigerian Air Force", False),
        ("the armed men", "Armed men", True),
        ("The bandits", "bandits", True),
        ("ELN", "nobody in the codebook", False),
    ],
)
def test_actors(name: str, wanted: str, same: bool) -> None:
    assert NAMES.same_actor(name, wanted) is same


@pytest.mark.parametrize(
    ("name", "wanted", "same"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", True),
        ("SANA", "Syrian Observatory for Human Rights", False),
        ("the police in Jos", "police", True),
        ("a doctor", "police", False),
        ("", "police", False),
        ("Karim Nassar", "Mr Karim Nassar", True),
    ],
)
def test_speakers(name: str, wanted: str, same: bool) -> None:
    assert NAMES.same_speaker(name, wanted) is same


@pytest.mark.parametrize(
    ("name", "wanted", "same"),
    [
        ("Deir Ezzor", "Deir ez-Zor", True),
        ("Deir-ez-Zor", "Deir ez-Zor", True),
        ("the countryside of Homs", "Homs", True),
        ("Homs and Hama", "Hama", True),
        ("Hama", "Homs", False),
        ("Tame", "Tibú", False),
        ("", "Homs", False),
        ("Homs", "", False),
    ],
)
def test_places(name: str, wanted: str, same: bool) -> None:
    assert same_place_name(name, wanted) is same


def test_activities() -> None:
    assert NAMES.same_activity("foraging", "collecting truffles")
    assert NAMES.same_activity("farming", "farming")
    assert not NAMES.same_activity("farming", "collecting truffles")
    assert not NAMES.same_activity("no-such-activity", "farming")


def test_acled_types() -> None:
    assert NAMES.acled_type("landmine") == "Explosions/Remote violence"
    assert NAMES.acled_type("earthquake") is None
    assert NAMES.acled_type("no-such-type") is None
