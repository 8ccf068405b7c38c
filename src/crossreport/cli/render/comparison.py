"""What several sides tell, as people read it and as rows of a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from crossreport.cli.render.lists import heading, item
from crossreport.cli.render.text import plain
from crossreport.cli.render.values import days, figure, where
from crossreport.cli.render.view import View
from crossreport.model import CountKind, Range
from crossreport.pipeline import Comparison, Of, Told

_ENDS = ("low", "best", "high")


def show_comparison(found: Comparison, view: View, console: Console) -> None:
    """Print the sides in figures, then the incidents by who tells them."""
    _show_sides(found, console)
    for sides in _groups(found):
        told = found.told_by(*sides)
        if len(sides) > 1 or len(found.sides) > 2:
            _show_group(_title(sides, found), told, found, view, console)
        else:  # of two sides: what one has and the other misses, apart from what it cannot know
            (other,) = set(found.names) - set(sides)
            title = f"Only in {sides[0]}, within the days and countries of {other}"
            _show_group(title, [one for one in told if one.missed], found, view, console)
            if beyond := sum(not one.missed for one in told):
                item(console, f"and {beyond:,} of other days and countries\n")


def _groups(found: Comparison) -> list[tuple[str, ...]]:
    """Return the sets of sides that tell any incident by themselves; all sides, and each, too."""
    names = found.names
    told = {one.by for one in found.incidents} | {names} | {(one,) for one in names}
    return sorted(told, key=lambda by: (-len(by), [names.index(one) for one in by]))


def _title(sides: Sequence[str], found: Comparison) -> str:
    told = f"Told by {_listed(sides)}" if len(sides) > 1 else f"Only in {sides[0]}"
    lacking = [one for one in found.names if one not in sides]
    return f"{told}, not by {_listed(lacking)}" if lacking and len(sides) > 1 else told


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _show_sides(found: Comparison, console: Console) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("side")
    heads = ("incidents", *(f"also in {one}" for one in found.names), "alone", "missed")
    for head in heads:
        table.add_column(head, justify="right")
    for side in found.sides:
        shared = ["" if one == side.side else f"{side.shared[one]:,}" for one in found.names]
        table.add_row(plain(side.side), f"{side.told:,}", *shared, f"{side.alone:,}",
                      f"{side.missed:,}")  # fmt: skip
    console.print(table)
    console.print(
        "missed: told by another side, of days and countries that this one is about\n", style="dim"
    )


def _show_group(
    title: str, told: Sequence[Told], found: Comparison, view: View, console: Console
) -> None:
    heading(console, f"{title}: {len(told):,}")
    for one in told:
        for text, indent in _lines(one, found, view):
            item(console, text, indent=indent)
    console.print()


def _lines(told: Told, found: Comparison, view: View) -> Iterator[tuple[str, int]]:
    """Yield what an incident is, and a line of each side, with how far it is indented."""
    incident = told.incident
    counts = ", ".join(f"{kind} {figure(value)}" for kind, value in incident.counts.items())
    parts = [
        view.short_ids[incident.id],
        days(incident.date),
        where(view.place_of(incident)),
        view.types_of(incident),
        counts,
    ]
    yield " · ".join(part for part in parts if part), 2
    for of in told.told:
        toll = f": killed {figure(of.killed)}" if of.killed and len(told.told) > 1 else ""
        yield f"{of.side} {_sources(of, view)}{toll}", 6
    if told.missed and len(found.sides) > 2:
        yield f"missed by {_listed(told.missed)}", 6


def _sources(of: Of, view: View) -> str:
    """Return a dataset's events, or the publishers of the reports."""
    if of.side != "reports":
        return ", ".join(of.ids)
    documents = [view.documents[view.claims[one].document_id] for one in of.ids]
    names = dict.fromkeys(one.publisher or one.title or one.source for one in documents)
    return f"({', '.join(names)})"


def comparison_columns(found: Comparison) -> list[str]:
    """Return the columns of `comparison_rows`."""
    columns = ["incident", "event_type", "date_earliest", "date_latest", "place", "country"]
    columns += [f"killed_{end}" for end in _ENDS]
    for side in found.names:
        columns += [side, f"{side} ids", *(f"{side} killed_{end}" for end in _ENDS)]
    return columns


def comparison_rows(found: Comparison, view: View) -> Iterator[Mapping[str, Any]]:
    """Yield a row an incident; of each side whether it tells it, by which rows, with what toll.

    A side's column holds ``told``, ``missed``, or ``beyond`` where the incident is of days or
    countries that the side is not about.
    """
    for told in found.incidents:
        incident, place = told.incident, view.place_of(told.incident)
        row: dict[str, Any] = {
            "incident": incident.id,
            "event_type": incident.event_type,
            "date_earliest": incident.date.earliest,
            "date_latest": incident.date.latest,
            "place": place.name if place else None,
            "country": place.country if place else None,
        }
        row |= _ends("", incident.counts.get(CountKind.KILLED))
        of = {one.side: one for one in told.told}
        for side in found.names:
            state = "told" if side in of else "missed" if side in told.missed else "beyond"
            row |= {side: state, f"{side} ids": "; ".join(of[side].ids) if side in of else None}
            row |= _ends(f"{side} ", of[side].killed if side in of else None)
        yield row


def _ends(prefix: str, value: Range | None) -> dict[str, Any]:
    return {f"{prefix}killed_{end}": getattr(value, end, None) for end in _ENDS}
