"""Judgements, a line each."""

from typing import TYPE_CHECKING

from crossreport.cli.render.text import printable
from crossreport.model import Judgement, Verdict
from crossreport.pipeline import JudgementConflict, JudgementState, judgement_states

if TYPE_CHECKING:
    from crossreport.store import Record

_SAID = {
    Verdict.SAME: "one incident",
    Verdict.DIFFERENT: "two incidents",
    Verdict.UNSURE: "not decided",
    Verdict.ACCEPTED: "an incident",
    Verdict.REJECTED: "no incident",
    Verdict.ADDED: "an incident that was missed",
}


def about(one: Judgement) -> str:
    """Return what a judgement says, with the claims that it is about."""
    if one.verdict.of_incident:
        said = _SAID.get(one.verdict, f"{one.field} is {one.value}")
        return f"{_side(one.left, len(one.left_claims))}: {said}"
    sides = _side(one.left, len(one.left_claims)), _side(one.right, len(one.right_claims))
    return f"{sides[0]} and {sides[1]}: {_SAID[one.verdict]}"


def _side(first: str, claims: int) -> str:
    return first if claims < 2 else f"{first} (+{claims - 1})"


def line(one: JudgementState | JudgementConflict) -> str:
    """Return a judgement with what became of it, or a conflict of two."""
    if isinstance(one, JudgementConflict):
        return f"{one.against.id}  {one.words}"
    judgement = one.judgement
    note = f" “{judgement.note}”" if judgement.note else ""
    when = f"{judgement.made_at:%Y-%m-%d %H:%M}"
    return f"{judgement.id}  {about(judgement)}; {judgement.author}, {when}{note}; {one.words}"


def tell(record: "Record", made: Judgement) -> str:
    """Return what was judged, and which incidents there are of it now."""
    state = next(one for one in judgement_states(record) if one.judgement.id == made.id)
    told = printable(f"{made.id}: {about(made)}")
    step = record.unfinished()
    if step is not None:
        return f"{told}\nTo be followed by crossreport {step}."
    if state.incidents:
        return f"{told}\nIn the record now: {', '.join(state.incidents)}"
    return told
