"""Measures what has a floor in ``floors.json`` and tells what fell below it.

    python -m benchmarks.floors [--only PREFIX]... [--jobs N]

A row for each key: its floor, what was measured, and whether that is enough. Where a
benchmark's data is absent it is skipped with a message, but in CI (``CI`` set) it fails.

Exit status: 0 all floors hold, 1 one does not, 2 ``floors.json`` or the arguments are wrong.
How to add a floor is told in README.md beside this file.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.shared import shared_dir

FILE = Path(__file__).with_name("floors.json")


class FloorsError(Exception):
    """``floors.json``, or what it names, cannot be used."""


@dataclass(frozen=True, slots=True)
class Floor:
    """One pinned figure.

    Attributes:
        key: the measure's name, with its benchmark's in front.
        figure: the worst value that is still allowed; ``None`` while it isn't pinned.
        at_most: whether higher values are worse; else lower ones are.
    """

    key: str
    figure: float | None
    at_most: bool = False

    def holds(self, value: float) -> bool:
        """Say whether a value is no worse than the figure."""
        if self.figure is None:
            return True
        return value <= self.figure if self.at_most else value >= self.figure

    def __str__(self) -> str:
        if self.figure is None:
            return "not pinned"
        return f"{'≤' if self.at_most else '≥'} {self.figure:g}"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured in one go.

    Attributes:
        name: the first part of its keys.
        measure: ``module:function``; the function takes nothing and returns values by key.
        data: what it reads below the folder of benchmark data; ``None`` when it needs none.
        floors: its pinned figures.
    """

    name: str
    measure: str
    data: str | None
    floors: tuple[Floor, ...]

    @property
    def missing(self) -> Path | None:
        """The data it needs, where that is absent."""
        path = shared_dir() / self.data if self.data else None
        return path if path and not path.exists() else None

    def run(self) -> dict[str, float]:
        """Measure; the keys of the result begin with the benchmark's name."""
        module, _, function = self.measure.partition(":")
        measured: Callable[[], Mapping[str, float]] = getattr(import_module(module), function)
        return {f"{self.name}.{key}": value for key, value in measured().items()}


@dataclass(slots=True)
class Outcome:
    """What came of one benchmark: its rows, and whether it is all right."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ok: bool = True


def read_floors(path: Path) -> list[Benchmark]:
    """Read the file of floors.

    Raises:
        FloorsError: a key is unknown, or has no single direction.
    """
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    try:
        return [_benchmark(name, **entry) for name, entry in found.items()]
    except (TypeError, ValueError, AttributeError) as error:
        raise FloorsError(f"{path.name}: {error}") from error


def _benchmark(
    name: str,
    *,
    measure: str,
    command: str,
    note: str,
    floors: Mapping[str, Mapping[str, Any]],
    data: str | None = None,
) -> Benchmark:
    if not all((measure, command, note)):
        raise ValueError(f"{name!r} needs a measure, a command and a note")
    pinned = tuple(_floor(f"{name}.{key}", **entry) for key, entry in floors.items())
    return Benchmark(name, measure, data, pinned)


def _floor(key: str, note: str = "", **figure: float | None) -> Floor:
    (direction,) = figure if len(figure) == 1 else ("",)
    if direction not in ("min", "max"):
        raise ValueError(f"{key!r} needs either 'min' or 'max'")
    return Floor(key, figure[direction], at_most=direction == "max")


def chosen(benchmarks: Sequence[Benchmark], prefixes: Sequence[str]) -> list[Benchmark]:
    """Return the benchmarks that have keys with one of the prefixes, with these keys only."""
    kept = []
    for one in benchmarks:
        floors = tuple(f for f in one.floors if f.key.startswith(tuple(prefixes) or ""))
        if floors:
            kept.append(Benchmark(one.name, one.measure, one.data, floors))
    if not kept:
        raise FloorsError(f"no key in {FILE.name} begins with {' or '.join(prefixes)}")
    return kept


def judge(benchmark: Benchmark, measured: Mapping[str, float]) -> Outcome:
    """Hold what was measured against the floors."""
    outcome = Outcome()
    for floor in benchmark.floors:
        value = measured.get(floor.key)
        ok = value is not None and floor.holds(value)
        shown = "not measured" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
        outcome.rows.append((floor.key, str(floor), shown, "yes" if ok else "NO"))
        outcome.ok &= ok
    return outcome


def absent(benchmark: Benchmark, path: Path, *, must: bool) -> Outcome:
    """Return the outcome of a benchmark whose data is not there."""
    told = f"no benchmark data at {path} (name its root with CROSSREPORT_SHARED)"
    if must:
        return Outcome(notes=[f"{benchmark.name}: {told}; CI must not skip it"], ok=False)
    return Outcome(notes=[f"{benchmark.name}: skipped, {told}"])


def outcomes(benchmarks: Sequence[Benchmark], *, jobs: int, ci: bool) -> Iterator[Outcome]:
    """Measure side by side; yield what came of each benchmark, in their order."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        started = {one.name: pool.submit(_timed, one) for one in benchmarks if not one.missing}
        for one in benchmarks:
            if path := one.missing:
                yield absent(one, path, must=ci)
            else:
                yield _finished(one, started[one.name])


def _timed(benchmark: Benchmark) -> tuple[dict[str, float], float]:
    started = time.monotonic()
    return benchmark.run(), time.monotonic() - started


def _finished(benchmark: Benchmark, future: Future[tuple[dict[str, float], float]]) -> Outcome:
    try:
        measured, seconds = future.result()
    except Exception as error:
        told = f"{benchmark.name}: {type(error).__name__}: {error} ({benchmark.measure})"
        return Outcome(notes=[told], ok=False)
    outcome = judge(benchmark, measured)
    outcome.notes.append(f"{benchmark.name}: {seconds:.0f} s")
    return outcome


def show(found: Sequence[Outcome]) -> None:
    """Print one table of all rows, and the notes."""
    measured = [row for one in found for row in one.rows]
    rows = [("key", "floor", "measured", "ok"), *measured] if measured else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
    for one in found:
        for note in one.notes:
            print(note)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", default=[], metavar="PREFIX")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    given = parser.parse_args(arguments)
    try:
        benchmarks = chosen(read_floors(FILE), given.only)
    except (FloorsError, OSError, json.JSONDecodeError) as error:
        print(f"floors: {error}", file=sys.stderr)
        return 2
    found = list(outcomes(benchmarks, jobs=given.jobs, ci=bool(os.environ.get("CI"))))
    show(found)
    return 0 if all(one.ok for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
