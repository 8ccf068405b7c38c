"""Arguments and options that several verbs have, and what is made of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.model.errors import CrossreportError

if TYPE_CHECKING:
    from crossreport.ingest import IngestOptions

RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        envvar="CROSSREPORT_RECORD",
        help="The record: a file, or the address of a database.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON instead of tables.")]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders, globs, or - for standard input.",
        show_default=False,
    ),
]
ColumnOption = Annotated[
    list[str],
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="For tables: the column that holds a field (text, title, published, publisher, "
        "author, address, language, id). Repeat as needed.",
        default_factory=list,
        show_default=False,
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        help="The day after which a publication date is in the future. Default: today.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Extract in so many processes at most; the record is the same. Default: one for "
        "each core, up to 4.",
        show_default=False,
    ),
]
GateOption = Annotated[
    bool,
    typer.Option(
        "--gate/--no-gate",
        help="For streams of general news: pass over documents, and parts of them, whose words "
        "tell of no violence or harm. They are listed among the refused.",
    ),
]

RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="NAME",
        help="The set of rules to reconcile by: default, ucdp, acled or airwars; crossreport show "
        "rules compares them. Default: the one the record was made with.",
        show_default=False,
    ),
]


class UsageError(CrossreportError):
    """Arguments that cannot be meant, or inputs of which none could be read."""

    code = "usage"


def ingest_options(columns: Sequence[str], today: str | None) -> "IngestOptions":
    """Return how to read, from the options' texts.

    Raises:
        UsageError: an option's text cannot be understood.
    """
    from crossreport.ingest import IngestOptions

    mapping = {}
    for text in columns:
        field, equals, column = text.partition("=")
        if not (equals and field.strip() and column.strip()):
            raise UsageError(f"--column {text} is not FIELD=COLUMN, for example text=body")
        mapping[field.strip()] = column.strip()
    try:
        limit = date.today() if today is None else date.fromisoformat(today)
    except ValueError:
        raise UsageError(f"--today {today} is no day; write it as 2024-05-31") from None
    try:
        return IngestOptions(columns=mapping, today=limit)
    except ValueError as error:
        raise UsageError(f"--column: {error}") from error
