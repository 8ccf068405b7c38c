"""What a person is told who gives wrong inputs, or output that cannot be written."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from crossreport.cli.exits import Exit
from crossreport.model import CountKind, Range
from crossreport.store import Record
from harbour import harbour, harbour_claims, harbour_incident

PROGRAM = [sys.executable, "-c", "from crossreport.cli.main import main; main()"]


@pytest.mark.parametrize("arguments", [[], ["show"], ["export"]])
def test_a_verb_that_is_missing_brings_the_help_as_it_is(crossreport, arguments):
    code, out, err = crossreport(*arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert err.startswith("Usage: crossreport")
    assert len(err.splitlines()) > 8


@pytest.mark.parametrize("verb", ["run", "ingest"])
def test_only_what_this_run_refused_is_told(crossreport, tmp_path, verb):
    record = tmp_path / "new.sqlite"
    for number in range(5):
        code, out, err = crossreport(verb, tmp_path / f"no-{number}.txt", "--record", record)
        assert (code, out) == (Exit.USAGE, "")
        last = err.splitlines()[-1]
        assert last == (
            f"crossreport: nothing could be read: no-{number}.txt: does not exist; check the path"
        )


def test_many_refusals_are_counted(crossreport, tmp_path):
    missing = [tmp_path / f"no-{number}.txt" for number in range(5)]
    _, out, err = crossreport("ingest", *missing, "--record", tmp_path / "new.sqlite", "--json")
    assert err.splitlines()[-1].endswith("no-2.txt: does not exist; check the path (and 2 more)")
    assert json.loads(out)["refused"] == 5


def test_output_that_is_full_is_told(path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    for arguments, words in (
        (["export", "json"], b"standard output cannot be written"),
        (["show", "incidents"], b"No space left"),
    ):
        with full.open("wb") as out:
            done = subprocess.run(
                [*PROGRAM, *arguments, "--record", str(path)],
                stdout=out,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == Exit.RECORD
        assert words in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_a_reader_that_goes_away_gets_no_other_code(path):
    shown = subprocess.Popen(
        [*PROGRAM, "export", "json", "--record", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    shown.stdout.close()
    assert shown.stderr.read() == b""
    shown.stderr.close()
    assert shown.wait() == Exit.OK


@pytest.mark.parametrize("columns", [80, 116, 118, 120, 140])
def test_wide_figures_push_no_column_off_the_screen(crossreport, path, monkeypatch, columns):
    wide = {kind: Range(1000, 1100, 1200) for kind in (CountKind.KILLED, CountKind.INJURED)}
    with Record.open(path) as record:
        incident = harbour_incident(harbour_claims(harbour()))
        record.put_incidents([replace(incident, counts=wide, sources=77)], version="2")
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = crossreport("show", "incidents", "--record", path)
    assert "77" in out
    assert max(map(len, out.splitlines())) <= columns
    assert " ".join(out.split()).count("1,000–1,200 (1,100)") == 2
