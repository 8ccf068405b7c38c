"""Finds what judgements are about in the record as it is now.

A claim's identifier is made of its document, the words that name the event, and the event's type.
Where another version of the program reads the same words otherwise, the claim is found again by
those words.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from crossreport.model import Claim, ClaimAnchor, Judgement, Verdict

if TYPE_CHECKING:
    from crossreport.store import Record

OfDocument = Callable[[str], Sequence[Claim]]
"""Gives the claims of a document, none where it is not in the record."""


@dataclass(frozen=True, slots=True)
class Present:
    """A judgement with the claims that it is about now.

    Attributes:
        left: claims of one side, or of the incident; empty when none is in the record.
        right: claims of the other side; empty in judgements about an incident.
    """

    judgement: Judgement
    left: tuple[str, ...]
    right: tuple[str, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether a side of it is no longer in the record."""
        return not self.left or not (self.right or self.judgement.verdict.of_incident)


def present(
    judgements: Iterable[Judgement], claim_ids: Collection[str], of_document: OfDocument
) -> list[Present]:
    """Find the claims of judgements.

    Args:
        judgements: any, withdrawn ones too.
        claim_ids: the identifiers of all claims.
        of_document: looked at for claims whose identifier is gone.
    """
    found = []
    for one in judgements:
        # What a person told is there or not; other claims in its words are not what was meant.
        again = _nothing if one.verdict is Verdict.ADDED else of_document
        left, right = (_claims(side, claim_ids, again) for side in _sides(one))
        found.append(Present(one, left, tuple(claim for claim in right if claim not in left)))
    return found


def found_in(record: "Record", judgements: Sequence[Judgement]) -> list[Present]:
    """Find the claims of a few judgements in a record."""
    from crossreport.store.excerpts import read_present

    named = {anchor.claim_id for one in judgements for side in _sides(one) for anchor in side}
    with record.snapshot() as connection:
        known = read_present(connection, named)
    return present(judgements, known, record.claims)


def touching(
    judgements: Iterable[Judgement], claim_ids: Collection[str], document_ids: Collection[str]
) -> list[Judgement]:
    """Return the standing judgements that may be about some claims of some documents."""
    return [
        one
        for one in judgements
        if one.withdrawn_at is None
        and any(
            anchor.claim_id in claim_ids or anchor.document_id in document_ids
            for side in _sides(one)
            for anchor in side
        )
    ]


def _nothing(document_id: str) -> Sequence[Claim]:
    return ()


def _sides(one: Judgement) -> tuple[Sequence[ClaimAnchor], Sequence[ClaimAnchor]]:
    """Return both sides; judgements of an earlier version name one claim of each."""
    left = one.left_claims or (ClaimAnchor(one.left, "", 0, 0, ""),)
    if one.verdict.of_incident:
        return left, ()
    return left, one.right_claims or (ClaimAnchor(one.right, "", 0, 0, ""),)


def _claims(
    anchors: Sequence[ClaimAnchor], claim_ids: Collection[str], of_document: OfDocument
) -> tuple[str, ...]:
    found = (
        anchor.claim_id if anchor.claim_id in claim_ids else _again(anchor, of_document)
        for anchor in anchors
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _again(anchor: ClaimAnchor, of_document: OfDocument) -> str | None:
    """Return the claim that the same words make now, or the only one of their sentence."""
    if not anchor.document_id:
        return None
    claims = of_document(anchor.document_id)
    same = [c.id for c in claims if c.trigger.start < anchor.end and anchor.start < c.trigger.end]
    if same:
        return same[0]
    around = [c.id for c in claims if c.quote.start <= anchor.start and anchor.end <= c.quote.end]
    return around[0] if len(around) == 1 else None


def as_pairs(judgements: Iterable[Present]) -> list[Judgement]:
    """Return what judgements say about two claims at a time, in the order it is to be followed.

    Each side is one incident by its judge's word: all of a side are joined with its first, and
    across the sides all are joined or kept apart.
    """
    pairs: list[Judgement] = []
    for one in judgements:
        judgement = one.judgement
        if judgement.verdict is Verdict.SAME and not one.gone:
            pairs += _joined(judgement, (*one.left, *one.right))
        elif judgement.verdict is Verdict.DIFFERENT and not one.gone:
            pairs += [*_joined(judgement, one.left), *_joined(judgement, one.right)]
            pairs += [
                replace(judgement, left=left, right=right, left_claims=(), right_claims=())
                for left, right in product(one.left, one.right)
            ]
    return pairs


def _joined(judgement: Judgement, claims: Sequence[str]) -> list[Judgement]:
    return [
        replace(
            judgement,
            left=claims[0],
            right=other,
            verdict=Verdict.SAME,
            left_claims=(),
            right_claims=(),
        )
        for other in claims[1:]
    ]


def by_cluster(
    judgements: Iterable[Present], clusters: Sequence[Sequence[str]]
) -> dict[str, list[Judgement]]:
    """Return the standing judgements about incidents, by the first claim of each cluster.

    A judgement is about the cluster that holds most of the claims its judge saw; of two that
    hold as many, the one with the earlier claim.
    """
    first: Mapping[str, str] = {claim: ids[0] for ids in clusters for claim in ids}
    found: dict[str, list[Judgement]] = {}
    for one in judgements:
        if not one.judgement.verdict.of_incident or one.judgement.withdrawn_at is not None:
            continue
        among = Counter(first[claim] for claim in one.left if claim in first)
        if among:
            # Counter keeps the order of the claims, so that the earlier one wins a tie.
            found.setdefault(among.most_common(1)[0][0], []).append(one.judgement)
    return found
