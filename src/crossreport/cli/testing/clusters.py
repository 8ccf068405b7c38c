"""The verb ``test clusters``."""

from typing import Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.selecting import Given, selecting


@selecting()
def clusters(
    record: RecordOption,
    given: Given,
    radius: Annotated[
        float | None,
        typer.Option(
            metavar="KM",
            min=0.1,
            help="Leave out incidents whose place is known less exactly. Default: 25.",
            show_default=False,
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Leave out incidents whose date is wider. Default: 3.",
            show_default=False,
        ),
    ] = None,
    draws: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            max=100,
            help="For near repeats, draw places within their radius and days within their dates so "
            "often, instead of taking their middle.",
        ),
    ] = 0,
    permutations: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=99,
            max=99_999,
            help="Random orders of the days over the places. Default: 999.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="Of the random orders.")] = 0,
    json: JsonOption = False,
) -> None:
    """Look for incidents near each other in space and time, more than chance gives.

    Near repeats (Knox) by bands of distance and days, and the space-time permutation scan.
    """
    from crossreport.analysis.clusters.testing import Asked, look
    from crossreport.cli.render import screen
    from crossreport.cli.render.clusters import plain_clusters, show_clusters
    from crossreport.cli.selecting import choose, read_cases
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        selection = choose(read_cases(opened), given)
    asked = Asked.usual(
        most_radius_km=radius, most_days=days, permutations=permutations, draws=draws, seed=seed
    )
    found = look(selection, asked)
    if json:
        typer.echo(dumps(plain_clusters(found), indent=2))
    else:
        show_clusters(found, screen.out())
