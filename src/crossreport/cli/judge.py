"""The verb ``judge``: people's decisions about incidents and their values."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.adding import add
from crossreport.cli.options import JsonOption, RecordOption, UsageError
from crossreport.model.counted import counted

if TYPE_CHECKING:
    from crossreport.model import Judgement, Verdict
    from crossreport.store import Record

app = typer.Typer(
    name="judge",
    help="Decide which claims tell one incident, whether it is one, and what its values are. "
    "Decisions outweigh the program's and stay in every later run; what the program says stays "
    "beside them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command()(add)

AuthorOption = Annotated[
    str,
    typer.Option("--author", envvar="CROSSREPORT_AUTHOR", metavar="NAME", help="Who decides."),
]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
LaterOption = Annotated[
    bool,
    typer.Option(
        "--later",
        help="Only note it; crossreport link and crossreport reconcile, or run, follow it.",
    ),
]
OneArgument = Annotated[
    str, typer.Argument(metavar="A", help="A claim or an incident, or its id's beginning.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")]
IncidentArgument = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="The incident, or its id's beginning.")
]


@app.command()
def same(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """Two claims, or two incidents, are one incident."""
    from crossreport.pipeline import judge_same

    _two(judge_same, record, (one, other), author=author, note=note, follow=not later)


@app.command()
def different(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """Two claims, or two incidents, are two incidents."""
    from crossreport.pipeline import judge_different

    _two(judge_different, record, (one, other), author=author, note=note, follow=not later)


@app.command()
def unsure(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
) -> None:
    """Note that two were looked at and cannot be decided; nothing follows from it."""
    from crossreport.pipeline import judge_unsure

    _two(judge_unsure, record, (one, other), author=author, note=note, follow=False)


@app.command()
def split(
    incident: IncidentArgument,
    claims: Annotated[
        list[str],
        typer.Argument(metavar="CLAIM", help="The claims that tell another one.", min=1),
    ],
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """Some claims of an incident tell another one: keep them apart from the rest.

    Both parts stay whole.
    """
    from crossreport.cli.finding import find_id
    from crossreport.cli.render.judgements import tell
    from crossreport.pipeline import judge_split
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        incidents = {one.id: one for one in opened.incidents()}
        chosen = incidents[find_id(incident, incidents, what="incident")]
        apart = [find_id(one, chosen.claim_ids, what="claim of this incident") for one in claims]
        made = judge_split(opened, chosen.id, apart, author=author, note=note, follow=not later)
        typer.echo(tell(opened, made))


@app.command(context_settings={"ignore_unknown_options": True})  # -5 is a value
def value(
    incident: IncidentArgument,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="killed, injured or another figure; date, place, event_type, perpetrator, target.",
        ),
    ],
    words: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="12, 10-12 or 'at least 10'; 2024-05-31 or '2024-05-30 to 2024-05-31'; "
            "'34.56, 38.28' or the name of a place of the record; an event type; names, with ; "
            "between them; unknown.",
        ),
    ],
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """A field of an incident has this value. What the rules give stays beside it."""
    from crossreport.cli.render.judgements import tell
    from crossreport.pipeline import judge_value
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        made = judge_value(
            opened,
            _incident(opened, incident),
            field,
            words,
            author=author,
            note=note,
            follow=not later,
        )
        typer.echo(tell(opened, made))


@app.command()
def accept(
    incident: IncidentArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """It is an incident."""
    from crossreport.model import Verdict

    _review(record, incident, Verdict.ACCEPTED, author=author, note=note, follow=not later)


@app.command()
def reject(
    incident: IncidentArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
    later: LaterOption = False,
) -> None:
    """It is no incident: keep it among what was refused until this is withdrawn."""
    from crossreport.model import Verdict

    _review(record, incident, Verdict.REJECTED, author=author, note=note, follow=not later)


def _review(
    record: str, incident: str, verdict: "Verdict", *, author: str, note: str, follow: bool
) -> None:
    from crossreport.cli.render.judgements import tell
    from crossreport.pipeline import judge_incident
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        chosen = _incident(opened, incident)
        made = judge_incident(opened, chosen, verdict, author=author, note=note, follow=follow)
        typer.echo(tell(opened, made))


def _two(
    judge: "Callable[..., Judgement]",
    record: str,
    names: tuple[str, str],
    *,
    author: str,
    note: str,
    follow: bool,
) -> None:
    from crossreport.cli.render.judgements import tell
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        one, other = (_claim_or_incident(opened, name) for name in names)
        made = judge(opened, one, other, author=author, note=note, follow=follow)
        typer.echo(tell(opened, made))


def _claim_or_incident(record: "Record", name: str) -> str:
    from crossreport.cli.finding import find_id

    if name.startswith("i-"):
        return _incident(record, name)
    return find_id(name, {claim.id for claim in record.claims()}, what="claim")


def _incident(record: "Record", name: str) -> str:
    """Return the incident that is meant, also one that somebody rejected."""
    from crossreport.cli.finding import find_id

    rejected = {one.subject for one in record.refusals() if one.step == "reconcile"}
    known = {one.id for one in record.incidents()} | rejected
    return find_id(name, known, what="incident")


@app.command("list")
def list_(
    record: RecordOption,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only where judges contradict each other.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """All judgements, with those withdrawn, contradicted, or about claims no longer there."""
    from crossreport.cli.render import judgements as rendered
    from crossreport.cli.render.text import printable
    from crossreport.exchange import dumps
    from crossreport.pipeline import judgement_conflicts, judgement_states
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        found = judgement_conflicts(opened) if conflicts else judgement_states(opened)
    if json:
        typer.echo(dumps(found, indent=2))
        return
    for one in found:
        typer.echo(printable(rendered.line(one)))
    if not found:
        typer.echo("No conflicts." if conflicts else "No judgements.")


@app.command()
def withdraw(
    identifiers: Annotated[list[str], typer.Argument(metavar="ID", help="Judgements.")],
    record: RecordOption,
    author: Annotated[
        str | None,
        typer.Option("--author", envvar="CROSSREPORT_AUTHOR", metavar="NAME", help="Who does."),
    ] = None,
    later: LaterOption = False,
) -> None:
    """Withdraw judgements; they stay in the record as withdrawn."""
    from crossreport.cli.finding import find_id
    from crossreport.pipeline import withdraw_judgement
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        known = {one.id for one in opened.judgements() if one.withdrawn_at is None}
        for name in [find_id(one, known, what="judgement") for one in identifiers]:
            withdraw_judgement(opened, name, author=author, follow=not later)
            typer.echo(f"{name}: withdrawn")


@app.command()
def export(
    record: RecordOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to.")],
) -> None:
    """Write all judgements to a file, for a colleague's record of the same reports."""
    from crossreport.cli.outputs import check_output
    from crossreport.exchange import judgements_to_json
    from crossreport.store import Record

    check_output(str(out))
    with Record.open(record, create=False) as opened:
        found = opened.judgements()
    out.write_text(judgements_to_json(found), encoding="utf-8")
    typer.echo(f"{counted(len(found), 'judgement')} written to {out}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What judge export wrote.")],
    record: RecordOption,
    later: LaterOption = False,
) -> None:
    """Add a colleague's judgements; those withdrawn there are withdrawn here."""
    from crossreport.exchange import ExchangeError, judgements_from_json
    from crossreport.pipeline import add_judgements
    from crossreport.store import Record

    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}; check the path") from error
    try:
        found = judgements_from_json(content)
    except ExchangeError as error:
        raise ExchangeError(f"{file}: {error}") from error
    with Record.open(record, create=False) as opened:
        new, gone = add_judgements(opened, found, follow=not later)
    typer.echo(f"{counted(new, 'judgement')} added, {gone:,} withdrawn, {len(found):,} read")
