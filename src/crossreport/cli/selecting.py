"""Options that say which incidents a question is about, and what is made of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.cli.options import UsageError

if TYPE_CHECKING:
    from crossreport.analysis.cases import Cases
    from crossreport.analysis.selection import Selection
    from crossreport.store import Record


def _several(name: str, metavar: str, help_: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar=metavar, help=help_, default_factory=list, show_default=False
    )
    return option


WhereOption = Annotated[
    list[str],
    _several(
        "--where",
        "AREA",
        "A country, a first- or second-level area, a town, '20 km of PLACE', '20 km of LAT,LON' "
        "or a GeoJSON file. admin1:, admin2: or town: before a name says which is meant. Repeat "
        "for several.",
    ),
]
ActorOption = Annotated[
    list[str], _several("--actor", "NAME", "A perpetrator or party. Repeat for any of several.")
]
TypeOption = Annotated[
    list[str], _several("--type", "TYPE", "An event type or a family of types. Repeat as needed.")
]
VictimsOption = Annotated[
    list[str], _several("--victims", "KIND", "A kind of people harmed. Repeat as needed.")
]
ActivityOption = Annotated[
    list[str],
    _several("--activity", "NAME", "What the people harmed were doing. Repeat as needed."),
]
SourceOption = Annotated[
    list[str], _several("--source", "NAME", "A publisher or speaker. Repeat as needed.")
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="YYYY-MM-DD", help="The first day.", show_default=False),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="YYYY-MM-DD", help="The last day.", show_default=False),
]


def read_cases(record: "Record") -> "Cases":
    """Read the incidents of a record, told where it is not finished.

    Raises:
        UsageError: the record has no incidents.
    """
    from crossreport.analysis.cases import Cases

    if step := record.unfinished():
        typer.echo(
            f"crossreport: the record is not finished, {step} is to be done; "
            "give crossreport run the same inputs again",
            err=True,
        )
    cases = Cases.of(record)
    if not cases.all:
        raise UsageError(f"the record {record.where} holds no incidents")
    return cases


def choose(
    cases: "Cases",
    *,
    since: str | None = None,
    until: str | None = None,
    where: Sequence[str] = (),
    actor: Sequence[str] = (),
    type_: Sequence[str] = (),
    victims: Sequence[str] = (),
    activity: Sequence[str] = (),
    source: Sequence[str] = (),
) -> "Selection":
    """Return the incidents that the options mean.

    Raises:
        UsageError: a day cannot be understood.
        AnalysisError: a name is not known.
    """
    from crossreport.analysis.selection import Wanted, select
    from crossreport.pipeline.atlas import GazetteerAtlas

    wanted = Wanted(
        since=None if since is None else day(since, "--since"),
        until=None if until is None else day(until, "--until"),
        where=tuple(where),
        actors=tuple(actor),
        types=tuple(type_),
        victims=tuple(victims),
        activities=tuple(activity),
        sources=tuple(source),
    )
    return select(wanted, cases, GazetteerAtlas())


def compared(chosen: "Selection", against: Sequence[str]) -> "Selection | None":
    """Return what a selection is compared with: the same in other areas, or by other actors.

    Raises:
        AnalysisError: a name is neither that of an area nor of an actor.
    """
    if not against:
        return None
    from crossreport.analysis.selection import otherwise
    from crossreport.pipeline.atlas import GazetteerAtlas

    return otherwise(chosen, tuple(against), GazetteerAtlas())


def day(text: str, option: str) -> date:
    """Return the day that an option gives.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text} is no day; write it as 2023-02-06") from None
