"""Options that say which incidents a question is about, and what is made of them."""

import shlex
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from crossreport.cli.options import UsageError

if TYPE_CHECKING:
    from crossreport.analysis.cases import Cases
    from crossreport.analysis.selection import Selection
    from crossreport.store import Record


Verb = Callable[..., None]

_YEARS_AWAY = 100
_OF_THE_RECORD = ("geocode", "link", "reconcile")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Which incidents are meant, as options say it."""

    where: WhereOption
    actor: ActorOption
    type_: TypeOption
    victims: VictimsOption
    activity: ActivityOption
    source: SourceOption = field(default_factory=list)
    since: SinceOption = None
    until: UntilOption = None


def selecting(
    without: Collection[str] = (),
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a verb have the options of `Given` where it has the parameter ``given``.

    Args:
        without: options that mean nothing to this verb.
    """
    hints = get_type_hints(Given, include_extras=True)
    options = [
        Parameter(
            one.name,
            Parameter.KEYWORD_ONLY,
            default=None if one.default is None else Parameter.empty,
            annotation=hints[one.name],
        )
        for one in fields(Given)
        if one.name not in without
    ]

    def decorate(verb: Verb) -> Verb:
        @wraps(verb)
        def run(**values: Any) -> None:
            given = Given(**{one.name: values.pop(one.name) for one in options})
            verb(given=given, **values)

        parameters: list[Parameter] = []
        for one in signature(verb).parameters.values():
            own = one.replace(kind=Parameter.KEYWORD_ONLY)
            parameters += options if one.name == "given" else [own]
        # What Typer reads the options from.
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        vars(run)["__signature__"] = Signature(parameters)
        return run

    return decorate


def read_cases(record: "Record") -> "Cases":
    """Read the incidents of a record, told where it is not finished.

    Raises:
        UsageError: the record has no incidents.
    """
    from crossreport.analysis.cases import Cases

    cases = Cases.of(record)
    if not cases.all:
        raise UsageError(unfinished(record) or f"the record {record.where} holds no incidents")
    tell_unfinished(record)
    return cases


def tell_unfinished(record: "Record") -> None:
    """Say on standard error what is still to be done with a record."""
    if told := unfinished(record):
        typer.echo(f"crossreport: {told}", err=True)


def unfinished(record: "Record") -> str:
    """Return what is still to be done with a record and how, in a line; nothing when all is."""
    step = record.unfinished()
    if step is None:
        return ""
    if step == "ingest":
        return (
            f"the record {record.where} is empty; crossreport run PATH… --record "
            f"{shlex.quote(record.where)} reads reports into it, crossreport import a dataset"
        )
    told = f"the record is not finished, {step} is to be done"
    if step not in _OF_THE_RECORD:
        return f"{told}; give crossreport run the same inputs again"
    left = _OF_THE_RECORD[_OF_THE_RECORD.index(step) :]
    return f"{told}; do it with: " + " && ".join(
        f"crossreport {one} --record {shlex.quote(record.where)}" for one in left
    )


def choose(cases: "Cases", given: Given) -> "Selection":
    """Return the incidents that the options mean.

    Raises:
        UsageError: a day cannot be understood.
        AnalysisError: a name is not known.
    """
    from crossreport.analysis.selection import Wanted, select
    from crossreport.pipeline.atlas import GazetteerAtlas

    options = {"--where": given.where, "--actor": given.actor, "--type": given.type_,
               "--victims": given.victims, "--activity": given.activity,
               "--source": given.source}  # fmt: skip
    for name, words in options.items():
        if not all(one.strip() for one in words):
            raise UsageError(f"{name} has an empty name; give one, or leave the option out")
    first, last = _days(cases, given.since, given.until)
    wanted = Wanted(
        since=first,
        until=last,
        where=tuple(given.where),
        actors=tuple(given.actor),
        types=tuple(given.type_),
        victims=tuple(given.victims),
        activities=tuple(given.activity),
        sources=tuple(given.source),
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


def _days(cases: "Cases", since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that are meant.

    Raises:
        UsageError: one is no day, they are reversed, or lie far from all that the record tells.
    """
    first = None if since is None else day(since, "--since")
    last = None if until is None else day(until, "--until")
    if first is not None and last is not None and last < first:
        raise UsageError(f"--until {last} is before --since {first}; exchange them")
    dates = [one.incident.date for one in cases.all]
    earliest = min((one.earliest for one in dates if one.earliest), default=None)
    latest = max((one.latest for one in dates if one.latest), default=None)
    for option, given in (("--since", first), ("--until", last)):
        for end in (earliest, latest):
            if given and end and abs(given.year - end.year) > _YEARS_AWAY:
                raise UsageError(
                    f"{option} {given} lies more than {_YEARS_AWAY} years away from what the "
                    f"record tells of ({earliest} to {latest}); give a nearer day"
                )
    return first, last


def day(text: str, option: str) -> date:
    """Return the day that an option gives.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text} is no day; write it as 2023-02-06") from None
