"""The verb ``report``."""

from pathlib import PurePath
from typing import Annotated

import typer

from crossreport.cli.export import CoarsenOption, NamesOption, shielded_record
from crossreport.cli.options import RecordOption, UsageError
from crossreport.cli.selecting import Given, selecting

_TESTS = ("said", "change", "unreported", "clusters")


@selecting()
def report(
    record: RecordOption,
    given: Given,
    tests: Annotated[
        list[str],
        typer.Option(
            "--test",
            metavar="NAME",
            help="A test to hold: said, change (with --after), unreported or clusters. Repeat as "
            "needed. Default: said.",
            default_factory=list,
            show_default=False,
        ),
    ],
    lists: Annotated[
        list[str],
        typer.Option(
            "--lists",
            metavar="NAME",
            help="For --test unreported: a list, as there.",
            default_factory=list,
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option("--out", "-o", metavar="FILE", help="Where to; - is standard output."),
    ] = "report.html",
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Its heading. Default: the record's name."),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="For --test change: the day.", show_default=False),
    ] = None,
    names: NamesOption = False,
    coarsen: CoarsenOption = None,
) -> None:
    """Write a report: the record in brief, disagreements, tests, methods and sources.

    One page of HTML that needs nothing else and can be printed; without the names of private
    persons.
    """
    from crossreport.cli.html import Asked, Section, gather, page
    from crossreport.cli.html.once import once
    from crossreport.cli.outputs import check_output
    from crossreport.cli.selecting import choose, day, read_cases
    from crossreport.codebook import offered
    from crossreport.exchange import write_text

    chosen = tuple(dict.fromkeys(tests or ["said"]))
    for one in chosen:
        if one not in _TESTS:
            raise UsageError(f"--test {one} is none{offered(one, _TESTS)}")
    if lists and "unreported" not in chosen:
        raise UsageError("--lists is for --test unreported; add that, or leave the lists out")
    if (suffix := PurePath(out).suffix.lower()) not in ("", ".html", ".htm"):
        raise UsageError(f"{out}: a report is HTML, not {suffix}; print it to PDF from a browser")
    check_output(out)
    if "change" in chosen and after is None:
        raise UsageError("--test change needs --after, the day after which something changed")
    with shielded_record(record, names, coarsen) as shielded:
        opened = once(shielded)
        selection = choose(read_cases(opened), given)
        asked = Asked(
            title=title or f"Record {PurePath(opened.where).stem}",
            tests=tuple(Section(one) for one in chosen),
            after=None if after is None else day(after, "--after"),
            lists=tuple(lists),
        )
        contents = gather(opened, selection, asked)
        write_text([page(contents)], out)
