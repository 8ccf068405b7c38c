"""A record's own weights beside the shipped ones."""

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

if TYPE_CHECKING:
    from rich.console import Console

    from crossreport.link import Estimate, LevelEstimate


def show_estimate(found: "Estimate", console: "Console") -> None:
    """Show how often each level holds, between claims of one incident (m) and of two (u)."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("comparison", "level"):
        table.add_column(name)
    for name in ("shipped m", "u", "own m", "u", "pairs"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for levels in found.levels.values():
        before = ""
        for one in levels.values():
            table.add_row(one.comparison if one.comparison != before else "", *_cells(one))
            before = one.comparison
    console.print(table)
    console.print(
        f"{found.pairs:,} pairs of claims of two reports, about one country and month; about "
        f"{found.matches:,.0f} tell one incident ({found.prior:.2%}); settled after {found.rounds} "
        "rounds."
    )
    kept = sum(one.kept for levels in found.levels.values() for one in levels.values())
    if kept:
        console.print(f"{kept} levels were hardly seen and keep their shipped values.")


def _cells(one: "LevelEstimate") -> tuple[str, ...]:
    figures = (f"{value:.4g}" for value in (*one.shipped, *one.own))
    return one.level, *figures, f"{one.seen:,}", "shipped" if one.kept else ""
