"""Log-linear models of which lists hold an incident, fitted to many completed tables at once.

A model is a set of pairs of lists that depend on each other, given all other lists; every list has
its own size in all of them. The dependence of three lists at a time is not identified with three
lists, and left out with more. One further model says that incidents, not lists, differ: some are
likelier to get on any list (Darroch, Fienberg, Glonek and Junker 1993, JASA 88: 1137–1148), which
makes every pair depend by the same term, so one parameter says what three pairs would need three
for. Source: Y. M. M. Bishop, S. E. Fienberg, P. W. Holland (1975), Discrete Multivariate Analysis,
chapter 6; S. E. Fienberg (1972), Biometrika 59: 591–603.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_STEPS = 40
_CLOSE = 1e-8
_RIDGE = 1e-9
_WIDEST_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Model:
    """One log-linear model.

    Attributes:
        pairs: pairs of lists, by their places, that depend on each other.
        uneven: whether incidents differ in how likely they are to get on any list.
    """

    pairs: tuple[tuple[int, int], ...] = ()
    uneven: bool = False

    def design(self, lists: int) -> Floats:
        """Return the design matrix: patterns by parameters, a constant first."""
        patterns = np.arange(1 << lists)
        on = (patterns[:, None] >> np.arange(lists)) & 1
        columns = [np.ones(len(patterns)), *on.T, *(on[:, a] * on[:, b] for a, b in self.pairs)]
        if self.uneven:
            held = on.sum(axis=1)
            columns.append(held * (held - 1) / 2)
        return np.column_stack(columns).astype(np.float64)


def models(lists: int) -> Iterator[Model]:
    """Yield every model for so many lists."""
    pairs = tuple(combinations(range(lists), 2))
    for some in range(len(pairs) + 1):
        for chosen in combinations(pairs, some):
            yield Model(chosen)
    yield Model(uneven=True)


def fit(design: Floats, tables: Floats) -> Floats:
    """Return the maximum-likelihood cells of completed tables.

    Args:
        design: patterns by parameters, with a constant.
        tables: tables by patterns, every cell above 0.

    Returns:
        Expected cells, tables by patterns, by Newton's method on the Poisson likelihood, whose
        estimates are those of the multinomial one (Birch 1963, JRSS B 25: 220–233).
    """
    beta: Floats = np.asarray(np.linalg.lstsq(design, np.log(tables).T, rcond=None)[0].T, float)
    ridge = _RIDGE * np.eye(design.shape[1])
    for _ in range(_STEPS):
        expected = np.exp(np.clip(beta @ design.T, -30, 30))
        slope = (tables - expected) @ design
        curve = np.einsum("ci,gc,cj->gij", design, expected, design, optimize=True)
        scale = np.trace(curve, axis1=1, axis2=2)[:, None, None]
        step = np.linalg.solve(curve + scale * ridge, slope[..., None])[..., 0]
        beta = beta + np.clip(step, -_WIDEST_STEP, _WIDEST_STEP)
        if np.abs(step).max() < _CLOSE:
            break
    fitted: Floats = np.exp(np.clip(beta @ design.T, -30, 30))
    return fitted
