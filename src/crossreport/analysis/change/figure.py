"""The figure of a test of change: the series with and without the step, and every ratio."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt

from crossreport.analysis.change.answer import Answer, Line
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.figures import ACCENT, INK, MAIN, PALE, dates, drawing, save

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_EDGE = 100.0  # ratios are drawn from 1/100 to 100


def change_figure(answer: Answer, kind: str) -> Callable[[BinaryIO], None]:
    """Return what writes the figure of an answer.

    Args:
        answer: the answer.
        kind: ``svg`` or ``png``.

    Raises:
        AnalysisError: there was nothing to compare, and so there is nothing to draw.
    """
    line, effects = answer.line, _effects(answer)
    if line is None:
        raise AnalysisError("there is no figure: the record does not cover both sides of the date")

    def write(file: BinaryIO) -> None:
        with drawing(7.5, 3.4 + 0.28 * len(effects)) as figure:
            heights = (3.0, 0.3 + 0.28 * len(effects))
            series, forest = figure.subplots(2, 1, height_ratios=heights)
            figure.suptitle(_title(answer), x=0.02, ha="left", fontsize=10)
            _series(series, line, answer)
            _forest(forest, effects)
            save(figure, kind, file)

    return write


def _title(answer: Answer) -> str:
    return f"{answer.label}, per {answer.period}, around {answer.after}"


def _series(axes: "Axes", line: Line, answer: Answer) -> None:
    days = [one.first for one in line.bins] + [line.bins[-1].last + timedelta(days=1)]
    edges = np.array(days, dtype="datetime64[D]")
    axes.stairs(line.counts, _numbers(edges), fill=True, color="#d9d9d9", label="incidents")
    axes.plot(_middles(edges), line.fitted, color=MAIN, linewidth=1.4, label="as explained")
    after = slice(line.before, None)
    axes.plot(
        _middles(edges)[after],
        line.unchanged[after],
        color=MAIN,
        linewidth=1.2,
        linestyle="--",
        label="without the change",
    )
    axes.axvline(_numbers(edges)[line.before], color=ACCENT, linewidth=1)
    axes.set_ylim(0, 1.15 * max(max(line.counts), max(line.fitted)))
    axes.set_xlim(_numbers(edges)[0], _numbers(edges)[-1])
    axes.set_ylabel(f"incidents a {answer.period}")
    axes.legend(frameon=False, fontsize=8, ncols=3, loc="upper left", bbox_to_anchor=(0, 1.12))
    axes.xaxis_date()
    dates(axes)


def _numbers(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.float64]:
    """Return days since 1970, which is how matplotlib keeps them."""
    return days.astype("datetime64[D]").astype(float)


def _middles(edges: npt.NDArray[np.datetime64]) -> npt.NDArray[np.float64]:
    numbers = _numbers(edges)
    return (numbers[:-1] + numbers[1:]) / 2


def _effects(answer: Answer) -> list[tuple[str, Ratio]]:
    found = [("change of the rate", answer.effect), ("against the comparison", answer.against)]
    found += [(check.name, check.effect) for check in answer.checks]
    return [(name, effect) for name, effect in found if effect is not None]


def _forest(axes: "Axes", effects: list[tuple[str, Ratio]]) -> None:
    for position, (_, effect) in enumerate(effects):
        color = INK if position == 0 else MAIN
        ends = [_within(effect.low), _within(effect.high)]
        axes.plot(ends, [position, position], color=color, linewidth=2 if position == 0 else 1.2)
        axes.plot([_within(effect.ratio)], [position], "o", color=color, markersize=4)
    axes.axvline(1, color=PALE, linewidth=0.8)
    axes.set_xscale("log")
    reach = max(max(1 / _within(one.low), _within(one.high)) for _, one in effects)
    reach = min(max(reach, 3.0) * 1.15, _EDGE)
    axes.set_xlim(1 / reach, reach)
    ticks = [
        tick for tick in (0.01, 0.1, 0.25, 0.5, 1, 2, 4, 10, 100) if 1 / reach <= tick <= reach
    ]
    axes.set_xticks(ticks, [f"×{tick:g}" for tick in ticks])
    axes.set_xticks([], minor=True)
    axes.set_yticks(range(len(effects)), [name for name, _ in effects])
    axes.set_ylim(len(effects) - 0.4, -0.6)
    axes.set_xlabel("times as many after the date as before, with 95% intervals")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def _within(value: float) -> float:
    return min(max(value, 1 / _EDGE), _EDGE)
