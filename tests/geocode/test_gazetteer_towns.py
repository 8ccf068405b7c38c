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
