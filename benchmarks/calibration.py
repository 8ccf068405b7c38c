"""How well stated probabilities hold."""

import numpy as np
from numpy.typing import ArrayLike


def expected_calibration_error(given: ArrayLike, right: ArrayLike, *, bins: int = 10) -> float:
    """Return the mean distance of stated probability and share of right ones.

    Over bins of equal width, weighted by what falls into them (Guo et al., "On calibration of
    modern neural networks", ICML 2017).

    Args:
        given: Probabilities, 0 to 1.
        right: Whether each was right.
        bins: Number of bins.

    Returns:
        0, where they hold exactly, to 1; 0 for none.
    """
    stated, truth = np.asarray(given, dtype=float), np.asarray(right, dtype=float)
    if not len(stated):
        return 0.0
    places = np.minimum((stated * bins).astype(int), bins - 1)
    total = 0.0
    for number in range(bins):
        inside = places == number
        if inside.any():
            total += inside.sum() * abs(stated[inside].mean() - truth[inside].mean())
    return float(total / len(stated))
