"""Runs reports the whole way and scores the record against a gold file.

    python -m benchmarks.gold seeds|examples

The same as ``crossreport run`` and ``crossreport evaluate gold``, in one go. The measures:
``incidents.recall`` and ``incidents.precision``; ``incidents.once``, the share of gold incidents
that are found and neither split nor merged; ``counts.right``, the share of the ends (low, best,
high) of counts that are right; ``fields.<area>.<field>``, the share of right values; ``misses``,
the number of lines in the list of everything that is wrong.
"""

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import ROOT, shared_dir
from crossreport import Record, pipeline
from crossreport.evaluate import GoldReport, score


def run(reports: Path, gold: Path) -> GoldReport:
    """Make a record of the reports and score it."""
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "record.sqlite") as record:
        pipeline.run(record, [str(reports)])
        return score(record, gold)


def measures(report: GoldReport) -> dict[str, float]:
    """Return the report's figures; a share of nothing counts as 1."""
    found = report.incidents
    right, total = report.counts
    fields = {f"fields.{key}": hits / of for key, (hits, of) in report.fields.items()}
    return {
        "incidents.recall": 1.0 if found.recall is None else found.recall,
        "incidents.precision": 1.0 if found.precision is None else found.precision,
        "incidents.once": len(found.once) / found.gold if found.gold else 1.0,
        "counts.right": right / total if total else 1.0,
        "misses": len(report.misses()),
        **fields,
    }


def seeds() -> dict[str, float]:
    """Measure the seeds of the benchmark data."""
    shared = shared_dir()
    return measures(run(shared / "seeds", shared / "gold" / "seeds.json"))


def examples() -> dict[str, float]:
    """Measure the examples of the checkout."""
    return measures(run(ROOT / "examples" / "reports", ROOT / "examples" / "gold.json"))


def main() -> None:
    """Print the measures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", choices=["seeds", "examples"])
    chosen = {"seeds": seeds, "examples": examples}[parser.parse_args().reports]
    print(json.dumps(chosen(), indent=2))


if __name__ == "__main__":
    main()
