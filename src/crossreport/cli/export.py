"""The verb ``export`` and its formats."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from crossreport.cli.options import RecordOption
from crossreport.model.counted import counted

if TYPE_CHECKING:
    from crossreport.store import Record

app = typer.Typer(
    name="export",
    help="Write the record in another format, without the names of private persons.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OutOption = Annotated[
    str,
    typer.Option("--out", "-o", metavar="FILE", help="Where to; - is standard output."),
]
NamesOption = Annotated[
    bool,
    typer.Option("--names", help="Leave the names of private persons in."),
]
CoarsenOption = Annotated[
    str | None,
    typer.Option(
        "--coarsen",
        metavar="KM|admin1",
        help="Move places to the centre of squares of so many kilometres, or of first-level "
        "areas, and cover finer names in all texts.",
        show_default=False,
    ),
]
HxlOption = Annotated[bool, typer.Option("--hxl", help="Put a row of HXL tags under the header.")]
ClaimsOption = Annotated[bool, typer.Option("--claims", help="One row a claim, not an incident.")]


@contextmanager
def shielded_record(record: str, names: bool, coarsen: str | None) -> "Iterator[Record]":
    """Open a record as others may see it."""
    from crossreport.exchange import Coarsening, Terms, shielded
    from crossreport.pipeline import centre_of_area
    from crossreport.store import Record

    coarsening = None if coarsen is None else Coarsening.of(coarsen, centre_of_area)
    with Record.open(record, create=False) as opened:
        yield shielded(opened, Terms(names=names, coarsening=coarsening))


def _text(
    record: str,
    out: str,
    names: bool,
    coarsen: str | None,
    to_format: "Callable[[Record], Iterator[str]]",
) -> None:
    from crossreport.cli.outputs import check_output
    from crossreport.exchange import write_text

    check_output(out)
    with shielded_record(record, names, coarsen) as opened:
        write_text(to_format(opened), out)


def _binary(
    record: str,
    out: str,
    names: bool,
    coarsen: str | None,
    to_format: "Callable[[Record, BinaryIO], None]",
) -> None:
    from crossreport.cli.outputs import check_output
    from crossreport.exchange import write_bytes

    check_output(out)
    with shielded_record(record, names, coarsen) as opened:
        write_bytes(partial(to_format, opened), out)


def _tell(left_out: list[str]) -> None:
    """Say which incidents the format has no place for."""
    if left_out:
        shown = ", ".join(left_out[:5]) + (" …" if len(left_out) > 5 else "")
        typer.echo(
            f"crossreport: left out {counted(len(left_out), 'incident')} without a date or a type "
            f"that the format knows: {shown}",
            err=True,
        )


@app.command("json")
def json_(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """Everything, with every span; with --names, import json gives the same record back."""
    from crossreport.exchange import to_json

    _text(record, out, names, coarsen, to_json)


@app.command("csv")
def csv_(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
    hxl: HxlOption = False,
) -> None:
    """One row an incident; an empty cell means that nobody said."""
    from crossreport.exchange import incidents_to_csv

    _text(record, out, names, coarsen, partial(incidents_to_csv, hxl=hxl))


@app.command("claims-csv")
def claims_csv(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
    hxl: HxlOption = False,
) -> None:
    """One row a claim, with its words, where they stand, and its source."""
    from crossreport.exchange import claims_to_csv

    _text(record, out, names, coarsen, partial(claims_to_csv, hxl=hxl))


@app.command("geojson")
def geojson(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """One feature an incident: a point where the place is exact, else the disc it lies in."""
    from crossreport.exchange import to_geojson

    _text(record, out, names, coarsen, to_geojson)


@app.command("acled")
def acled(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """CSV in ACLED's layout, one row an incident."""
    from crossreport.exchange import to_acled

    left_out: list[str] = []
    _text(record, out, names, coarsen, partial(to_acled, left_out=left_out.append))
    _tell(left_out)


@app.command("ucdp")
def ucdp(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """CSV in the layout of UCDP GED, one row an incident."""
    from crossreport.exchange import to_ucdp

    left_out: list[str] = []
    _text(record, out, names, coarsen, partial(to_ucdp, left_out=left_out.append))
    _tell(left_out)


@app.command("plover")
def plover(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """PLOVER event records, a line of JSON an incident."""
    from crossreport.exchange import to_plover

    left_out: list[str] = []
    _text(record, out, names, coarsen, partial(to_plover, left_out=left_out.append))
    _tell(left_out)


@app.command("ftm")
def ftm(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """FollowTheMoney entities, a line of JSON each."""
    from crossreport.exchange import to_ftm

    _text(record, out, names, coarsen, to_ftm)


@app.command("parquet")
def parquet(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
    claims: ClaimsOption = False,
) -> None:
    """Parquet: one typed row an incident."""
    from crossreport.exchange import claims_to_parquet, incidents_to_parquet

    _binary(record, out, names, coarsen, claims_to_parquet if claims else incidents_to_parquet)


@app.command("geoparquet")
def geoparquet(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """GeoParquet: one typed row an incident, with its point."""
    from crossreport.exchange import to_geoparquet

    _binary(record, out, names, coarsen, to_geoparquet)


@app.command("datapackage")
def datapackage(
    record: RecordOption,
    out: OutOption = "-",
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """A Data Package (ZIP): every table as CSV, with the meaning of each column."""
    from crossreport.exchange import to_datapackage

    _binary(record, out, names, coarsen, to_datapackage)
