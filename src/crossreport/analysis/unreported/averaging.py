"""How likely each total is, over all models at once.

For a total N the table is complete, and each model's likelihood of it is known:

    L_m(N) = N! / (n_0! ∏ n_i!) ∏ (μ_i / N)^(n_i),   n_0 = N − seen,

with μ the model's fit to the table completed by n_0 (the profile likelihood over its parameters).
Models are weighted as by BIC, over a grid of totals: p(m, N) ∝ π_m L_m(N) seen^(−d_m / 2) / N, with
d_m the model's parameters besides the total. That is about the posterior under unit-information
priors (R. E. Kass and L. Wasserman 1995, JASA 90: 928–934) and a scale-free prior of the total; to
average over models of dependence so is the way of D. Madigan and J. C. York (1997, Biometrika 84:
19–31), with other priors. Half of π goes to the model of uneven incidents, the other half equally
to all others: that large incidents are reported more is the rule, and with its share among many
models alone the interval is too short where it holds (benchmarks/analysis/REPORT.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, logsumexp

from crossreport.analysis.unreported.models import Floats, Model, fit
from crossreport.analysis.unreported.overlap import OverlapTable

_POINTS = 70


@dataclass(frozen=True)
class Posterior:
    """How likely each total is.

    Attributes:
        totals: the grid of totals, ascending.
        by_model: probability by model and point of the grid; all together 1.
    """

    totals: Floats
    by_model: Floats

    @property
    def models(self) -> Floats:
        """Probability of each model."""
        return np.asarray(self.by_model.sum(axis=1))

    def quantile(self, share: float, *, model: int | None = None) -> float:
        """Return the total below which so much of the probability lies, of one model or of all."""
        weights = self.by_model.sum(axis=0) if model is None else self.by_model[model]
        below = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])
        edges = np.concatenate([[self.totals[0]], (self.totals[1:] + self.totals[:-1]) / 2])
        return float(np.interp(share, below, np.append(edges, self.totals[-1])))


def grid(seen: int, *, most: float) -> npt.NDArray[np.float64]:
    """Return totals from what was seen to ``most`` times it, close where there are few unseen."""
    unseen = np.geomspace(1, seen * (most - 1), _POINTS)
    return np.asarray(seen + np.unique(np.concatenate([[0.0], np.round(unseen)])))


def posterior(
    overlap: OverlapTable, models: Sequence[Model], *, most: float, uneven: float
) -> Posterior:
    """Return the probability of each model and total.

    Args:
        overlap: the counts.
        models: what is averaged.
        most: the greatest total, as a multiple of what was seen.
        uneven: prior probability that incidents differ in how likely they are to be listed.
    """
    totals = grid(overlap.seen, most=most)
    # What a prior worth one incident, spread over all patterns, adds: it keeps fits finite where
    # no incident has a pattern.
    light = 1 / len(overlap.cells)
    tables = np.tile(np.array(overlap.cells, dtype=np.float64), (len(totals), 1))
    tables[:, 0] = totals - overlap.seen
    width = np.gradient(totals)
    alike = sum(not model.uneven for model in models)
    found = []
    for model in models:
        prior = uneven / (len(models) - alike) if model.uneven else (1 - uneven) / alike
        design = model.design(len(overlap.names))
        filled = tables + light
        expected = fit(design, filled)
        chance = expected / expected.sum(axis=1, keepdims=True)
        likelihood = (
            gammaln(totals + 1) - gammaln(tables[:, 0] + 1) + (filled * np.log(chance)).sum(axis=1)
        )
        parameters = design.shape[1] - 1
        penalty = parameters / 2 * np.log(overlap.seen) + np.log(totals)
        found.append(np.log(prior) + likelihood - penalty + np.log(width))
    logs = np.array(found)
    return Posterior(totals, np.exp(logs - logsumexp(logs)))
