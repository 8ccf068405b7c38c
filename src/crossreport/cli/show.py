"""The verb ``show`` and its views."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossreport.cli.options import JsonOption, RecordOption

if TYPE_CHECKING:
    from rich.console import Console

    from crossreport.cli.render.view import View

app = typer.Typer(
    name="show",
    help="Show what a record holds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _view(record: str) -> "View":
    from crossreport.cli.render.view import View
    from crossreport.cli.selecting import tell_unfinished
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        tell_unfinished(opened)
        return View.of(opened)


def _show(
    view: "View",
    print_to: "Callable[[View, Console], None]",
    *,
    json: bool,
    plain: "Callable[[View], Any]",
) -> None:
    """Print a view as a table or as JSON."""
    from crossreport.cli.render import screen
    from crossreport.exchange import dumps

    if json:
        typer.echo(dumps(plain(view), indent=2))
    else:
        print_to(view, screen.out())


@app.command()
def incidents(record: RecordOption, json: JsonOption = False) -> None:
    """All incidents with their ranges and number of independent sources."""
    from crossreport.cli.render import summary
    from crossreport.cli.render.incidents import show_incidents

    _show(
        _view(record),
        show_incidents,
        json=json,
        plain=lambda view: [summary.incident(view, one) for one in view.incidents],
    )


@app.command()
def incident(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id, or its beginning.")],
    record: RecordOption,
    json: JsonOption = False,
) -> None:
    """One incident: the rule that gave each value, and its claims with their words."""
    from crossreport.cli.finding import find_id
    from crossreport.cli.render import summary
    from crossreport.cli.render.evidence import show_incident

    view = _view(record)
    found = {one.id: one for one in view.incidents}
    chosen = found[find_id(identifier, found, what="incident")]
    _show(
        view,
        lambda shown, console: show_incident(shown, chosen, console),
        json=json,
        plain=lambda shown: summary.evidence(shown, chosen),
    )


@app.command()
def disagreements(record: RecordOption, json: JsonOption = False) -> None:
    """What sources disagree about, in words."""
    from crossreport.cli.render import summary
    from crossreport.cli.render.lists import show_disagreements

    _show(_view(record), show_disagreements, json=json, plain=summary.disagreements)


@app.command()
def aggregates(record: RecordOption, json: JsonOption = False) -> None:
    """Counts of events over a period; they are no incidents."""
    from crossreport.cli.render.lists import show_aggregates

    _show(_view(record), show_aggregates, json=json, plain=lambda view: view.aggregates)


@app.command()
def trends(record: RecordOption, json: JsonOption = False) -> None:
    """Claims that there are more or fewer events since a date."""
    from crossreport.cli.render.lists import show_trends

    _show(_view(record), show_trends, json=json, plain=lambda view: view.trends)


@app.command()
def refused(record: RecordOption, json: JsonOption = False) -> None:
    """Everything that was refused or set aside, with the reason."""
    from crossreport.cli.render import lists

    _show(
        _view(record),
        lambda view, console: lists.show_refused(view, console, examples=None),
        json=json,
        plain=lists.refused,
    )


@app.command()
def unplaced(record: RecordOption, json: JsonOption = False) -> None:
    """Incidents without a place, and place names that were not resolved."""
    from crossreport.cli.render import summary
    from crossreport.cli.render.lists import show_unplaced

    _show(
        _view(record),
        show_unplaced,
        json=json,
        plain=lambda view: {
            "incidents": [
                summary.incident(view, one) for one in view.incidents if one.place_id is None
            ],
            "names": [one for one in view.refusals if one.step == "geocode"],
        },
    )


@app.command()
def documents(
    record: RecordOption,
    matching: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only documents that hold all these words."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Documents with publisher, date, language, and what they repeat."""
    from crossreport.cli.render import summary
    from crossreport.cli.render.lists import show_documents
    from crossreport.store import Record

    view = _view(record)
    chosen = list(view.documents.values())
    if matching is not None:
        with Record.open(record, create=False) as opened:
            chosen = [view.documents[hit.document_id] for hit in opened.search(matching)]
    _show(
        view,
        lambda shown, console: show_documents(shown, console, chosen),
        json=json,
        plain=lambda shown: [summary.document(shown, one) for one in chosen],
    )


@app.command()
def rules(
    record: RecordOption,
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="INCIDENT", help="Only this one, with the fields that agree too."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """What each set of rules makes of the incidents, where they differ."""
    from crossreport.cli.finding import find_id
    from crossreport.cli.render import screen
    from crossreport.cli.render.rules import show_rules
    from crossreport.cli.selecting import tell_unfinished
    from crossreport.exchange import dumps
    from crossreport.pipeline import chosen_rules, compare_rules
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        tell_unfinished(opened)
        found = compare_rules(opened)
        chosen = chosen_rules(opened)
    if identifier is None:
        found = [one for one in found if one.differ]
    else:
        wanted = find_id(identifier, {one.incident_id for one in found}, what="incident")
        found = [one for one in found if one.incident_id == wanted]
    if json:
        typer.echo(dumps({"rules": chosen, "fields": found}, indent=2))
    else:
        show_rules(found, chosen, screen.out())
