"""Reading coded incidents, and samples of them."""

import gzip
import json

import pytest

from crossreport.evaluate.corpus import CorpusError, load_corpus, write_part
from crossreport.evaluate.corpus.gold import DOCUMENTS, INCIDENTS


def incident(name: str, *documents: str, **changes: object) -> dict[str, object]:
    return {
        "incident": name,
        "date": "2024-05-10",
        "state": "Northland",
        "city_or_county": "Aldwick",
        "latitude": 40.0,
        "longitude": -80.0,
        "killed": 1,
        "injured": 0,
        "documents": list(documents),
    } | changes


@pytest.fixture
def folder(tmp_path):
    def make(incidents, documents=()):
        for name, rows in ((INCIDENTS, incidents), (DOCUMENTS, documents)):
            with gzip.open(tmp_path / name, "wt", encoding="utf-8") as out:
                out.writelines(json.dumps(row) + "\n" for row in rows)
        return tmp_path

    return make


def test_what_is_read(folder):
    corpus = load_corpus(folder([incident("1", "a", "b"), incident("2", "c", latitude=None)]))
    first, second = corpus.incidents
    assert first.documents == ("a", "b")
    assert first.point == (40.0, -80.0)
    assert second.point is None
    assert corpus.by_document["b"] is first


def test_reports_of_several_incidents_are_left_out(folder):
    corpus = load_corpus(folder([incident("1", "a", "b"), incident("2", "b")]))
    assert [one.documents for one in corpus.incidents] == [("a",)]
    assert corpus.left_out == ("b",)


def test_samples_hold_whole_incidents_and_each_other(folder):
    rows = [incident(str(n), f"a{n}", f"b{n}") for n in range(50)]
    corpus = load_corpus(folder(rows))
    assert [one.id for one in corpus.sample(5).incidents] == ["0", "1"]
    drawn = [one.id for one in corpus.sample(20, seed="x").incidents]
    assert len(drawn) == 10
    assert [one.id for one in corpus.sample(8, seed="x").incidents] == drawn[:4]
    assert [one.id for one in corpus.sample(20, seed="y").incidents] != drawn
    with pytest.raises(CorpusError, match="allow more"):
        corpus.sample(1)


def test_a_part_keeps_the_rows_where_they_are(folder, tmp_path):
    rows = [{"id": name, "text": f"Report {name}."} for name in "abc"]
    path = folder([incident("1", "b"), incident("2", "a", "c")], rows)
    write_part(path, load_corpus(path).sample(1), tmp_path / "part.gz")
    with gzip.open(tmp_path / "part.gz", "rt") as lines:
        assert [line.strip() for line in lines] == ["", json.dumps(rows[1]), ""]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date": "10 May"}, "line 2"),
        ({"killed": "many"}, "line 2"),
        ({"documents": None}, "line 2"),
    ],
)
def test_bad_rows_are_told_in_one_line(folder, change, words):
    path = folder([incident("1", "a"), incident("2", "b", **change)])
    with pytest.raises(CorpusError, match=words) as told:
        load_corpus(path)
    assert "\n" not in str(told.value)


def test_other_bad_input_is_told(folder, tmp_path):
    with pytest.raises(CorpusError, match="has no documents"):
        load_corpus(tmp_path)
    path = folder([incident("1", "a")])
    without = {key: value for key, value in incident("1", "a").items() if key != "state"}
    folder([without])
    with pytest.raises(CorpusError, match="line 1: no state"):
        load_corpus(path)
    whole = (folder([incident("1", "a")]) / INCIDENTS).read_bytes()
    for broken in (whole[:-12], b"no gzip"):
        (path / INCIDENTS).write_bytes(broken)
        with pytest.raises(CorpusError, match="cut short"):
            load_corpus(path)
