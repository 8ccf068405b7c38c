"""Places reconciled, on small records made by hand."""

from dataclasses import replace

from crossreport.model import DisagreementKind, PlaceBasis, PlaceKind
from reconciled import one, value, words
from tellings import Record, place

OASIS = place("Tarfa", 34.56, 38.28, radius=8)
STEPPE = place("Tarfa steppe", 34.4, 38.7, radius=60, kind=PlaceKind.REGION)


def test_the_most_exact_of_nested_places() -> None:
    record = Record()
    record.tell("a", where=STEPPE)
    record.tell("b", doc="post", where=OASIS)
    incident = one(record)
    assert incident.place_id == OASIS.id
    assert value(incident, "place").rule == "place-most-specific"
    assert not words(incident, DisagreementKind.PLACE)


def test_places_that_exclude_each_other_are_a_disagreement() -> None:
    record = Record()
    far = place("Mirwan", 36.0, 41.0, radius=5)
    record.tell("a", where=far)
    record.tell("b", doc="post", where=OASIS)
    record.tell("c", doc="times", where=STEPPE)
    incident = one(record)
    assert incident.place_id == OASIS.id
    assert words(incident, DisagreementKind.PLACE) == [
        "place: Tarfa (The Post; The Times) against Mirwan (The Herald)"
    ]


def test_one_source_alone_gives_way_to_where_several_are_from() -> None:
    record = Record()
    near = replace(place("Tarsin", 34.0, 38.0, radius=15), basis=PlaceBasis.SETTING)
    namesake = place("Tarsin Heights", 45.0, 10.0, radius=5)
    record.tell("a", where=namesake)
    record.tell("b", doc="post", where=near)
    assert one(record).place_id == namesake.id, "one source against one"
    record.tell("c", doc="times", where=near)
    assert one(record).place_id == near.id


def test_a_named_suburb_does_not_give_way_to_its_city() -> None:
    record = Record()
    city = replace(place("Tarsin", 34.0, 38.0, radius=15), basis=PlaceBasis.SETTING)
    suburb = place("Old Tarsin", 34.3, 38.0, radius=5)
    record.tell("a", where=suburb)
    record.tell("b", doc="post", where=city)
    record.tell("c", doc="times", where=city)
    assert one(record).place_id == suburb.id


def test_where_the_publisher_writes_from_counts_only_alone() -> None:
    record = Record()
    home = replace(place("Marrow", 36.0, 41.0, radius=60), basis=PlaceBasis.PUBLISHER)
    record.tell("a", where=home)
    assert value(one(record), "place").rule == "place-publisher"
    record.tell("b", doc="post", where=replace(OASIS, basis=PlaceBasis.SETTING))
    assert value(one(record), "place").rule == "place-setting"
