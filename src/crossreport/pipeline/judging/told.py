"""What a judgement that adds an incident must hold."""

from crossreport.model import Judgement, Span, Verdict, stable_id
from crossreport.pipeline.judging.errors import JudgementError


def told_id(trigger: Span, event_type: str) -> str:
    """Return the identifier of the claim that a person tells in some words.

    It is the same whoever tells it, and never that of a claim that the program reads.
    """
    return stable_id("c", "told", trigger.document_id, trigger.start, trigger.end, event_type)


def check_added(one: Judgement) -> None:
    """Check what a judgement from elsewhere tells.

    Raises:
        JudgementError: it is not as ``judge_added`` makes it, or of a type that is not known here.
    """
    from crossreport.codebook import load_codebook

    claim = one.claim
    if one.verdict is not Verdict.ADDED:
        if claim is not None or one.place is not None:
            raise JudgementError(f"the judgement {one.id} tells of what it cannot; leave it out")
        return
    if claim is None or (claim.id, one.left, claim.judgement_id) != (
        told_id(claim.trigger, claim.event_type),
        claim.id,
        one.id,
    ):
        raise JudgementError(
            f"the judgement {one.id} adds no incident that can be read; leave it out"
        )
    unknown = {claim.event_type, *claim.also_types} - load_codebook().event_types.keys()
    if unknown:
        raise JudgementError(
            f"the judgement {one.id} adds an incident of the type {min(unknown)!r}, which this "
            "version of Crossreport does not know; update it"
        )
