"""The steps do what is new only, and end in the same record however they are stopped."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crossreport import pipeline
from crossreport.exchange import to_json
from crossreport.model import Document
from crossreport.pipeline import extraction, linking, reconciling, steps, versions
from crossreport.store import Record

REPORTS = {
    "lantern.txt": """Ferry office shot at in Port Harcourt

The Lantern, 6 May 2021

Gunmen killed three ferrymen in Port Harcourt on 4 May, police said. Two passengers were wounded.
""",
    "beacon.txt": """Five dead at the ferry

The Beacon, 7 May 2021

Five ferrymen were killed when gunmen attacked the ferry office in Port Harcourt on Tuesday.
The gang carried out nine attacks in April.
""",
    "market.txt": """Blast at the market

The Beacon, 9 May 2021

A bomb exploded at a market in Maiduguri on 8 May, killing four traders and injuring about 20.
""",
}


@pytest.fixture
def reports(tmp_path):
    """A folder of reports."""
    folder = tmp_path / "reports"
    _write_reports(folder)
    return folder


def _write_reports(folder):
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()


def exported(path):
    with Record.open(path, create=False) as record:
        return "".join(to_json(record))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The record of a run that nothing interrupted; copy it to change it."""
    folder = tmp_path_factory.mktemp("whole")
    _write_reports(folder / "reports")
    with Record.open(folder / "whole.sqlite") as record:
        pipeline.run(record, [str(folder / "reports")])
    return folder / "whole.sqlite"


@pytest.fixture
def copy(whole, tmp_path):
    """A copy of that record."""
    return Path(shutil.copy(whole, tmp_path / "copy.sqlite"))


@pytest.fixture(scope="module")
def expected(whole):
    """The export of that record."""
    return exported(whole)


class Stopped(BaseException):
    """Stands for the end of the process."""


class Stopper:
    """Stops at the n-th thing it is told."""

    def __init__(self, after):
        self.left = after

    def tick(self, *_):
        self.left -= 1
        if self.left < 0:
            raise Stopped

    begin = advance = end = tick


def test_a_run_finds_incidents_and_lists_what_it_refused(whole):
    with Record.open(whole) as record:
        assert len(record.documents()) == len(REPORTS)
        assert len(record.incidents()) >= 2
        assert [one.code for one in record.refusals() if one.step == "ingest"] == ["empty-file"]
        texts = {document.id: document.text for document in record.documents()}
        for claim in record.claims():
            claim.quote.verify(texts[claim.document_id])
        assert {"code", "codebook", "gazetteer", "model", "rules", "schema"} == set(record.meta())


def test_running_again_does_nothing(copy, reports, expected):
    with Record.open(copy) as record:
        outcomes = pipeline.run(record, [str(reports)])
    assert [one.step for one in outcomes if one.up_to_date] == [
        "extract",
        "geocode",
        "link",
        "reconcile",
    ]
    assert exported(copy) == expected


def test_another_order_and_other_steps_give_the_same_record(tmp_path, reports, whole):
    with Record.open(tmp_path / "r.sqlite") as record:
        for name in ("market.txt", "empty.txt", "beacon.txt"):
            pipeline.ingest(record, [str(reports / name)])
        pipeline.extract(record)
        pipeline.geocode(record)
        pipeline.ingest(record, [str(reports / "lantern.txt")])
        for step in (pipeline.extract, pipeline.geocode, pipeline.link, pipeline.reconcile):
            step(record)
    with Record.open(tmp_path / "r.sqlite") as record:
        documents = record.documents()
        incidents = record.incidents()
    with Record.open(whole) as record:
        assert [one.id for one in record.documents()] == [one.id for one in documents]
        assert record.incidents() == incidents


@pytest.mark.slow
def test_stopping_at_any_point_and_running_again_gives_the_same_record(tmp_path, reports, expected):
    path = tmp_path / "stopped.sqlite"
    stops = 0
    for after in range(100):
        path.unlink(missing_ok=True)
        with Record.open(path) as record:
            try:
                pipeline.run(record, [str(reports)], progress=Stopper(after))
            except Stopped:
                stops += 1
            else:
                break
        with Record.open(path) as record:
            pipeline.run(record, [str(reports)])
        assert exported(path) == expected, f"stopped after {after} reports of progress"
    assert stops >= 15


@pytest.mark.slow
def test_killing_the_program_at_random_moments_gives_the_same_record(tmp_path, reports, expected):
    path = tmp_path / "killed.sqlite"
    code = "from crossreport.cli.main import main; main()"
    command = [sys.executable, "-c", code, "run", str(reports), "--record", str(path)]
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    killed = 0
    longest = 20.0
    for _ in range(4):
        running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        # Random moments of the work itself, not of the start: after so many lines of progress.
        for _ in range(chance.randrange(1, 9)):
            if not running.stderr.readline():
                break
        time.sleep(chance.random() * 0.5)
        running.send_signal(signal.SIGKILL)
        killed += running.wait(longest) == -signal.SIGKILL
        running.stderr.close()
    subprocess.run(command, check=True, capture_output=True)
    assert killed, f"no run was killed (seed {seed})"
    assert exported(path) == expected, f"seed {seed}"


def test_what_changed_is_done_again(copy, reports, expected, monkeypatch):
    path = copy
    real = versions.code_version
    for package, redone in (
        ("crossreport.reconcile", {"reconcile"}),
        ("crossreport.link", {"link", "reconcile"}),
        ("crossreport.geocode", {"geocode", "link", "reconcile"}),
        ("crossreport.extract", {"extract", "geocode", "link", "reconcile"}),
    ):

        def version(name, changed=package):
            return real(name) + ("'" if name == changed else "")

        for module in (extraction, linking, reconciling, steps):
            monkeypatch.setattr(module, "code_version", version)
        with Record.open(path) as record:
            outcomes = pipeline.run(record, [str(reports)])
        done = {one.step for one in outcomes if not one.up_to_date}
        assert done == {"ingest", *redone}, package
        assert exported(path) == expected
        for module in (extraction, linking, reconciling, steps):
            monkeypatch.setattr(module, "code_version", real)
        with Record.open(path) as record:
            pipeline.run(record, [str(reports)])


def test_a_new_report_is_all_that_is_read(copy, reports):
    (reports / "late.txt").write_text(
        "A late report\n\nThe Beacon, 12 May 2021\n\nA mine killed two herders near Maiduguri on "
        "11 May.\n",
        encoding="utf-8",
    )
    with Record.open(copy) as record:
        before = record.steps("extract")
        pipeline.ingest(record, [str(reports)])
        assert pipeline.extract(record).done == 1
        after = record.steps("extract")
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1


def test_one_document_that_cannot_be_read_does_not_stop_the_others(tmp_path, reports, monkeypatch):
    from crossreport.extract import Extractor

    real = Extractor.extract

    def faulty(self, document: Document):
        if document.source.endswith("beacon.txt"):
            raise RecursionError("too\ndeep")
        return real(self, document)

    monkeypatch.setattr(Extractor, "extract", faulty)
    with Record.open(tmp_path / "r.sqlite") as record:
        pipeline.run(record, [str(reports)])
        (refusal,) = [one for one in record.refusals() if one.code == "fault"]
        assert "beacon.txt could not be read" in refusal.message
        assert "\n" not in refusal.message
        assert len(record.incidents()) >= 2


def test_progress_tells_every_document(tmp_path, reports):
    told = []

    class Listener:
        def begin(self, step, total):
            told.append(("begin", step, total))

        def advance(self, step, note=""):
            told.append(("advance", step, note))

        def end(self, step, summary):
            told.append(("end", step, summary))

    with Record.open(tmp_path / "r.sqlite") as record:
        pipeline.run(record, [str(reports)], progress=Listener())
    assert [one[1] for one in told if one[0] == "begin"] == [
        one[1] for one in told if one[0] == "end"
    ]
    assert ("begin", "extract", len(REPORTS)) in told
    assert len([one for one in told if one[:2] == ("advance", "extract")]) == len(REPORTS)
    assert len([one for one in told if one[:2] == ("advance", "ingest")]) == len(REPORTS) + 1


def test_versions_follow_content_not_time():
    import importlib.resources

    first = versions.code_version("crossreport.reconcile")
    versions.code_version.cache_clear()
    assert versions.code_version("crossreport.reconcile") == first
    assert versions.code_version("crossreport.link") != first
    assert versions.digest(["ab", "c"]) != versions.digest(["a", "bc"])
    assert versions.digest_of({"a": "1", "b": "2"}) == versions.digest_of({"b": "2", "a": "1"})
    root = Path(str(importlib.resources.files("crossreport")))
    assert (root / "reconcile").is_dir()
