"""The verb ``export`` and its formats."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import RecordOption

if TYPE_CHECKING:
    from crossreport.store import Record

app = typer.Typer(
    name="export",
    help="Write the record in another format.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OutOption = Annotated[
    str,
    typer.Option("--out", "-o", metavar="FILE", help="Where to; - is standard output."),
]


def _write(record: str, out: str, to_format: "Callable[[Record], Iterator[str]]") -> None:
    from crossreport.exchange import write_text
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        write_text(to_format(opened), out)


@app.command("json")
def json_(record: RecordOption, out: OutOption = "-") -> None:
    """Everything, with every span; the same text for the same record."""
    from crossreport.exchange import to_json

    _write(record, out, to_json)


@app.command("csv")
def csv_(record: RecordOption, out: OutOption = "-") -> None:
    """One row an incident; an empty cell means that nobody said."""
    from crossreport.exchange import incidents_to_csv

    _write(record, out, incidents_to_csv)


@app.command("claims-csv")
def claims_csv(record: RecordOption, out: OutOption = "-") -> None:
    """One row a claim, with its words, where they stand, and its source."""
    from crossreport.exchange import claims_to_csv

    _write(record, out, claims_to_csv)


@app.command("geojson")
def geojson(record: RecordOption, out: OutOption = "-") -> None:
    """One feature an incident, with radius and precision; none for what is unplaced."""
    from crossreport.exchange import to_geojson

    _write(record, out, to_geojson)
