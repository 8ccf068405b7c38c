"""Runs one step on a record, for the verbs that do just that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from crossreport.cli.exits import Exit
from crossreport.cli.options import UsageError

if TYPE_CHECKING:
    from crossreport.pipeline import Outcome, Progress
    from crossreport.store import Record

    Step = Callable[[Record, Progress], Outcome]


def do(step: "Step", record: str, *, create: bool = False, json: bool = False) -> "Outcome":
    """Open a record and do a step on it, with progress on standard error."""
    from crossreport.cli.render import screen
    from crossreport.cli.render.progress import Shown
    from crossreport.exchange import dumps
    from crossreport.store import Record

    with Record.open(record, create=create) as opened, Shown(screen.err()) as progress:
        outcome = step(opened, progress)
    if json:
        typer.echo(dumps(outcome, indent=2))
    return outcome


def fail(code: Exit) -> typer.Exit:
    """Return the exception that ends the program with an exit code."""
    return typer.Exit(int(code))


def check_read(outcome: "Outcome") -> None:
    """Refuse to go on when none of the inputs could be read.

    Raises:
        UsageError: none could; the message gives the first reasons.
    """
    if outcome.done:
        return
    from crossreport.cli.render.text import shortened

    shown = "; ".join(shortened(reason, 160) for reason in outcome.reasons)
    hidden = outcome.refused - len(outcome.reasons)
    more = f" (and {hidden} more)" if hidden else ""
    raise UsageError(f"nothing could be read: {shown}{more}")


def tell_faults(faults: int) -> None:
    """End with a message when the program failed on some documents; the others are done."""
    if faults:
        typer.echo(
            f"crossreport: the program failed on {faults} of the documents; "
            "crossreport show refused lists them; please report it",
            err=True,
        )
        raise fail(Exit.INTERNAL)
