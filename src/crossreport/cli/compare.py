"""The verb ``compare``."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossreport.cli.render.view import View
    from crossreport.pipeline import Comparison, Told


def compare(
    record: RecordOption,
    left: Annotated[
        str | None,
        typer.Argument(metavar="SIDE", help="reports, or a dataset's short name.", show_default=""),
    ] = None,
    right: Annotated[
        str | None,
        typer.Argument(metavar="SIDE", help="What it is compared with.", show_default=""),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show which events of two sides are the same, and what each of them misses.

    Sides are what was read out of reports, and each dataset that was imported. Without a second
    one a side is compared with the reports; without any, the reports with the only dataset.
    """
    from crossreport import pipeline
    from crossreport.cli.render.view import View
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        one, other = _sides(pipeline.sides(opened), left, right)
        found = pipeline.compare(opened, one, other)
        if json:
            typer.echo(dumps(found, indent=2))
        else:
            _show(found, View.of(opened))


def _sides(known: "Sequence[str]", left: str | None, right: str | None) -> tuple[str, str]:
    """Return the two sides that are meant.

    Raises:
        UsageError: there are no two, or one is none of the record's.
    """
    given = [one for one in (left, right) if one is not None]
    for one in given:
        if one not in known:
            raise UsageError(f"the record has no side {one}; it has {', '.join(known) or 'none'}")
    others = [one for one in known if one not in given]
    if not given and len(known) == 2:
        given = list(known)
    elif len(given) == 1:
        given = ["reports", *given] if "reports" in others else [*given, *others]
    if len(known) < 2:
        raise UsageError("the record has but one side; crossreport import adds another")
    if len(given) != 2:
        raise UsageError(f"name two sides of: {', '.join(known)}")
    if given[0] == given[1]:
        raise UsageError(f"{given[0]} cannot be compared with itself")
    return given[0], given[1]


def _show(found: "Comparison", view: "View") -> None:
    from crossreport.cli.render import screen
    from crossreport.cli.render.lists import heading, item

    console = screen.out()
    parts = (
        (f"Told by {found.left} and {found.right}", found.both),
        (f"Only in {found.left}", found.only_left),
        (f"Only in {found.right}, in the same days and countries", found.only_right),
    )
    for title, told in parts:
        heading(console, f"{title}: {len(told):,}")
        for one in told:
            item(console, _line(one, view))
        console.print()
    if found.beyond:
        item(console, f"{found.right} tells {found.beyond:,} more of other days and countries")


def _line(told: "Told", view: "View") -> str:
    from crossreport.cli.render.values import days, figure, where

    incident = told.incident
    counts = ", ".join(f"{kind} {figure(value)}" for kind, value in incident.counts.items())
    sides = " = ".join(", ".join(side) for side in (told.left, told.right) if side)
    parts = [
        view.short_ids[incident.id],
        days(incident.date),
        where(view.place_of(incident)),
        view.types_of(incident),
        counts,
        sides,
    ]
    return " · ".join(part for part in parts if part)
