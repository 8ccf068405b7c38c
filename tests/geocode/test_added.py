"""Places that users add: kept, looked up, winning in their country, and removed."""

from pathlib import Path

import pytest

from crossreport.geocode import AddedPlaces, Gazetteer, GazetteerFileError, user_places
from crossreport.geocode.explain import explain
from crossreport.geocode.layouts.rows import make
from crossreport.geocode.supplements import NamedEntry
from crossreport.model import PlaceKind


def village(name: str, **facts: object) -> NamedEntry:
    base: dict[str, object] = {"feature": "town", "country": "SY", "point": (34.9, 37.1)}
    return make("mine", name=name, **{**base, **facts})  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "places.sqlite"


def opened(file: Path, *entries: NamedEntry) -> Gazetteer:
    base = Gazetteer.open()
    AddedPlaces(file).put("mine", "csv", "mine.csv", [base.with_parents(e) for e in entries])
    return Gazetteer.open(added=file)


def test_names_and_their_spellings_are_found(file: Path) -> None:
    gazetteer = opened(file, village("Khirbat Mithal", names=["Mithal Ruins"]))
    assert [e.id.split(":")[0] for e in gazetteer.search("Khirbet Mithal")] == ["mine"]
    assert gazetteer.has("Mithal Ruins")


def test_an_added_name_wins_in_its_country_only(file: Path) -> None:
    gazetteer = opened(file, village("Homs", pcode="C1"))
    towns = [e for e in gazetteer.lookup("Homs") if e.kind is PlaceKind.TOWN]
    assert [e.id.split(":")[0] for e in towns if e.country == "SY"] == ["mine"]
    assert any(e.country != "SY" for e in gazetteer.search("Homs"))
    assert towns[0].population > 100_000  # known of the town that it replaces


def test_a_village_that_sounds_like_a_city_leaves_the_city(file: Path) -> None:
    gazetteer = opened(file, village("Al Homs", pcode="C1", point=(35.9, 36.9)))
    found = [e for e in gazetteer.search("Homs") if e.country == "SY" and e.kind is PlaceKind.TOWN]
    assert [e.id.split(":")[0] for e in found] == ["gn", "mine"]
    assert gazetteer.lookup("Homs")[0].population > 100_000


def test_a_place_of_another_area_steps_back_and_stays(file: Path) -> None:
    mine = village("Springfield", country="US", point=(39.45, -78.7), admin1="West Virginia")
    gazetteer = opened(file, mine)
    first, *others = [e for e in gazetteer.lookup("Springfield") if e.country == "US"]
    assert (first.id.split(":")[0], first.admin1) == ("mine", "West Virginia")
    assert first.population > 100_000  # as likely meant as the largest of its name
    assert {"Illinois", "Missouri", "Massachusetts"} <= {e.admin1 for e in others}
    assert not any(e.population for e in others if e.kind is PlaceKind.TOWN)
    assert explain("Springfield", gazetteer, country="US")[0].entry.admin1 == "West Virginia"
    assert explain("Springfield, Illinois", gazetteer)[0].entry.admin1 == "Illinois"


def test_files_add_to_each_other(file: Path) -> None:
    base = Gazetteer.open()
    places = AddedPlaces(file)
    for name, entry in (("one", village("Firstly")), ("two", village("Secondly"))):
        places.put(name, "csv", f"{name}.csv", [base.with_parents(entry)])
    gazetteer = Gazetteer.open(added=file)
    assert gazetteer.has("Firstly")
    assert gazetteer.has("Secondly")
    places.remove("one")
    gazetteer = Gazetteer.open(added=file)
    assert not gazetteer.has("Firstly")
    assert gazetteer.has("Secondly")


def test_a_town_has_the_code_of_its_area(file: Path) -> None:
    area = village("Homs", feature="admin1", pcode="SY04")
    gazetteer = opened(file, area)
    palmyra = next(e for e in gazetteer.search("Palmyra") if e.country == "SY")
    assert gazetteer.pcode_of(palmyra) == "SY04"
    assert gazetteer.pcode_of(next(e for e in gazetteer.search("Aleppo"))) is None


def test_a_town_has_the_code_of_the_area_whose_seat_it_is(file: Path) -> None:
    areas = [
        village("Homs", feature="admin1", pcode="SY04"),
        village("Tadmor", feature="admin2", admin1="Homs", pcode="SY0402", point=(34.5, 38.3)),
        village("Rastan", feature="admin2", admin1="Nowhere", pcode="SY9901", point=(33.0, 36.0)),
    ]
    gazetteer = opened(file, *areas)

    def code_of(name: str) -> str | None:
        towns = (e for e in gazetteer.search(name) if e.kind is PlaceKind.TOWN)
        return gazetteer.pcode_of(next(e for e in towns if e.country == "SY"))

    assert code_of("Palmyra") == "SY0402"
    assert code_of("As Sukhnah") == "SY04"  # in the same area, which nothing tells
    assert code_of("Ar Rastan") == "SY04"  # the area of that name lies elsewhere


def test_what_is_added_again_replaces_what_was(file: Path) -> None:
    opened(file, village("Firstly"), village("Secondly"))
    gazetteer = opened(file, village("Thirdly"))
    assert not gazetteer.search("Firstly")
    assert gazetteer.has("Thirdly")
    assert [(s.name, s.places) for s in AddedPlaces(file).sources()] == [("mine", 1)]


def test_removing(file: Path) -> None:
    opened(file, village("Firstly"))
    assert AddedPlaces(file).remove("mine")
    assert not AddedPlaces(file).remove("mine")
    assert not Gazetteer.open(added=file).has("Firstly")


def test_the_version_tells_what_was_added(file: Path) -> None:
    versions = {Gazetteer.open(added=file).version, Gazetteer.open().version}
    assert len(versions) == 1
    versions.add(opened(file, village("Firstly")).version)
    versions.add(opened(file, village("Secondly")).version)
    assert len(versions) == 3


def test_a_file_of_something_else_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("no database", encoding="utf-8")
    with pytest.raises(GazetteerFileError, match="cannot be read"):
        AddedPlaces(file)


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setenv("CROSSREPORT_GAZETTEER", str(file))
    assert user_places() == file
    monkeypatch.delenv("CROSSREPORT_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(file.parent))
    assert user_places().name == "gazetteer.sqlite"


def test_a_name_is_explained_by_country_and_container(gazetteer: Gazetteer) -> None:
    assert explain("Palmyra, Homs", gazetteer)[0].entry.country == "SY"
    likeliest = explain("Tripoli", gazetteer, country="LB")[0]
    assert likeliest.entry.country == "LB"
    assert 0 < likeliest.score <= 1
    assert likeliest.reasons
    assert explain("Nosuchplaceanywhere", gazetteer) == []
