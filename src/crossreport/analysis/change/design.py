"""What a series is explained by: level, step, trend, season, reporting volume."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.analysis.change.frame import Frame
from crossreport.analysis.change.model import Problem
from crossreport.analysis.change.settings import limits, priors

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]

STEP = 1
"""The column of the step."""


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
        volume: ``none``, ``covariate`` or ``offset``.
    """

    matrix: Matrix
    offset: Vector
    prior: Vector
    trend: bool
    season: bool
    volume: str

    def problem(self, counts: Vector, totals: Vector | None = None) -> Problem:
        """Return the problem that a series poses; shares need no exposure."""
        offset = self.offset if totals is None else np.zeros(len(counts))
        return Problem(counts, self.matrix, STEP, offset, self.prior, totals)


def design(frame: Frame, reports: Vector | None = None, *, proportional: bool = False) -> Design:
    """Choose what a series is explained by, from its length alone and not from its counts.

    Args:
        frame: the bins.
        reports: reports of each bin that tell of something else; ``None`` where they cannot stand
            for reporting volume.
        proportional: whether incidents are taken to be told in proportion to them.
    """
    length, before = len(frame.bins), frame.before
    short = min(before, frame.after)
    year = frame.period.per_year
    time = np.arange(length) - before
    prior = priors()
    columns = [np.ones(length), (time >= 0).astype(float)]
    widths = [np.inf, prior["step"]]
    if trend := short >= limits().trend_bins:
        columns.append((time - time.mean()) / length)
        widths.append(prior["trend"])
    if season := short >= round(year) - 1:
        turn = 2 * np.pi * time / year
        columns += [np.sin(turn), np.cos(turn)]
        widths += [prior["season"]] * 2
    offset = np.log([float(one.days) for one in frame.bins])
    volume = "none"
    if reports is not None:
        logged = np.log(reports + 0.5)
        volume = "offset" if proportional else "covariate"
        if proportional:
            offset = offset + logged
        else:
            columns.append(logged - logged.mean())
            widths.append(prior["volume"])
    matrix = np.column_stack(columns)
    return Design(matrix, offset, np.array(widths), trend, season, volume)


def usable(reports: Vector) -> bool:
    """Say whether reports can stand for reporting volume, and vary enough for it to matter."""
    if reports.mean() < limits().volume_documents:
        return False
    return bool(np.log(reports + 0.5).std() >= limits().volume_varies)
