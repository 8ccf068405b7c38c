"""The effect of a step in a drawn record."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from crossreport.analysis.change.answer import Volume
from crossreport.analysis.change.design import Design, design, usable
from crossreport.analysis.change.exact import Ratio, exact_ratio
from crossreport.analysis.change.frame import Frame
from crossreport.analysis.change.model import Step, fit_step
from crossreport.analysis.change.sampling import Draws
from crossreport.analysis.change.settings import limits

Vector = npt.NDArray[np.float64]

MODEL, EXACT = "model", "exact"
_MOST = 1e9  # stands for a ratio without an upper end


@dataclass(frozen=True)
class Material:
    """What an effect is estimated from.

    Attributes:
        incidents: those meant.
        others: those to compare with; ``None`` where nothing was named.
        reports: reports of each bin that tell of something else; ``None`` where they are not
            reckoned with.
        volume: how incidents follow them.
        draws: how many draws of the record.
        seed: of the random numbers.
    """

    incidents: Draws
    others: Draws | None
    reports: "Reports | None"
    volume: Volume
    draws: int
    seed: int

    def drawn(self, frame: Frame) -> list[tuple[Vector, Vector | None]]:
        """Return the incidents, and those to compare with, of each bin in every draw."""
        certain = self.incidents.certain and (self.others is None or self.others.certain)
        random = np.random.default_rng(self.seed)
        return [
            (
                self.incidents.draw(frame, random),
                None if self.others is None else self.others.draw(frame, random),
            )
            for _ in range(1 if certain else self.draws)
        ]

    def design(self, frame: Frame) -> Design:
        """Return what the series is explained by in some bins."""
        reports = None if self.reports is None else self.reports.of(frame)
        if reports is not None and self.volume is Volume.AUTO and not usable(reports):
            reports = None
        return design(frame, reports, volume=self.volume)


@dataclass(frozen=True)
class Reports:
    """Reports that tell of something else, by day of publication (ordinals)."""

    days: npt.NDArray[np.int64]

    def of(self, frame: Frame) -> Vector:
        """Return how many there are in each bin."""
        edges = frame.edges
        return np.diff(np.searchsorted(self.days, edges)).astype(float)


@dataclass(frozen=True)
class Estimate:
    """An effect, how it was found, and what the model made of the series.

    Attributes:
        effect: the rate ratio with its interval.
        method: ``model`` or ``exact``.
        step: the mixture over noise and draws; ``None`` of the exact test.
        design: what the series was explained by; ``None`` of the exact test.
        counts: incidents of each bin, the mean of all draws.
        fitted: the mean that the model gives each bin.
    """

    effect: Ratio
    method: str
    step: Step | None
    design: Design | None
    counts: Vector
    fitted: Vector

    @property
    def unchanged(self) -> Vector:
        """The mean of each bin without the step."""
        if self.step is None or self.design is None:
            return self.fitted
        return self.fitted * np.exp(-self.step.mean * self.design.matrix[:, 1])

    def detectable(self) -> tuple[float, float]:
        """Return the smallest rise and fall that would have been seen as often as wanted."""
        if self.step is None:
            return float("nan"), float("nan")
        reach = float(ndtri(0.975) + ndtri(limits().power)) * self.step.deviation
        return exp(reach), exp(-reach)


def estimate(material: Material, frame: Frame) -> Estimate:
    """Estimate the change of the rate on the frame's date.

    Few events, or few bins, are compared exactly and without a model of trend, season and noise.
    """
    drawn = [counts for counts, _ in material.drawn(frame)]
    mean = np.mean(drawn, axis=0)
    before, after = mean[: frame.before].sum(), mean[frame.before :].sum()
    bound = limits()
    if (
        before + after < bound.few_events
        or min(before, after) < bound.few_side
        or min(frame.before, frame.after) < bound.few_bins
    ):
        return _exact(drawn, mean, frame)
    shape = material.design(frame)
    steps = [fit_step(shape.problem(counts)) for counts in drawn]
    pooled = pool(steps)
    return Estimate(ratio_of(pooled), MODEL, pooled, shape, mean, pooled.fitted)


def compare(material: Material, frame: Frame) -> Ratio | None:
    """Estimate the change against that of the others; ``None`` where there are too few events.

    Of all events of a bin, both sides together, the share of those meant is explained: what
    changes for both alike cancels out.
    """
    pairs = [(counts, others) for counts, others in material.drawn(frame) if others is not None]
    shape = design(frame)
    means = [np.mean([side[i] for side in pairs], axis=0) for i in (0, 1)]
    least = min(
        part.sum() for mean in means for part in (mean[: frame.before], mean[frame.before :])
    )
    if least < limits().few_side or sum(mean.sum() for mean in means) < limits().few_events:
        return None
    steps = [fit_step(shape.problem(counts, counts + others)) for counts, others in pairs]
    return ratio_of(pool(steps))


def ratio_of(step: Step) -> Ratio:
    """Return the ratio, interval and probability that a step says."""
    low, high = step.interval()
    return Ratio(step.ratio, low, high, step.p_value)


def pool(steps: Sequence[Step]) -> Step:
    """Return the mixture of the steps of several draws, each as likely as the others."""
    if len(steps) == 1:
        return steps[0]
    return Step(
        means=np.concatenate([one.means for one in steps]),
        deviations=np.concatenate([one.deviations for one in steps]),
        weights=np.concatenate([one.weights for one in steps]) / len(steps),
        coefficients=np.mean([one.coefficients for one in steps], axis=0),
        fitted=np.mean([one.fitted for one in steps], axis=0),
        sigma2=float(np.mean([one.sigma2 for one in steps])),
        rho=float(np.mean([one.rho for one in steps])),
    )


def _exact(drawn: Sequence[Vector], mean: Vector, frame: Frame) -> Estimate:
    """Compare exactly in every draw; the widest reading of the middle draws stands."""
    days = np.array([one.days for one in frame.bins], dtype=float)
    before, after = days[: frame.before].sum(), days[frame.before :].sum()
    found = [
        exact_ratio(
            round(counts[: frame.before].sum()), round(counts[frame.before :].sum()), before, after
        )
        for counts in drawn
    ]
    ratio = exact_ratio(
        round(mean[: frame.before].sum()), round(mean[frame.before :].sum()), before, after
    )
    effect = Ratio(
        ratio.ratio,
        min(ratio.low, float(np.quantile([one.low for one in found], 0.1))),
        max(ratio.high, float(np.quantile([_finite(one.high) for one in found], 0.9))),
        max(ratio.p, float(np.mean([one.p for one in found]))),
    )
    rates = mean[: frame.before].sum() / before, mean[frame.before :].sum() / after
    fitted = np.where(np.arange(len(days)) < frame.before, rates[0], rates[1]) * days
    return Estimate(effect, EXACT, None, None, mean, fitted)


def _finite(value: float) -> float:
    return min(value, _MOST)
