"""How long the import of large tables takes, and how much memory: 1,000,000 rows are about 1 GB.

python -m benchmarks.exchange.scale 10000 100000 1000000

Each table is made up, imported into a new record (the rows only: no linking), and imported once
more, which changes nothing. Every import is a process of its own.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.exchange.made_up import write_table
from crossreport import pipeline
from crossreport.exchange.datasets import load_layout, open_rows
from crossreport.store import Record

_HEAD = ("rows", "MB", "first: CPU s", "s", "peak MB", "again: CPU s", "s", "peak MB", "record MB")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure tables of the sizes that are asked for, and print a table of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="+", metavar="ROWS | FILE RECORD")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help="where tables and records are made for a while")
    given = parser.parse_args(arguments)
    if given.one:
        _one(*map(Path, given.sizes))
        return
    print(" | ".join(_HEAD), flush=True)
    for size in map(int, given.sizes):
        with TemporaryDirectory(dir=given.folder) as folder:
            print(" | ".join(_measured(Path(folder), size)), flush=True)


def _measured(folder: Path, size: int) -> list[str]:
    path, record = folder / "events.csv", folder / "record.db"
    write_table(path, size)
    command = [sys.executable, "-m", "benchmarks.exchange.scale", "--one", str(path), str(record)]
    told = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(2)]
    figures = [figure for one in told for figure in one.stdout.split()]
    sizes = [f"{one.stat().st_size / 1e6:,.0f}" for one in (path, record)]
    return [f"{size:,}", sizes[0], *figures, sizes[1]]


def _one(path: Path, address: Path) -> None:
    """Import a table; print processor seconds, seconds and the peak of memory."""
    began = time.monotonic()
    with Record.open(address) as record:
        outcome = pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))
    if outcome.refused:
        raise SystemExit(f"{outcome.refused} made-up rows were refused: {outcome.refusals[0]}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{time.process_time():.0f} {time.monotonic() - began:.0f} {peak:.0f}")


if __name__ == "__main__":
    main()
