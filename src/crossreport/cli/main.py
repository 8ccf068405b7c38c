"""The program ``crossreport``: its verbs, and what a user is told when something goes wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from crossreport.cli import (
    compare,
    evaluate,
    export,
    extract,
    gazetteer,
    geocode,
    imports,
    ingest,
    judge,
    link,
    reconcile,
    report,
    run,
    series,
    serve,
    show,
    sources,
    testing,
    version,
    why,
)
from crossreport.cli.exits import Exit
from crossreport.model.errors import CrossreportError

app = typer.Typer(
    name="crossreport",
    help="Reads news reports of violent incidents and writes one reconciled record per incident.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _program(version_: version.VersionOption = False) -> None:
    pass


for _verb in (
    run.run,
    ingest.ingest,
    extract.extract,
    geocode.geocode,
    link.link,
    reconcile.reconcile,
):
    app.command()(_verb)
app.add_typer(imports.app)
app.add_typer(show.app)
app.command()(why.why)
app.command()(serve.serve)
app.add_typer(judge.app)
app.add_typer(sources.app)
app.command()(compare.compare)
app.add_typer(export.app)
app.command()(series.series)
app.add_typer(testing.app)
app.command()(report.report)
app.add_typer(evaluate.app)
app.add_typer(gazetteer.app)
app.command()(version.version)

_TYPER_INTERRUPTED = 130
# Its message is the help, to be shown as it is. Typer gives the class no public name.
_NO_ARGUMENTS = "NoArgsIsHelpError"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(int(_run(arguments)))


def _run(arguments: Sequence[str] | None) -> int:
    """Run the program; tell every error in one line on standard error."""
    try:
        code = app(args=arguments, prog_name="crossreport", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = _TYPER_INTERRUPTED
    except typer.TyperException as error:
        if type(error).__name__ == _NO_ARGUMENTS:
            typer.echo(error.format_message(), err=True)
            return Exit.USAGE
        return _tell(_refused(error), Exit.USAGE)
    except CrossreportError as error:
        return _tell(str(error), _code_of(error))
    except (BrokenPipeError, SystemExit) as error:
        # Typer turns a broken pipe into an exit with 1, which means something else here.
        if not isinstance(error.__context__ or error, BrokenPipeError):
            raise
        # Who reads has seen enough; keep Python from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _tell(f"{where}{error.strerror or error}", Exit.RECORD)
    except Exception as error:
        if os.environ.get("CROSSREPORT_DEBUG"):
            raise
        return _tell(
            f"a fault of the program: {type(error).__name__}: {error}; please report it with what "
            "CROSSREPORT_DEBUG=1 shows; the record is whole",
            Exit.INTERNAL,
        )
    if code == _TYPER_INTERRUPTED:
        return _tell("interrupted; the same command goes on where it stopped", Exit.INTERRUPTED)
    return code if isinstance(code, int) else Exit.OK


def _refused(error: typer.TyperException) -> str:
    """Return in a line what the parser of arguments complains about."""
    from crossreport.cli.told import refused

    context = getattr(error, "ctx", None)
    verbs = getattr(getattr(context, "command", None), "commands", {})
    path = getattr(context, "command_path", "") or "crossreport"
    return refused(error.format_message(), path, sorted(verbs))


def _code_of(error: CrossreportError) -> Exit:
    """Return an error's exit code: of the record and outputs, the program, or what was given."""
    for module, name, code in (
        ("crossreport.store", "RecordError", Exit.RECORD),
        ("crossreport.exchange", "OutputError", Exit.RECORD),
        ("crossreport.pipeline", "WorkerError", Exit.INTERNAL),
    ):
        if isinstance(error, getattr(import_module(module), name)):
            return code
    return Exit.USAGE


def _tell(message: str, code: Exit) -> Exit:
    from crossreport.cli.render.text import printable

    print(f"crossreport: {printable(message)}", file=sys.stderr)  # noqa: T201
    return code
