"""The largest towns of a box, for maps."""

from crossreport.geocode import Gazetteer
from crossreport.geocode.entries import Box
from crossreport.model import PlaceKind


def test_the_largest_towns_of_a_box_come_first():
    gazetteer = Gazetteer.open(bundled=False)
    box = Box(south=33.0, west=36.0, north=37.0, east=38.0)
    found = gazetteer.largest_towns(box, 5)
    assert len(found) == 5
    assert {"Aleppo", "Damascus"} <= {one.name for one in found}
    assert all(one.kind is PlaceKind.TOWN and box.holds(one.point) for one in found)
    assert [one.population for one in found] == sorted(
        (one.population for one in found), reverse=True
    )
    assert gazetteer.largest_towns(Box(-60.0, -140.0, -59.0, -139.0), 5) == []


def test_american_townships_are_places_of_their_counties():
    gazetteer = Gazetteer.open(bundled=False)
    found = [e for e in gazetteer.lookup("Tewksbury Twp.") if e.admin1 == "New Jersey"]
    assert [(e.name, e.admin2, e.kind) for e in found] == [
        ("Tewksbury Township", "Hunterdon County", PlaceKind.TOWN)
    ]
    assert found[0].id.startswith("us-township:34")


def test_a_hamlet_is_not_taken_for_a_country_or_state():
    gazetteer = Gazetteer.open(bundled=False)
    for name in ("Russia", "Ohio", "Florida", "Norway"):
        hamlets = [e for e in gazetteer.lookup(name) if e.id.startswith(("us-place", "us-town"))]
        assert hamlets == [], name


def test_no_american_place_is_there_twice():
    gazetteer = Gazetteer.open(bundled=False)
    for name, state in (
        ("Andover", "Connecticut"),
        ("Abanda", "Alabama"),
        ("Cheektowaga", "New York"),
    ):
        towns = [e for e in gazetteer.lookup(name) if e.admin1 == state]
        assert len([e for e in towns if e.kind is PlaceKind.TOWN]) == 1, towns
