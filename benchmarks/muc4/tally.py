"""Precision and recall over documents, and their intervals by resampling documents."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

SAMPLES = 2000
_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Tally:
    """What is right of what was given and of what was wanted.

    Attributes:
        right_given: Credit towards precision.
        given: Items given.
        right_wanted: Credit towards recall.
        wanted: Items wanted.
    """

    right_given: float = 0.0
    given: float = 0.0
    right_wanted: float = 0.0
    wanted: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right_given + other.right_given,
            self.given + other.given,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of the given that is right, 0 where nothing is given."""
        return self.right_given / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is found, 0 where nothing is wanted."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall in per cent, 0 where both are 0."""
        total = self.precision + self.recall
        return 200 * self.precision * self.recall / total if total else 0.0


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up (micro average)."""
    return sum(tallies, Tally())


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of values.

    Attributes:
        low: Its lower end.
        high: Its upper end.
    """

    low: float
    high: float


def f_interval(
    tallies: Iterable[Tally], *, level: float = 0.95, samples: int = SAMPLES, seed: int = _SEED
) -> Interval:
    """Return the percentile interval of F under resampling of documents.

    Args:
        tallies: One tally a document.
        level: Share of the samples inside.
        samples: Number of samples, each as many documents as there are, drawn with replacement.
        seed: Seed of the draws.

    Raises:
        ValueError: There are no documents.
    """
    rows = np.array([(t.right_given, t.given, t.right_wanted, t.wanted) for t in tallies])
    if not len(rows):
        raise ValueError("no documents to resample")
    drawn = np.random.default_rng(seed).multinomial(
        len(rows), np.full(len(rows), 1 / len(rows)), size=samples
    )
    sums = drawn @ rows
    values = [Tally(*(float(value) for value in row)).f for row in sums]
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))
