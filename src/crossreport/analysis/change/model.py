"""The step in a series of counts: quasi-likelihood with overdispersion and serial correlation.

Counts of a bin are taken to have the mean ``mu = exp(offset + X beta)`` and, around it, a
multiplicative noise of variance ``sigma2`` that is correlated from bin to bin (``rho`` to the power
of the distance) beside the Poisson noise: Zeger's parameter-driven model (Biometrika 75, 1988,
621–629). Shares (the treated area's part of the events of both) have a binomial mean in the same
way. On the scale of the linear predictor the working residuals have the covariance
``1/weight + sigma2 * rho ** |t - s|``. For each pair of ``sigma2`` and ``rho`` on a grid, ``beta``
is the generalised least-squares estimate, with weak priors on the coefficients; the pairs are
weighted by their restricted likelihood and a weak prior, so that what a short series cannot tell
of its noise widens the interval of the step. The interval is that of the mixture, after the idea
of integrated nested Laplace approximations (Rue, Martino & Chopin, JRSS B 71, 2009, 319–392).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log, sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_solve_banded, cholesky_banded, solve_triangular
from scipy.optimize import brentq
from scipy.special import ndtr

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
Family = Literal["poisson", "binomial"]

RHOS = (0.0, 0.25, 0.5, 0.7, 0.83, 0.93)
SIGMAS = (0.0, 0.12, 0.25, 0.4, 0.6, 0.85, 1.2, 1.8)
PRIOR_SIGMA = 1.0  # standard deviation of the noise's own standard deviation (half-normal)
PRIOR_RHO = 0.5  # weight (1 - rho) ** this
_MIDDLE = (0.4, 0.5)  # a noise of middle size and length
_ROUNDS = 60
_FLOOR = 1e-10
_STEPS = 4.0  # the most that a linear predictor moves in one round of fitting


@dataclass(frozen=True, slots=True)
class Problem:
    """A series and the design it is explained by.

    Attributes:
        counts: events of each bin.
        design: a column each for the level, the trend, the season …; one row a bin.
        step: the number of the column whose coefficient is asked for.
        offset: added to the linear predictor of each bin (log of its days, log of reports).
        prior: how far each coefficient may reasonably lie from 0, as a standard deviation.
        totals: for shares, the events of both sides; ``None`` for counts.
        slack: a further standard deviation of the step that the series cannot tell of.
    """

    counts: Vector
    design: Matrix
    step: int
    offset: Vector
    prior: Vector
    totals: Vector | None = None
    slack: float = 0.0

    @property
    def family(self) -> Family:
        """Whether counts or shares are explained."""
        return "poisson" if self.totals is None else "binomial"


@dataclass(frozen=True)
class Step:
    """What the series tells of the step, on the scale of logarithms.

    Attributes:
        means: of the step for each kind of noise.
        deviations: its standard deviation for each kind of noise.
        weights: how well each kind of noise fits; they add up to 1.
        coefficients: of the whole design, averaged over the kinds of noise.
        fitted: the mean of each bin.
        sigma2: variance of the multiplicative noise, averaged.
        rho: its correlation from bin to bin, averaged.
    """

    means: Vector
    deviations: Vector
    weights: Vector
    coefficients: Vector
    fitted: Vector
    sigma2: float
    rho: float

    @property
    def mean(self) -> float:
        """The estimate: the mean of the mixture."""
        return float(self.weights @ self.means)

    @property
    def deviation(self) -> float:
        """The standard deviation of the mixture."""
        second = float(self.weights @ (self.deviations**2 + self.means**2))
        return sqrt(max(second - self.mean**2, 0.0))

    def below(self, value: float) -> float:
        """Return how probable it is that the step lies below a value."""
        shares: Vector = ndtr((value - self.means) / self.deviations)
        return float(self.weights @ shares)

    def quantile(self, share: float) -> float:
        """Return the value below which the step lies with some probability."""
        reach = 12 * self.deviations
        low, high = float((self.means - reach).min()), float((self.means + reach).max())
        found: float = brentq(lambda value: self.below(value) - share, low, high, xtol=1e-6)
        return found

    @cached_property
    def p_value(self) -> float:
        """Return how often a step at least this far from none would come by chance (two-sided)."""
        below = self.below(0.0)
        return 2 * min(below, 1 - below)

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the ends of the interval of the rate ratio."""
        tail = (1 - level) / 2
        return exp(self.quantile(tail)), exp(self.quantile(1 - tail))

    @property
    def ratio(self) -> float:
        """The rate ratio: rate after by rate before."""
        return exp(self.mean)


def fit_step(problem: Problem) -> Step:
    """Estimate the step of a series.

    Raises:
        ValueError: the design's columns depend on each other.
    """
    predictor = problem.offset + problem.design @ _independent(problem)
    middle = _Noises.of(len(problem.counts), sigmas=_MIDDLE[:1], rhos=_MIDDLE[1:])
    noises = _Noises.of(len(problem.counts))
    for kinds in (middle, noises):  # first to where an estimate that knows of noise would lie
        working, weight = _linearised(problem, predictor)
        found = kinds.solve(problem, working - problem.offset, weight)
        mix = found.weights @ found.coefficients
        predictor = problem.offset + problem.design @ mix
    return Step(
        means=found.coefficients[:, problem.step],
        deviations=np.sqrt(found.variances[:, problem.step] + problem.slack**2),
        weights=found.weights,
        coefficients=mix,
        fitted=_mean(problem, predictor),
        sigma2=float(found.weights @ noises.sigma2),
        rho=float(found.weights @ noises.rho),
    )


def _mean(problem: Problem, predictor: Vector) -> Vector:
    if problem.totals is None:
        return np.exp(np.clip(predictor, -30, 30))
    return np.asarray(problem.totals / (1 + np.exp(-np.clip(predictor, -30, 30))))


def _linearised(problem: Problem, predictor: Vector) -> tuple[Vector, Vector]:
    """Return the working response and the weight of each bin at a linear predictor."""
    mean = _mean(problem, predictor)
    if problem.totals is None:
        weight = np.maximum(mean, _FLOOR)
    else:
        weight = np.maximum(mean * (1 - mean / np.maximum(problem.totals, _FLOOR)), _FLOOR)
    return predictor + (problem.counts - mean) / weight, weight


def _independent(problem: Problem) -> Vector:
    """Fit by iteratively reweighted least squares, as if the bins were independent."""
    design, width = problem.design, problem.design.shape[1]
    if np.linalg.matrix_rank(design) < width:
        raise ValueError("the columns of the design depend on each other")
    totals = problem.totals
    if totals is None:
        exposure = float(np.exp(problem.offset).sum())
        level = log(max(float(problem.counts.sum()), 0.5) / exposure)
    else:
        share = float((problem.counts.sum() + 0.5) / (totals.sum() + 1))
        level = log(share / (1 - share))
    predictor = problem.offset + level
    ridge = np.diag(1 / problem.prior**2)
    beta = np.zeros(width)
    for _ in range(_ROUNDS):
        working, weight = _linearised(problem, predictor)
        weighted = design * weight[:, None]
        normal = weighted.T @ design + ridge
        new = np.linalg.solve(normal, weighted.T @ (working - problem.offset))
        moved = problem.offset + design @ new - predictor
        most = float(np.abs(moved).max())
        predictor = predictor + moved * min(1.0, _STEPS / max(most, _FLOOR))
        settled = bool(np.abs(new - beta).max() < 1e-7)
        beta = np.asarray(new, dtype=np.float64)
        if settled:
            break
    return beta


@dataclass(frozen=True, slots=True)
class _Solved:
    """Estimates for every kind of noise."""

    coefficients: Matrix
    variances: Matrix
    weights: Vector


@dataclass(frozen=True)
class _Noises:
    """Kinds of noise: a grid of variances and correlations, with the prior of each.

    The inverse of an AR(1) correlation is tridiagonal, so that every solution takes a time that
    grows with the length of the series only.
    """

    length: int
    sigma2: Vector
    rho: Vector
    prior: Vector

    @classmethod
    def of(
        cls, length: int, sigmas: Sequence[float] = SIGMAS, rhos: Sequence[float] = RHOS
    ) -> "_Noises":
        """Make the grid. Without noise there is no correlation to tell apart."""
        pairs = [(s, r) for s in sigmas for r in (rhos if s else (0.0,))]
        sigma = np.array([s for s, _ in pairs])
        rho = np.array([r for _, r in pairs])
        log_prior = -0.5 * (sigma / PRIOR_SIGMA) ** 2
        log_prior = log_prior + PRIOR_RHO * np.log1p(-rho)
        log_prior = log_prior - np.where(sigma > 0, np.log(len(rhos)), 0.0)
        return cls(length, sigma**2, rho, log_prior)

    def solve(self, problem: Problem, working: Vector, weight: Vector) -> _Solved:
        """Return the generalised least-squares estimate for each kind of noise."""
        width = problem.design.shape[1]
        columns = np.column_stack([problem.design, working])
        ridge = np.diag(1 / problem.prior**2)
        weighted = columns * weight[:, None]
        plain = columns.T @ weighted
        coefficients = np.empty((len(self.rho), width))
        variances = np.empty((len(self.rho), width))
        scores = np.empty(len(self.rho))
        log_weight = float(np.log(weight).sum())
        for i, (sigma2, rho) in enumerate(zip(self.sigma2, self.rho, strict=True)):
            if sigma2 == 0:
                gram, log_det = plain, -log_weight
            else:
                gram, log_det = self._with_noise(weighted, plain, weight, sigma2, rho)
                log_det -= log_weight
            beta, spread, log_normal = _least_squares(gram, ridge)
            squares = gram[width, width] - gram[width, :width] @ beta
            coefficients[i], variances[i] = beta, spread
            scores[i] = -0.5 * (log_det + log_normal + squares) + self.prior[i]
        weights = np.exp(scores - scores.max())
        return _Solved(coefficients, variances, weights / weights.sum())

    def _with_noise(
        self, weighted: Matrix, plain: Matrix, weight: Vector, sigma2: float, rho: float
    ) -> tuple[Matrix, float]:
        """Return the products of the columns in the inverse covariance, and log|V| + log|W|."""
        inverse = 1 / (sigma2 * (1 - rho**2))
        band = np.zeros((2, self.length))
        band[1] = inverse * (1 + rho**2)
        band[1, [0, -1]] = inverse
        band[0, 1:] = -rho * inverse
        log_noise = (self.length - 1) * np.log(1 - rho**2) + self.length * np.log(sigma2)
        band[1] += weight
        factor = cholesky_banded(band, check_finite=False)
        solved = cho_solve_banded((factor, False), weighted, check_finite=False)
        log_band = 2 * float(np.log(factor[1]).sum())
        return plain - weighted.T @ solved, log_band + log_noise


def _least_squares(gram: Matrix, ridge: Matrix) -> tuple[Vector, Vector, float]:
    """Return the estimate, its variances, and the log determinant of the normal matrix."""
    width = len(ridge)
    normal = gram[:width, :width] + ridge
    factor = np.linalg.cholesky(normal)
    inverse = solve_triangular(factor, np.eye(width), lower=True, check_finite=False)
    covariance = inverse.T @ inverse
    beta = covariance @ gram[:width, width]
    return beta, np.diag(covariance), 2 * float(np.log(np.diag(factor)).sum())
