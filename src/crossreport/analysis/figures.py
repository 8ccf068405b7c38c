"""Figures of series, as SVG or PNG. Needs matplotlib, of the extra ``analysis``."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import numpy.typing as npt

from crossreport.analysis.errors import missing_extra
from crossreport.analysis.series import Row, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#222222"
MAIN = "#1f5a8c"
BAND = "#b9cfe2"
PALE = "#9a9a9a"
ACCENT = "#b3541e"
_MOST_GROUPS = 8
_MOST_BAND = 2.5  # times the greatest best figure
_STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "xtick.color": INK,
    "ytick.color": INK,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "svg.hashsalt": "crossreport",  # the same figure, byte for byte
    "svg.fonttype": "none",
    "figure.dpi": 144,
}


@contextmanager
def drawing(width: float, height: float) -> Iterator["Figure"]:
    """Give a figure of some inches in the house's style.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise missing_extra("a figure") from error
    with mpl.rc_context(_STYLE):
        yield Figure(figsize=(width, height), layout="constrained")


def save(figure: "Figure", kind: str, file: BinaryIO) -> None:
    """Write a figure as ``svg`` or ``png``, without the day on which it was made."""
    metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {"Software": None}
    figure.savefig(file, format=kind, metadata=metadata)


def series_figure(series: Series, kind: str) -> Callable[[BinaryIO], None]:
    """Return what writes a series as a figure.

    Without groups: incidents with the range of what is possible, people killed, and the reports
    of the time beneath them. With groups: a panel for each of the largest.

    Args:
        series: the series.
        kind: ``svg`` or ``png``.
    """

    def write(file: BinaryIO) -> None:
        groups = list(series.groups().items())[:_MOST_GROUPS]
        height = 5.2 if series.by is None else 0.8 + 1.25 * len(groups)
        with drawing(7.5, height) as figure:
            if series.by is None:
                _whole(figure, series)
            else:
                _panels(figure, series, groups)
            save(figure, kind, file)

    return write


def _whole(figure: "Figure", series: Series) -> None:
    top, middle, bottom = figure.subplots(3, 1, sharex=True, height_ratios=(3, 2, 1))
    rows = series.rows
    figure.suptitle(f"{series.label}, per {series.period}", x=0.02, ha="left", fontsize=10)
    _band(top, rows, [(row.incidents.low, row.incidents.best, row.incidents.high) for row in rows])
    top.set_ylabel("incidents")
    people = [row.killed for row in rows]
    _band(middle, rows, [(one.low, one.best, one.high) if one else (0, 0, 0) for one in people])
    middle.set_ylabel("killed")
    documents = np.array([row.documents for row in rows], dtype=float)
    bottom.step(day_array(rows), _held(documents), where="post", color=PALE)
    bottom.set_ylabel("documents")
    for axes in (top, middle, bottom):
        axes.set_ylim(bottom=0)
        axes.grid(axis="y", color="#e6e6e6", linewidth=0.6)
        axes.set_axisbelow(True)
    dates(bottom)


def _panels(figure: "Figure", series: Series, groups: Sequence[tuple[str, list[Row]]]) -> None:
    panels = figure.subplots(len(groups), 1, sharex=True, sharey=True, squeeze=False)
    figure.suptitle(f"{series.label}, per {series.period}", x=0.02, ha="left", fontsize=10)
    for (axes,), (name, rows) in zip(panels, groups, strict=True):
        figures = [(row.incidents.low, row.incidents.best, row.incidents.high) for row in rows]
        _band(axes, rows, figures)
        axes.set_title(name, fontsize=9, color=INK)
        axes.set_ylim(bottom=0)
    dates(panels[-1][0])


def _band(axes: "Axes", rows: Sequence[Row], figures: Sequence[tuple[float, float, float]]) -> None:
    """Draw best figures as a line, in the band from the low to the high ones.

    What single very vague incidents could add does not set the scale: a band that rises far above
    all best figures is cut off, and the panel says so.
    """
    days = day_array(rows)
    low, best, high = np.array(figures, dtype=float).T
    top = _MOST_BAND * best.max()
    if 0 < top < high.max():
        axes.set_ylim(top=top)
        told = f"highest possible: {high.max():,.0f}"
        axes.annotate(told, (1, 1), xycoords="axes fraction", ha="right", va="bottom", color=PALE)
    if len(rows) == 1:
        axes.errorbar(
            days[:1], best, [[best[0] - low[0]], [high[0] - best[0]]], fmt="o", color=MAIN
        )
        return
    if (low != high).any():
        axes.fill_between(days, _held(low), _held(high), step="post", color=BAND, linewidth=0)
    axes.step(days, _held(best), where="post", color=MAIN, linewidth=1.2)


def dates(axes: "Axes") -> None:
    """Write the days under an axis as shortly as they can be told apart."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def day_array(rows: Sequence[Row]) -> npt.NDArray[np.datetime64]:
    """Return the first days of bins, and the end of the last, as matplotlib takes them."""
    days = [row.days.first for row in rows] + [rows[-1].days.last + timedelta(days=1)]
    return np.array(days, dtype="datetime64[D]")


def _held(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return values with the last one held to the end of its bin."""
    return np.append(values, values[-1])
