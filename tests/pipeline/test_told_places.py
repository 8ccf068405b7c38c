"""Sentences of several countries with the area that each tells of, read and placed as reports are.

The table says what a careful reader draws: the words that are shown, a centre, how far the event
may lie from it, and the codes of UCDP (1-7) and ACLED (1-3).
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from crossreport.extract import Extractor
from crossreport.geocode import Gazetteer, place_claims, resolve_document
from crossreport.model import Document, Place, Segment, SegmentKind
from crossreport.model.geodesy import distance_km

TABLE = Path(__file__).parent / "told_places.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
_OFF_KM, _OFF_SHARE = 10.0, 0.2  # gazetteers differ by so much on a centre, and on a reach


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def extractor(gazetteer: Gazetteer) -> Extractor:
    return Extractor(known_place=gazetteer.has)


def placed(text: str, extractor: Extractor, gazetteer: Gazetteer) -> list[Place]:
    document = Document(
        id="d-told",
        text=text,
        sha256="",
        source="test",
        media_type="text/plain",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        published=date(2023, 5, 10),
        language="en",
    )
    found = extractor.extract(document)
    mentions = [*found.places, *(m for claim in found.claims for m in claim.places)]
    resolved = resolve_document(document, list(dict.fromkeys(mentions)), gazetteer)
    by_claim = place_claims(found.claims, resolved)
    return [by_claim[claim.id] for claim in found.claims if claim.id in by_claim]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_an_event_is_drawn_as_exactly_as_it_is_told(
    row: dict[str, str], extractor: Extractor, gazetteer: Gazetteer
) -> None:
    place = placed(row["sentence"], extractor, gazetteer)[0]
    centre, radius = (float(row["latitude"]), float(row["longitude"])), float(row["radius_km"])
    assert (place.name, place.country) == (row["name"], row["country"])
    assert (place.ucdp_precision, place.acled_precision) == (int(row["ucdp"]), int(row["acled"]))
    off = distance_km((place.latitude, place.longitude), centre)
    assert off <= max(_OFF_KM, _OFF_SHARE * radius)
    assert place.radius_km == pytest.approx(radius, rel=_OFF_SHARE, abs=2.0)


def test_what_is_told_beside_a_place_is_never_its_bare_centre() -> None:
    beside = ("near ", "outside ", "off ", "between ", "border", "road", "highway", " from ")
    told = [row for row in ROWS if any(word in row["name"] for word in beside)]
    assert len(told) > 35
    assert all(int(row["ucdp"]) > 1 and float(row["radius_km"]) > 5 for row in told)


def test_the_part_of_a_river_has_the_place_beside_it_as_its_reason(
    extractor: Extractor, gazetteer: Gazetteer
) -> None:
    text = "Two fishermen were shot dead on Friday on the Euphrates near Raqqa, Syria."
    place = placed(text, extractor, gazetteer)[0]
    assert "part:near Raqqa" in place.candidates[0].reasons
