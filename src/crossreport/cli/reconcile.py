"""The verb ``reconcile``."""

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.verbs import do


def reconcile(record: RecordOption, json: JsonOption = False) -> None:
    """Compute each incident's values from its claims."""
    from crossreport import pipeline

    do(lambda opened, progress: pipeline.reconcile(opened, progress=progress), record, json=json)
