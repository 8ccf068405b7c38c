"""The verb ``geocode``."""

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.verbs import do


def geocode(record: RecordOption, json: JsonOption = False) -> None:
    """Resolve the places that claims name, with their precision."""
    from crossreport import pipeline

    do(lambda opened, progress: pipeline.geocode(opened, progress=progress), record, json=json)
