"""The verb ``link``."""

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.verbs import do


def link(record: RecordOption, json: JsonOption = False) -> None:
    """Find the claims that tell the same incident."""
    from crossreport import pipeline

    do(lambda opened, progress: pipeline.link(opened, progress=progress), record, json=json)
