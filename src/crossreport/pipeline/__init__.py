"""The steps from reports to incidents, each of them safe to stop and to run again."""

from crossreport.pipeline.corpus import run_corpus, score_corpus
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
    "Outcome",
    "Progress",
    "extract",
    "geocode",
    "ingest",
    "link",
    "reconcile",
    "run",
    "run_corpus",
    "score_corpus",
]
