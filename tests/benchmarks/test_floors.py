"""Floors are read, chosen and held; what is absent or cannot be measured is told."""

import json
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import Benchmark, Floor, FloorsError

ENTRY = {
    "measure": "benchmarks.made_up:measure",
    "command": "python -m made.up",
    "note": "Made up.",
    "floors": {"good": {"min": 0.5}, "bad": {"max": 3, "note": "Lower is better."}},
}


def written(folder: Path, **entries: object) -> Path:
    path = folder / "floors.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


def made(*pinned: Floor, measure: str = "benchmarks.made_up:measure") -> Benchmark:
    return Benchmark("made", measure, None, pinned)


@pytest.mark.parametrize(
    ("floor", "value", "holds"),
    [
        (Floor("k", 0.8), 0.8, True),
        (Floor("k", 0.8), 0.79, False),
        (Floor("k", 3, at_most=True), 3, True),
        (Floor("k", 3, at_most=True), 3.1, False),
        (Floor("k", None), 0.0, True),
        (Floor("k", 0.0), float("nan"), False),
    ],
)
def test_a_floor_holds_from_its_figure_on(floor: Floor, value: float, holds: bool) -> None:
    assert floor.holds(value) is holds


def test_the_file_in_the_repository_can_be_read() -> None:
    found = floors.read_floors(floors.FILE)
    assert {"seeds", "examples", "places", "counts"} <= {one.name for one in found}
    keys = [floor.key for one in found for floor in one.floors]
    assert len(keys) == len(set(keys))


def test_keys_carry_the_name_of_their_benchmark(tmp_path: Path) -> None:
    (one,) = floors.read_floors(written(tmp_path, made=ENTRY))
    assert one.floors == (Floor("made.good", 0.5), Floor("made.bad", 3, at_most=True))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({**ENTRY, "floors": {"k": {"min": 1, "max": 2}}}, "either 'min' or 'max'"),
        ({**ENTRY, "floors": {"k": {}}}, "either 'min' or 'max'"),
        ({**ENTRY, "floors": {"k": {"least": 1}}}, "either 'min' or 'max'"),
        ({**ENTRY, "flors": {}}, "flors"),
        ({**ENTRY, "command": ""}, "needs a measure, a command and a note"),
    ],
)
def test_a_slip_in_the_file_is_told(tmp_path: Path, entry: object, told: str) -> None:
    with pytest.raises(FloorsError, match=told):
        floors.read_floors(written(tmp_path, made=entry))


def test_only_keys_with_a_prefix_are_chosen() -> None:
    both = made(Floor("made.a", 1), Floor("made.b", 1))
    (one,) = floors.chosen(
        [both, Benchmark("other", "m:f", None, (Floor("other.a", 1),))], ["made.b"]
    )
    assert [floor.key for floor in one.floors] == ["made.b"]
    assert floors.chosen([both], []) == [both]
    with pytest.raises(FloorsError, match=r"begins with made\.c"):
        floors.chosen([both], ["made.c"])


def test_a_figure_below_its_floor_and_one_not_measured_are_no_pass() -> None:
    benchmark = made(Floor("made.a", 0.5), Floor("made.b", 0.5), Floor("made.c", 0.5))
    outcome = floors.judge(benchmark, {"made.a": 0.5, "made.b": 0.25})
    assert not outcome.ok
    assert outcome.rows == [
        ("made.a", "≥ 0.5", "0.5", "yes"),
        ("made.b", "≥ 0.5", "0.25", "NO"),
        ("made.c", "≥ 0.5", "not measured", "NO"),
    ]


@pytest.mark.parametrize("ci", [False, True])
def test_absent_data_is_skipped_but_not_in_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: bool
) -> None:
    monkeypatch.setenv("CROSSREPORT_SHARED", str(tmp_path))
    benchmark = Benchmark("made", "no_such_module:f", "data/here", (Floor("made.a", 1),))
    (outcome,) = floors.outcomes([benchmark], jobs=1, ci=ci)
    assert outcome.ok is not ci
    assert str(tmp_path / "data/here") in outcome.notes[0]


def test_a_benchmark_that_fails_is_told_and_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "def sound(): return {'a': 1}\ndef broken(): raise OSError('no such thing')\n"
    (tmp_path / "made_up_benchmark.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    broken, sound = (
        Benchmark(name, f"made_up_benchmark:{name}", None, (Floor(f"{name}.a", 1),))
        for name in ("broken", "sound")
    )
    first, second = floors.outcomes([broken, sound], jobs=2, ci=False)
    assert not first.ok
    assert first.notes == ["broken: OSError: no such thing (made_up_benchmark:broken)"]
    assert second.ok
    assert second.rows == [("sound.a", "≥ 1", "1", "yes")]


def test_the_exit_status_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def outcomes(found: list[Benchmark], **_: object) -> list[floors.Outcome]:
        return [floors.judge(one, {"made.good": 0.75, "made.bad": 4}) for one in found]

    monkeypatch.setattr(floors, "FILE", written(tmp_path, made=ENTRY))
    monkeypatch.setattr(floors, "outcomes", outcomes)
    assert floors.main(["--only", "made.good"]) == 0
    assert floors.main([]) == 1
    assert capsys.readouterr().out.splitlines()[-1].split() == ["made.bad", "≤", "3", "4", "NO"]
    assert floors.main(["--only", "nothing"]) == 2
    assert "nothing" in capsys.readouterr().err
