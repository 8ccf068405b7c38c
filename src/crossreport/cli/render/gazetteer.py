"""Candidates of a name, and the places that the user added."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from crossreport.cli.render import screen
from crossreport.cli.render.text import counted, printable
from crossreport.geocode import AddedSource
from crossreport.geocode.explain import Explained
from crossreport.geocode.layouts import PlacesRead

_COLUMNS = (
    "score", "place", "kind", "in", "latitude", "longitude", "km around", "p-code", "id", "why",
)  # fmt: skip
_ROWS = 20  # rows of a kind that are told one by one


def show_added(added: AddedSource, read: PlacesRead, file: str) -> None:
    """Print what a file gave, and what of it was left out."""
    console = screen.out()
    coded = sum(bool(one.entry.pcode) for one in read.entries)
    where = f"{added.layout}; {', '.join(added.countries)}; {coded:,} with p-codes"
    console.print(f"{counted(added.places, 'place')} added as {printable(added.name)} ({where})")
    if read.rough:
        told = counted(len(read.rough), "area")
        console.print(
            f"{told} placed roughly, as wide as the area around, for want of coordinates:"
        )
        _print_rows(
            [f"{read.unit} {line}: {name} (as {outer})" for line, name, outer in read.rough]
        )
    if read.faults:
        console.print(f"{counted(len(read.faults), 'row')} left out of {printable(file)}:")
        _print_rows([f"{read.unit} {line} {why}" for line, why in read.faults])
    if read.passed:
        passed = counted(read.passed, "row")
        console.print(f"{passed} passed over: features of which nothing is reported")


def _print_rows(rows: Sequence[str]) -> None:
    console = screen.out()
    for row in rows[:_ROWS]:
        console.print(f"  {printable(row)}")
    if len(rows) > _ROWS:
        console.print(f"  and {len(rows) - _ROWS:,} more")


def show_candidates(name: str, found: Sequence[Explained]) -> None:
    """Print what a name can mean, likeliest first, with what spoke for it."""
    console = screen.out()
    if not found:
        console.print(f"No place is named {printable(name)}; gazetteer add FILE adds places.")
        return
    table = Table(box=None, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, justify="right" if column in {"score", "km around"} else "left")
    for one in found:
        entry = one.entry
        within = [part for part in (entry.admin2, entry.admin1, entry.country) if part]
        table.add_row(
            f"{one.score:.2f}",
            printable(entry.name),
            entry.feature,
            printable(", ".join(part for part in within if part != entry.name)),
            f"{entry.latitude:g}",
            f"{entry.longitude:g}",
            f"{entry.radius_km:.0f}",
            printable(one.pcode or ""),
            printable(entry.id),
            printable(" ".join(one.reasons)),
        )
    console.print(table)


def show_sources(found: Sequence[AddedSource], path: Path) -> None:
    """Print what was added, and where it is kept."""
    console = screen.out()
    if not found:
        console.print(f"No places were added; they would be kept in {path}.")
        return
    table = Table(box=None, pad_edge=False)
    for column in ("name", "places", "countries", "layout", "file"):
        table.add_column(column, justify="right" if column == "places" else "left")
    for one in found:
        table.add_row(
            printable(one.name),
            f"{one.places:,}",
            printable(" ".join(one.countries)),
            one.layout,
            printable(one.file),
        )
    console.print(table)
    console.print(f"{counted(len(found), 'file')}, kept in {path}")
