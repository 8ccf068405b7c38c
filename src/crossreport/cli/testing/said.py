"""The verb ``test said``."""

import typer

from crossreport.cli.options import JsonOption, RecordOption


def said(record: RecordOption, json: JsonOption = False) -> None:
    """Put every total and every trend that sources state against the record's incidents.

    A total is consistent, the record is short of it, exceeds it, or cannot tell; a trend goes to
    the test of change with its usual settings.
    """
    from crossreport.analysis.said import check
    from crossreport.analysis.said.plain import plain_said
    from crossreport.cli.render import screen
    from crossreport.cli.render.said import show_said
    from crossreport.cli.render.view import View
    from crossreport.cli.selecting import read_cases
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        cases = read_cases(opened)
        found = check(opened, cases)
        view = View.of(opened)
    if json:
        typer.echo(dumps(plain_said(found), indent=2))
    else:
        show_said(found, view, screen.out())
