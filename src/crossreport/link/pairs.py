"""Pairs of units that were compared, a few bytes each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.link.odds import probability_of
from crossreport.link.weights import Level

Integers = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison of two units found; many pairs share one.

    Attributes:
        weight: log2 odds that both tell one incident.
        outcomes: the level of each comparison, in the model's order.
    """

    weight: float
    outcomes: tuple[Level, ...]

    @property
    def vetoed(self) -> bool:
        """Whether levels forbid joining, and more of them than are lifted."""
        freed = max((o.frees for o in self.outcomes), default=0)
        return sum(o.veto for o in self.outcomes) > freed

    @property
    def probability(self) -> float:
        """The weight as a probability."""
        return probability_of(self.weight)


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two units compared.

    Attributes:
        left: position of a unit; ``left < right``.
        right: position of a unit.
        finding: what the comparison found.
    """

    left: int
    right: int
    finding: Finding

    @property
    def weight(self) -> float:
        """Log2 odds that both tell one incident."""
        return self.finding.weight

    @property
    def outcomes(self) -> tuple[Level, ...]:
        """The level of each comparison, in the model's order."""
        return self.finding.outcomes


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Scored pairs in columns.

    Attributes:
        left: positions of units, ascending.
        right: positions of units; each greater than the left one.
        kind: for each pair the place of its finding in ``findings``.
        findings: what comparisons found.
    """

    left: Integers
    right: Integers
    kind: Integers
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, pairs: Iterable[ScoredPair]) -> "Pairs":
        """Return pairs, in order."""
        ordered = sorted(pairs, key=lambda pair: (pair.left, pair.right))
        numbers: dict[Finding, int] = {}
        rows = [
            (one.left, one.right, numbers.setdefault(one.finding, len(numbers))) for one in ordered
        ]
        columns = np.array(rows, np.int32).reshape(-1, 3).T
        return cls(columns[0], columns[1], columns[2], tuple(numbers))

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[ScoredPair]:
        columns = (self.left, self.right, self.kind)
        for left, right, kind in zip(*(column.tolist() for column in columns), strict=True):
            yield ScoredPair(left, right, self.findings[kind])

    def where(self, wanted: Mask) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.left[wanted], self.right[wanted], self.kind[wanted], self.findings)
