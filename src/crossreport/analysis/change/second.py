"""Other ways to read the same series, shown beside the main one.

The comparison of two averages that is usually made, and a negative binomial regression with the
errors of Newey and West (Econometrica 55, 1987, 703–708) by statsmodels.
"""

import warnings
from math import exp, sqrt

import numpy as np

from crossreport.analysis.change.design import STEP
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.change.model import Problem
from crossreport.analysis.errors import missing_extra

_NORMAL = 1.959964
_MOST = 20.0  # a logarithm beyond which the fit has run away


def naive(problem: Problem) -> Ratio:
    """Compare the averages before and after, as if all events were independent."""
    from scipy.special import ndtr

    after = problem.design[:, STEP] > 0
    sides = problem.counts[~after].sum() + 0.5, problem.counts[after].sum() + 0.5
    exposure = np.exp(problem.offset)
    log_ratio = float(
        np.log(sides[1] / exposure[after].sum()) - np.log(sides[0] / exposure[~after].sum())
    )
    error = sqrt(1 / sides[0] + 1 / sides[1])
    p = 2 * float(ndtr(-abs(log_ratio) / error))
    return _ratio(log_ratio, error, p)


def negative_binomial(problem: Problem) -> Ratio | None:
    """Fit a negative binomial regression with heteroscedasticity- and lag-consistent errors.

    Returns:
        The ratio; ``None`` where the fit does not converge.

    Raises:
        MissingExtraError: statsmodels is not installed.
    """
    try:
        import statsmodels.api as sm
    except ImportError as error:
        raise missing_extra("a second reading of the series") from error
    lags = max(int(4 * (len(problem.counts) / 100) ** (2 / 9)), 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            rough = sm.GLM(
                problem.counts, problem.design, family=sm.families.Poisson(), offset=problem.offset
            ).fit()
            spread = _dispersion(problem.counts, np.asarray(rough.fittedvalues))
            family = sm.families.NegativeBinomial(alpha=max(spread, 1e-6))
            fit = sm.GLM(problem.counts, problem.design, family=family, offset=problem.offset).fit(
                cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}
            )
        except (np.linalg.LinAlgError, ValueError):
            return None
    values = [float(one[STEP]) for one in (fit.params, fit.bse, fit.pvalues)]
    if not (fit.converged and np.isfinite(values).all() and abs(values[0]) < _MOST):
        return None
    return _ratio(*values)


def _dispersion(counts: np.ndarray, mean: np.ndarray) -> float:
    """Return the negative binomial's alpha by moments."""
    return float(((counts - mean) ** 2 - mean).sum() / (mean**2).sum())


def _ratio(log_ratio: float, error: float, p: float) -> Ratio:
    reach = _NORMAL * error
    return Ratio(exp(log_ratio), exp(log_ratio - reach), exp(log_ratio + reach), p)
