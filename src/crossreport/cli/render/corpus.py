"""The table of measures on a corpus of coded reports."""

from rich import box
from rich.console import Console
from rich.table import Table

from crossreport.cli.render.text import UNKNOWN, counted, printable
from crossreport.evaluate.corpus import LABELS, CorpusReport, Measure


def show(report: CorpusReport, console: Console) -> None:
    """Print all measures in one table, with the baselines beside them."""
    console.print(
        f"{counted(report.reports, 'report')} of {counted(report.incidents, 'coded incident')}; "
        f"{report.not_read:,} could not be read, {report.without_incident:,} tell no incident "
        f"(counted wrong); {report.left_out:,} coded under several incidents are left out"
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("Measure", no_wrap=True)
    for name in ("Per cent", "Of", "Best choice"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Simple methods", overflow="fold")
    for measure in report.measures:
        table.add_row(
            LABELS[measure.name],
            _percent(measure.value),
            _of(measure),
            _ceiling(measure),
            "; ".join(f"{printable(name)} {_percent(value)}" for name, value in measure.baselines),
        )
    console.print(table)
    console.print(
        "Best choice: what it would be, were each report's best fitting incident its main one."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _of(measure: Measure) -> str:
    return UNKNOWN if measure.total is None else f"{measure.right:,}/{measure.total:,}"


def _ceiling(measure: Measure) -> str:
    if measure.ceiling is None or not measure.total:
        return UNKNOWN
    return _percent(measure.ceiling / measure.total)
