import pytest

from crossreport.geocode.wording import read_wording


@pytest.mark.parametrize(
    ("name", "base", "feature", "containers"),
    [
        ("Hama Governorate", "Hama", "admin1", ()),
        ("Clifton, Colo.", "Clifton", "", ("Colo.",)),
        ("city of Basra", "Basra", "town", ()),
        ("Tishrin Dam", "Tishrin", "dam", ()),
        ("Mesa County", "Mesa", "admin2", ()),
        ("Homs", "Homs", "", ()),
        ("the Sahel", "Sahel", "", ()),
    ],
)
def test_a_toponym_is_taken_apart(
    name: str, base: str, feature: str, containers: tuple[str, ...]
) -> None:
    wording = read_wording(name)
    assert (wording.base, wording.feature, wording.containers) == (base, feature, containers)


@pytest.mark.parametrize("name", ["", ",", " , ", "of", "village", "(", "\u0000", "the"])
def test_odd_names_do_no_harm(name: str) -> None:
    assert read_wording(name).containers == () or name
