"""The verb ``import`` and what it reads."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError
from crossreport.model.counted import counted

if TYPE_CHECKING:
    from crossreport.exchange.datasets import Mapping
    from crossreport.pipeline import Imported

app = typer.Typer(
    name="import",
    help="Take other people's event data into the record.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_SHOWN = 20

FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="A CSV file of any usual delimiter, also packed (gzip, ZIP), or a workbook.",
    ),
]
DatesOption = Annotated[
    str | None,
    typer.Option(
        "--dates",
        metavar="dmy|mdy",
        help="How dates such as 04/05/2021 are meant.",
        show_default=False,
    ),
]
OnlyOption = Annotated[
    bool,
    typer.Option("--only", help="Only store the rows; geocode, link and reconcile later."),
]


@app.command()
def acled(
    file: FileArgument,
    record: RecordOption,
    dates: DatesOption = None,
    only: OnlyOption = False,
    json: JsonOption = False,
) -> None:
    """Take in an ACLED table, of the present layout or an earlier one."""
    _layout("acled", file, record, dates=dates, only=only, json=json)


@app.command()
def ucdp(
    file: FileArgument,
    record: RecordOption,
    dates: DatesOption = None,
    only: OnlyOption = False,
    json: JsonOption = False,
) -> None:
    """Take in a UCDP GED table, of the present layout or an earlier one."""
    _layout("ucdp", file, record, dates=dates, only=only, json=json)


@app.command()
def gtd(
    file: FileArgument,
    record: RecordOption,
    dates: DatesOption = None,
    only: OnlyOption = False,
    json: JsonOption = False,
) -> None:
    """Take in a table of the Global Terrorism Database."""
    _layout("gtd", file, record, dates=dates, only=only, json=json)


@app.command("table")
def table(
    mapping: Annotated[
        Path,
        typer.Argument(metavar="MAPPING", help="A YAML file that says which column holds what."),
    ],
    file: FileArgument,
    record: RecordOption,
    dates: DatesOption = None,
    only: OnlyOption = False,
    json: JsonOption = False,
) -> None:
    """Take in any other table of events, by a mapping of its columns (docs/datasets.md)."""
    from crossreport.exchange.datasets import load_mapping

    read = load_mapping(mapping)
    _import(read, file, record, strict=True, dates=dates, only=only, json=json)


@app.command("json")
def json_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What export json wrote.")],
    record: RecordOption,
) -> None:
    """Make a new record of what export json wrote."""
    from crossreport.exchange.jsonfile import fill_record, read_json
    from crossreport.store import Record

    content = read_json(file)  # before a record is made for nothing
    with Record.open(record) as opened:
        fill_record(opened, content)
        incidents, claims = len(opened.incidents()), len(opened.claims())
        typer.echo(f"{counted(incidents, 'incident')}, {counted(claims, 'claim')}")


def _layout(
    name: str, file: Path, record: str, *, dates: str | None, only: bool, json: bool
) -> None:
    from crossreport.exchange.datasets import load_layout

    mapping = load_layout(name)
    _import(mapping, file, record, strict=False, dates=dates, only=only, json=json)


def _import(
    mapping: "Mapping",
    file: Path,
    record: str,
    *,
    strict: bool,
    dates: str | None,
    only: bool,
    json: bool,
) -> None:
    from crossreport import pipeline
    from crossreport.cli.render import screen
    from crossreport.cli.render.progress import Shown
    from crossreport.cli.render.text import printable
    from crossreport.exchange import dumps
    from crossreport.exchange.datasets import open_rows
    from crossreport.exchange.datasets.mapping import ORDERS
    from crossreport.store import Record

    if dates is not None and dates not in ORDERS:
        raise UsageError(f"--dates {dates} is neither of: {', '.join(ORDERS)}")
    if dates is not None:
        mapping = mapping.with_order(dates)
    rows = open_rows(file, mapping, strict=strict)  # before a record is made for nothing
    with Record.open(record) as opened, Shown(screen.err()) as progress:
        outcome = pipeline.import_rows(opened, rows, progress=progress)
        if not only:
            for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
                step(opened, progress=progress)
    if json:
        typer.echo(dumps(outcome, indent=2))
    else:
        _tell(outcome)
    for note in outcome.notes:
        typer.echo(f"crossreport: {printable(note)}", err=True)
    if not outcome.read:
        typer.echo(f"crossreport: {file} has no rows below its header", err=True)
    if outcome.refused and outcome.read == outcome.refused:
        raise UsageError(f"none of the rows of {file} could be taken")


def _tell(outcome: "Imported") -> None:
    from crossreport.cli.render.text import printable

    typer.echo(
        f"{counted(outcome.read, 'row')}: {outcome.new:,} new, {outcome.changed:,} changed, "
        f"{outcome.same:,} as they were, {outcome.refused:,} refused"
    )
    for refusal in outcome.refusals[:_SHOWN]:
        typer.echo(printable(refusal.message))
    if outcome.refused > _SHOWN:
        hidden = outcome.refused - _SHOWN
        typer.echo(f"and {hidden:,} more (crossreport show refused lists them)")
