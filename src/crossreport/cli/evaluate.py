"""The verb ``evaluate``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.exits import Exit
from crossreport.cli.options import JsonOption, RecordOption, UsageError, WorkersOption
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


@app.command()
def corpus(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder with documents.jsonl.gz and incidents.jsonl.gz."
        ),
    ],
    record: RecordOption,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Take whole incidents with at most N reports together.",
            show_default=False,
        ),
    ] = None,
    sample: Annotated[
        str | None,
        typer.Option(
            metavar="SEED",
            help="With --limit: draw the incidents; the same seed draws the same.",
            show_default=False,
        ),
    ] = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Run a corpus of coded reports into a record and score it, beside simple methods.

    What the record holds already is not done again. Each report is scored by the incident that
    the record takes it to be mainly about.
    """
    from crossreport import pipeline
    from crossreport.cli.render import corpus as table
    from crossreport.cli.render import screen
    from crossreport.cli.render.progress import Shown
    from crossreport.evaluate.corpus import load_corpus
    from crossreport.exchange import dumps
    from crossreport.store import Record

    if sample is not None and limit is None:
        raise UsageError("--sample draws from a corpus only with --limit; say how many reports")
    coded = load_corpus(folder)
    part = coded if limit is None else coded.sample(limit, seed=sample)
    with Record.open(record) as opened:
        with Shown(screen.err()) as progress:
            most = workers or pipeline.default_workers()
            pipeline.run_corpus(opened, folder, part, workers=most, progress=progress)
        report = pipeline.score_corpus(opened, part)
    if json:
        typer.echo(dumps(report.as_dict(), indent=2))
    else:
        table.show(report, screen.out())


def lowest_share(report: "GoldReport") -> float:
    """Return the lowest of incidents' recall and precision and the share of right values."""
    values = report.fields.values()
    total = sum(count for _, count in values)
    shares = [report.incidents.recall, report.incidents.precision]
    if total:
        shares.append(sum(right for right, _ in values) / total)
    return min((share for share in shares if share is not None), default=1.0)
