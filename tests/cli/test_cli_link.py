"""The verb ``link``: costs and weights that a record keeps."""

from crossreport.pipeline import linking_model
from crossreport.pipeline.linking import COSTS, WEIGHTS, link_version
from crossreport.store import Record


def test_costs_are_kept_and_linking_is_done_again(crossreport, path):
    assert crossreport("link", "-r", path)[0] == 0
    with Record.open(path) as record:
        before = link_version(record)
    assert crossreport("link", "-r", path, "--false-cost", "8")[0] == 0
    with Record.open(path) as record:
        assert record.meta()[COSTS] == "8:1"
        assert linking_model(record).threshold == 3
        assert record.steps("link")[""] == link_version(record) != before
    code, _, told = crossreport("link", "-r", path)
    assert code == 0
    assert "nothing new" in told
    assert crossreport("link", "-r", path, "--shipped")[0] == 0
    with Record.open(path) as record:
        assert record.steps("link")[""] == link_version(record) == before


def test_what_cannot_be_followed_is_said_in_one_line(crossreport, path):
    for arguments, words in (
        (["--estimate"], "own weights need 2,000 claims of incidents or more, this record holds"),
        (["--estimate", "--shipped"], "exclude each other"),
        (["--missed-cost", "900"], "at most 8 times as much"),
        (["--false-cost", "-1"], "numbers above 0"),
    ):
        code, out, told = crossreport("link", "-r", path, *arguments)
        assert code == 2
        assert not out
        last = told.strip().splitlines()[-1]
        assert last.startswith("crossreport: ")
        assert words in last
    with Record.open(path) as record:
        assert not {WEIGHTS, COSTS} & record.meta().keys()
