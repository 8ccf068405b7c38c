"""The verb ``compare``."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def compare(
    record: RecordOption,
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SIDE",
            help="reports, or a dataset's short name or its beginning; several.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write a row an incident to a file (.csv, .json, .parquet), or CSV to standard "
            "output (-).",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show which events of several sides are the same, and what each of them misses.

    Sides are what was read out of reports, and each dataset that was imported. Without any, all
    sides of the record are compared; one alone is compared with the reports.
    """
    from crossreport import pipeline
    from crossreport.cli.outputs import check_output
    from crossreport.cli.render import screen
    from crossreport.cli.render.comparison import (
        comparison_columns,
        comparison_rows,
        show_comparison,
    )
    from crossreport.cli.render.view import View
    from crossreport.cli.selecting import tell_unfinished
    from crossreport.exchange import dumps
    from crossreport.exchange.flat import FORMATS, write_rows
    from crossreport.store import Record

    if out is not None:
        check_output(out, FORMATS)
    with Record.open(record, create=False) as opened:
        tell_unfinished(opened)
        found = pipeline.compare(opened, _sides(pipeline.sides(opened), named or ()))
        view = View.of(opened)
    if out is not None:
        write_rows(comparison_columns(found), list(comparison_rows(found, view)), out)
    if json:
        typer.echo(dumps(found, indent=2))
    elif out != "-":
        show_comparison(found, view, screen.out())


def _sides(known: "Sequence[str]", named: "Sequence[str]") -> tuple[str, ...]:
    """Return the sides that are meant.

    Raises:
        UsageError: there are no two, or one is none of the record's.
    """
    from crossreport.codebook import offered

    given = list(dict.fromkeys(_side(one, known) for one in named))
    for one in given:
        if one not in known:
            raise UsageError(f"the record has no side {one}{offered(one, known)}")
    if len(known) < 2:
        has = f"but one side ({known[0]})" if known else "nothing to compare"
        raise UsageError(f"the record has {has}; crossreport import adds a dataset")
    if len(named) > 1 and len(given) == 1:
        raise UsageError(f"{given[0]} cannot be compared with itself")
    if len(given) == 1:
        others = [one for one in known if one not in given]
        given = ["reports", *given] if "reports" in others else [*given, *others]
    return tuple(given) or tuple(known)


def _side(given: str, known: "Sequence[str]") -> str:
    """Return the side that is meant by its name or the beginning of it ("ucdp")."""
    found = [one for one in known if given and one.startswith(given)]
    return found[0] if given not in known and len(found) == 1 else given
