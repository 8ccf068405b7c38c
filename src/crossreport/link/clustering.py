"""Forms clusters that hold together as a whole, so that no chain of weak links makes one.

Average linkage: two clusters are joined while the mean weight over all pairs of reports across
them is above the threshold, best first. Of two reports the best pair counts: that one of them
comes back to an event in passing says nothing against it. A contradictory pair weighs so little
that it keeps two events apart unless several reports speak for them, and a pair that was never
proposed counts as far apart. Wide units come last, and only where one cluster is clearly the best
for them.

A mean above the threshold needs one pair above it. Units that no chain of such pairs connects are
therefore clustered apart from each other, which keeps little in memory at a time.
"""

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csgraph

from crossreport.link.pairs import Integers, Pairs, Reals
from crossreport.link.weights import Clustering

Pair = tuple[int, int]

_ROUNDING = 1e-6  # more than what summing in another order changes


@dataclass(slots=True)
class _Edge:
    """What is known of the pairs across two clusters: of each two reports the best weight."""

    best: dict[tuple[int, int], float] = field(default_factory=dict)
    forbidden: bool = False

    def add(self, other: "_Edge") -> None:
        for reports, weight in other.best.items():
            self.best[reports] = max(weight, self.best.get(reports, weight))
        self.forbidden |= other.forbidden


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    reports: set[int]
    narrow: bool
    datasets: frozenset[str] = frozenset()
    edges: dict[int, _Edge] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of each unit; see ``clusters``."""

    wide: Sequence[bool]
    reports: Sequence[int]
    datasets: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Decided:
    """Pairs of units that people joined or kept apart."""

    same: Collection[Pair]
    different: Collection[Pair]


@dataclass(frozen=True, slots=True)
class _Part:
    """Units that are clustered together, their pairs with weights, and decisions about them."""

    units: Sequence[int]
    edges: Sequence[tuple[int, int, float]]
    decided: _Decided


class _Agglomeration:
    """The state of one run; clusters are named by their smallest member."""

    def __init__(self, part: _Part, told: _Told, limits: Clustering, threshold: float) -> None:
        self._limits = limits
        self._threshold = threshold
        self.clusters = {
            unit: _Cluster(
                [unit],
                {told.reports[unit]},
                not told.wide[unit],
                frozenset({told.datasets[unit]} if unit in told.datasets else ()),
            )
            for unit in part.units
        }
        for left, right, weight in part.edges:
            a, b = told.reports[left], told.reports[right]
            edge = _Edge({(a, b) if a < b else (b, a): weight})
            self.clusters[left].edges[right] = edge
            self.clusters[right].edges[left] = edge

    def forbid(self, left: int, right: int) -> None:
        """Keep two clusters apart."""
        edge = self.clusters[left].edges.setdefault(right, _Edge())
        edge.forbidden = True
        self.clusters[right].edges[left] = edge

    def follow(self, decided: _Decided) -> None:
        """Keep apart, then join, what people decided."""
        for left, right in decided.different:
            self.forbid(left, right)
        names = {unit: unit for unit in self.clusters}
        for left, right in decided.same:
            a, b = names[left], names[right]
            if a != b:
                kept = self.join(a, b)
                names.update(dict.fromkeys(self.clusters[kept].members, kept))

    def mean(self, left: int, right: int) -> float | None:
        """Mean weight over all pairs of reports; ``None`` when the clusters must stay apart."""
        edge = self.clusters[left].edges.get(right)
        if edge is None or edge.forbidden:
            return None
        if self.clusters[left].datasets & self.clusters[right].datasets:
            return None
        # A report of both clusters is asked about itself, and not again about those of the other.
        ours, theirs = self.clusters[left].reports, self.clusters[right].reports
        common = ours & theirs
        known = sum(a == b or common.isdisjoint((a, b)) for a, b in edge.best)
        missing = len(ours - common) * len(theirs - common) + len(common) - known
        total = sum(edge.best.values()) + missing * self._limits.unproposed_weight
        return total / (len(edge.best) + missing)

    def join(self, left: int, right: int) -> int:
        """Join two clusters and return the name of the result."""
        keep, drop = min(left, right), max(left, right)
        kept, dropped = self.clusters[keep], self.clusters.pop(drop)
        kept.members += dropped.members
        kept.reports |= dropped.reports
        kept.narrow |= dropped.narrow
        kept.datasets |= dropped.datasets
        kept.edges.pop(drop, None)
        for other, edge in dropped.edges.items():
            if other == keep:
                continue
            across = self.clusters[other].edges
            del across[drop]
            if other in kept.edges:
                kept.edges[other].add(edge)
            else:
                kept.edges[other] = across[keep] = edge
        return keep

    def agglomerate(self, *, wide_too: bool) -> None:
        """Join the best pair of clusters again and again."""
        heap: list[tuple[float, int, int]] = []
        for name in sorted(self.clusters):
            self._propose(heap, name, wide_too, above=True)
        while heap:
            cost, left, right = heapq.heappop(heap)
            if left not in self.clusters or right not in self.clusters:
                continue
            mean = self.mean(left, right)
            if mean is None or -cost != round(mean, 6) or self._undecided(left, right, mean):
                continue
            self._propose(heap, self.join(left, right), wide_too, above=False)

    def _propose(
        self, heap: list[tuple[float, int, int]], name: int, wide_too: bool, *, above: bool
    ) -> None:
        for other in self.clusters[name].edges:
            if above and other < name:
                continue
            if not wide_too and not (self.clusters[name].narrow and self.clusters[other].narrow):
                continue
            mean = self.mean(name, other)
            if mean is not None and mean >= self._threshold:
                heapq.heappush(heap, (-round(mean, 6), min(name, other), max(name, other)))

    def _undecided(self, left: int, right: int, mean: float) -> bool:
        """Whether a wide cluster fits another narrow one nearly as well as this one."""
        if self.clusters[left].narrow == self.clusters[right].narrow:
            return False
        wide, narrow = (left, right) if self.clusters[right].narrow else (right, left)
        for other in self.clusters[wide].edges:
            if other == narrow or not self.clusters[other].narrow:
                continue
            rival = self.mean(wide, other)
            if rival is not None and rival > mean - self._limits.margin_weight:
                return True
        return False


def clusters(
    wide: Sequence[bool],
    reports: Sequence[int],
    pairs: Pairs,
    *,
    limits: Clustering,
    threshold: float,
    same: Collection[tuple[int, int]] = (),
    different: Collection[tuple[int, int]] = (),
    datasets: Mapping[int, str] | None = None,
) -> list[tuple[int, ...]]:
    """Group units into incidents.

    Args:
        wide: for each unit, whether its date or place is too wide to lead a cluster.
        reports: for each unit, the number of its report.
        pairs: scored pairs of positions in ``wide``.
        limits: weights and margins.
        threshold: mean weight from which clusters are joined.
        same: pairs that a person has joined; they are, whatever the weights.
        different: pairs that a person has kept apart.
        datasets: the dataset of the units that are rows of one. Only a person joins two rows of
            one dataset: those who coded them told them apart.

    Returns:
        Clusters of positions, members ascending, ordered by their first member.
    """
    told = _Told(wide, reports, datasets or {})
    found: list[tuple[int, ...]] = []
    for part in _parts(told, pairs, limits, threshold, _Decided(same, different)):
        if len(part.units) == 1:
            found.append((part.units[0],))
            continue
        # What a person parts is parted when all else is joined: it changes no other incident.
        joined = replace(part, decided=replace(part.decided, different=()))
        for group in _agglomerated(joined, told, limits, threshold):
            within = _within(part, group)
            apart = within.decided.different
            found += _agglomerated(within, told, limits, threshold) if apart else [group]
    return sorted(found)


def _agglomerated(
    part: _Part, told: _Told, limits: Clustering, threshold: float
) -> list[tuple[int, ...]]:
    run = _Agglomeration(part, told, limits, threshold)
    run.follow(part.decided)
    run.agglomerate(wide_too=False)
    run.agglomerate(wide_too=True)
    return [tuple(sorted(one.members)) for one in run.clusters.values()]


def _within(part: _Part, group: Sequence[int]) -> _Part:
    """Return some units of a part with what is known among them."""
    inside = frozenset(group)

    def among(pairs: Collection[Pair]) -> list[Pair]:
        return [pair for pair in pairs if inside.issuperset(pair)]

    return _Part(
        group,
        [edge for edge in part.edges if edge[0] in inside and edge[1] in inside]
        if part.decided.different
        else (),
        _Decided(among(part.decided.same), among(part.decided.different)),
    )


def _parts(
    told: _Told, pairs: Pairs, limits: Clustering, threshold: float, decided: _Decided
) -> Iterator[_Part]:
    """Part the units so that none of one part can be joined, or rival, with one of another."""
    weight = _weights(pairs, limits)
    wide = np.array(told.wide, np.bool_)
    needed = np.full(len(pairs), threshold - _ROUNDING)
    needed[wide[pairs.left] | wide[pairs.right]] -= limits.margin_weight
    number, part_of = _connected(pairs.where(weight >= needed), decided.same, len(told.wide))
    same, different = (_by_part(some, part_of) for some in (decided.same, decided.different))
    inside = np.flatnonzero(part_of[pairs.left] == part_of[pairs.right])
    edges, edge_starts = _by_number(part_of[pairs.left[inside]], number)
    units, unit_starts = _by_number(part_of, number)
    for part in range(number):
        some = inside[edges[edge_starts[part] : edge_starts[part + 1]]]
        columns = (pairs.left[some], pairs.right[some], weight[some])
        yield _Part(
            units[unit_starts[part] : unit_starts[part + 1]].tolist(),
            list(zip(*(column.tolist() for column in columns), strict=True)),
            _Decided(same.get(part, ()), different.get(part, ())),
        )


def _weights(pairs: Pairs, limits: Clustering) -> Reals:
    """Return what each pair weighs, with vetoes."""
    of_findings = [
        min(one.weight, limits.veto_weight) if one.vetoed else one.weight for one in pairs.findings
    ]
    weights: Reals = np.array(of_findings, np.float64)[pairs.kind]
    return weights


def _connected(
    pairs: Pairs, same: Collection[Pair], units: int
) -> tuple[int, npt.NDArray[np.int32]]:
    """Return how many parts the units fall into, and the number of each unit's part."""
    joined = np.array(sorted(same), np.int32).reshape(-1, 2).T
    ends = tuple(
        np.concatenate(both) for both in zip((pairs.left, pairs.right), joined, strict=True)
    )
    graph = coo_array((np.ones(len(ends[0]), np.int8), ends), shape=(units, units))
    number, part_of = csgraph.connected_components(graph, directed=False)
    return int(number), part_of


def _by_number(numbers: Integers, most: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the positions by ascending number, and where each number begins among them."""
    order = np.argsort(numbers, kind="stable")
    return order, np.searchsorted(numbers[order], np.arange(most + 1))


def _by_part(decided: Collection[Pair], part_of: Integers) -> dict[int, list[Pair]]:
    """Return the decisions within each part; between two parts they decide nothing."""
    found: dict[int, list[Pair]] = {}
    for left, right in sorted(decided):
        if part_of[left] == part_of[right]:
            found.setdefault(int(part_of[left]), []).append((left, right))
    return found
