"""Turns frames into claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossreport.codebook.events import Strength
from crossreport.extract.discourse import carry_attribution, root
from crossreport.extract.frames import Frame
from crossreport.extract.reading import Reading
from crossreport.model import (
    AreaRelation,
    Attribution,
    Claim,
    Count,
    CountPart,
    DateBasis,
    PlaceMention,
    PlaceRole,
    Reason,
    Span,
    Specificity,
    Stance,
    Tag,
    WideDate,
    stable_id,
)

# "In Chibok, not far from Damboa": what it lies near does not place it any better.
_BESIDE = {AreaRelation.NEAR, AreaRelation.BORDER}
_VAGUE = {Reason.GENERAL, Reason.UNSPECIFIC, Reason.HABITUAL}
_UNDATED = {DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED}
_PLACE_ORDER = {PlaceRole.EVENT: 0, PlaceRole.CONTAINER: 1, PlaceRole.OTHER: 2}


def claims_from(reading: Reading, frames: Sequence[Frame]) -> list[Claim]:
    """Return the claims of a document's frames, in the order of its text.

    A frame that only goes on about an earlier one and adds nothing (no figure, date, place,
    actor, weapon, activity or speaker) makes no claim of its own.
    """
    vouched = carry_attribution(frames)
    leads: dict[int, tuple[Claim, Frame]] = {}
    claims: list[Claim] = []
    for frame in sorted(frames, key=_position):
        if _is_mere_mention(frame) and frame.specificity is not Specificity.CONTEXT:
            continue
        thread = id(root(frame))
        lead = leads.get(thread)
        if lead is not None and not _adds(frame, lead[1]):
            continue
        if lead is None and not frame.hits:
            continue
        claim = _claim(reading, frame, vouched.get(id(frame)))
        if lead is None:
            leads[thread] = (claim, frame)
        else:
            claim = replace(claim, elaborates=lead[0].id)
        claims.append(claim)
    return _settled(claims)


def _settled(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with those too vague to stand alone counted to the event they tell.

    "Mine kills eight" has neither day nor place, but it is the headline of a report that gives
    both: where one claim of a thread can make an incident, its vague ones add to it, and the
    first of them all leads. A claim that cannot (planned, possible …) belongs to no thread.
    """
    firm = {_thread(c) for c in claims if c.specificity is not Specificity.NOT_AN_INCIDENT}
    leads: dict[str, str] = {}
    settled = []
    for claim in claims:
        thread = _thread(claim)
        if thread in firm and _is_vague(claim):
            claim = replace(claim, specificity=Specificity.INCIDENT, reason=None)
        if claim.reason is None:
            lead = leads.setdefault(thread, claim.id)
            claim = replace(claim, elaborates=None if lead == claim.id else lead)
        elif not _is_vague(claim):
            claim = replace(claim, elaborates=None)
        settled.append(claim)
    return settled


def _thread(claim: Claim) -> str:
    return claim.elaborates or claim.id


def _is_vague(claim: Claim) -> bool:
    """Say whether only what else is told of the event is wanting to make it an incident.

    Background without a date of its own is what a trial looks back on, which may be the event
    that the report is about.
    """
    if claim.reason is Reason.BACKGROUND:
        return claim.date.basis in _UNDATED
    return claim.reason in _VAGUE


def _is_mere_mention(frame: Frame) -> bool:
    """Say whether nothing is claimed: a disaster named again, or a weak word alone."""
    if frame.type is not None and frame.type.context:
        return True
    if frame.stance is Stance.DENIED:
        return not (frame.dates or frame.places or frame.counts)
    weak = bool(frame.hits) and all(h.trigger.strength is Strength.WEAK for h in frame.hits)
    return weak and not (frame.dates or frame.places or frame.counts or frame.actors)


def _position(frame: Frame) -> tuple[int, int, int]:
    first = min((h.token.i for h in frame.hits), default=frame.sentence.span.end)
    return (frame.sentence.index, first, len(frame.hits))


def _adds(frame: Frame, base: Frame) -> bool:
    return bool(
        _new_counts(frame, base)
        or (frame.activity and not base.activity)
        or (frame.weapons and not base.weapons)
        or {t.kind for t in frame.things} - {t.kind for t in base.things}
        or {a.name for a in frame.actors} - {a.name for a in base.actors}
        or (frame.date is not None and frame.date.basis not in _UNDATED and frame.date != base.date)
        or {p.name for p in frame.event_places} - {p.name for p in base.places}
        or (frame.speech and frame.hits)
    )


def _new_counts(frame: Frame, base: Frame) -> bool:
    known = {(c.count.kind, c.count.range) for c in base.counts}
    return any((c.count.kind, c.count.range) not in known for c in frame.counts)


def _claim(reading: Reading, frame: Frame, vouching: Frame | None) -> Claim:
    quote = reading.quote(frame.sentence)
    base = frame.elaborates
    told = base.type if base is not None and frame.generic else None
    kind = told or frame.type
    event_type = kind.id if kind is not None else "armed-attack"
    trigger = _trigger(reading, frame, quote)
    return Claim(
        id=stable_id("c", quote.document_id, trigger.start, trigger.end, event_type),
        document_id=quote.document_id,
        event_type=event_type,
        trigger=trigger,
        quote=quote,
        date=frame.date or _undated(reading),
        places=_places(frame.places),
        actors=tuple(frame.actors),
        counts=tuple(_counts(frame)),
        activity=frame.activity,
        weapons=_unique_tags(frame.weapons),
        things=tuple(frame.things),
        attribution=_attribution(frame, vouching),
        stance=frame.stance,
        specificity=frame.specificity,
        reason=frame.reason,
        also_types=_also(frame, event_type),
    )


def _undated(reading: Reading) -> WideDate:
    published = reading.document.published
    if published is None:
        return WideDate(None, None, DateBasis.UNANCHORED)
    return WideDate(None, published, DateBasis.PUBLICATION_BOUND)


def _trigger(reading: Reading, frame: Frame, quote: Span) -> Span:
    if frame.main is not None:
        words = frame.main.words
        if words[-1].i - words[0].i < 2 * len(words):
            return reading.span(frame.sentence, words[0], words[-1])
        return reading.span(frame.sentence, frame.main.token, frame.main.token)
    if frame.counts:
        return frame.counts[0].count.span
    return frame.activity.span if frame.activity else quote


def _places(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    unique = {(p.span.start, p.span.end): p for p in places}
    at = any(p.role is PlaceRole.EVENT and p.relation not in _BESIDE for p in unique.values())
    ordered = [
        replace(p, role=PlaceRole.OTHER)
        if at and p.role is PlaceRole.EVENT and p.relation in _BESIDE
        else p
        for p in unique.values()
    ]
    return tuple(sorted(ordered, key=lambda p: (_PLACE_ORDER[p.role], p.span.start)))


def _counts(frame: Frame) -> Iterable[Count]:
    """Yield the figures; one about some of the people counted before is a subset."""
    start = root(frame)
    seen: set[tuple[object, ...]] = set()
    for item in frame.counts:
        count = item.count
        if item.anaphoric and start is not frame and _larger(count, start):
            count = replace(count, part=CountPart.SUBSET)
        key = (count.kind, count.range, count.span, count.part)
        if key not in seen:
            seen.add(key)
            yield count


def _larger(count: Count, start: Frame) -> bool:
    """Say whether the event's first telling has a larger figure of the same kind."""
    mine = count.range.best or count.range.low or 0
    return any(
        c.count.kind is count.kind and (c.count.range.best or c.count.range.low or 0) > mine
        for c in start.counts
    )


def _unique_tags(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    return tuple({t.id: t for t in reversed(list(tags))}.values())[::-1]


def _attribution(frame: Frame, vouching: Frame | None) -> Attribution | None:
    if frame.speech is not None:
        return frame.speech.attribution
    if vouching is not None and vouching.speech is not None:
        return replace(vouching.speech.attribution, carried=True)
    return None


def _also(frame: Frame, event_type: str) -> tuple[str, ...]:
    others = {h.type.id for h in frame.hits if not h.trigger.generic} - {event_type}
    return tuple(sorted(others))
