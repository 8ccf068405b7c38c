"""The verb ``compare``."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        known = pipeline.sides(opened)
        one, other = _sides(known, _named(left, known), _named(right, known))
        found = pipeline.compare(opened, one, other)
        if json:
            typer.echo(dumps(found, indent=2))
        else:
            _show(found, View.of(opened))


def _named(given: str | None, known: "Sequence[str]") -> str | None:
    """Return the side that is meant by its name or the beginning of it ("ucdp")."""
    found = [one for one in known if given and one.startswith(given)]
    return found[0] if given not in known and len(found) == 1 else given


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
    about = "within the days and countries of {}"
    parts = (
        (f"Told by {found.left} and {found.right}", found.both, 0),
        (
            f"Only in {found.left}, {about.format(found.right)}",
            found.only_left,
            found.beyond_left,
        ),
        (
            f"Only in {found.right}, {about.format(found.left)}",
            found.only_right,
            found.beyond_right,
        ),
    )
    for title, told, beyond in parts:
        heading(console, f"{title}: {len(told):,}")
        for one in told:
            for text, indent in _lines(one, found, view):
                item(console, text, indent=indent)
        if beyond:
            item(console, f"and {beyond:,} of other days and countries")
        console.print()


def _lines(told: "Told", found: "Comparison", view: "View") -> "Iterator[tuple[str, int]]":
    """Yield what an incident is, and a line of each side, with how far it is indented."""
    from crossreport.cli.render.values import days, figure, where

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
    for side, identifiers, killed in (
        (found.left, told.left, told.killed_left),
        (found.right, told.right, told.killed_right),
    ):
        if identifiers:
            toll = f": killed {figure(killed)}" if killed and told.left and told.right else ""
            yield f"{side} {_sources(side, identifiers, view)}{toll}", 6


def _sources(side: str, identifiers: "Sequence[str]", view: "View") -> str:
    """Return a dataset's events, or the publishers of the reports."""
    if side != "reports":
        return ", ".join(identifiers)
    documents = [view.documents[view.claims[one].document_id] for one in identifiers]
    names = dict.fromkeys(one.publisher or one.title or one.source for one in documents)
    return f"({', '.join(names)})"
