"""The parameters and sentences of the test, from the codebook's ``change.yaml``."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from crossreport.codebook import read_yaml


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers that decide how a series is read; ``change.yaml`` says what each is for."""

    least_events: int
    few_events: int
    few_side: int
    few_bins: int
    trend_bins: int
    least_before: int
    placebo_bins: int
    placebo_dates: int
    placebo_least: int
    placebo_share: float
    volume_documents: float
    volume_varies: float
    volume_reach: int
    small_change: float
    target: float
    power: float


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml("change")
    return found


@cache
def limits() -> Limits:
    """Return the limits."""
    return Limits(**_file()["limits"])


@cache
def priors() -> dict[str, float]:
    """Return how far coefficients may reasonably lie from 0, on the scale of logarithms."""
    return {name: float(value) for name, value in _file()["priors"].items()}


def window_of(period: str) -> int:
    """Return how many bins of a period are looked at on each side of the date."""
    return int(_file()["window"][period])


def say(section: str, key: str, **values: object) -> str:
    """Return a sentence with its values filled in."""
    text: str = _file()[section][key]
    return text.format(**values)
