"""The answer of a test of change, for people."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossreport.analysis.change.answer import Answer, Line, Tally
from crossreport.analysis.change.ask import count_of
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.change.verdict import number
from crossreport.cli.render.sparkline import narrowed, sparkline
from crossreport.cli.render.text import plain, printable

_HALF = 40  # bars on each side of the date at most


def show_answer(answer: Answer, console: Console) -> None:
    """Print an answer: the verdict, the figures behind it, what would tell, what it assumes."""
    console.print(plain(answer.sentence, style="bold"))
    console.print()
    console.print(_sides(answer))
    if answer.line is not None:
        _spark(answer.line, console)
    _ratios(answer, console)
    _years(answer, console)
    _list("What would tell more", answer.would_tell, console)
    _list("This rests on", answer.assumptions, console)


def _sides(answer: Answer) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, side in (("before", answer.before), ("after", answer.after_tally)):
        grid.add_row(name, _length(side, answer), f"{count_of(side)} incidents", _rate(side))
    return grid


def _length(side: Tally, answer: Answer) -> str:
    return f"{side.bins} {answer.period}{'' if side.bins == 1 else 's'}"


def _rate(side: Tally) -> str:
    return f"{side.best / side.days:.2f} a day" if side.days and side.bins else ""


def _spark(line: Line, console: Console) -> None:
    top = max(line.counts)
    sides = (line.counts[: line.before], line.counts[line.before :])
    bars = [sparkline(narrowed(one, _HALF), most=top) for one in sides]
    console.print(f"{line.bins[0].first} {bars[0]}|{bars[1]} {line.bins[-1].last}")


def _ratios(answer: Answer, console: Console) -> None:
    if answer.effect is None:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Times as many after as before")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("95% interval", no_wrap=True)
    table.add_column("By chance", no_wrap=True)
    table.add_column("")
    exact = "few events: compared exactly, without a model" if answer.method == "exact" else ""
    _row(table, printable(answer.label), answer.effect, exact)
    if answer.against is not None:
        _row(table, f"the same against {printable(answer.against_label)}", answer.against)
    for check in answer.checks:
        _row(table, check.name, check.effect, check.note)
    console.print(table)
    placebo = answer.placebo
    if placebo is not None and placebo.dates:
        console.print(
            f"of {len(placebo.dates)} earlier dates at which nothing is claimed, {placebo.clear} "
            "show a clear change"
        )
    console.print()


def _row(table: Table, name: str, effect: Ratio | None, note: str = "") -> None:
    if effect is None:
        table.add_row(Text(name), "", "", "", Text(note))
        return
    p = "< 0.001" if effect.p < 0.001 else f"p = {effect.p:.3f}"
    between = f"{number(effect.low)} to {number(effect.high)}"
    table.add_row(Text(name), number(effect.ratio), between, p, Text(note))


def _years(answer: Answer, console: Console) -> None:
    if not answer.years:
        return
    console.print(Text("The same season in earlier years", style="bold"))
    for one in answer.years:
        ratio = "–" if one.ratio is None else f"{number(one.ratio)} times as many"
        console.print(f"  {one.day}: {one.before:.1f} before, {one.after:.1f} after, {ratio}")
    console.print()


def _list(title: str, lines: Sequence[str], console: Console) -> None:
    if not lines:
        return
    console.print(Text(title, style="bold"))
    for line in lines:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_row("·", plain(line))
        console.print(Padding(grid, (0, 0, 0, 2)))
    console.print()
