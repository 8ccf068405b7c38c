"""The verb ``evaluate``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.exits import Exit
from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.verbs import fail

if TYPE_CHECKING:
    from crossreport.evaluate import GoldReport

app = typer.Typer(
    name="evaluate",
    help="Compare a record with what people coded.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def evaluate() -> None:
    """Compare a record with what people coded."""


@app.command()
def gold(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The gold file (JSON).")],
    record: RecordOption,
    fail_under: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE",
            min=0,
            max=1,
            help="Exit with 1 when recall or precision of incidents, or the share of right values, "
            "lies below this (0 to 1).",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Score a record, field by field, with the list of every miss."""
    from crossreport.cli.render import screen
    from crossreport.cli.render.text import printable
    from crossreport.evaluate import score
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        report = score(opened, file)
    if json:
        typer.echo(dumps(report.as_dict(), indent=2))
    else:
        console = screen.out()
        for line in report.lines():
            indent = len(line) - len(line.lstrip())
            console.print(" " * indent + printable(line))
    if fail_under is not None and lowest_share(report) < fail_under:
        raise fail(Exit.BELOW)


def lowest_share(report: "GoldReport") -> float:
    """Return the lowest of incidents' recall and precision and the share of right values."""
    values = report.fields.values()
    total = sum(count for _, count in values)
    shares = [report.incidents.recall, report.incidents.precision]
    if total:
        shares.append(sum(right for right, _ in values) / total)
    return min((share for share in shares if share is not None), default=1.0)
