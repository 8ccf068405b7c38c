"""The table of incidents."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossreport.cli.render.screen import WIDE
from crossreport.cli.render.text import UNKNOWN, counted, plain, printable
from crossreport.cli.render.values import MAIN_KINDS, days, figure, other_figures, where
from crossreport.cli.render.view import View
from crossreport.model import Incident

_HEADS = {"killed": "Killed", "injured": "Inj.", "missing": "Miss.", "abducted": "Abd."}


def show_incidents(view: View, console: Console) -> None:
    """Print all incidents, then the context events that date them."""
    violent = [one for one in view.incidents if not one.context]
    context = [one for one in view.incidents if one.context]
    if not violent:
        console.print("No incidents.")
    else:
        console.print(Text(counted(len(violent), "incident"), style="bold"))
        _show(view, violent, console)
    if context:
        heading = f"{counted(len(context), 'context event')} (no violence; they date the others)"
        console.print(Text(heading, style="bold"))
        _show(view, context, console)


def _show(view: View, incidents: Sequence[Incident], console: Console) -> None:
    table = _table(view, incidents, console)
    if table is not None:
        console.print(table)
    else:
        for incident in incidents:
            _card(view, incident, console)
    console.print()


def _table(view: View, incidents: Sequence[Incident], console: Console) -> Table | None:
    """Return a table that shows every column whole, ``None`` where the console has no room."""
    if console.width < WIDE:
        return None
    # Rich would cut off the last columns of a table that is too wide.
    for gap in (1, 0):
        table = _wide(view, incidents, bounded=console.width < 1000, gap=gap)
        if table.__rich_measure__(console, console.options).minimum <= console.width:
            return table
    return None


def who(incident: Incident) -> str:
    """Return the perpetrators' names."""
    return printable(", ".join(incident.perpetrators)) or UNKNOWN


def _wide(view: View, incidents: Sequence[Incident], *, bounded: bool, gap: int) -> Table:
    """Return a table with one row an incident, and ``gap`` more than one space between cells."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, gap, 0, 0), show_edge=False)
    table.add_column("Id", no_wrap=True)
    for name, least in (("Date", 13), ("Place", 14), ("What", 14), ("By", 12)):
        table.add_column(name, min_width=least, overflow="fold")
    for kind in MAIN_KINDS:
        # Rich takes the longest word for the least width, and would cut off a best in brackets.
        least = max((len(figure(one.counts.get(kind))) for one in incidents), default=0)
        head = _HEADS.get(kind, "Esc.")
        table.add_column(head, justify="right", no_wrap=True, min_width=max(least, len(head)))
    table.add_column("Src", justify="right", no_wrap=True)
    for incident in incidents:
        table.add_row(
            view.short_ids[incident.id] if bounded else incident.id,
            days(incident.date),
            plain(where(view.place_of(incident))),
            plain(
                "; ".join(filter(None, (view.types_of(incident), other_figures(incident.counts))))
            ),
            plain(who(incident)),
            *(figure(incident.counts.get(kind)) for kind in MAIN_KINDS),
            str(incident.sources),
        )
    return table


def _card(view: View, incident: Incident, console: Console) -> None:
    """Print one incident on a few lines."""
    lines = [
        f"{days(incident.date)} · {printable(view.types_of(incident))}",
        f"place {where(view.place_of(incident))}",
        f"by {who(incident)}",
        " · ".join(f"{kind} {figure(incident.counts.get(kind))}" for kind in MAIN_KINDS),
    ]
    if other := other_figures(incident.counts):
        lines.append(other)
    lines.append(counted(incident.sources, "independent source"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for position, line in enumerate(lines):
        name = Text(view.short_ids[incident.id], style="bold") if position == 0 else ""
        grid.add_row(name, plain(line))
    console.print(grid)
