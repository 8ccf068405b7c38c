"""Who is given what to review, and how what they type is read."""

import pytest

from crossreport.web.corrections import read_figure
from crossreport.web.desk import LEASE_SECONDS, Desk
from crossreport.web.intake import shown_name
from crossreport.web.queries.queue import WEIGHTS, read_queue


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def desk(clock):
    return Desk(clock=lambda: clock[0])


def test_nobody_is_given_what_another_has(desk, clock):
    waiting = ["i-1", "i-2"]
    assert desk.take("Ana", waiting) == "i-1"
    assert desk.take("Bea", waiting) == "i-2"
    assert desk.take("Cleo", waiting) is None
    assert desk.hold("Cleo", "i-1") == "Ana"
    clock[0] = LEASE_SECONDS
    assert desk.take("Cleo", waiting) == "i-1"


def test_next_goes_on_and_gives_back(desk):
    waiting = ["i-1", "i-2", "i-3"]
    assert desk.take("Ana", waiting) == "i-1"
    assert desk.take("Ana", waiting, after="i-1") == "i-2"
    assert desk.take("Bea", waiting) == "i-1"
    assert desk.take("Ana", waiting, after="i-2") == "i-3"
    assert desk.take("Ana", waiting, after="i-3") == "i-2"


def test_skipped_ones_come_last_and_never_run_out(desk):
    waiting = ["i-1", "i-2"]
    for one, then in (("i-1", "i-2"), ("i-2", "i-1"), ("i-1", "i-2")):
        assert desk.take("Ana", waiting) == one
        desk.skip("Ana", one)
        assert desk.take("Ana", waiting) == then


def test_the_only_one_comes_back(desk):
    assert desk.take("Ana", ["i-1"]) == "i-1"
    assert desk.take("Ana", ["i-1"], after="i-1") == "i-1"
    desk.skip("Ana", "i-1")
    assert desk.take("Ana", ["i-1"]) == "i-1"
    assert desk.take("Ana", []) is None


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("12", "12"),
        ("10-12", "10-12"),
        ("at least 10", "at least 10"),
        ("unknown", "unknown"),
        ("twelve people", "12"),
        ("killing forty-one soldiers", "41"),
        ("at least twenty", "at least 20"),
        ("a bomb", "a bomb"),
        ("", ""),
    ],
)
def test_a_figure_is_read_from_words(words, figure):
    assert read_figure(words) == figure


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\reports\\one.txt", "one.txt"),
        ("\u202etxt.exe\n", "\ufffdtxt.exe"),
        ("x" * 300 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_a_name_from_outside_is_no_path(sent, shown):
    assert shown_name(sent) == shown


def test_the_queue_is_of_doubt_and_consequence(examples):
    from crossreport.store import Record

    with Record.open(examples) as record:
        found = read_queue(record)
        assert {one.id for one in found} == {i.id for i in record.incidents() if not i.context}
    assert [one.urgency for one in found] == sorted((one.urgency for one in found), reverse=True)
    for one in found:
        assert all(0 <= one.doubts[name] <= WEIGHTS[name] for name in WEIGHTS)
