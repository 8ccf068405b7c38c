"""The verb ``extract``."""

from crossreport.cli.options import GateOption, JsonOption, RecordOption, WorkersOption
from crossreport.cli.verbs import do, tell_faults


def extract(
    record: RecordOption,
    workers: WorkersOption = None,
    gate: GateOption = False,
    json: JsonOption = False,
) -> None:
    """Read the claims out of every document.

    Documents that were read with the same versions are skipped.
    """
    from crossreport import pipeline

    most = workers or pipeline.default_workers()
    outcome = do(
        lambda opened, progress: pipeline.extract(
            opened, workers=most, gate=gate, progress=progress
        ),
        record,
        json=json,
    )
    tell_faults(outcome.faults)
