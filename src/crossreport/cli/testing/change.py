"""The test ``change``: did something become more, or less, on a date?"""

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from crossreport.analysis.bins import Period
from crossreport.analysis.choices import Volume
from crossreport.cli.options import JsonOption, RecordOption
from crossreport.cli.selecting import Given, selecting

if TYPE_CHECKING:
    from crossreport.analysis.change import Answer

_FIGURES = (".svg", ".png")


class Claim(StrEnum):
    """What is claimed of a rate."""

    INCREASE = "increase"
    DECREASE = "decrease"


@selecting()
def change(
    record: RecordOption,
    after: Annotated[
        str, typer.Option("--after", metavar="YYYY-MM-DD", help="The date of the change.")
    ],
    given: Given,
    against: Annotated[
        list[str],
        typer.Option(
            "--against",
            metavar="AREA|ACTOR",
            help="An area, or an actor, that the change did not touch, to compare with. Repeat as "
            "needed.",
            default_factory=list,
            show_default=False,
        ),
    ],
    outs: Annotated[
        list[str],
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write it too: the answer (.json), its series (.csv, .parquet) or its figure "
            "(.svg, .png). Repeat as needed.",
            default_factory=list,
            show_default=False,
        ),
    ],
    claim: Annotated[
        Claim, typer.Option(metavar="increase|decrease", help="What is claimed.")
    ] = Claim.INCREASE,
    period: Annotated[
        Period, typer.Option(metavar="day|week|month", help="How long a bin is.")
    ] = Period.WEEK,
    window: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=4,
            max=1000,
            help="How many bins to look at on each side. Default: 90 days, 52 weeks, 24 months.",
            show_default=False,
        ),
    ] = None,
    volume: Annotated[
        Volume,
        typer.Option(
            metavar="auto|covariate|offset|none",
            help="How incidents follow reporting volume: about in proportion where the record can "
            "tell it (auto), as the series says, exactly in proportion, or not at all.",
        ),
    ] = Volume.AUTO,
    draws: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=2000, help="Draws of what the record leaves open."),
    ] = 40,
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, help="Of the draws; the same gives the same answer.")
    ] = 0,
    json: JsonOption = False,
) -> None:
    """Test whether incidents became more, or fewer, on a date.

    An interrupted time series with trend, season and correlated noise, its comparison with what
    the change did not touch, and the same at dates at which nothing is claimed. The verdict may
    be that the record cannot tell, and then says what would.
    """
    from crossreport.analysis.change import Question, ask
    from crossreport.analysis.change.tables import answer_plain
    from crossreport.cli.outputs import check_output
    from crossreport.cli.render import screen
    from crossreport.cli.render.change import show_answer
    from crossreport.cli.selecting import choose, compared, day, read_cases
    from crossreport.exchange import dumps
    from crossreport.exchange.flat import FORMATS
    from crossreport.model import Direction
    from crossreport.store import Record

    for out in outs:
        check_output(out, (*_FIGURES, *FORMATS))
    moment = day(after, "--after")
    with Record.open(record, create=False) as opened:
        cases = read_cases(opened)
    chosen = choose(cases, given)
    answer = ask(
        Question(
            what=chosen,
            after=moment,
            claim=Direction(claim.value),
            period=period,
            window=window,
            against=compared(chosen, against),
            volume=volume,
            draws=draws,
            seed=seed,
        )
    )
    for out in outs:
        _write(answer, out)
    if json:
        typer.echo(dumps(answer_plain(answer), indent=2))
    elif "-" not in outs:
        show_answer(answer, screen.out())


def _write(answer: "Answer", out: str) -> None:
    from crossreport.analysis.change.tables import COLUMNS, answer_plain, answer_rows
    from crossreport.exchange import dumps, write_bytes, write_text
    from crossreport.exchange.flat import write_rows

    match PurePath(out).suffix.lower():
        case suffix if suffix in _FIGURES:
            from crossreport.analysis.change.figure import change_figure

            write_bytes(change_figure(answer, suffix[1:]), out)
        case ".json":
            write_text([dumps(answer_plain(answer), indent=2), "\n"], out)
        case _:
            write_rows(COLUMNS, answer_rows(answer), out)
