from collections.abc import Iterator
from pathlib import Path

import pytest

from crossreport.model import (
    Document,
    PlaceMention,
    PlaceRole,
    Refusal,
    Segment,
    SegmentKind,
    Span,
)
from crossreport.store import Record
from crossreport.store.naming import read_meanings
from tellings import place

TEXT = "Deputies of Arden County went to Belton. Belton lies in the hills."


def mention(name: str, role: PlaceRole = PlaceRole.OTHER, start: int = 0) -> PlaceMention:
    start = TEXT.index(name, start)
    return PlaceMention(name, Span.of("d", TEXT, start, start + len(name)), role)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.sqlite") as opened:
        opened.put_document(
            Document(
                id="d",
                text=TEXT,
                sha256="0" * 64,
                source="d.txt",
                media_type="text/plain",
                segments=(Segment(0, len(TEXT), SegmentKind.BODY),),
            )
        )
        yield opened


def test_all_places_of_a_document_are_kept_once(record: Record) -> None:
    found = [mention("Arden County"), mention("Belton"), mention("Belton", start=35)]
    record.put_extraction("d", places=[*found, found[0]], version="1")
    assert record.named_places("d") == found


def test_reading_again_replaces_them(record: Record) -> None:
    record.put_extraction("d", places=[mention("Arden County")], version="1")
    record.put_extraction("d", places=[mention("Belton")], version="2")
    assert [one.name for one in record.named_places("d")] == ["Belton"]


def test_words_that_do_not_stand_in_the_text_are_no_place_of_it(record: Record) -> None:
    invented = PlaceMention("Corin", Span("d", 0, 5, "Corin"))
    elsewhere = PlaceMention("Belton", Span("other", 0, 6, "Belton"))
    record.put_extraction("d", places=[invented, elsewhere, mention("Belton")], version="1")
    assert record.named_places("d") == [mention("Belton")]


def test_names_mean_what_they_were_resolved_to_and_those_refused_nothing(record: Record) -> None:
    county, town = mention("Arden County"), mention("Belton")
    refused = mention("Belton", start=35)
    record.put_extraction("d", places=[county, town, refused], version="1")
    area = place("Arden County", 40.0, -80.0, radius=30)
    why = Refusal("r", "geocode", "d", "unknown", "no such place", "d", 41, 47, "Belton")
    belton = place("Belton", 40.1, -80.1)
    record.put_places({county: area, town: belton, refused: why}, locations={}, version="1")
    with record.snapshot() as connection:
        assert read_meanings(connection, "d") == {county: area, town: belton}
        assert read_meanings(connection, "other") == {}
