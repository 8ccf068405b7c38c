"""Which incidents a question means, and how surely."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.analysis.areas import Circle, Spread, read_polygon
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import Membership, Wanted, select, share_of_days
from crossreport.model import DateBasis, VictimKind, WideDate
from made_cases import case, cases, place

DAY = date(2021, 5, 10)
SQUARE = [[19.5, 9.5], [20.5, 9.5], [20.5, 10.5], [19.5, 10.5], [19.5, 9.5]]


def members(found, **wanted):
    return {
        one.case.incident.id: (one.membership, one.share)
        for one in select(Wanted(**wanted), cases(found)).members
    }


def test_a_wide_date_is_inside_possibly_or_outside():
    found = [
        case(1, date(2021, 5, 2)),
        case(2, date(2021, 4, 29), until=date(2021, 5, 2)),
        case(3, date(2021, 4, 1), until=date(2021, 4, 30)),
    ]
    assert members(found, since=date(2021, 5, 1)) == {
        "i-00001": (Membership.CERTAIN, 1.0),
        "i-00002": (Membership.POSSIBLE, 0.5),
    }


def test_an_undated_incident_is_possible_up_to_its_latest_day():
    found = [case(1, DAY, undated=True)]
    membership, share = members(found, since=date(2021, 5, 1))["i-00001"]
    assert membership is Membership.POSSIBLE
    assert share == pytest.approx(10 / 31)  # an open start is taken to be a month before
    assert members(found, since=date(2021, 6, 1)) == {}
    assert members(found, until=DAY) == {"i-00001": (Membership.CERTAIN, 1.0)}


@settings(deadline=None)
@given(
    st.dates(date(2021, 1, 1), date(2021, 12, 31)),
    st.integers(0, 90),
    st.dates(date(2021, 1, 1), date(2021, 12, 31)),
)
def test_the_shares_before_and_after_a_day_add_up(start, width, cut):
    end = date.fromordinal(start.toordinal() + width)
    when = WideDate(start, end, DateBasis.RECONCILED)
    before = share_of_days(when, None, date.fromordinal(cut.toordinal() - 1))
    after = share_of_days(when, cut, None)
    assert before.share + after.share == pytest.approx(1)
    assert before.certain + after.certain <= 1


def test_an_area_knows_its_own_and_spreads_vague_places_as_exact_ones_lie():
    exact = [case(i, DAY, where=place("Northland", admin2="Upper")) for i in range(6)]
    exact += [case(10 + i, DAY, where=place("Northland", admin2="Lower")) for i in range(2)]
    vague = case(50, DAY, where=place("Northland", radius_km=100, precision=4))
    unplaced = case(51, DAY, where=place("Southland", at=(0.0, 0.0)))
    got = members([*exact, vague, unplaced], where=("admin2:Upper",))
    assert got["i-00000"] == (Membership.CERTAIN, 1.0)
    assert got["i-00050"] == (Membership.POSSIBLE, 0.75)
    assert "i-00010" not in got
    assert "i-00051" not in got


def test_words_for_areas_and_articles_do_not_matter():
    found = [case(1, DAY, where=place("Northland Governorate"))]
    assert len(members(found, where=("northland",))) == 1
    assert len(members(found, where=("Syria",))) == 1
    assert members(found, where=("Iraq",)) == {}


def test_a_circle_holds_the_part_of_a_disc_that_lies_in_it():
    circle = Circle(10.0, 20.0, 50.0, "there")
    none = Spread([])
    assert circle.overlap(place(at=(10.1, 20.1)), none).certain
    assert not circle.overlap(place(at=(11.0, 20.0)), none).possible
    half = circle.overlap(place(at=(10.4497, 20.0), radius_km=10), none)
    assert half.possible
    assert not half.certain
    assert half.share == pytest.approx(0.47, abs=0.05)
    assert len(members([case(1, DAY)], where=("within 20 km of 10.1, 20.0",))) == 1
    assert members([case(1, DAY)], where=("20 km of 11, 20",)) == {}


def test_a_polygon_with_a_hole(tmp_path):
    hole = [[19.9, 9.9], [20.1, 9.9], [20.1, 10.1], [19.9, 10.1], [19.9, 9.9]]
    path = tmp_path / "area.geojson"
    feature = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE, hole]},
    }
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    area, none = read_polygon(path), Spread([])
    assert area.overlap(place(at=(9.7, 19.7)), none).certain
    assert not area.overlap(place(at=(10.0, 20.0)), none).possible
    assert not area.overlap(place(at=(12.0, 20.0)), none).possible
    edge = area.overlap(place(at=(9.7, 19.5)), none)
    assert 0.3 < edge.share < 0.7
    assert area.overlap(place(at=(10.0, 20.0), radius_km=500), none).possible


@pytest.mark.parametrize("content", ["{", "[]", '{"type": "Point", "coordinates": [1, 2]}'])
def test_what_is_no_polygon_is_told_in_one_line(tmp_path, content):
    path = tmp_path / "area.geojson"
    path.write_text(content)
    with pytest.raises(AnalysisError, match=r"area\.geojson") as told:
        select(Wanted(where=(str(path),)), cases([case(1, DAY)]))
    assert "\n" not in str(told.value)


def test_actors_by_any_name_and_what_nobody_named():
    found = [
        case(1, DAY, doers=("islamic-state",)),
        case(2, DAY, doers=("gunmen",), named=False),
        case(3, DAY, doers=("sdf",)),
    ]
    got = members(found, actors=("Daesh",))
    assert got == {"i-00001": (Membership.CERTAIN, 1.0), "i-00002": (Membership.POSSIBLE, 0.0)}


def test_kinds_of_victims_that_nobody_told_are_possible():
    found = [
        case(1, DAY, victims=(VictimKind.CIVILIANS,)),
        case(2, DAY, victims=(VictimKind.POLICE,)),
        case(3, DAY),
    ]
    got = members(found, victims=("civilians",))
    assert got == {"i-00001": (Membership.CERTAIN, 1.0), "i-00003": (Membership.POSSIBLE, 0.0)}


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"where": ("Nortland",)}, r"no place 'Nortland'; near: Northland"),
        ({"where": ("5 km of Nowhere",)}, r"no place 'Nowhere'"),
        ({"actors": ("Islamic Stat",)}, r"no actor 'Islamic Stat'; near: Islamic State"),
        ({"types": ("armed atack",)}, r"no event type .*; near: armed-attack"),
        ({"victims": ("civilian",)}, r"near: civilians"),
        ({"activities": ("forging",)}, r"near: foraging"),
        ({"sources": ("Lanterns",)}, r"no source"),
        ({"since": date(2022, 1, 1), "until": date(2021, 1, 1)}, r"before it begins"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(wanted, told):
    with pytest.raises(AnalysisError, match=told):
        select(Wanted(**wanted), cases([case(1, DAY, doers=("islamic-state",))]))


def test_a_family_means_all_its_types():
    found = [case(1, DAY, event_type="armed-attack"), case(2, DAY, event_type="landmine")]
    book = cases(found).book
    family = book.event_types["armed-attack"].family
    assert "i-00001" in members(found, types=(family,))
    assert len(members(found, types=("landmine", "armed-attack"))) == 2
