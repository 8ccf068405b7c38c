import time
from pathlib import Path

import pytest

from crossreport.geocode import Gazetteer, GazetteerFileError, Match
from crossreport.model import PlaceKind
from crossreport.model.errors import CrossreportError


def test_opens_fast() -> None:
    started = time.process_time()
    Gazetteer.open()
    assert time.process_time() - started < 1.0


def test_finds_a_town_and_its_area(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Homs")
    kinds = {(e.kind, e.country) for e in found}
    assert {(PlaceKind.TOWN, "SY"), (PlaceKind.ADMIN1, "SY")} <= kinds
    town = next(e for e in found if e.kind is PlaceKind.TOWN and e.country == "SY")
    assert town.admin1 == "Homs"
    assert town.point == pytest.approx((34.72, 36.72), abs=0.05)
    assert town.radius_km > 0


def test_exact_names_come_before_loose_ones(gazetteer: Gazetteer) -> None:
    matches = [e.match for e in gazetteer.search("Hama")]
    assert matches == sorted(matches)
    assert all(e.match <= Match.ALTERNATE for e in gazetteer.lookup("Hama"))
    assert gazetteer.lookup("Deir Ezzor")[0].match >= Match.LOOSE


def test_unknown_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xqzwvbn") == []
    assert not gazetteer.has("Xqzwvbn")
    assert gazetteer.has("Damascus")
    assert gazetteer.lookup("") == []


def test_written_abbreviations(gazetteer: Gazetteer) -> None:
    assert [e.name for e in gazetteer.written("Colo.")] == ["Colorado"]
    assert [e.name for e in gazetteer.written("N. C.")] == ["North Carolina"]
    assert gazetteer.written("colo") == []


def test_arabic_script(gazetteer: Gazetteer) -> None:
    assert any(e.country == "SY" for e in gazetteer.lookup("دير الزور"))


def test_a_supplement_adds_places_and_changes_the_version(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,latitude,longitude,country,admin1,kind,alternate_names\n"
        "Qasr Nowhere,34.0,38.0,SY,Homs Governorate,camp,Nowhere Castle|قصر\n",
        encoding="utf-8",
    )
    opened = Gazetteer.open(supplements=[path])
    entry = opened.lookup("nowhere castle")[0]
    assert (entry.admin1, entry.kind, entry.match) == ("Homs", PlaceKind.SITE, Match.ALTERNATE)
    assert opened.version != gazetteer.version
    assert Gazetteer.open().version == gazetteer.version


@pytest.mark.parametrize(
    "content",
    ["name,latitude\nX,1\n", "name,latitude,longitude,country\nX,95,0,SY\n"],
)
def test_a_bad_supplement_is_named_with_its_row(content: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerFileError, match="row 2"):
        Gazetteer.open(supplements=[path])


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    assert issubclass(GazetteerFileError, CrossreportError)  # a user is told in one line
    path.write_bytes(b"not a gazetteer at all")
    with pytest.raises(GazetteerFileError, match="no gazetteer"):
        Gazetteer.open(path=path)
    with pytest.raises(GazetteerFileError, match="cannot be opened"):
        Gazetteer.open(path=tmp_path / "absent.bin")


def test_it_holds_the_places_asked_for(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 235_000
    some = [entry.name for entry in gazetteer.every(len(gazetteer) // 50)]
    assert 50 <= len(some) <= 51
    assert all(gazetteer.search(name) for name in some)
