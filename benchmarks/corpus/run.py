"""Measures the Violent Corpus: fields per report, linking, and incidents recovered end to end.

    python -m benchmarks.corpus.run [--record FILE] [--limit N]

The same as ``crossreport evaluate corpus``. The floors (``measure``) hold for a fixed sample of
whole incidents with 400 reports, drawn by a hash of the incidents' identifiers, so that they take
minutes and not a quarter of an hour. Linking is easier there than on the whole part: with fewer
incidents, fewer are alike. The figures of the whole part are in REPORT.md.
"""

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import violent_corpus
from crossreport import Record, pipeline
from crossreport.evaluate.corpus import Corpus, CorpusReport, load_corpus

SAMPLE = 400
SEED = "dev"


def part_of_corpus(limit: int | None) -> Corpus:
    """Return the coded incidents: all, or the sample that has so many reports at most."""
    corpus = load_corpus(violent_corpus())
    return corpus if limit is None else corpus.sample(limit, seed=SEED)


def score(record: Path, *, limit: int | None) -> CorpusReport:
    """Run the corpus, or a sample of it, into a record and score that."""
    part = part_of_corpus(limit)
    with Record.open(record) as opened:
        pipeline.run_corpus(opened, violent_corpus(), part)
        return pipeline.score_corpus(opened, part)


def figures(report: CorpusReport) -> dict[str, float]:
    """Return every measure under the key of its floor."""
    return {f"dev.{one.name}": one.value for one in report.measures}


def measure() -> dict[str, float]:
    """Measure the sample, for the floors."""
    with TemporaryDirectory() as folder:
        return figures(score(Path(folder) / "record.sqlite", limit=SAMPLE))


def main() -> None:
    """Print the measures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", type=Path, help="the record; without it, one that is dropped")
    parser.add_argument("--limit", type=int, help="measure a sample of so many reports at most")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "record.sqlite"
        print(json.dumps(figures(score(record, limit=given.limit)), indent=2))


if __name__ == "__main__":
    main()
