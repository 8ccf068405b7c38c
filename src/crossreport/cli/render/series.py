"""The table of a series, with a line of bars."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossreport.analysis.series import By, Figure, Row, Series
from crossreport.cli.render.sparkline import narrowed, sparkline
from crossreport.cli.render.text import UNKNOWN, counted, printable

_LINE = 72  # bars of a line at most
_GROUPS = 12  # groups that are shown; a file holds all


def show_series(series: Series, console: Console) -> None:
    """Print a series: the table of its bins, or a line for each group."""
    console.print(Text(f"{printable(series.label)}, per {series.period}", style="bold"))
    groups = series.groups()
    if series.by is None:
        _show_bins(series.rows, console)
    else:
        _show_groups(series.by, groups, console)
    _show_notes(series, console)


def _show_bins(rows: Sequence[Row], console: Console) -> None:
    values = narrowed([row.incidents.best for row in rows], _LINE)
    console.print(f"{rows[0].days.first} {sparkline(values)} {rows[-1].days.last}")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("From", no_wrap=True)
    for name in ("Incidents", "Killed", "Injured", "Documents", "Sources"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            row.days.first.isoformat(),
            *map(spread, (row.incidents, row.killed, row.injured)),
            f"{row.documents:,}",
            f"{row.sources:,}",
        )
    console.print(table)


def _show_groups(by: By, groups: dict[str, list[Row]], console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(by.capitalize(), overflow="fold")
    for name in ("Incidents", "Killed", "Injured"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Incidents from first to last", no_wrap=True)
    for name, rows in list(groups.items())[:_GROUPS]:
        told = [row for row in rows if row.incidents.high]
        totals = [_total([getattr(row, thing) for row in told]) for thing in _THINGS]
        values = narrowed([row.incidents.best for row in rows], _LINE // 2)
        table.add_row(printable(name), *map(spread, totals), sparkline(values))
    console.print(table)
    if len(groups) > _GROUPS:
        hidden = len(groups) - _GROUPS
        console.print(f"and {counted(hidden, 'smaller group')}; --out FILE.csv writes them all")


_THINGS = ("incidents", "killed", "injured")


def _total(figures: Sequence[Figure | None]) -> Figure | None:
    """Add up bins. A wide date is high in several, so that high figures do not add up."""
    known = [one for one in figures if one is not None]
    if not known:
        return None
    best = sum(one.best for one in known)
    return Figure(round(best), best, round(best))


def spread(figure: Figure | None) -> str:
    """Return low–high (best), one number where they are equal; + where the high end is open."""
    if figure is None:
        return UNKNOWN
    best = f"{figure.best:,.0f}" if float(figure.best).is_integer() else f"{figure.best:,.1f}"
    more = "+" if figure.open else ""
    if figure.low == figure.high or (figure.low, figure.high) == (round(figure.best),) * 2:
        return f"{best}{more}"
    return f"{figure.low:,}–{figure.high:,}{more} ({best})"


def _show_notes(series: Series, console: Console) -> None:
    wide = sum(row.incidents.low != row.incidents.high for row in series.rows)
    if wide:
        console.print(
            "low–high (best): what certainly lies in the bin, and all that may; wide dates and "
            "vague places spread by their shares"
        )
    if any(row.killed and row.killed.open for row in series.rows):
        console.print("+ : some incidents give no figure, or no upper one")
    if series.undated:
        console.print(
            f"{counted(series.undated, 'incident')} with no day at all: in every high figure only"
        )
