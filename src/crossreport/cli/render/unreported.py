"""The lists that overlap, and what they let one say of incidents on none."""

from rich import box
from rich.console import Console
from rich.table import Table

from crossreport.analysis.unreported import Estimate, OverlapTable, Thin
from crossreport.analysis.unreported.lists import Counted
from crossreport.analysis.unreported.wording import (
    basis_words,
    caveats,
    pattern_rows,
    verdict_words,
)
from crossreport.cli.render.lists import heading, item
from crossreport.cli.render.text import counted, printable

_MODELS = 8


def show_unreported(found: Estimate | Thin, given: Counted, label: str, console: Console) -> None:
    """Print the answer, the overlap table, the models and what it all rests on."""
    heading(console, f"How many of {label} no list holds")
    for words in verdict_words(found):
        item(console, words)
    console.print()
    _show_overlap(given.table, console)
    if isinstance(found, Estimate):
        _show_models(found, console)
    heading(console, "What it rests on")
    for words in (*basis_words(given), *caveats()):
        item(console, words)


def _show_overlap(table: OverlapTable, console: Console) -> None:
    heading(console, f"{counted(table.seen, 'incident')} by the lists that hold them")
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in table.names:
        shown.add_column(printable(name), justify="center")
    shown.add_column("Incidents", justify="right")
    for held, count in pattern_rows(table):
        shown.add_row(*("yes" if one else "–" for one in held), f"{count:,}")
    shown.add_row(*("–" for _ in table.names), "?")
    shown.add_section()
    shown.add_row(*(f"{size:,}" for size in table.sizes.values()), "on each")
    console.print(shown)
    console.print()


def _show_models(found: Estimate, console: Console) -> None:
    heading(console, "Models of how the lists depend on each other")
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    shown.add_column("Model")
    for name in ("Probability", "In all", "Interval"):
        shown.add_column(name, justify="right", no_wrap=True)
    for one in found.models[:_MODELS]:
        shown.add_row(
            printable(one.words),
            f"{one.probability:.0%}",
            f"{one.total:,.0f}",
            f"{one.low:,.0f}–{one.high:,.0f}",
        )
    console.print(shown)
    if len(found.models) > _MODELS:
        item(console, f"and {len(found.models) - _MODELS} less likely ones")
    console.print()
