"""The verb ``version``."""

from typing import Annotated

import typer

from crossreport.cli.options import JsonOption


def _say(asked: bool) -> None:
    if asked:
        from crossreport import __version__

        typer.echo(f"crossreport {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("--version", callback=_say, is_eager=True, help="Say the version, and no more."),
]


def version(
    record: Annotated[
        str | None,
        typer.Option("--record", "-r", metavar="FILE", help="Also say what made this record."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say the versions of the program, its codebook and gazetteer."""
    from crossreport import __version__
    from crossreport.codebook import codebook_version
    from crossreport.exchange import dumps
    from crossreport.geocode import Gazetteer, user_places
    from crossreport.pipeline.versions import language_version
    from crossreport.store import Record

    versions = {
        "crossreport": __version__,
        "codebook": codebook_version(),
        "gazetteer": Gazetteer.open(added=user_places()).version,
        "model": language_version(),
    }
    if record is not None:
        with Record.open(record, create=False) as opened:
            versions |= {f"record: {key}": value for key, value in opened.meta().items()}
    if json:
        typer.echo(dumps(versions, indent=2))
    else:
        for name, value in versions.items():
            typer.echo(f"{name} {value}")
