"""The verb ``run``."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import (
    ColumnOption,
    GateOption,
    JsonOption,
    PathsArgument,
    RecordOption,
    RulesOption,
    TodayOption,
    WorkersOption,
    ingest_options,
)
from crossreport.cli.verbs import check_read, tell_faults

if TYPE_CHECKING:
    from crossreport.cli.render.view import View


def run(
    paths: PathsArgument,
    record: RecordOption,
    column: ColumnOption,
    today: TodayOption = None,
    workers: WorkersOption = None,
    gate: GateOption = False,
    rules: RulesOption = None,
    json: JsonOption = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Then look at the record in the browser (see serve).")
    ] = False,
) -> None:
    """Read reports and write the reconciled record: every step, one after the other.

    Ends with the incidents, what their sources disagree about, aggregate and trend claims, and
    what was refused and why. It can be stopped at any moment and run again; what is done is not
    done twice.
    """
    from crossreport import pipeline
    from crossreport.cli.render import screen
    from crossreport.cli.render.progress import Shown
    from crossreport.cli.render.view import View
    from crossreport.store import Record

    options = ingest_options(column, today)
    with Record.open(record) as opened:
        pipeline.check_rules(rules)
        with Shown(screen.err()) as progress:
            outcome = pipeline.ingest(opened, paths, options=options, progress=progress)
            check_read(outcome)
            most = workers or pipeline.default_workers()
            told = pipeline.extract(opened, workers=most, gate=gate, progress=progress)
            for step in (pipeline.geocode, pipeline.link):
                step(opened, progress=progress)
            pipeline.reconcile(opened, rules=rules, progress=progress)
        view = View.of(opened)
    if json:
        from crossreport.cli.render.summary import as_plain
        from crossreport.exchange import dumps

        typer.echo(dumps(as_plain(view), indent=2))
    else:
        _show(view)
    if open_:
        from crossreport.cli.serve import show
        from crossreport.web import Settings

        show(Settings(record=record, port=0), launch=True)
    tell_faults(told.faults)


def _show(view: "View") -> None:
    from crossreport.cli.render import incidents, lists, screen

    console = screen.out()
    incidents.show_incidents(view, console)
    lists.show_disagreements(view, console)
    lists.show_aggregates(view, console)
    lists.show_trends(view, console)
    lists.show_refused(view, console)
    lists.show_noted(view, console)
