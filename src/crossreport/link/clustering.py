"""Forms clusters that hold together as a whole, so that no chain of weak links makes one.

Average linkage: two clusters are joined while the mean weight over all pairs of reports across
them is above the threshold, best first. Of two reports the best pair counts: that one of them
comes back to an event in passing says nothing against it. A contradictory pair weighs so little
that it keeps two events apart unless several reports speak for them, and a pair that was never
proposed counts as far apart. Wide units come last, and only where one cluster is clearly the best
for them.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossreport.link.scoring import ScoredPair
from crossreport.link.weights import Clustering


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


class _Agglomeration:
    """The state of one run; clusters are named by their smallest member."""

    def __init__(
        self,
        wide: Sequence[bool],
        reports: Sequence[int],
        pairs: Iterable[ScoredPair],
        limits: Clustering,
        threshold: float,
        datasets: Mapping[int, str],
    ) -> None:
        self._limits = limits
        self._threshold = threshold
        self.clusters = {
            position: _Cluster(
                [position],
                {report},
                not is_wide,
                frozenset({datasets[position]} if position in datasets else ()),
            )
            for position, (is_wide, report) in enumerate(zip(wide, reports, strict=True))
        }
        for pair in pairs:
            of = sorted((reports[pair.left], reports[pair.right]))
            weight = min(pair.weight, limits.veto_weight) if pair.vetoed else pair.weight
            edge = _Edge({(of[0], of[1]): weight})
            self.clusters[pair.left].edges[pair.right] = edge
            self.clusters[pair.right].edges[pair.left] = edge

    def forbid(self, left: int, right: int) -> None:
        """Keep two clusters apart."""
        edge = self.clusters[left].edges.setdefault(right, _Edge())
        edge.forbidden = True
        self.clusters[right].edges[left] = edge

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
    pairs: Iterable[ScoredPair],
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
    run = _Agglomeration(wide, reports, pairs, limits, threshold, datasets or {})
    for left, right in sorted(different):
        run.forbid(left, right)
    names = {position: position for position in run.clusters}
    for left, right in sorted(same):
        a, b = names[left], names[right]
        if a == b:
            continue
        kept = run.join(a, b)
        names.update(dict.fromkeys(run.clusters[kept].members, kept))
    run.agglomerate(wide_too=False)
    run.agglomerate(wide_too=True)
    return [tuple(sorted(run.clusters[name].members)) for name in sorted(run.clusters)]
