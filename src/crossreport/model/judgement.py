"""A person's decision. Never erased, only withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crossreport.model.claim import Claim
from crossreport.model.places import Place


class Verdict(StrEnum):
    """What a person decided, about claims or about an incident."""

    SAME = "same"  # both sides are one incident
    DIFFERENT = "different"  # each side is one incident, and they are two
    UNSURE = "unsure"  # looked at, and not to be decided
    ACCEPTED = "accepted"  # this is an incident
    REJECTED = "rejected"  # this is none
    VALUE = "value"  # this field of the incident has this value
    ADDED = "added"  # a report tells this incident, which nobody had read there

    @property
    def of_incident(self) -> bool:
        """Whether it is about one incident, and not about whether two are one."""
        return self in (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.VALUE, Verdict.ADDED)


@dataclass(frozen=True, slots=True)
class ClaimAnchor:
    """A claim as a judge saw it: found again by its words when it is extracted anew.

    Attributes:
        claim_id: the claim's identifier at the time.
        document_id: the document.
        start: offset of the words that name the event.
        end: offset after them.
        quote: those words.
    """

    claim_id: str
    document_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, claim: Claim) -> "ClaimAnchor":
        """Return where a claim stands."""
        trigger = claim.trigger
        return cls(claim.id, claim.document_id, trigger.start, trigger.end, trigger.quote)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, with who and when.

    It is about claims, whose identifiers are made of their documents and words, and never about
    rows or numbers of incidents, which come and go with every run.

    Attributes:
        left: a claim of one side; of a judgement about an incident its first claim.
        right: a claim of the other side; of a judgement about an incident the same as ``left``.
        note: why.
        withdrawn_at: when it was withdrawn; ``None`` while it holds.
        withdrawn_by: who withdrew it, where that is known.
        field: of ``VALUE``: the field.
        value: of ``VALUE``: the value as it is written down; what can be read depends on the field.
        left_claims: all claims of one side as the judge saw them; empty in old judgements, which
            are about ``left`` alone.
        right_claims: all claims of the other side; empty in judgements about an incident. Of
            ``ADDED``: claims in the same words that the judge saw and did not mean.
        claim: of ``ADDED``: what the report tells, as the judge reads it. It is one of the
            document's claims as long as the judgement stands.
        place: of ``ADDED``: where the judge puts it.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    author: str
    made_at: datetime
    note: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    field: str | None = None
    value: str | None = None
    left_claims: tuple[ClaimAnchor, ...] = ()
    right_claims: tuple[ClaimAnchor, ...] = ()
    claim: Claim | None = None
    place: Place | None = None
