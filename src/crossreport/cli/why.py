"""The verb ``why``: what joined claims into an incident, and what spoke against it."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption

if TYPE_CHECKING:
    from crossreport.cli.render.view import View
    from crossreport.link.reasons import Reasons


def why(
    one: Annotated[
        str, typer.Argument(metavar="ID", help="An incident or a claim, or its id's beginning.")
    ],
    record: RecordOption,
    other: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="Another claim.", show_default=False),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say why claims were joined or kept apart, with the weight of each reason."""
    from crossreport.cli.finding import find_id
    from crossreport.cli.render import screen
    from crossreport.cli.render import why as rendered
    from crossreport.exchange import dumps

    view, reasons = _read(record)
    if other is None:
        incidents = {incident.id: incident for incident in view.incidents}
        chosen = incidents[find_id(one, incidents, what="incident")]
        if json:
            typer.echo(dumps(rendered.plain_incident(reasons, chosen), indent=2))
        else:
            rendered.show_incident(view, reasons, chosen, screen.out())
        return
    left, right = (find_id(name, view.claims, what="claim") for name in (one, other))
    if json:
        typer.echo(dumps(rendered.plain_pair(view, reasons, (left, right)), indent=2))
    else:
        rendered.show_pair(view, reasons, (left, right), screen.out())


def _read(record: str) -> "tuple[View, Reasons]":
    from crossreport.cli.render.view import View
    from crossreport.cli.selecting import tell_unfinished
    from crossreport.link.reasons import Reasons
    from crossreport.pipeline import linking_model
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        tell_unfinished(opened)
        view = View.of(opened)
        return view, Reasons(view.claims, opened.links(), linking_model(opened).threshold)
