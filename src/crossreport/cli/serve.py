"""The verb ``serve``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import UsageError

if TYPE_CHECKING:
    from crossreport.web import Mark, Settings

# Those of crossreport.web.settings, which is not imported before it is needed.
HOST, PORT = "127.0.0.1", 8349


def serve(
    record: Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            envvar="CROSSREPORT_RECORD",
            help="The record: a file, or the address of a database.",
            show_default=False,
        ),
    ],
    mark: Annotated[
        list[str],
        typer.Option(
            metavar="YYYY-MM-DD=NAME",
            help="A day to mark on the timeline. Repeat as needed.",
            default_factory=list,
            show_default=False,
        ),
    ],
    port: Annotated[
        int,
        typer.Option(metavar="N", min=0, max=65535, help="The port; 0 finds a free one."),
    ] = PORT,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="The address to listen on. Another than this machine's own (loopback) needs a "
            "token.",
        ),
    ] = HOST,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            envvar="CROSSREPORT_TOKEN",
            help="A word that readers must bring once, in the address that is printed.",
            show_default=False,
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Show the names of private persons.")
    ] = False,
    boundaries: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="GeoJSON with boundaries to draw over the map.",
            show_default=False,
        ),
    ] = None,
    basemap: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="PMTiles with a basemap to draw under the map.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Look at a record in the browser: map, timeline, table and evidence.

    Nothing is asked of any other machine, and none can reach the page unless --host says so.
    Ctrl-C stops it.
    """
    from crossreport import web

    settings = web.Settings(
        record=record,
        host=host,
        port=port,
        token=token,
        names=names,
        boundaries=boundaries,
        basemap=basemap,
        marks=tuple(_mark(one) for one in mark),
    )

    show(settings, launch=open_)


def show(settings: "Settings", *, launch: bool) -> None:
    """Serve a record until interrupted; tell where, and open the browser if asked to."""
    from crossreport import web

    def tell(address: str) -> None:
        typer.echo(f"crossreport: {settings.record} at {address} (Ctrl-C stops it)", err=True)
        if launch:
            typer.launch(address)

    web.serve(settings, started=tell)


def _mark(text: str) -> "Mark":
    from crossreport.web import Mark

    day, equals, label = text.partition("=")
    try:
        if not (equals and label.strip()):
            raise ValueError
        return Mark(date.fromisoformat(day.strip()), label.strip())
    except ValueError:
        raise UsageError(
            f"--mark {text} is not YYYY-MM-DD=NAME, for example 2023-02-06=Earthquake"
        ) from None
