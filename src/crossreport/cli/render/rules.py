"""What the sets of rules make of incidents, side by side."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from crossreport.cli.render.text import UNKNOWN, printable
from crossreport.pipeline import RulesCompared


def show_rules(found: Sequence[RulesCompared], chosen: str, console: Console) -> None:
    """Print a line for each field, a column for each set; the record's own is marked."""
    if not found:
        console.print("The sets of rules give the same values.", markup=False)
        return
    sets = list(found[0].values)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Incident", "Field", *(f"{s} *" if s == chosen else s for s in sets)):
        table.add_column(heading, overflow="fold")
    before = None
    for one in found:
        texts = [UNKNOWN if v is None else printable(v.text) for v in one.values.values()]
        table.add_row("" if one.incident_id == before else one.incident_id, one.field, *texts)
        before = one.incident_id
    console.print(table)
    console.print(f"* the record's own: crossreport reconcile --rules {chosen}", markup=False)
