"""Which lists hold which incidents, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

_LEAST_COMPARED = 12


@dataclass(frozen=True, slots=True)
class PairOverlap:
    """What two lists share.

    Attributes:
        first: a list's name.
        second: another's.
        shared: incidents that both hold.
        odds_ratio: how much likelier an incident of the first is to be on the second than one
            that only other lists hold, with 0.5 added to each cell; ``None`` where other lists
            hold too few to compare with. Above 1 the two tell more of the same
            than chance would; it is seen among incidents on a further list only.
    """

    first: str
    second: str
    shared: int
    odds_ratio: float | None


@dataclass(frozen=True)
class OverlapTable:
    """How many incidents are on exactly which lists.

    Attributes:
        names: the lists.
        cells: for each pattern, as a number whose bit ``i`` says whether list ``i`` holds the
            incident, how many have it; 2 to the power of lists long, and 0 at pattern 0, which
            nobody can count.
    """

    names: tuple[str, ...]
    cells: tuple[int, ...]

    @classmethod
    def of(cls, names: Sequence[str], holders: Iterable[frozenset[str]]) -> "OverlapTable":
        """Count incidents by the lists that hold them; those that none does are passed over."""
        bit = {name: 1 << place for place, name in enumerate(names)}
        counted = Counter(sum(bit[one] for one in held if one in bit) for held in holders)
        cells = (0, *(counted[pattern] for pattern in range(1, 1 << len(names))))
        return cls(tuple(names), cells)

    @property
    def seen(self) -> int:
        """Incidents on any list."""
        return sum(self.cells)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Incidents on each list."""
        return {
            name: sum(count for pattern, count in enumerate(self.cells) if pattern >> place & 1)
            for place, name in enumerate(self.names)
        }

    def on_exactly(self, lists: int) -> int:
        """Incidents that so many lists hold."""
        return sum(
            count for pattern, count in enumerate(self.cells) if pattern.bit_count() == lists
        )

    @property
    def on_several(self) -> int:
        """Incidents that two lists or more hold."""
        return self.seen - self.on_exactly(1)

    @cached_property
    def pairs(self) -> tuple[PairOverlap, ...]:
        """What each two lists share."""
        return tuple(
            self._pair(one, other) for one, other in combinations(range(len(self.names)), 2)
        )

    def _pair(self, one: int, other: int) -> PairOverlap:
        both = 1 << one | 1 << other
        shared = sum(count for pattern, count in enumerate(self.cells) if pattern & both == both)
        odds = None
        if len(self.names) > 2:
            # Only where a further list holds the incident can all four cells be counted.
            table = {(a, b): 0.5 for a in (0, 1) for b in (0, 1)}
            for pattern, count in enumerate(self.cells):
                if pattern & ~both:
                    table[pattern >> one & 1, pattern >> other & 1] += count
            if sum(table.values()) >= _LEAST_COMPARED:
                odds = table[1, 1] * table[0, 0] / (table[1, 0] * table[0, 1])
        return PairOverlap(self.names[one], self.names[other], shared, odds)
