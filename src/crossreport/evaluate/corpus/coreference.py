"""Scores of one grouping of things against another: MUC, B-cubed, CEAF-e, and pairs.

A grouping is given as a mapping from each thing to the name of its group. Both groupings must be
of the same things. Precision and recall are the same function with its arguments exchanged.

Sources: Vilain et al., MUC-6 (1995); Bagga and Baldwin, LREC workshop (1998); Luo, HLT-EMNLP
(2005), with the similarity phi-4 of entities; Pradhan et al., CoNLL (2011), for the mean.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import comb

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Grouping = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean; 0 when both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _same_things(found: Grouping, gold: Grouping) -> None:
    if found.keys() != gold.keys():
        raise ValueError("the two groupings are not of the same things")


def _groups(grouping: Grouping) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for thing, name in grouping.items():
        groups[name].add(thing)
    return groups


def muc(found: Grouping, gold: Grouping) -> Score:
    """Score by links: how many of those that hold a group together the other grouping has.

    A side without any link (only groups of one) has nothing to be wrong about and gets 0, as in
    the reference scorer.
    """
    _same_things(found, gold)
    return Score(_muc_recall(gold, found), _muc_recall(found, gold))


def _muc_recall(found: Grouping, gold: Grouping) -> float:
    kept = links = 0
    for group in _groups(gold).values():
        parts = len({found[thing] for thing in group})
        kept += len(group) - parts
        links += len(group) - 1
    return kept / links if links else 0.0


def b_cubed(found: Grouping, gold: Grouping) -> Score:
    """Score by things: the mean share of each one's group that the other grouping has, too."""
    _same_things(found, gold)
    return Score(_b_cubed_recall(gold, found), _b_cubed_recall(found, gold))


def _b_cubed_recall(found: Grouping, gold: Grouping) -> float:
    together = Counter((found[thing], name) for thing, name in gold.items())
    sizes = Counter(gold.values())
    if not gold:
        return 0.0
    return sum(n * n / sizes[name] for (_, name), n in together.items()) / len(gold)


def ceaf_e(found: Grouping, gold: Grouping) -> Score:
    """Score by groups, each matched with at most one of the other side, as well as possible.

    The similarity of two groups is twice their common things over the sum of their sizes (phi-4).
    """
    _same_things(found, gold)
    if not gold:
        return Score(0.0, 0.0)
    matched = _best_match(_similarities(found, gold))
    return Score(matched / len(set(found.values())), matched / len(set(gold.values())))


def _similarities(found: Grouping, gold: Grouping) -> coo_array:
    rows = {name: i for i, name in enumerate(dict.fromkeys(found.values()))}
    columns = {name: i for i, name in enumerate(dict.fromkeys(gold.values()))}
    mine, theirs = Counter(found.values()), Counter(gold.values())
    together = Counter((found[thing], name) for thing, name in gold.items())
    values = [2 * n / (mine[a] + theirs[b]) for (a, b), n in together.items()]
    where = ([rows[a] for a, _ in together], [columns[b] for _, b in together])
    return coo_array((values, where), shape=(len(rows), len(columns)))


def _best_match(similarities: coo_array) -> float:
    """Return the largest sum of a one-to-one match.

    Groups without anything in common can't add to it, so each connected part of the table is
    solved alone: the whole table of a large corpus would not be quick.
    """
    rows, columns = similarities.shape
    size = rows + columns
    graph = coo_array(
        (similarities.data, (similarities.row, similarities.col + rows)), shape=(size, size)
    )
    _, part = connected_components(graph, directed=False)
    cells: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for row, column, value in zip(
        similarities.row, similarities.col, similarities.data, strict=True
    ):
        cells[part[row]].append((int(row), int(column), float(value)))
    return sum(_solve(part_cells) for part_cells in cells.values())


def _solve(cells: list[tuple[int, int, float]]) -> float:
    rows = {row: i for i, row in enumerate(dict.fromkeys(row for row, _, _ in cells))}
    columns = {column: i for i, column in enumerate(dict.fromkeys(c for _, c, _ in cells))}
    table = np.zeros((len(rows), len(columns)))
    for row, column, value in cells:
        table[rows[row], columns[column]] = value
    return float(table[linear_sum_assignment(table, maximize=True)].sum())


def conll(found: Grouping, gold: Grouping) -> float:
    """Return the mean F of MUC, B-cubed and CEAF-e."""
    return (muc(found, gold).f + b_cubed(found, gold).f + ceaf_e(found, gold).f) / 3


@dataclass(frozen=True, slots=True)
class Merges:
    """Pairs of things, by whether they are put together.

    Attributes:
        right: together on both sides.
        false: together in what is scored only.
        missed: together in the gold only.
    """

    right: int
    false: int
    missed: int

    @property
    def false_rate(self) -> float:
        """Share of the pairs put together that should not be; 0 when none is."""
        made = self.right + self.false
        return self.false / made if made else 0.0

    @property
    def missed_rate(self) -> float:
        """Share of the pairs that should be together and are not; 0 when none should."""
        wanted = self.right + self.missed
        return self.missed / wanted if wanted else 0.0


def merges(found: Grouping, gold: Grouping) -> Merges:
    """Count pairs."""
    _same_things(found, gold)
    right = _pairs(Counter((found[thing], name) for thing, name in gold.items()))
    return Merges(
        right=right,
        false=_pairs(Counter(found.values())) - right,
        missed=_pairs(Counter(gold.values())) - right,
    )


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(comb(size, 2) for size in sizes.values())
