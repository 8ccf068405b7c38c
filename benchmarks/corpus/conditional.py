"""Fits the weights of a conditional logit (McFadden, 1974) and the curve that calibrates it.

What is to be found may be any of several candidates (a point near enough to the right one): then
their probability together is made large.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from crossreport.codebook.confidence import Curve
from crossreport.reconcile.fitted import SIGN

_DIGITS = 4
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Known:
    """A choice of which the right outcome is known.

    Attributes:
        signs: of each candidate, by name.
        right: sets of candidates, by number, of which any is right, each with how much it counts.
            A set without candidates counts nothing.
    """

    signs: Sequence[Mapping[str, float]]
    right: Sequence[tuple[float, Sequence[int]]]


def fit_weights(known: Sequence[Known], *, penalty: float) -> dict[str, float]:
    """Return the weights of the signs under which what is right is likeliest.

    Args:
        known: the choices.
        penalty: on the squares of the weights, the signs scaled to unit variance.
    """
    names = sorted({name for one in known for own in one.signs for name in own})
    rows = np.array([[own.get(n, 0.0) for n in names] for one in known for own in one.signs])
    spread = rows.std(axis=0)
    spread[spread == 0] = 1.0
    problem = _Problem.of(known, rows / spread, penalty)
    best = minimize(problem.loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    found = best.x / spread
    return {name: round(float(w), _DIGITS) for name, w in zip(names, found, strict=True)}


@dataclass(frozen=True, slots=True)
class _Problem:
    """The loss over all candidates in one table.

    Attributes:
        rows: scaled signs.
        case_of: by row, its choice.
        right: the rows of all sets, one set after the other.
        set_of: by entry of `right`, its set.
        counts: by set, how much it counts.
        held: by choice, how much all of its sets count.
    """

    rows: Vector
    case_of: NDArray[np.intp]
    right: NDArray[np.intp]
    set_of: NDArray[np.intp]
    counts: Vector
    held: Vector
    penalty: float

    @classmethod
    def of(cls, known: Sequence[Known], rows: Vector, penalty: float) -> "_Problem":
        sizes = np.array([len(one.signs) for one in known])
        begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        sets = [
            (case, count, [begin[case] + number for number in numbers])
            for case, one in enumerate(known)
            for count, numbers in one.right
            if numbers
        ]
        counts = np.array([count for _, count, _ in sets])
        cases = np.array([case for case, _, _ in sets])
        return cls(
            rows=rows,
            case_of=np.repeat(np.arange(len(known)), sizes),
            right=np.concatenate([np.array(own) for _, _, own in sets]),
            set_of=np.repeat(np.arange(len(sets)), [len(own) for _, _, own in sets]),
            counts=counts,
            held=np.bincount(cases, counts, len(known)).astype(np.float64),
            penalty=penalty,
        )

    def loss(self, weights: Vector) -> tuple[float, Vector]:
        """Return the penalised negative log likelihood, and its slope."""
        scores = self.rows @ weights
        most = np.full(len(self.held), -np.inf)
        np.maximum.at(most, self.case_of, scores)
        parts = np.exp(scores - most[self.case_of])
        share = parts / np.bincount(self.case_of, parts)[self.case_of]
        together = np.bincount(self.set_of, share[self.right])
        slope = -self.held[self.case_of] * share
        within = share[self.right] / together[self.set_of]
        np.add.at(slope, self.right, self.counts[self.set_of] * within)
        told = float((self.counts * np.log(together)).sum())
        cost = self.penalty * float(weights @ weights) / 2 - told
        return cost, self.penalty * weights - self.rows.T @ slope


def fit_curve(pairs: Iterable[tuple[float, bool]]) -> Curve:
    """Return the logistic curve over log odds under which what was right is most likely."""
    odds, right = (np.array(one, dtype=float) for one in zip(*pairs, strict=True))

    def loss(ends: Vector) -> float:
        signed = (2 * right - 1) * (ends[0] + ends[1] * odds)
        return float(np.logaddexp(0, -signed).sum())

    bias, slope = minimize(loss, np.array([0.0, 1.0]), method="Nelder-Mead").x
    return Curve(round(float(bias), _DIGITS), {SIGN: round(float(slope), _DIGITS)})
