"""What was read out of a document's text, stretch by stretch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from crossreport.codebook.time_zones import why_moved
from crossreport.model import (
    ActorMention,
    AggregateClaim,
    Attribution,
    Claim,
    Document,
    PlaceMention,
    Refusal,
    SegmentKind,
    Span,
    TrendClaim,
)

KINDS = {
    "statement": "sentence of a claim",
    "event": "event",
    "date": "date",
    "place": "place",
    "actor": "actor",
    "count": "figure",
    "speaker": "speaker",
    "thing": "weapon, thing, activity",
    "sum": "aggregate or trend claim",
    "refused": "read and refused",
}
"""Kinds of mentions, as the key of the page calls them."""


class Mark(NamedTuple):
    """Words of a text that say something.

    Attributes:
        start: offset of the first character.
        end: offset after the last.
        kind: one of `KINDS`.
        words: what is meant, for people.
    """

    start: int
    end: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing changes.

    Attributes:
        text: the words.
        kinds: kinds of the mentions that cover it, in the order of `KINDS`.
        told: what they mean, for people.
        furniture: whether the page's furniture was set aside here.
        asked: whether it belongs to the words that the reader came for.
    """

    text: str
    kinds: tuple[str, ...]
    told: str
    furniture: bool
    asked: bool


def claim_marks(claim: Claim) -> Iterator[Mark]:
    """Yield what a claim was read from, or what a person read it from."""
    found = _claim_marks(claim)
    if claim.judgement_id is None:
        yield from found
        return
    yield _mark(claim.quote, "statement", "claim, told by a person")
    # What has no words of its own is told by those of the whole.
    whole = claim.trigger.start, claim.trigger.end
    yield from (one for one in found if (one.start, one.end) != whole)


def _claim_marks(claim: Claim) -> Iterator[Mark]:
    yield _mark(claim.quote, "statement", "claim" if claim.reason is None else str(claim.reason))
    yield _mark(claim.trigger, "event", claim.event_type)
    if claim.date.span is not None:
        yield _mark(claim.date.span, "date", _days(claim))
    yield from _places(claim.places)
    for actor in claim.actors:
        yield from _actor(actor)
    for count in claim.counts:
        yield _mark(count.span, "count", f"{count.kind} ({count.victims.kind})")
    for tag in claim.weapons:
        yield _mark(tag.span, "thing", tag.id)
    for thing in claim.things:
        yield _mark(thing.span, "thing", f"{thing.kind}: {thing.damage}")
    if claim.activity is not None:
        yield _mark(claim.activity.span, "thing", claim.activity.id)
    yield from _speaker(claim.attribution)


def sum_marks(claim: AggregateClaim | TrendClaim) -> Iterator[Mark]:
    """Yield what an aggregate or trend claim was read from."""
    if isinstance(claim, AggregateClaim):
        yield _mark(claim.quote, "sum", "aggregate claim")
        yield _mark(claim.count_span, "count", f"number of {claim.of}")
        for count in claim.casualties:
            yield _mark(count.span, "count", f"{count.kind} over the period")
    else:
        yield _mark(claim.quote, "sum", f"trend claim: {claim.direction}")
        yield _mark(claim.trigger, "event", str(claim.direction))
    if claim.actor is not None:
        yield from _actor(claim.actor)
    yield from _places(claim.places)
    yield from _speaker(claim.attribution)


def refusal_marks(refusals: Iterable[Refusal]) -> Iterator[Mark]:
    """Yield the words that were refused."""
    for one in refusals:
        if one.start is not None and one.end is not None:
            yield Mark(one.start, one.end, "refused", one.message)


def pieces(document: Document, marks: Iterable[Mark], asked: Sequence[Span] = ()) -> list[Piece]:
    """Cut a text where a mention begins or ends; mentions may overlap in any way.

    Args:
        document: the document.
        marks: its mentions; those that reach over the text's ends are cut off.
        asked: the words that the reader came for.
    """
    length = len(document.text)
    known = [m._replace(start=max(m.start, 0), end=min(m.end, length)) for m in marks]
    set_aside = [s for s in document.segments if s.kind is SegmentKind.FURNITURE]
    stretches = [(m.start, m.end) for m in known]
    stretches += [(s.start, s.end) for s in set_aside]
    stretches += [(s.start, s.end) for s in asked]
    cuts = sorted({0, length, *(at for pair in stretches for at in pair)})
    found = []
    for start, end in pairwise(cuts):
        over = [m for m in known if m.start <= start and end <= m.end]
        found.append(
            Piece(
                text=document.text[start:end],
                kinds=tuple(kind for kind in KINDS if any(m.kind == kind for m in over)),
                told="; ".join(dict.fromkeys(f"{KINDS[m.kind]}: {m.words}" for m in over)),
                furniture=any(s.start <= start and end <= s.end for s in set_aside),
                asked=any(s.start <= start and end <= s.end for s in asked),
            )
        )
    return found


def _mark(span: Span, kind: str, words: str) -> Mark:
    return Mark(span.start, span.end, kind, words)


def _places(places: Iterable[PlaceMention]) -> Iterator[Mark]:
    for place in places:
        yield _mark(place.span, "place", f"{place.name} ({place.role})")


def _actor(actor: ActorMention) -> Iterator[Mark]:
    yield _mark(actor.span, "actor", f"{actor.name} ({actor.role})")


def _speaker(attribution: Attribution | None) -> Iterator[Mark]:
    if attribution is not None:
        yield _mark(attribution.span, "speaker", f"{attribution.name} ({attribution.kind})")


def _days(claim: Claim) -> str:
    ends = [one.isoformat() if one else "open" for one in (claim.date.earliest, claim.date.latest)]
    days = ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return f"{days} ({why_moved(claim.date)})" if claim.date.moved else days
