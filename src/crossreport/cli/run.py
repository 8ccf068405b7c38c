"""The verb ``run``."""

from typing import TYPE_CHECKING

import typer

from crossreport.cli.options import (
    ColumnOption,
    JsonOption,
    PathsArgument,
    RecordOption,
    TodayOption,
    UsageError,
    ingest_options,
)
from crossreport.cli.verbs import tell_faults

if TYPE_CHECKING:
    from crossreport.cli.render.view import View
    from crossreport.store import Record


def run(
    paths: PathsArgument,
    record: RecordOption,
    column: ColumnOption,
    today: TodayOption = None,
    json: JsonOption = False,
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
        with Shown(screen.err()) as progress:
            outcome = pipeline.ingest(opened, paths, options=options, progress=progress)
            if not outcome.done:
                raise UsageError(_nothing_read(opened))
            faults = pipeline.extract(opened, progress=progress).faults
            for step in (pipeline.geocode, pipeline.link, pipeline.reconcile):
                step(opened, progress=progress)
        view = View.of(opened)
    if json:
        from crossreport.cli.render.summary import as_plain
        from crossreport.exchange import dumps

        typer.echo(dumps(as_plain(view), indent=2))
    else:
        _show(view)
    tell_faults(faults)


def _show(view: "View") -> None:
    from crossreport.cli.render import incidents, lists, screen

    console = screen.out()
    incidents.show_incidents(view, console)
    lists.show_disagreements(view, console)
    lists.show_aggregates(view, console)
    lists.show_trends(view, console)
    lists.show_refused(view, console)
    lists.show_noted(view, console)


def _nothing_read(record: "Record") -> str:
    """Say why no input could be read, with the first reasons."""
    from crossreport.cli.render.text import shortened

    reasons = [one.message for one in record.refusals() if one.step == "ingest"]
    shown = "; ".join(shortened(reason, 160) for reason in reasons[:3])
    more = f" (and {len(reasons) - 3} more)" if len(reasons) > 3 else ""
    return f"nothing could be read: {shown or 'there are no files of a known kind'}{more}"
