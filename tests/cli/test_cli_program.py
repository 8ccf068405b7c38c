"""Exit codes, one-line errors, exports, and how fast help comes."""

import json
import os
import subprocess
import sys

import pytest

from crossreport import __version__
from crossreport.cli import main as main_module
from crossreport.cli.exits import MEANING, Exit
from crossreport.cli.main import main
from crossreport.store import Record
from crossreport.store.migrations import newest


def one_line(err):
    assert err.startswith("crossreport: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_every_exit_code_is_documented():
    assert set(MEANING) == set(Exit)


def test_wrong_arguments(crossreport, path, tmp_path):
    for arguments in (
        ["nonsense"],
        ["show", "incidents"],
        ["run", "x.txt"],
        ["show", "incidents", "--no-such-option"],
        ["run", "x.txt", "--record", path, "--column", "text"],
        ["run", "x.txt", "--record", path, "--column", "smell=nose"],
        ["run", "x.txt", "--record", path, "--today", "tomorrow"],
        ["evaluate", "gold", "g.json", "--record", path, "--fail-under", "2"],
    ):
        code, out, err = crossreport(*arguments)
        assert (code, out) == (Exit.USAGE, ""), arguments
        one_line(err)


def test_nothing_read_is_wrong_usage(crossreport, tmp_path):
    record = tmp_path / "r.sqlite"
    code, out, err = crossreport("run", tmp_path / "missing.txt", "--record", record)
    assert (code, out) == (Exit.USAGE, "")
    assert "missing.txt" in err.splitlines()[-1]
    one_line(err.splitlines()[-1] + "\n")


def test_trouble_with_the_record(crossreport, path, tmp_path):
    newer = tmp_path / "newer.sqlite"
    with Record.open(newer) as record:
        record.put_meta(schema=str(newest() + 1))
    text = tmp_path / "notes.txt"
    text.write_text("This is no record, only some notes that somebody wrote.")
    for where in (tmp_path / "none.sqlite", newer, text, tmp_path):
        code, out, err = crossreport("show", "incidents", "--record", where)
        assert (code, out) == (Exit.RECORD, ""), where
        one_line(err)
    assert not (tmp_path / "none.sqlite").exists()
    code, _, err = crossreport("export", "json", "--record", path, "--out", tmp_path / "a" / "b")
    assert code == Exit.RECORD
    one_line(err)


def test_an_error_cannot_move_the_terminal(crossreport):
    _, _, err = crossreport("show", "incidents", "--record", "\x1b[2J.sqlite")
    assert "\x1b" not in one_line(err)


def test_an_interrupt_and_a_fault_are_told_in_one_line(crossreport, path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("crossreport.store.Record.open", interrupted)
    code, _, err = crossreport("show", "incidents", "--record", path)
    assert code == Exit.INTERRUPTED
    assert "goes on where it stopped" in one_line(err)

    def faulty(*_, **__):
        raise ZeroDivisionError("boom\nbang")

    monkeypatch.setattr("crossreport.store.Record.open", faulty)
    code, _, err = crossreport("show", "incidents", "--record", path)
    assert code == Exit.INTERNAL
    assert "boom bang" in one_line(err)
    monkeypatch.setenv("CROSSREPORT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["show", "incidents", "--record", str(path)])


def test_a_fault_on_one_document_is_told_at_the_end(crossreport, tmp_path, monkeypatch):
    from crossreport.extract import Extractor

    def faulty(*_):
        raise IndexError("lost")

    monkeypatch.setattr(Extractor, "extract", faulty)
    (tmp_path / "a.txt").write_text("Gunmen killed two men in Kano on 3 May 2021, police said.")
    record = tmp_path / "new.sqlite"
    code, out, err = crossreport("run", tmp_path / "a.txt", "--record", record)
    assert code == Exit.INTERNAL
    assert "a.txt could not be read to its end (IndexError lost)" in out
    one_line(err.splitlines()[-1] + "\n")
    assert "failed on 1 of the documents" in err


def test_exports_go_to_standard_output_or_a_file(path, tmp_path, capfdbinary):
    for name in ("json", "csv", "claims-csv", "geojson"):
        with pytest.raises(SystemExit) as exit_:
            main(["export", name, "--record", str(path)])
        assert exit_.value.code == 0
        printed = capfdbinary.readouterr().out
        out = tmp_path / name
        with pytest.raises(SystemExit):
            main(["export", name, "--record", str(path), "--out", str(out)])
        assert out.read_bytes() == printed
        assert b"harbour" in printed
    assert json.loads((tmp_path / "json").read_bytes())["format"] == "crossreport-record"


def test_versions(crossreport, path):
    code, out, _ = crossreport("version", "--record", path)
    assert code == 0
    assert f"record: schema {newest()}" in out
    found = json.loads(crossreport("version", "--json")[1])
    assert set(found) == {"crossreport", "codebook", "gazetteer", "model"}


def test_the_threshold_sets_the_exit_code(crossreport, path, monkeypatch):
    from crossreport.evaluate import GoldReport, IncidentScore

    score = IncidentScore(
        gold=4,
        record=3,
        paired=("a", "b", "c"),
        once=("a", "b", "c"),
        missed=("d",),
        merged=(),
        split=(),
        extra=(),
        extra_context=(),
    )
    monkeypatch.setattr("crossreport.evaluate.score", lambda *_: GoldReport(score, ()))
    arguments = ["evaluate", "gold", "g.json", "--record", path]
    code, out, _ = crossreport(*arguments)
    assert code == 0
    assert "3 of 4" in out
    assert crossreport(*arguments, "--fail-under", "0.75")[0] == Exit.OK
    assert crossreport(*arguments, "--fail-under", "0.76")[0] == Exit.BELOW
    assert json.loads(crossreport(*arguments, "--json")[1])["incidents"]["recall"] == 0.75


def test_the_version_is_an_option_too(crossreport):
    assert crossreport("--version") == (0, f"crossreport {__version__}\n", "")


def test_help_comes_at_once_and_loads_nothing_heavy():
    code = (
        "import sys; from crossreport.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'splink', 'rich.table', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    took = []
    for _ in range(3):
        start = os.times().children_user
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        took.append(os.times().children_user - start)
    assert min(took) < 0.5


def test_a_reader_that_goes_away_is_no_error(path):
    command = [sys.executable, "-c", "from crossreport.cli.main import main; main()"]
    shown = subprocess.Popen(
        [*command, "export", "json", "--record", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    shown.stdout.close()
    assert b"Traceback" not in shown.stderr.read()
    shown.wait()
    shown.stderr.close()


def test_output_that_cannot_be_encoded_is_still_written(path):
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", "from crossreport.cli.main import main; main()"]
    done = subprocess.run(
        [*command, "show", "incidents", "--record", str(path)],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"harbour" in done.stdout


def test_the_main_module_is_the_entry_point():
    assert callable(main_module.main)


def test_the_package_runs_as_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "crossreport", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"crossreport {__version__}\n")
