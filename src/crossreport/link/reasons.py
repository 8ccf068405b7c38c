"""What joined two claims and what spoke against it, as a sum of weights in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossreport.link.odds import probability_of
from crossreport.model import Incident, Link

_NEAREST = 3  # claims outside an incident that are told of
_SHOWN = 0.05  # log2 odds; what weighs less decides nothing
_BY = {
    "text": "the report itself goes on about the same event",
    "judgement": "a person decided so",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One reason in a sum of reasons.

    Attributes:
        label: the reason in words.
        weight: log2 of how much likelier (or, below 0, less likely) it makes one incident.
        total: the sum up to it.
        prior: whether it is what is so before anything is compared.
    """

    label: str
    weight: float
    total: float
    prior: bool

    @property
    def times(self) -> str:
        """How many times likelier or less likely, in words; empty for the prior."""
        return "" if self.prior else _times(self.weight)


class Reasons:
    """The links of a record, found by the claims that they join.

    Claims that the text joins are compared as one, by the first of them; a link between two such
    claims therefore stands for all.

    Attributes:
        threshold: log2 odds from which claims are joined.
    """

    def __init__(self, claims: Iterable[str], links: Sequence[Link], threshold: float) -> None:
        self.threshold = threshold
        self._claims = tuple(claims)
        self._links = links

    @cached_property
    def _head(self) -> dict[str, str]:
        """For each claim the first one of those that the text joins it with."""
        heads = {claim: claim for claim in self._claims}

        def find(claim: str) -> str:
            while heads[claim] != claim:
                claim = heads[claim]
            return claim

        for link in self._links:
            if link.decided_by == "text":
                left, right = sorted((find(link.left), find(link.right)))
                heads[right] = left
        return {claim: find(claim) for claim in heads}

    @cached_property
    def _between(self) -> dict[tuple[str, str], Link]:
        found: dict[tuple[str, str], Link] = {}
        for link in self._links:
            if link.decided_by != "text":
                key = self._key(link.left, link.right)
                if key not in found or link.decided_by == "judgement":
                    found[key] = link
        return found

    def _key(self, left: str, right: str) -> tuple[str, str]:
        a, b = sorted((self._head[left], self._head[right]))
        return a, b

    def link(self, left: str, right: str) -> Link | None:
        """Return what joins or parts two claims; ``None`` where nothing is kept of them."""
        direct = next((x for x in self._links if {x.left, x.right} == {left, right}), None)
        if direct is not None:
            return direct
        if self._head[left] == self._head[right]:
            return Link(min(left, right), max(left, right), 1.0, 0.0, (), "text")
        return self._between.get(self._key(left, right))

    def joins(self, incident: Incident) -> list[tuple[str, str | None, Link | None]]:
        """Return for each claim the earlier one that it is joined with most closely."""
        found: list[tuple[str, str | None, Link | None]] = []
        for at, claim in enumerate(incident.claim_ids):
            known = [(o, x) for o in incident.claim_ids[:at] if (x := self.link(claim, o))]
            best = max(known, key=lambda one: _rank(one[1]), default=(None, None))
            found.append((claim, *best))
        return found

    def nearest(self, incident: Incident) -> list[tuple[str, str, Link]]:
        """Return the likeliest pairs of a claim of an incident and one of another incident."""
        inside = set(incident.claim_ids)
        found = [
            (link.left, link.right, link) if link.left in inside else (link.right, link.left, link)
            for link in self._between.values()
            if (link.left in inside) != (link.right in inside)
        ]
        return sorted(found, key=lambda one: (-one[2].weight, one[0], one[1]))[:_NEAREST]


def _rank(link: Link) -> tuple[bool, bool, float]:
    return link.decided_by == "judgement", link.decided_by == "text", link.weight


def in_brief(link: Link | None) -> str:
    """Return the reasons for and against on one line, the weightiest first."""
    if link is None:
        return "nothing is kept of this pair"
    if link.decided_by in _BY:
        return _BY[link.decided_by]
    parts = [part for part in link.parts if part[0] != "prior" and abs(part[2]) >= _SHOWN]
    speaking = sorted((p for p in parts if p[2] > 0), key=lambda p: -p[2])
    against = sorted((p for p in parts if p[2] < 0), key=lambda p: p[2])
    said = [f"for: {_listed(speaking)}"] if speaking else []
    said += [f"against: {_listed(against)}"] if against else []
    return f"{100 * link.probability:.0f}% likely; {'; '.join(said)}"


def _listed(parts: Iterable[tuple[str, str, float]]) -> str:
    return ", ".join(f"{label} ({weight:+.1f})" for _, label, weight in parts)


def steps(link: Link | None) -> list[Step]:
    """Return the reasons that weigh anything, in the order of the comparison, with their sum."""
    return [] if link is None else list(_steps(link))


def _steps(link: Link) -> Iterator[Step]:
    total = 0.0
    for name, label, weight in link.parts:
        if abs(weight) >= _SHOWN:
            total += weight
            yield Step(label, weight, total, name == "prior")


def waterfall(link: Link | None, threshold: float) -> list[str]:
    """Return a line for each reason with its weight and the sum up to it.

    Args:
        link: what is kept of the pair.
        threshold: log2 odds from which claims are joined.
    """
    if link is None:
        return [
            "Nothing is kept of this pair: too far apart in time and place to be compared, with no "
            "rare words in common, or found unlikely to be one."
        ]
    lines = [f"Decided: {_BY[link.decided_by]}."] if link.decided_by in _BY else []
    for step in steps(link):
        times = f" ({step.times})" if step.times else ""
        lines.append(f"{step.weight:+.1f} {step.label}{times} → {step.total:+.1f}")
    if link.decided_by == "model":
        likely, needed = 100 * link.probability, 100 * probability_of(threshold)
        lines.append(
            f"The sum makes it {likely:.1f}% likely that both tell one incident; two claims alone "
            f"are joined from {needed:.0f}%, more than two by the mean of their reports' pairs."
        )
    return lines


def _times(weight: float) -> str:
    factor = 2 ** abs(weight)
    shown = f"{factor:,.0f}" if factor >= 10 else f"{factor:.1f}"
    return f"{shown} times {'likelier' if weight > 0 else 'less likely'}"
