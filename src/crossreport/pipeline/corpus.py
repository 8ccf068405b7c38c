"""Runs a corpus of coded reports the whole way, and scores what came of it."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.steps import run

if TYPE_CHECKING:
    from crossreport.evaluate.corpus import Corpus, CorpusReport
    from crossreport.store import Record


def run_corpus(
    record: "Record",
    folder: Path,
    part: "Corpus",
    *,
    workers: int = 1,
    progress: Progress = SILENT,
) -> None:
    """Read a part's reports into a record and do every later step; what is done stays.

    Args:
        record: where they go.
        folder: the corpus.
        part: the incidents whose reports are read.
        workers: most processes to extract with.
        progress: told of every step.

    Raises:
        CorpusError: the reports' file cannot be understood.
    """
    from crossreport.evaluate.corpus import DOCUMENTS, write_part

    with TemporaryDirectory() as temporary:
        rows = Path(temporary) / DOCUMENTS
        write_part(folder, part, rows)
        run(record, [str(rows)], workers=workers, progress=progress)


def score_corpus(record: "Record", part: "Corpus") -> "CorpusReport":
    """Score what a record holds of a part of a corpus, beside simple methods."""
    from crossreport.evaluate.corpus import score
    from crossreport.reconcile import main_incidents

    documents = {one.id: one for one in record.documents()}
    claims = {one.id: one for one in record.claims()}
    incidents = record.incidents()
    return score(
        part,
        documents=documents,
        claims=claims,
        incidents=incidents,
        places=record.places(),
        main=main_incidents(incidents, claims=claims, documents=documents),
    )
