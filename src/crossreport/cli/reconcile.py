"""The verb ``reconcile``."""

from crossreport.cli.options import JsonOption, RecordOption, RulesOption
from crossreport.cli.verbs import do


def reconcile(record: RecordOption, rules: RulesOption = None, json: JsonOption = False) -> None:
    """Compute each incident's values from its claims."""
    from crossreport import pipeline

    do(
        lambda opened, progress: pipeline.reconcile(opened, rules=rules, progress=progress),
        record,
        json=json,
    )
