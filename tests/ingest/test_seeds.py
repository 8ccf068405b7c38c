"""The two reports of the first worked case, where they are present."""

import json
from pathlib import Path

import pytest
from segments import body

from crossreport.ingest import read
from crossreport.model import Document, SegmentKind


@pytest.mark.shared
def test_metadata_and_furniture_of_the_seeds(shared_dir: Path) -> None:
    gold = json.loads((shared_dir / "gold" / "seeds.json").read_text())["documents"]
    documents = {d.source: d for d in read([str(shared_dir / "seeds")]) if isinstance(d, Document)}
    assert set(documents) == {g["file"] for g in gold}
    for expected in gold:
        document = documents[expected["file"]]
        assert document.title == expected.get("title")
        assert document.publisher == expected["publisher"]
        assert document.author == expected["author"]
        assert str(document.published) == expected["published"]
        assert document.language == expected["language"]
        assert document.dateline_places == tuple(expected.get("dateline_places", ()))
        read_text = {
            document.text[s.start : s.end]
            for s in document.segments
            if s.kind in (SegmentKind.BODY, SegmentKind.TITLE)
        }
        assert not read_text & set(expected.get("boilerplate", ()))
        assert len(body(document)) >= 5
