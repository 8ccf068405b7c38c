"""The verb ``judge``: people's decisions about which claims tell one incident."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import JsonOption, RecordOption, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crossreport.model import Incident, Judgement, Verdict
    from crossreport.store import Record

app = typer.Typer(
    name="judge",
    help="Decide which claims tell one incident. Decisions outweigh the program's, and stay; run "
    "crossreport link and crossreport reconcile (or run) to have them followed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

AuthorOption = Annotated[
    str,
    typer.Option("--author", envvar="CROSSREPORT_AUTHOR", metavar="NAME", help="Who decides."),
]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
OneArgument = Annotated[
    str, typer.Argument(metavar="A", help="A claim or an incident, or its id's beginning.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")]


@app.command()
def same(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
) -> None:
    """Two claims, or two incidents, are one incident."""
    from crossreport.model import Verdict

    _judge_two(record, one, other, Verdict.SAME, author, note)


@app.command()
def different(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
) -> None:
    """Two claims tell two incidents."""
    from crossreport.model import Verdict

    _judge_two(record, one, other, Verdict.DIFFERENT, author, note)


@app.command()
def unsure(
    one: OneArgument,
    other: OtherArgument,
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
) -> None:
    """Note that two claims were looked at and cannot be decided; nothing follows from it."""
    from crossreport.model import Verdict

    _judge_two(record, one, other, Verdict.UNSURE, author, note)


@app.command()
def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The incident.")],
    claims: Annotated[
        list[str],
        typer.Argument(metavar="CLAIM", help="The claims that tell another one.", min=1),
    ],
    record: RecordOption,
    author: AuthorOption,
    note: NoteOption = "",
) -> None:
    """Some claims of an incident tell another one: keep them apart from the rest."""
    from crossreport.cli.finding import find_id
    from crossreport.model import Verdict
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        incidents = {one.id: one for one in opened.incidents()}
        chosen = incidents[find_id(incident, incidents, what="incident")]
        apart = [find_id(one, chosen.claim_ids, what="claim of this incident") for one in claims]
        rest = [one for one in chosen.claim_ids if one not in apart]
        if not rest:
            raise UsageError("these are all claims of the incident; leave some that stay in it")
        pairs = [(one, other) for one in apart for other in rest]
        _add(opened, pairs, Verdict.DIFFERENT, author, note)


def _judge_two(
    record: str, one: str, other: str, verdict: "Verdict", author: str, note: str
) -> None:
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        claims = {claim.id for claim in opened.claims()}
        incidents = {incident.id: incident for incident in opened.incidents()}
        left, right = (_first_claim(name, claims, incidents) for name in (one, other))
        if left == right:
            raise UsageError("both are the same claim; name two")
        _add(opened, [(left, right)], verdict, author, note)


def _first_claim(name: str, claims: set[str], incidents: "dict[str, Incident]") -> str:
    """Return the claim that is meant; of an incident the first."""
    from crossreport.cli.finding import find_id

    if name.startswith("i-"):
        return incidents[find_id(name, incidents, what="incident")].claim_ids[0]
    return find_id(name, claims, what="claim")


def _add(
    record: "Record",
    pairs: "Iterable[tuple[str, str]]",
    verdict: "Verdict",
    author: str,
    note: str,
) -> None:
    from crossreport.model import Judgement, stable_id

    if not author.strip():
        raise UsageError("who decides? give --author, or set CROSSREPORT_AUTHOR")
    made = datetime.now(UTC).replace(microsecond=0)
    for one, other in pairs:
        left, right = sorted((one, other))
        name = stable_id("j", left, right, verdict, author, made.isoformat())
        record.add_judgement(Judgement(name, left, right, verdict, author, made, note))
        typer.echo(f"{name}: {left} and {right} are {_SAID[verdict]}")


_SAID = {"same": "one incident", "different": "two incidents", "unsure": "not decided"}


@app.command("list")
def list_(record: RecordOption, json: JsonOption = False) -> None:
    """All judgements, with those withdrawn, contradicted, or about claims no longer there."""
    from crossreport.exchange import dumps
    from crossreport.link import overruled
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        judgements = opened.judgements()
        claims = {claim.id for claim in opened.claims()}
    beaten = {one.id: by for one, by in overruled(judgements, claims)}
    rows = [(one, _state(one, claims, beaten)) for one in judgements]
    if json:
        plain = [{"judgement": one, "state": state} for one, state in rows]
        typer.echo(dumps(plain, indent=2))
        return
    for line in _lines(rows):
        typer.echo(line)


def _state(one: "Judgement", claims: set[str], beaten: "dict[str, str | None]") -> str:
    if one.withdrawn_at is not None:
        return f"withdrawn {one.withdrawn_at:%Y-%m-%d %H:%M}"
    if not {one.left, one.right} <= claims:
        return "about claims that are not in the record"
    if one.id in beaten:
        by = beaten[one.id]
        return f"contradicted by {by}" if by else "contradicted by later judgements together"
    return "holds"


def _lines(rows: "Sequence[tuple[Judgement, str]]") -> "Iterable[str]":
    from crossreport.cli.render.text import printable

    if not rows:
        yield "No judgements."
    for one, state in rows:
        note = f" “{printable(one.note)}”" if one.note else ""
        yield (
            f"{one.id}  {one.left} and {one.right}: {_SAID[one.verdict]}; "
            f"{printable(one.author)}, {one.made_at:%Y-%m-%d %H:%M}{note}; {state}"
        )


@app.command()
def withdraw(
    identifiers: Annotated[list[str], typer.Argument(metavar="ID", help="Judgements.")],
    record: RecordOption,
) -> None:
    """Withdraw judgements; they stay in the record as withdrawn."""
    from crossreport.cli.finding import find_id
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        known = {one.id for one in opened.judgements() if one.withdrawn_at is None}
        for name in [find_id(one, known, what="judgement") for one in identifiers]:
            opened.withdraw_judgement(name, at=datetime.now(UTC).replace(microsecond=0))
            typer.echo(f"{name}: withdrawn")


@app.command()
def export(
    record: RecordOption,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to.")],
) -> None:
    """Write all judgements to a file, for a colleague's record of the same reports."""
    from crossreport.exchange import judgements_to_json
    from crossreport.store import Record

    with Record.open(record, create=False) as opened:
        found = opened.judgements()
    out.write_text(judgements_to_json(found), encoding="utf-8")
    typer.echo(f"{len(found)} judgements written to {out}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What judge export wrote.")],
    record: RecordOption,
) -> None:
    """Add a colleague's judgements; those withdrawn there are withdrawn here."""
    from crossreport.exchange import judgements_from_json
    from crossreport.store import Record

    found = judgements_from_json(file.read_bytes())
    with Record.open(record, create=False) as opened:
        known = {one.id: one for one in opened.judgements()}
        new = [one for one in found if one.id not in known]
        gone = [
            one
            for one in found
            if one.id in known and one.withdrawn_at and known[one.id].withdrawn_at is None
        ]
        for one in (*new, *gone):
            opened.add_judgement(one)
    typer.echo(f"{len(new)} judgements added, {len(gone)} withdrawn, {len(found)} read")
