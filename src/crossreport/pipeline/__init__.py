"""The steps from reports to incidents, each of them safe to stop and to run again."""

from crossreport.pipeline.corpus import run_corpus, score_corpus
from crossreport.pipeline.importing import Imported, import_rows
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.steps import (
    Outcome,
    extract,
    geocode,
    ingest,
    link,
    reconcile,
    run,
)

__all__ = [
    "SILENT",
    "Imported",
    "Outcome",
    "Progress",
    "extract",
    "geocode",
    "import_rows",
    "ingest",
    "link",
    "reconcile",
    "run",
    "run_corpus",
    "score_corpus",
]
