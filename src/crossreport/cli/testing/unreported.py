"""The verb ``test unreported``."""

from typing import Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.selecting import Given, selecting


@selecting(without={"source"})
def unreported(
    record: RecordOption,
    lists: Annotated[
        list[str],
        typer.Option(
            "--lists",
            metavar="NAME",
            help="A list of incidents: a dataset's short name, reports, a publisher or a speaker; "
            "A+B is what either holds. Repeat for three to five. Default: all datasets, and the "
            "reports.",
            default_factory=list,
            show_default=False,
        ),
    ],
    given: Given,
    json: JsonOption = False,
) -> None:
    """Estimate how many incidents no list holds, from how three lists or more overlap.

    Refused where they overlap too little. Methods, sources and simulations: docs/tests.md.
    """
    from crossreport.analysis.unreported import estimate
    from crossreport.analysis.unreported.lists import Lists, count
    from crossreport.cli.render import screen
    from crossreport.cli.render.unreported import show_unreported
    from crossreport.cli.selecting import choose, read_cases
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        cases = read_cases(opened)
        known = Lists.of(opened)
    selection = choose(cases, given)
    meant = [one.case for one in selection.members]
    counted = count(known, known.choose(lists), meant)
    found = estimate(counted.table)
    if json:
        typer.echo(dumps({"estimate": found, "counted": counted}, indent=2))
    else:
        show_unreported(found, counted, selection.label, screen.out())
