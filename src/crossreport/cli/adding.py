"""The verb ``judge add``: an incident that a report tells and that was not read there."""

from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import RecordOption

if TYPE_CHECKING:
    from crossreport.pipeline import Missed
    from crossreport.store import Record

DocumentOption = Annotated[
    str,
    typer.Option("--document", metavar="ID", help="The report, or its id's beginning."),
]
WordsOption = Annotated[
    str, typer.Option("--words", metavar="TEXT", help="The report's own words that tell it.")
]
ClaimOption = Annotated[
    str,
    typer.Option(
        "--claim",
        metavar="ID",
        help="A claim that was read and refused: its words and values are taken where no others "
        "are given.",
    ),
]
TypeOption = Annotated[
    str, typer.Option("--type", metavar="TYPE", help="What happened: a type of the codebook.")
]
DateOption = Annotated[
    str,
    typer.Option("--date", metavar="DAY", help="2024-05-31 or '2024-05-30 to 2024-05-31'."),
]
PlaceOption = Annotated[
    str,
    typer.Option(
        "--place",
        metavar="PLACE",
        help="A name of the record or the gazetteer, '34.56, 38.28', or "
        "'Name (Area, CC): 34.56, 38.28 ± 5 km'.",
    ),
]
PerpetratorOption = Annotated[
    str, typer.Option("--perpetrator", metavar="NAMES", help="Who did it; several with ;.")
]
TargetOption = Annotated[
    str, typer.Option("--target", metavar="NAMES", help="To whom; several with ;.")
]
FigureOption = Annotated[
    list[str],
    typer.Option(
        "--figure",
        metavar="KIND=NUMBER",
        help="killed=12, injured=10-12, abducted='at least 3' and so on. Repeat as needed.",
        default_factory=list,
        show_default=False,
    ),
]


def missed_of(
    record: "Record",
    *,
    document: str,
    words: str,
    claim: str,
    values: dict[str, str],
    figures: list[str],
) -> "Missed":
    """Return the incident that options of the command line tell.

    Raises:
        UnknownIdError: there is no such document or claim.
        JudgementError: the words do not stand in the document once.
        UsageError: neither words nor a claim are given, or a figure is not ``KIND=NUMBER``.
    """
    from dataclasses import replace

    from crossreport.cli.finding import find_id
    from crossreport.pipeline import Missed, find_words, missed_in_claim

    given = {name: value for name, value in values.items() if value}
    given |= dict(_figure(one) for one in figures)
    if claim:
        claims = {one.id: one.document_id for one in record.claims()}
        chosen = find_id(claim, claims, what="claim")
        told = missed_in_claim(record, claims[chosen], chosen)
        stand = {name: at for name, at in told.words.items() if name not in given}
        told = replace(told, values={**told.values, **given}, words=stand)
        if not words:
            return told
        start, end = find_words(record.document(told.document_id), words)
        return replace(told, start=start, end=end)
    if not document or not words:
        raise typer.BadParameter("give --document and --words, or --claim")
    report = record.document(find_id(document, record.document_ids(), what="document"))
    return Missed(report.id, *find_words(report, words), given)


def _figure(told: str) -> tuple[str, str]:
    kind, given, number = told.partition("=")
    if not given:
        raise typer.BadParameter(f"--figure {told!r}: write KIND=NUMBER, for example killed=12")
    return kind.strip(), number.strip()


def add(
    record: RecordOption,
    author: Annotated[
        str,
        typer.Option("--author", envvar="CROSSREPORT_AUTHOR", metavar="NAME", help="Who decides."),
    ],
    figures: FigureOption,
    document: DocumentOption = "",
    words: WordsOption = "",
    claim: ClaimOption = "",
    event_type: TypeOption = "",
    date: DateOption = "",
    place: PlaceOption = "",
    perpetrator: PerpetratorOption = "",
    target: TargetOption = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")] = "",
    later: Annotated[
        bool,
        typer.Option("--later", help="Only note it; crossreport run follows it."),
    ] = False,
) -> None:
    """Add an incident that a report tells and that was not read there.

    It is a claim of that report from then on, marked as told by a person. What is not given is not
    told.
    """
    from crossreport.cli.render.judgements import tell
    from crossreport.pipeline import judge_added
    from crossreport.store import Record

    values = {
        "event_type": event_type,
        "date": date,
        "place": place,
        "perpetrator": perpetrator,
        "target": target,
    }
    with Record.open(record, create=False) as opened:
        told = missed_of(
            opened, document=document, words=words, claim=claim, values=values, figures=figures
        )
        made = judge_added(opened, told, author=author, note=note, follow=not later)
        typer.echo(tell(opened, made))
