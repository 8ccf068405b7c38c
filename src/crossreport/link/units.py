"""Joins the claims that the text itself, or a person, has already joined or kept apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossreport.model import Claim, Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims that are compared as one, because each continues the first.

    Attributes:
        claims: in the order of the text; the head first.
    """

    claims: tuple[Claim, ...]

    @property
    def head(self) -> Claim:
        """The claim that the others elaborate."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, without what was withdrawn, unsure or overruled.

    Attributes:
        same: pairs of claim ids, smaller first.
        different: pairs of claim ids, smaller first.
    """

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]


class Groups:
    """Disjoint sets that remember which of them must stay apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def find(self, item: str) -> str:
        """Return the representative of the item's set, its smallest member."""
        root = item
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(item, item)) != root:
            self._parent[item] = root
            item = above
        return root

    def forbid(self, left: str, right: str) -> bool:
        """Keep two sets apart from now on; return whether they were not joined already."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join(self, left: str, right: str) -> bool:
        """Join two sets; return whether they are one now, or must stay apart."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        self._parent[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True


def decide(judgements: Sequence[Judgement], claim_ids: Iterable[str]) -> Decisions:
    """Return the decisions that hold: a newer one overrules an older one it contradicts."""
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for judgement, holds in _weighed(judgements, claim_ids):
        if holds:
            left, right = sorted((judgement.left, judgement.right))
            (same if judgement.verdict is Verdict.SAME else different).add((left, right))
    return Decisions(frozenset(same), frozenset(different))


def overruled(
    judgements: Sequence[Judgement], claim_ids: Iterable[str]
) -> list[tuple[Judgement, str | None]]:
    """Return the standing judgements that newer ones contradict, the newest first.

    Each comes with the id of the newer judgement about the same two claims; with ``None`` where
    several that concern other claims contradict it together.
    """
    weighed = _weighed(judgements, claim_ids)
    holding = {frozenset((one.left, one.right)): one.id for one, holds in weighed if holds}
    return [
        (one, holding.get(frozenset((one.left, one.right)))) for one, holds in weighed if not holds
    ]


def _weighed(
    judgements: Sequence[Judgement], claim_ids: Iterable[str]
) -> list[tuple[Judgement, bool]]:
    """Say of each standing judgement whether it holds beside the newer ones, newest first."""
    known = set(claim_ids)
    groups = Groups()
    standing = [
        j
        for j in judgements
        if j.withdrawn_at is None
        and j.verdict is not Verdict.UNSURE
        and j.left != j.right
        and {j.left, j.right} <= known
    ]
    newest_first = sorted(standing, key=lambda j: (j.made_at, j.id), reverse=True)
    return [
        (one, (groups.join if one.verdict is Verdict.SAME else groups.forbid)(one.left, one.right))
        for one in newest_first
    ]


def allowed_joins(decisions: Decisions) -> Groups:
    """Return what the text may join without contradicting people's decisions."""
    allowed = Groups()
    for left, right in sorted(decisions.different):
        allowed.forbid(left, right)
    for left, right in sorted(decisions.same):
        allowed.join(left, right)
    return allowed


def text_units(
    ordered: Sequence[Claim], decisions: Decisions, *, allowed: Groups | None = None
) -> list[Unit]:
    """Join each claim with the one it elaborates, unless people's decisions keep them apart.

    Args:
        ordered: claims in reading order; the units come in the order of their first claims.
        decisions: what people decided.
        allowed: what ``allowed_joins`` made of that, where claims come in batches; it takes in
            what is joined here.
    """
    allowed, units = allowed or allowed_joins(decisions), Groups()
    by_id = {claim.id: claim for claim in ordered}
    for claim in ordered:
        target = by_id.get(claim.elaborates or "")
        if target is None or target.document_id != claim.document_id:
            continue
        if allowed.join(target.id, claim.id):
            units.join(target.id, claim.id)
    members: dict[str, list[Claim]] = {}
    for claim in ordered:
        members.setdefault(units.find(claim.id), []).append(claim)
    return [Unit(_head_first(claims)) for claims in members.values()]


def _head_first(claims: list[Claim]) -> tuple[Claim, ...]:
    """Put the claim that elaborates none of the others first."""
    ids = {claim.id for claim in claims}
    heads = [claim for claim in claims if claim.elaborates not in ids] or claims
    return (heads[0], *(claim for claim in claims if claim is not heads[0]))
