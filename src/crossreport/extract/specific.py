"""Decides whether a frame is one thing that happened, and if not, why not."""

from crossreport.codebook.events import Pos, Strength
from crossreport.extract.counts import FoundCount
from crossreport.extract.frames import Frame
from crossreport.extract.stance import UNHAPPENED
from crossreport.extract.syntax import is_bare, is_plural, upward
from crossreport.extract.vocabulary import frame_words
from crossreport.model import ActorRole, CountPart, DateBasis, Reason, Specificity

# An event known only to a longer stretch than this is told as background, not as news; a season or
# a month of fast is as much a stated time as a month of the calendar, however long.
_NARROW_DAYS = 31
_LEAD_SENTENCES = 4
_DAY_OR_TWO = 3
_UNDATED = {DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED}


def judge(frame: Frame) -> tuple[Specificity, Reason | None]:
    """Return what a frame is, with the reason where it can make no incident.

    A coder writes down an event that can be told from others: one with a day or a short
    stretch of days; or with people harmed and their name, a place, an actor or the lead of the
    report.
    What is planned, possible, conditional or habitual is none.
    """
    if not frame.happened:
        return Specificity.NOT_AN_INCIDENT, UNHAPPENED[frame.stance]
    kind = frame.type
    if kind is None:
        return Specificity.INCIDENT, None
    dated = _days(frame)
    narrow = dated is not None and (dated <= _NARROW_DAYS or _is_named(frame))
    if kind.context:
        if narrow:
            return Specificity.CONTEXT, None
        return Specificity.NOT_AN_INCIDENT, Reason.UNSPECIFIC
    reason = _reason(frame, dated, narrow=narrow)
    if reason is None:
        return Specificity.INCIDENT, None
    return Specificity.NOT_AN_INCIDENT, reason


def _reason(frame: Frame, dated: int | None, *, narrow: bool) -> Reason | None:
    told = [c for c in frame.counts if c.count.part is not CountPart.SUBSET and not c.modal]
    people = bool(told)
    placed = bool(frame.event_places)
    if dated is None and not people and _looked_back_on(frame):
        return Reason.BACKGROUND
    if _is_vague_plural(frame) and not people and not (dated is not None and dated <= 3 and placed):
        return Reason.HABITUAL
    if _only_weak(frame) and not people and not (narrow and placed):
        return Reason.GENERAL
    if dated is not None and not narrow:
        return Reason.BACKGROUND
    if dated is not None and dated <= _DAY_OR_TWO and _is_told(frame):
        return None
    if narrow and (people or placed or _has_doer(frame)):
        return None
    lead = frame.sentence.index < _LEAD_SENTENCES
    if people and (placed or _has_doer(frame) or lead or any(_named(frame, c) for c in told)):
        return None
    if placed and (_has_doer(frame) or lead) and not _only_weak(frame):
        return None
    if narrow or placed or people or _has_doer(frame):
        return Reason.UNSPECIFIC
    return Reason.GENERAL


def _named(frame: Frame, found: FoundCount) -> bool:
    """Say whether a figure is a person by name: nobody else's event can be meant."""
    head = frame.sentence.span.doc[found.head]
    return head.pos_ == "PROPN" and head.ent_type_ == "PERSON"


def _looked_back_on(frame: Frame) -> bool:
    """Say whether the event is the matter of a trial or a remembrance ("jailed for murder")."""
    if frame.main is None:
        return False
    verbs = (t for t in upward(frame.main.token) if t.i != frame.main.token.i)
    return any(t.lemma_.lower() in frame_words()["looking_back"] for t in verbs)


def _is_told(frame: Frame) -> bool:
    """Say whether strong words tell the event itself ("a shell hit", "the raid").

    A bare noun after a preposition does not ("a march against extortion", "for fear of attack").
    """
    return any(
        h.trigger.strength is Strength.STRONG
        and not (h.trigger.pos is Pos.NOUN and h.token.dep_ == "pobj" and is_bare(h.token))
        for h in frame.hits
    )


def _days(frame: Frame) -> int | None:
    """Return the width of the frame's own date; ``None`` when it has none."""
    if frame.date is None or frame.date.basis in _UNDATED:
        return None
    return frame.date.days


def _is_named(frame: Frame) -> bool:
    """Say whether the words that date the frame name one season or month of fast."""
    return any(
        m.named and frame.date is not None and m.span == frame.date.span for m in frame.dates
    )


def _only_weak(frame: Frame) -> bool:
    return all(h.trigger.strength is Strength.WEAK for h in frame.hits)


def _is_vague_plural(frame: Frame) -> bool:
    """Say whether the event nouns stand for several unnumbered events ("a series of raids")."""
    named = [h for h in frame.hits if not h.trigger.generic] or frame.hits
    words = frame_words()["vague_plurals"]
    for hit in named:
        if hit.trigger.pos is not Pos.NOUN or not is_plural(hit.token):
            return False
        if hit.type.id in frame_words()["single_in_plural"] and not any(
            t.lemma_.lower() in words for t in hit.token.children
        ):
            return False
    return bool(named)


def _has_doer(frame: Frame) -> bool:
    return any(a.role in {ActorRole.PERPETRATOR, ActorRole.PARTY} for a in frame.actors)
