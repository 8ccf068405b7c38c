"""What a series is explained by: level, step, trend, season, reporting volume."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.analysis.change.answer import Volume
from crossreport.analysis.change.frame import Frame
from crossreport.analysis.change.model import Problem
from crossreport.analysis.change.settings import limits, priors

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]

STEP = 1
"""The column of the step."""

_NEVER_NONE = 0.25  # reports added to each bin, so that none has none


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of a design, and what they stand for.

    Attributes:
        matrix: one row a bin; the first column is the level, the second the step.
        offset: added to the linear predictor: the logarithm of the bin's days, and of the reports
            where incidents are taken to be told in proportion to them.
        prior: how far each coefficient may reasonably lie from 0.
        trend: whether there is a trend.
        season: whether there is a season.
        volume: how incidents follow reports; ``none`` where those play no part.
        slack: what not quite following them adds to the standard deviation of the step. A step of
            reporting and one of incidents on the same date cannot be told apart by the series, so
            that it adds to the step's uncertainty and is no column.
    """

    matrix: Matrix
    offset: Vector
    prior: Vector
    trend: bool
    season: bool
    volume: Volume
    slack: float = 0.0

    def problem(self, counts: Vector, totals: Vector | None = None) -> Problem:
        """Return the problem that a series poses; shares need no exposure."""
        offset = self.offset if totals is None else np.zeros(len(counts))
        slack = self.slack if totals is None else 0.0
        return Problem(counts, self.matrix, STEP, offset, self.prior, totals, slack)


def design(frame: Frame, reports: Vector | None = None, *, volume: Volume = Volume.AUTO) -> Design:
    """Choose what a series is explained by, from its length alone and not from its counts.

    Incidents follow reporting volume about in proportion (``auto``), exactly in proportion
    (``offset``), or as the series itself says (``covariate``). The last is weak where reporting
    changed on the very date, for then the series cannot tell.

    Args:
        frame: the bins.
        reports: reports of each bin that tell of something else; ``None`` where they cannot stand
            for reporting volume.
        volume: how incidents follow them.
    """
    length, before = len(frame.bins), frame.before
    short = min(before, frame.after)
    year = frame.period.per_year
    time = np.arange(length) - before
    prior = priors()
    columns = [np.ones(length), (time >= 0).astype(float)]
    widths, slack = [np.inf, prior["step"]], 0.0
    if trend := short >= limits().trend_bins:
        columns.append((time - time.mean()) / length)
        widths.append(prior["trend"])
    if season := short >= round(year) - 1:
        turn = 2 * np.pi * time / year
        columns += [np.sin(turn), np.cos(turn)]
        widths += [prior["season"]] * 2
    offset = np.log([float(one.days) for one in frame.bins])
    if reports is None:
        volume = Volume.NONE
    else:
        logged = np.log(smoothed(reports, before))
        logged = logged - logged.mean()
        if volume is Volume.COVARIATE:
            columns.append(logged)
            widths.append(prior["volume_free"])
        else:
            offset = offset + logged
        if volume is Volume.AUTO:
            slack = prior["volume"] * abs(logged[before:].mean() - logged[:before].mean())
    matrix = np.column_stack(columns)
    return Design(matrix, offset, np.array(widths), trend, season, volume, slack)


def smoothed(reports: Vector, before: int) -> Vector:
    """Return the mean of each bin and its neighbours on the same side of the date.

    The number of reports of a bin is itself a matter of chance; taken as it is, incidents would
    seem to follow it less than they do.
    """
    reach = limits().volume_reach
    found = np.empty(len(reports))
    for i in range(len(reports)):
        start, stop = (0, before) if i < before else (before, len(reports))
        found[i] = reports[max(start, i - reach) : min(stop, i + reach + 1)].mean()
    return np.asarray(found + _NEVER_NONE)


def usable(reports: Vector) -> bool:
    """Say whether reports can stand for reporting volume, and vary enough for it to matter."""
    if reports.mean() < limits().volume_documents:
        return False
    return bool(np.log(reports + 0.5).std() >= limits().volume_varies)
