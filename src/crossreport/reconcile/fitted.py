"""What choices by fitted weights have in common: a conditional logit (McFadden, 1974)."""

import math
from collections.abc import Mapping
from typing import Any, TypeVar

from crossreport.codebook import CodebookError, read_yaml
from crossreport.codebook.confidence import Curve

SIGN = "log odds"
"""The measure of a calibration curve: the log odds of a share of the weight."""

_LEAST = 0.001
C = TypeVar("C")


def weigh(found: Mapping[C, Mapping[str, float]], weights: Mapping[str, float]) -> dict[C, float]:
    """Return the probabilities of candidates with these signs; a sign without a weight is none."""
    scores = {
        one: math.fsum(weights.get(name, 0.0) * value for name, value in own.items())
        for one, own in found.items()
    }
    most = max(scores.values())
    shares = {one: math.exp(score - most) for one, score in scores.items()}
    whole = math.fsum(shares.values())
    return {one: share / whole for one, share in shares.items()}


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, kept from the ends."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def read_weights(file: str) -> dict[str, float]:
    """Return the weight of each sign in a file of the codebook.

    Raises:
        CodebookError: the file holds none.
    """
    return {str(name): float(weight) for name, weight in part(file, "weights").items()}


def as_curve(given: Mapping[str, Any]) -> Curve:
    """Return a calibration curve as files of the codebook write it."""
    return Curve(float(given["bias"]), {SIGN: float(given["slope"])})


def part(file: str, name: str) -> Mapping[str, Any]:
    """Return a mapping of a file of the codebook.

    Raises:
        CodebookError: the file holds none of that name.
    """
    found = read_yaml(file)
    if not isinstance(found, dict) or not isinstance(found.get(name), dict):
        raise CodebookError(f"codebook file {file}.yaml must hold '{name}'")
    return dict(found[name])
