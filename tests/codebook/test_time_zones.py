"""Zones as they are printed after hours."""

from datetime import datetime, timedelta, timezone

import pytest

from crossreport.codebook import read_yaml
from crossreport.codebook.time_zones import bare_offset_at, meant_by, offset_name, zone, zone_at


@pytest.mark.parametrize(
    ("after", "words", "key"),
    [
        (" GMT on Sunday", "GMT", "Etc/GMT"),
        (" (GMT)", "(GMT)", "Etc/GMT"),
        ("Z", "Z", "Etc/UTC"),
        (" EDT", "EDT", "America/New_York"),
        (" Eastern Standard Time", "Eastern Standard Time", "America/New_York"),
        (" Damascus time", "Damascus time", "Asia/Damascus"),
        (" New York time", "New York time", "America/New_York"),
    ],
)
def test_zones_of_the_database(after: str, words: str, key: str) -> None:
    found = zone_at(f"10:43{after}", 5)
    assert found is not None
    assert (found.words, str(found.clock)) == (words, key)


@pytest.mark.parametrize(
    ("after", "hours"), [(" GMT+03:00", 3), (" UTC-5:30", -5.5), (" UTC+2", 2)]
)
def test_offsets(after: str, hours: float) -> None:
    found = zone_at(f"10:43{after}", 5)
    assert found is not None
    assert found.clock == timezone(timedelta(hours=hours))


@pytest.mark.parametrize(("after", "hours"), [("+03:00", 3), ("-0530", -5.5)])
def test_bare_offsets_are_read_only_where_they_are_asked_for(after: str, hours: float) -> None:
    assert zone_at(f"10:43{after}", 5) is None
    found = bare_offset_at(f"10:43{after}", 5)
    assert found is not None
    assert found.clock == timezone(timedelta(hours=hours))


def test_local_time_has_the_clock_of_the_place() -> None:
    found = zone_at("4:17 a.m. local time", 9)
    assert found is not None
    assert found.clock is None
    assert meant_by(found, zone("Asia/Tokyo"), datetime(2024, 5, 1)) is zone("Asia/Tokyo")


@pytest.mark.parametrize("after", [" ETA claimed it", " gmt", " the time", " MSTs", " Old time"])
def test_other_words_are_no_zones(after: str) -> None:
    assert zone_at(f"10:43{after}", 5) is None


def test_an_abbreviation_is_first_the_place_s_own() -> None:
    found = zone_at("10:43 CST", 5)
    assert found is not None
    spring = datetime(2024, 1, 10)
    assert meant_by(found, zone("Asia/Shanghai"), spring) is zone("Asia/Shanghai")
    assert str(meant_by(found, zone("Asia/Tokyo"), spring)) == "America/Chicago"


def test_every_zone_of_the_table_is_in_the_database() -> None:
    data = read_yaml("time_zones")
    for key in {*data["abbreviations"].values(), *data["names"].values()}:
        assert zone(key).key == key


def test_names_of_offsets() -> None:
    minutes = (0, 180, -570)
    assert [offset_name(timedelta(minutes=m)) for m in minutes] == ["UTC", "UTC+3", "UTC-9:30"]
