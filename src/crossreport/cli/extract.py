"""The verb ``extract``."""

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.verbs import do, tell_faults


def extract(record: RecordOption, json: JsonOption = False) -> None:
    """Read the claims out of every document.

    Documents that were read with the same versions are skipped.
    """
    from crossreport import pipeline

    outcome = do(
        lambda opened, progress: pipeline.extract(opened, progress=progress), record, json=json
    )
    tell_faults(outcome.faults)
