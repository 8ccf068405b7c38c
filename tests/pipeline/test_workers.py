"""Documents read in several processes: in order, whatever they do, and never left behind."""

import subprocess
import sys
import time

import pytest

import hostile_readers
from crossreport import pipeline
from crossreport.exchange import to_json
from crossreport.pipeline import extraction
from crossreport.pipeline.workers import (
    WorkerError,
    default_workers,
    read_all,
    worthwhile,
)
from crossreport.store import Record

REPORT = """Shots at the {thing} in Port Harcourt

The Lantern, {day} May 2021

Gunmen killed {dead} guards at the {thing} in Port Harcourt on Monday, police said. The gang had
carried out nine attacks in April.
"""


def documents(*texts):
    return [hostile_readers.document(text, f"d{index}") for index, text in enumerate(texts)]


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_come_back_in_order_with_what_failed(workers):
    texts = [f"fail {n}" if n % 5 == 3 else f"text {n}" for n in range(23)]
    reads = list(read_all(documents(*texts), hostile_readers.faulty, workers=workers))
    assert [one.document.text for one in reads] == texts
    assert [one.fault for one in reads] == [
        "RecursionError too deep" if "fail" in text else "" for text in texts
    ]
    assert all((one.found is None) == bool(one.fault) for one in reads)


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def stream():
        for one in documents(*map(str, range(200))):
            taken.append(one)
            yield one

    reads = read_all(stream(), hostile_readers.plain, workers=2)
    next(reads)
    assert len(taken) < 50
    reads.close()


def test_a_process_that_dies_is_told_in_one_line_and_what_came_before_is_kept():
    texts = [*map(str, range(40)), "kill", *map(str, range(40))]
    reads = read_all(documents(*texts), hostile_readers.deadly, workers=2)
    before = []
    with pytest.raises(WorkerError, match="run the same again") as told:
        before.extend(reads)
    assert "\n" not in str(told.value)
    assert [one.document.text for one in before] == texts[: len(before)]


def test_processes_end_with_the_one_that_started_them():
    """Killed in the middle, it leaves nobody behind that holds on to its output."""
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "import hostile_readers, itertools, os, signal\n"
        "from crossreport.pipeline.workers import read_all\n"
        "endless = (hostile_readers.document(str(n)) for n in itertools.count())\n"
        "for n, _ in enumerate(read_all(endless, hostile_readers.plain, workers=2)):\n"
        "    if n == 50: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    started = time.monotonic()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    # Reading to the end of its output takes until the last process that holds it has ended.
    assert run.returncode == -9
    assert time.monotonic() - started < 50


def test_few_documents_are_not_worth_a_process():
    assert worthwhile(8, 3) == 1
    assert worthwhile(2, 10_000) == 2
    assert 1 <= default_workers() <= 4


@pytest.mark.slow
def test_the_record_is_the_same_with_any_number_of_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "worthwhile", lambda workers, documents: workers)
    reports = tmp_path / "reports"
    reports.mkdir()
    for n, thing in enumerate(["ferry", "market", "bridge", "mill", "quay", "depot", "school"]):
        text = REPORT.format(thing=thing, day=n + 3, dead=("two", "three", "12")[n % 3])
        (reports / f"{thing}.txt").write_text(text, encoding="utf-8")
    exports = []
    for workers in (1, 2, 3):
        with Record.open(tmp_path / f"{workers}.sqlite") as record:
            pipeline.run(record, [str(reports)], workers=workers)
            exports.append("".join(to_json(record)))
            assert len(record.claims()) >= 7
    assert exports[0] == exports[1] == exports[2]
