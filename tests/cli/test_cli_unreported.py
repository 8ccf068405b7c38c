"""The verb ``test unreported``."""

import json

import pytest

from crossreport.store import Record
from made_lists import fill_lists

NAMES = ("Harbour Radio", "The Lantern", "Watch Group")
CELLS = {(0,): 24, (1,): 20, (2,): 18, (0, 1): 9, (0, 2): 8, (1, 2): 7, (0, 1, 2): 4}
CHOSEN = [part for name in NAMES for part in ("--lists", name)]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A record of 90 incidents that three publishers hold."""
    where = tmp_path_factory.mktemp("lists") / "r.sqlite"
    held = [
        tuple(NAMES[one] for one in cell) for cell, count in CELLS.items() for _ in range(count)
    ]
    # Every list reaches from the first days to the last.
    held = [NAMES, *held, NAMES]
    with Record.open(where) as record:
        fill_lists(record, held)
    return where


def test_the_answer_comes_with_table_models_and_what_it_rests_on(crossreport, told):
    code, out, err = crossreport("test", "unreported", "-r", told, *CHOSEN)
    assert (code, err) == (0, "")
    for words in (
        "incidents in all (95% interval",
        "92 are on some list",
        "Chao's lower bound",
        "all lists independent",
        "Harbour Radio and The Lantern share 15",
        "nothing in the lists can tell",
    ):
        assert words in out


def test_json_holds_the_table(crossreport, told):
    code, out, _ = crossreport("test", "unreported", "-r", told, *CHOSEN, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["counted"]["table"]["cells"] == [0, 24, 20, 9, 18, 8, 7, 6]
    assert found["estimate"]["low"] <= found["estimate"]["total"] <= found["estimate"]["high"]


def test_lists_can_be_joined(crossreport, told):
    chosen = ["--lists", "Harbour Radio+The Lantern", "--lists", "Watch Group"]
    code, _, err = crossreport("test", "unreported", "-r", told, *chosen)
    assert code == 2
    assert "2 lists given where 3 to 5 are needed" in err


def test_few_days_are_too_thin(crossreport, told):
    window = ("--since", "2021-01-01", "--until", "2021-01-20")
    code, out, _ = crossreport("test", "unreported", "-r", told, *CHOSEN, *window)
    assert code == 0
    assert "Cannot tell." in out
    assert "at least 10 are needed" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name them by --lists; the record has: reports (92)"),
        (("--lists", "The Lanter"), "no list 'The Lanter'; near: The Lantern"),
        (
            (*CHOSEN, "--lists", "The Lantern+Watch Group"),
            "The Lantern is in The Lantern and in The Lantern+Watch Group",
        ),
        (("--lists", "reports", *CHOSEN[:4]), "reports holds all that is told of Harbour Radio"),
        ((*CHOSEN, "--where", "Atlantis"), "no place 'Atlantis'"),
        ((*CHOSEN, "--since", "soon"), "--since soon is no day"),
    ],
)
def test_a_bad_request_is_told_in_one_line(crossreport, told, arguments, said):
    code, _, err = crossreport("test", "unreported", "-r", told, *arguments)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
