"""A record in a file is scored as its parts are."""

import json
from pathlib import Path

import pytest
from world import World

from crossreport.evaluate import GoldError, score
from crossreport.store import Record


def fill(record: Record, world: World) -> None:
    """Write the hand-made world into a record."""
    for document in world.documents:
        assert record.put_document(document) is None
        record.put_extraction(
            document.id,
            claims=[c for c in world.claims if c.document_id == document.id],
            aggregates=[a for a in world.aggregates if a.document_id == document.id],
            trends=[t for t in world.trends if t.document_id == document.id],
            version="1",
        )
    placed = {
        name: world.places[incident.place_id]
        for incident in world.incidents
        for name in incident.claim_ids
        if incident.place_id is not None
    }
    record.put_copies(world.copies, version="1")
    record.put_places({}, locations=placed, version="1")
    record.put_linkage([], [incident.claim_ids for incident in world.incidents], version="1")
    record.put_incidents(world.incidents, version="1")


def test_a_record_is_scored_as_its_parts_are(world: World, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(world.gold), encoding="utf-8")
    with Record.open(tmp_path / "r.sqlite") as record:
        fill(record, world)
        report = score(record, path)
    assert report.misses() == []
    assert report.as_dict() == world.score().as_dict()


def test_an_empty_record_misses_everything(world: World, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(world.gold), encoding="utf-8")
    with Record.open(tmp_path / "r.sqlite") as record:
        report = score(record, path)
    assert report.incidents.missed == ("bus", "bank", "flood")


def test_a_gold_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        Record.open(tmp_path / "r.sqlite") as record,
        pytest.raises(GoldError, match=r"none\.json"),
    ):
        score(record, tmp_path / "none.json")
