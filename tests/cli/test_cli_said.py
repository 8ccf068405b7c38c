"""The verb ``test said``."""

import json

from crossreport.store import Record
from made_lists import fill_lists


def test_every_statement_is_put_against_the_record(crossreport, path):
    code, out, err = crossreport("test", "said", "-r", path)
    assert (code, err) == (0, "")
    assert "1 total that sources state" in out
    assert "1 trend that sources state" in out
    assert "the statement names neither where nor who did it" in out
    assert "What would tell:" in out


def test_json_lists_the_incidents(crossreport, path):
    code, out, _ = crossreport("test", "said", "-r", path, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["totals"][0]["verdict"] in ("cannot tell", "consistent", "short", "exceeded")
    assert found["trends"][0]["answer"] == "cannot tell"


def test_a_record_without_statements_says_so(crossreport, tmp_path):
    with Record.open(tmp_path / "r.sqlite") as record:
        fill_lists(record, [("The Lantern",)])
    code, out, _ = crossreport("test", "said", "-r", tmp_path / "r.sqlite")
    assert code == 0
    assert out == "No source states a total or a trend.\n"


def test_an_empty_record_is_told_in_one_line(crossreport, tmp_path):
    with Record.open(tmp_path / "r.sqlite"):
        pass
    code, _, err = crossreport("test", "said", "-r", tmp_path / "r.sqlite")
    assert code == 2
    assert "r.sqlite is empty; crossreport run" in err
