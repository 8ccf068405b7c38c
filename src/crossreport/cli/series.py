"""The verb ``series``."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.analysis.bins import Period
from crossreport.analysis.choices import By
from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.selecting import Given, selecting

if TYPE_CHECKING:
    from crossreport.analysis.series import Series

_FIGURES = (".svg", ".png")


@selecting()
def series(
    record: RecordOption,
    given: Given,
    outs: Annotated[
        list[str],
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write it too: .csv, .parquet, .json, or a figure, .svg or .png. Repeat as "
            "needed.",
            default_factory=list,
            show_default=False,
        ),
    ],
    per: Annotated[
        Period | None,
        typer.Option(
            metavar="day|week|month",
            help="How long a bin is. Default: by the length of the whole.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(metavar="|".join(By), help="What it is broken down by.", show_default=False),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Count incidents, killed and injured by day, week or month, beside the reports of the time.

    A wide date is spread over its days and a vague place over where it may be; low figures hold
    what is certain, high ones all that is possible.
    """
    from crossreport.analysis.series import series as count
    from crossreport.analysis.tables import series_rows
    from crossreport.cli.outputs import check_output
    from crossreport.cli.render import screen
    from crossreport.cli.render.series import show_series
    from crossreport.cli.selecting import choose, read_cases
    from crossreport.exchange import dumps
    from crossreport.exchange.flat import FORMATS
    from crossreport.store import Record

    for out in outs:
        check_output(out, (*_FIGURES, *FORMATS))
    with Record.open(record, create=False) as opened:
        cases = read_cases(opened)
    chosen = choose(cases, given)
    found = count(chosen, period=per, by=by)
    for out in outs:
        _write(found, out)
    if json:
        typer.echo(dumps(series_rows(found), indent=2))
    elif "-" not in outs:
        show_series(found, screen.out())


def _write(found: "Series", out: str) -> None:
    from crossreport.analysis.tables import COLUMNS, series_rows
    from crossreport.exchange import write_bytes
    from crossreport.exchange.flat import write_rows

    if PurePath(out).suffix.lower() in _FIGURES:
        from crossreport.analysis.figures import series_figure

        write_bytes(series_figure(found, PurePath(out).suffix.lower()[1:]), out)
    else:
        write_rows(COLUMNS, series_rows(found), out)
