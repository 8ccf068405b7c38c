"""Draws of a record: which incidents are real, inside and apart, and on which day each was.

What a record does not know for sure is drawn: a day of a wide date, whether a vaguely placed
incident lies in the area (by its share), whether it happened (by its claims' confidence), whether
two incidents are one and whether one is two (by the probabilities of the links).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crossreport.analysis.cases import Cases
from crossreport.analysis.change.frame import Frame
from crossreport.analysis.selection import Member, bounded
from crossreport.model import Link

Vector = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_PAIR_LEAST = 0.01  # links less probable than this are taken to be none


@dataclass(frozen=True)
class Draws:
    """The incidents meant, as a drawing needs them.

    Attributes:
        first: first day of each incident, as an ordinal.
        width: how many days it may have been on.
        chance: that it happened and is meant.
        pairs: positions of two incidents that may be one, the later first.
        same: how likely they are.
        parts: how likely each incident is two.
    """

    first: Whole
    width: Whole
    chance: Vector
    pairs: Whole
    same: Vector
    parts: Vector

    @classmethod
    def of(cls, members: Sequence[Member], cases: Cases) -> "Draws":
        """Prepare the incidents that have a day; the others can be drawn nowhere."""
        dated = [(one, days) for one in members if (days := bounded(one.case.incident.date))]
        place = {one.case.incident.id: i for i, (one, _) in enumerate(dated)}
        pairs, same = _doubtful_pairs(cases.links, _owners(dated, place))
        return cls(
            first=np.array([days[0].toordinal() for _, days in dated], dtype=np.int64),
            width=np.array([(d[1] - d[0]).days + 1 for _, d in dated], dtype=np.int64),
            chance=np.array([one.share * one.case.confidence for one, _ in dated]),
            pairs=pairs,
            same=same,
            parts=_splits([one for one, _ in dated], cases.links),
        )

    @property
    def certain(self) -> bool:
        """Whether every draw would be the same."""
        return bool(
            (self.width == 1).all()
            and np.isin(self.chance, (0.0, 1.0)).all()
            and not len(self.pairs)
            and not self.parts.any()
        )

    def draw(self, frame: Frame, random: np.random.Generator) -> Vector:
        """Return the incidents of each bin in one draw."""
        here = random.random(len(self.first)) < self.chance
        if len(self.pairs):
            one = random.random(len(self.same)) < self.same
            later, earlier = self.pairs[one].T
            here[later[here[earlier]]] = False
        day = self.first + np.floor(random.random(len(self.first)) * self.width).astype(np.int64)
        twice = here & (random.random(len(self.first)) < self.parts)
        return _binned(day[here], frame) + _binned(day[twice], frame)

    def expected(self, frame: Frame) -> Vector:
        """Return the mean of all draws, but for duplicates."""
        edges = frame.edges
        low = np.clip(edges[None, :-1] - self.first[:, None], 0, self.width[:, None])
        high = np.clip(edges[None, 1:] - self.first[:, None], 0, self.width[:, None])
        shares = (high - low) / self.width[:, None]
        return np.asarray(self.chance @ shares)


def _binned(days: Whole, frame: Frame) -> Vector:
    edges = frame.edges
    inside = days[(days >= edges[0]) & (days < edges[-1])]
    position = np.searchsorted(edges, inside, side="right") - 1
    return np.bincount(position, minlength=len(frame.bins)).astype(float)


def _owners(dated: Iterable[tuple[Member, object]], place: dict[str, int]) -> dict[str, int]:
    """Return the position of the incident that each claim belongs to."""
    return {
        claim: place[one.case.incident.id]
        for one, _ in dated
        for claim in one.case.incident.claim_ids
    }


def _doubtful_pairs(links: Iterable[Link], owner: dict[str, int]) -> tuple[Whole, Vector]:
    """Return pairs of incidents that may be one, each with its surest link."""
    surest: dict[tuple[int, int], float] = defaultdict(float)
    for link in links:
        left, right = owner.get(link.left), owner.get(link.right)
        if left is None or right is None or left == right or link.decided_by == "judgement":
            continue
        if link.probability >= _PAIR_LEAST:
            pair = max(left, right), min(left, right)
            surest[pair] = max(surest[pair], link.probability)
    found = sorted(surest)
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs, np.array([surest[one] for one in found])


def _splits(members: Sequence[Member], links: Iterable[Link]) -> Vector:
    """Return how likely each incident is two: what its weakest needed link leaves open."""
    inside: dict[str, list[Link]] = defaultdict(list)
    home = {claim: one.case.incident.id for one in members for claim in one.case.incident.claim_ids}
    for link in links:
        if link.left in home and home[link.left] == home.get(link.right):
            inside[home[link.left]].append(link)
    return np.array([1 - _weakest(inside.get(one.case.incident.id, ())) for one in members])


def _weakest(links: Sequence[Link]) -> float:
    """Return the least probable link of the most probable tree over an incident's claims."""
    parent: dict[str, str] = {}

    def root(claim: str) -> str:
        while parent.setdefault(claim, claim) != claim:
            claim = parent[claim]
        return claim

    weakest = 1.0
    for link in sorted(links, key=lambda one: (-_sure(one), one.left, one.right)):
        left, right = root(link.left), root(link.right)
        if left != right:
            parent[left] = right
            weakest = min(weakest, _sure(link))
    return weakest


def _sure(link: Link) -> float:
    return link.probability if link.decided_by == "model" else 1.0
