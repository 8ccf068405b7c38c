"""``evaluate corpus``, from compressed reports to the table."""

import gzip
import json

import pytest

from crossreport.cli.exits import Exit
from crossreport.cli.main import main

REPORTS = [
    {
        "id": "r1",
        "title": "Two men killed at Dayton garage",
        "published": "2024-05-14",
        "publisher": "ledger.example",
        "text": "Two men were shot dead at a garage in Dayton, Ohio, on Monday evening, the police "
        "said. A third man was wounded.",
    },
    {
        "id": "r2",
        "title": "Council opens new library",
        "published": "2024-05-15",
        "publisher": "gazette.example",
        "text": "The council opened the new library with music and long speeches on Tuesday.",
    },
]
CODED = {"state": "Ohio", "city_or_county": "Dayton", "latitude": 39.76, "longitude": -84.19}
INCIDENTS = [
    CODED | {"incident": "1", "date": "2024-05-13", "killed": 2, "injured": 1, "documents": ["r1"]},
    CODED | {"incident": "2", "date": "2024-05-15", "killed": 0, "injured": 1, "documents": ["r2"]},
]


@pytest.fixture
def folder(tmp_path):
    for name, rows in (("documents", REPORTS), ("incidents", INCIDENTS)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as exit_:
        main(["evaluate", "corpus", *map(str, arguments)])
    streams = capsys.readouterr()
    return exit_.value.code, streams.out, streams.err


def test_a_corpus_is_run_and_scored(capsys, folder):
    record = folder / "r.sqlite"
    code, out, _ = run(capsys, folder, "--record", record, "--limit", 1)
    assert code == Exit.OK
    assert out.startswith("1 report of 1 coded incident")
    code, out, _ = run(capsys, folder, "--record", record, "--json")
    found = json.loads(out)
    assert code == Exit.OK
    assert (found["reports"], found["incidents"], found["without_incident"]) == (2, 2, 1)
    killed = found["measures"]["killed_exact"]
    assert (killed["right"], killed["total"]) == (1, 2)
    assert killed["baselines"] == {"one dead, none injured": 0.0}
    assert found["measures"]["date_exact"]["baselines"] == {"publication date": 0.5}
    code, again, err = run(capsys, folder, "--record", record, "--json")
    assert again == out
    assert "extract: nothing new" in err


def test_wrong_arguments(capsys, folder, tmp_path):
    record = folder / "r.sqlite"
    for arguments, words in (
        ((folder, "--record", record, "--sample", "x"), "--limit"),
        ((tmp_path / "none", "--record", record), "has no documents.jsonl.gz"),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (Exit.USAGE, "")
        assert words in err
        assert err.count("\n") == 1
    assert not record.exists()
