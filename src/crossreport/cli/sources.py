"""The verb ``sources``: what the user thinks of sources."""

from pathlib import Path
from typing import Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.model.counted import counted

app = typer.Typer(
    name="sources",
    help="Grade the sources of a record; the rules prefer the more reliable and the nearer one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def grade(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV with the columns source, reliability (A to F), nearness (witness, local, "
            "national, international) and note; or YAML with the sources as keys.",
        ),
    ],
    record: RecordOption,
) -> None:
    """Grade sources by a file, in the place of all earlier grades, and reconcile by them."""
    from crossreport import pipeline
    from crossreport.store import Record

    grades = pipeline.read_grades(file)
    with Record.open(record, create=False) as opened:
        unknown = pipeline.put_grades(opened, grades)
    typer.echo(f"{counted(len(grades), 'source')} graded")
    if unknown:
        typer.echo(f"crossreport: no claim is of: {', '.join(unknown)}", err=True)


@app.command("list")
def list_(record: RecordOption, json: JsonOption = False) -> None:
    """The grades that the record has."""
    from crossreport.cli.render.text import printable
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        grades = opened.source_grades()
    if json:
        typer.echo(dumps(grades, indent=2))
        return
    for one in grades:
        words = [f"reliability {one.reliability}" if one.reliability else "", one.nearness or ""]
        said = ", ".join(filter(None, [*words, one.note]))
        typer.echo(printable(f"{one.source}: {said}"))
    if not grades:
        typer.echo("No grades.")
