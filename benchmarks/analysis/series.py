"""Simulated series of weekly incidents whose change is known.

Each has a season, a trend, a rate that wavers from week to week (normal noise of the logarithm,
correlated from one week to the next), Poisson counts, and reports of other things beside it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from crossreport.analysis.bins import Bin, Period
from crossreport.analysis.change.answer import Volume
from crossreport.analysis.change.estimate import Material, Reports
from crossreport.analysis.change.frame import Frame
from crossreport.analysis.change.sampling import Draws

AFTER = date(2020, 6, 1)
_WEEKS = 52.18
_FOLLOWS = (0.5, 1.5)  # incidents are told in proportion to reports raised to a power in between


@dataclass(frozen=True, slots=True)
class Setting:
    """What a series is like.

    Attributes:
        name: short name.
        words: what sets it apart, for people.
        before: weeks before the date.
        after: weeks after it.
        mean: incidents a week.
        sigma: standard deviation of the rate's logarithm.
        rho: its correlation from one week to the next.
        season: half the height of the yearly wave of the logarithm.
        trend: the logarithm of the rate moves by at most this much over the window, either way
            (1.4: to four times or a quarter).
        reports: reports of other things a week; 0 for none.
        shift: how many times as many of these are published from the date on; incidents are told
            about in proportion.
    """

    name: str
    words: str
    before: int
    after: int
    mean: float
    sigma: float
    rho: float
    season: float = 0.4
    trend: float = 1.4
    reports: float = 0.0
    shift: float = 1.0


REPORTED = (
    Setting("plain", "two years before, one and a half after", 104, 78, 5, 0.4, 0.4),
    Setting("lasting", "noise that is larger and lasts", 104, 78, 5, 0.5, 0.7),
    Setting("sparse", "three incidents in two weeks", 104, 78, 1.5, 0.5, 0.3),
    Setting(
        "reporting", "reporting rises to 1.6 times on the very date", 104, 78, 5, 0.4, 0.4,
        reports=25, shift=1.6,
    ),
)  # fmt: skip
"""What figures are reported for. Nothing was tuned on them."""

BEYOND = (
    Setting(
        "short", "half a year on each side, so that no season can be told", 26, 26, 5, 0.4, 0.4
    ),
    Setting("steep", "a trend of up to ten times over the window", 104, 78, 5, 0.4, 0.4, trend=2.3),
    Setting("few", "one incident in five weeks: the exact test", 52, 40, 0.2, 0.5, 0.3, trend=0.0),
)
"""Where what the method takes for granted does not hold, or hardly."""

TUNING = (
    Setting("tuning-a", "", 52, 52, 6, 0.4, 0.4, season=0.3),
    Setting("tuning-b", "", 52, 52, 3, 0.6, 0.7, season=0.3),
    Setting("tuning-c", "", 90, 60, 8, 0.3, 0.2, season=0.2, reports=15, shift=1.4),
    Setting("tuning-d", "", 150, 100, 2, 0.5, 0.6, season=0.5),
)
"""What grids, priors and the smoothing of reports were chosen on."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """One series, as the product takes it.

    Attributes:
        material: incidents and reports.
        frame: the weeks.
    """

    material: Material
    frame: Frame


def simulate(setting: Setting, *, effect: float, random: np.random.Generator) -> Simulated:
    """Draw one series.

    Args:
        setting: what it is like.
        effect: how many times as many incidents there are from the date on.
        random: where chance comes from.
    """
    length = setting.before + setting.after
    week = np.arange(length)
    after = week >= setting.before
    noise = _noise(length, setting, random)
    season = setting.season * np.sin(2 * np.pi * (week / _WEEKS + random.random()))
    trend = random.uniform(-setting.trend, setting.trend) * (week / length - 0.5)
    reported = np.where(after, setting.shift, 1.0)
    told = reported ** random.uniform(*_FOLLOWS)
    mean = setting.mean * np.exp(noise + season + trend) * np.where(after, effect, 1.0) * told
    frame = _frame(setting)
    counts = random.poisson(mean)
    reports = random.poisson(setting.reports * reported) if setting.reports else None
    material = Material(
        incidents=_incidents(counts, frame),
        others=None,
        reports=None if reports is None else Reports(_days(reports, frame)),
        volume=Volume.AUTO,
        draws=1,
        seed=0,
    )
    return Simulated(material, frame)


def _noise(length: int, setting: Setting, random: np.random.Generator) -> npt.NDArray[np.float64]:
    drawn = random.normal(0, setting.sigma, length)
    for i in range(1, length):
        drawn[i] = setting.rho * drawn[i - 1] + np.sqrt(1 - setting.rho**2) * drawn[i]
    return np.asarray(drawn - setting.sigma**2 / 2)


def _frame(setting: Setting) -> Frame:
    starts = [AFTER + timedelta(weeks=i) for i in range(-setting.before, setting.after)]
    bins = tuple(Bin(start, start + timedelta(days=6)) for start in starts)
    return Frame(bins, setting.before, Period.WEEK)


def _days(counts: npt.NDArray[np.int64], frame: Frame) -> npt.NDArray[np.int64]:
    return np.repeat(frame.edges[:-1], counts)


def _incidents(counts: npt.NDArray[np.int64], frame: Frame) -> Draws:
    """Return incidents that are certain and dated to their week's first day."""
    days = _days(counts, frame)
    return Draws(
        first=days,
        width=np.ones(len(days), dtype=np.int64),
        chance=np.ones(len(days)),
        pairs=np.empty((0, 2), dtype=np.int64),
        same=np.empty(0),
        parts=np.zeros(len(days)),
    )
