"""Counts of people, as ranges with the words that carry them."""

import operator
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from crossreport.model.actors import VictimGroup
from crossreport.model.span import Span


class CountKind(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ESCAPED = "escaped"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    RELEASED = "released"
    HELD = "held"  # inmates in a prison, hostages still in captivity


class Qualifier(StrEnum):
    """How a source hedges a number. Each widens the range by a rule in the codebook."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    UP_TO = "up-to"
    FEWER_THAN = "fewer-than"
    BETWEEN = "between"
    VAGUE = "vague"  # "dozens", "several", "a number of"
    NONE = "none"  # "no one was hurt": a stated zero


class CountPart(StrEnum):
    """How a count stands to the others of its kind in the same claim."""

    WHOLE = "whole"  # the claim's figure for this kind
    PART = "part"  # adds up: "10 civilians and a soldier"
    SUBSET = "subset"  # contained in another: "including a woman"


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high of a count; ``None`` means nobody said and never means 0."""

    low: int | None
    best: int | None
    high: int | None

    def __add__(self, other: "Range") -> "Range":
        """Add two ranges end by end; an unknown end stays unknown."""

        def plus(a: int | None, b: int | None) -> int | None:
            return None if a is None or b is None else a + b

        return Range(
            plus(self.low, other.low), plus(self.best, other.best), plus(self.high, other.high)
        )


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of one claim.

    Attributes:
        kind: what happened to the people.
        range: the figure after its qualifier was applied.
        stated: the number as written; ``None`` for "dozens".
        qualifier: how it was hedged.
        victims: who they are, as far as the words say.
        span: the words that carry the figure, with their qualifier and noun
            ("about 40 others").
        part: whole, part or subset.
    """

    kind: CountKind
    range: Range
    stated: int | None
    qualifier: Qualifier
    victims: VictimGroup
    span: Span
    part: CountPart = CountPart.WHOLE


def total(counts: Iterable[Count], kind: CountKind) -> Range | None:
    """Return what one claim says altogether about one kind; ``None`` when it is silent.

    The whole, where the claim gives one (the largest, should it give several), else the sum of
    its parts: "10 civilians and a soldier" is 11. Subsets ("including a woman") add nothing.
    """
    of_kind = [count for count in counts if count.kind is kind]
    wholes = [count.range for count in of_kind if count.part is CountPart.WHOLE]
    parts = [count.range for count in of_kind if count.part is CountPart.PART]
    added = reduce(operator.add, parts) if parts else None
    if not wholes:
        return added
    return max(wholes, key=lambda r: (r.best or r.low or 0, r.low or 0, r.high or 0))
