"""The verb ``why``: what joined claims into an incident, and what spoke against it."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption

if TYPE_CHECKING:
    from crossreport.cli.render.why import Reasons


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

    reasons = _reasons(record)
    view = reasons.view
    if other is None:
        incidents = {incident.id: incident for incident in view.incidents}
        chosen = incidents[find_id(one, incidents, what="incident")]
        plain = rendered.plain_incident(reasons, chosen)
    else:
        left, right = (find_id(name, view.claims, what="claim") for name in (one, other))
        plain = rendered.plain_pair(reasons, left, right)
    if json:
        typer.echo(dumps(plain, indent=2))
    elif other is None:
        rendered.show_incident(reasons, chosen, screen.out())
    else:
        rendered.show_pair(reasons, left, right, screen.out())


def _reasons(record: str) -> "Reasons":
    from crossreport.cli.render.view import View
    from crossreport.cli.render.why import Reasons
    from crossreport.link import load_model
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        return Reasons(View.of(opened), opened.links(), load_model().threshold)
