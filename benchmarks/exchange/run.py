"""The UCDP file of Syria in, out as UCDP's layout, and in again.

python -m benchmarks.exchange.run
"""

import csv
import gzip
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import shared_dir
from crossreport import pipeline
from crossreport.exchange import Terms, shielded, to_ucdp, write_text
from crossreport.exchange.datasets import load_layout, open_rows
from crossreport.pipeline import Imported
from crossreport.store import Record

_DATA = "data/ucdp-ged-syria/ged-syria-2016-2019.csv.gz"


def main() -> None:
    """Measure the round trip, and print it."""
    with TemporaryDirectory() as folder:
        _round_trip(Path(folder))


def _round_trip(folder: Path) -> None:
    out = folder / "out.csv"
    with Record.open(folder / "record.sqlite") as record:
        _told("in", lambda: _taken(record, shared_dir() / _DATA))
        for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
            _told(step.__name__, partial(step, record))
        _told("out", lambda: write_text(to_ucdp(shielded(record, Terms())), out))
        _told("in again", lambda: _taken(record, out))
    cells, other = _changed(out)
    print(f"{cells:,} cells of the given file, {other:,} other in the file that was written")


def _changed(out: Path) -> tuple[int, int]:
    with out.open(encoding="utf-8", newline="") as file:
        made = {row["id"]: row for row in csv.DictReader(file)}
    cells = other = 0
    for row in _given():
        cells += len(row)
        other += sum(made[row["id"]][name] != cell for name, cell in row.items())
    return cells, other


def _given() -> Iterator[dict[str, str]]:
    path = shared_dir() / _DATA
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _taken(record: Record, path: Path) -> Imported:
    return pipeline.import_rows(record, open_rows(path, load_layout("ucdp")))


def _told(what: str, do: Callable[[], object]) -> None:
    """Do something, and print its outcome, processor seconds and the peak of memory so far."""
    began = time.process_time()
    outcome = do()
    print(f"{what}: {time.process_time() - began:.1f} s, {_megabytes()} MB", end="")
    print(
        f"; {outcome.new:,} new, {outcome.changed:,} changed, {outcome.same:,} as they were, "
        f"{outcome.refused:,} refused"
        if isinstance(outcome, Imported)
        else "",
        flush=True,
    )


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
