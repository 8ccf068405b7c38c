"""The figures of series and of the test of change."""

from dataclasses import dataclass

from markupsafe import Markup

from crossreport.analysis.bins import bin_name
from crossreport.analysis.change import Answer
from crossreport.analysis.series import Figure, Row, Series
from crossreport.analysis.svg import Bar, bars
from crossreport.model.harmless import printable
from crossreport.web import formatting
from crossreport.web.asking import Measure

_MOST_RANGE = 2.5
"""Times the greatest best figure to which ranges are drawn: single vague incidents set no scale."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as figures.

    Attributes:
        counts: the figures with their ranges.
        reports: the documents of the same time.
        beyond: the highest possible figure, if it lies beyond the figure's edge.
    """

    counts: Markup
    reports: Markup
    beyond: int | None


def figure_of(row: Row, measure: Measure) -> Figure | None:
    """Return what a row holds of a measure."""
    return {
        Measure.INCIDENTS: row.incidents,
        Measure.KILLED: row.killed,
        Measure.INJURED: row.injured,
    }[measure]


def draw_series(found: Series, measure: Measure) -> Drawn:
    """Draw a series, and the reporting volume beside it."""
    figures = [figure_of(row, measure) or Figure(0, 0, 0) for row in found.rows]
    best = max(one.best for one in figures)
    highest = max(one.high for one in figures)
    edge = max(_MOST_RANGE * best, 1.0)
    shown = [
        Bar(bin_name(row.days.first, found.period, formatting.day), one.best, one.low, one.high)
        for row, one in zip(found.rows, figures, strict=True)
    ]
    documents = [
        Bar(bin_name(row.days.first, found.period, formatting.day), *[row.documents] * 3)
        for row in found.rows
    ]
    return Drawn(
        bars(shown, title=f"{measure.capitalize()} per {found.period}", most=edge),
        bars(documents, title=f"Reports published per {found.period}"),
        highest if highest > edge else None,
    )


def draw_change(answer: Answer) -> Markup | None:
    """Draw the series of an answer with what explains it; nothing where nothing was compared."""
    line = answer.line
    if line is None:
        return None
    return bars(
        [
            Bar(bin_name(days.first, answer.period, formatting.day), n, n, n)
            for days, n in zip(line.bins, line.counts, strict=True)
        ],
        lines={"fitted": line.fitted, "unchanged": line.unchanged},
        marked=line.before,
        title=printable(f"{answer.label}, per {answer.period}, around {answer.after}"),
    )
