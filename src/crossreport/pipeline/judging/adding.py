"""Adds incidents that a report tells and the program did not read there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Claim,
    ClaimAnchor,
    Count,
    CountKind,
    DateBasis,
    Document,
    Judgement,
    Place,
    PlaceMention,
    Qualifier,
    Range,
    Span,
    SpanError,
    Specificity,
    Verdict,
    VictimGroup,
    VictimKind,
    WideDate,
    stable_id,
    total,
)
from crossreport.model.harmless import printable
from crossreport.pipeline.judging.errors import JudgementError
from crossreport.pipeline.judging.making import Who, stored
from crossreport.pipeline.judging.naming import named_place
from crossreport.pipeline.judging.told import told_id
from crossreport.store.errors import UnknownIdError

if TYPE_CHECKING:
    from crossreport.codebook import Codebook
    from crossreport.store import Record

LONGEST = 2_000
"""Characters that the words telling an incident may have."""

_ROLES = {"perpetrator": ActorRole.PERPETRATOR, "target": ActorRole.TARGET}


@dataclass(frozen=True, slots=True)
class Missed:
    """An incident as a person reads it in a report.

    Attributes:
        document_id: the report.
        start: offset of the words that tell it.
        end: offset after them.
        values: what they tell, by field, written as ``judge_value`` takes it: ``event_type`` (it
            must be there), ``date``, ``place``, ``perpetrator``, ``target``, ``killed`` and the
            other figures. What is left out, empty or ``unknown`` is not told.
        words: by field, where the words stand that tell it, start and end; of the others the words
            that tell the incident are taken.
    """

    document_id: str
    start: int
    end: int
    values: Mapping[str, str]
    words: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))


def judge_added(
    record: "Record",
    missed: Missed,
    *,
    author: str,
    at: datetime | None = None,
    note: str = "",
    follow: bool = True,
) -> Judgement:
    """Add an incident that a report tells and that was not read there.

    What the person tells is a claim of the report from then on: it is linked and reconciled as
    those that the program read, through every later run, until the judgement is withdrawn.

    Args:
        record: where it goes.
        missed: where it is told, and what.
        author: who reads it so.
        at: when, with a zone; now when not given.
        note: why.
        follow: whether to bring the record up to date at once.

    Raises:
        JudgementError: no author or zone, no type, or no words at the offsets.
        JudgedValueError: there is no such field, or the words are no value of it.
        UnknownIdError: there is no such document.
    """
    document = record.document(missed.document_id)
    claim, place = _Reading(record, document, missed).claim()
    anchor = ClaimAnchor.of(claim)
    seen = tuple(
        ClaimAnchor.of(one)
        for one in record.claims(document.id)
        if one.judgement_id is None and claim.trigger.covers(one.trigger)
    )
    who = Who(author, at, note)
    made = Judgement(
        id=stable_id("j", repr(claim), repr(place), Verdict.ADDED, who.author, who.when),
        left=claim.id,
        right=claim.id,
        verdict=Verdict.ADDED,
        author=who.author,
        made_at=who.at,
        note=who.note,
        left_claims=(anchor,),
        right_claims=seen,
        place=place,
    )
    return stored(record, replace(made, claim=replace(claim, judgement_id=made.id)), follow=follow)


def find_words(document: Document, words: str) -> tuple[int, int]:
    """Return where some words stand in a report, white space folded.

    Raises:
        JudgementError: they stand there not at all, or more than once.
    """
    wanted = words.split()
    text, starts = _folded(document.text)
    found = " ".join(wanted)
    at = text.find(found) if found else -1
    if at < 0:
        raise JudgementError(
            f"these words do not stand in {document.id}; copy them from crossreport show "
            f"{document.id}"
        )
    if text.find(found, at + 1) >= 0:
        raise JudgementError(
            f"these words stand more than once in {document.id}; give more of them"
        )
    return starts[at], starts[at + len(found) - 1] + 1


def missed_in_claim(record: "Record", document_id: str, claim_id: str) -> Missed:
    """Return what the program read in a claim, as a person would tell it; also of a refused one.

    Raises:
        UnknownIdError: the document has no such claim.
    """
    from crossreport.reconcile import place_words, range_words

    claim = next((one for one in record.claims(document_id) if one.id == claim_id), None)
    if claim is None:
        raise UnknownIdError(f"there is no claim {claim_id} in the document {document_id}")
    place = record.excerpt([claim_id]).places.get(claim_id)
    spans: dict[str, Span | None] = {"date": claim.date.span}
    values = {"event_type": "; ".join((claim.event_type, *claim.also_types))}
    days = [one.isoformat() for one in (claim.date.earliest, claim.date.latest) if one]
    if claim.date.earliest is not None:
        values["date"] = " to ".join(dict.fromkeys(days))
    if place is not None:
        values["place"] = place_words(place)
        spans["place"] = claim.places[0].span if claim.places else None
    for name, role in _ROLES.items():
        named = [one for one in claim.actors if one.role is role]
        values[name] = "; ".join(one.name for one in named)
        spans[name] = named[0].span if named else None
    for kind in CountKind:
        told = [one for one in claim.counts if one.kind is kind]
        values[kind] = range_words(total(told, kind))
        spans[kind] = told[0].span if told else None
    at = {name: (one.start, one.end) for name, one in spans.items() if one is not None}
    return Missed(document_id, claim.quote.start, claim.quote.end, values, at)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text with its white space folded, and where each character stood."""
    made: list[str] = []
    starts: list[int] = []
    for at, character in enumerate(text):
        if not character.isspace():
            made.append(character)
            starts.append(at)
        elif made and made[-1] != " ":
            made.append(" ")
            starts.append(at)
    return "".join(made), starts


class _Reading:
    """Makes the claim that a person tells."""

    def __init__(self, record: "Record", document: Document, missed: Missed) -> None:
        from crossreport.codebook import load_codebook

        self._record = record
        self._document = document
        self._missed = missed
        self._book: Codebook = load_codebook()
        self._own = self._span(missed.start, missed.end)
        self._values = {
            name: " ".join(value.split()) for name, value in missed.values.items() if value.strip()
        }

    def claim(self) -> tuple[Claim, Place | None]:
        """Return the claim and where it was, if that is told."""
        from crossreport.reconcile import JUDGED_FIELDS, read_value

        if "event_type" not in self._values:
            raise JudgementError("what happened? choose a type")
        if "place" in self._values:
            self._values["place"] = named_place(self._values["place"], self._record)
        order = sorted(
            self._values, key=lambda one: JUDGED_FIELDS.index(one) if one in JUDGED_FIELDS else -1
        )
        read = {name: read_value(name, self._values[name], self._book) for name in order}
        types = read["event_type"].names
        date = read["date"].date if "date" in read else None
        place = read["place"].place if "place" in read else None
        context = self._book.event_types[types[0]].context
        claim = Claim(
            id=told_id(self._own, types[0]),
            document_id=self._document.id,
            event_type=types[0],
            trigger=self._own,
            quote=self._own,
            date=self._date(date),
            places=self._places(place),
            actors=tuple(
                actor
                for name, role in _ROLES.items()
                if name in read
                for actor in self._actors(name, role, read[name].names)
            ),
            counts=tuple(
                self._count(kind, read[kind].range)
                for kind in CountKind
                if kind in read and read[kind].range is not None
            ),
            specificity=Specificity.CONTEXT if context else Specificity.INCIDENT,
            also_types=types[1:],
            confidence=1.0,
        )
        return claim, place

    def _span(self, start: int, end: int) -> Span:
        text = self._document.text
        try:
            span = Span.of(self._document.id, text, start, end)
        except SpanError as error:
            raise JudgementError(f"no words of {self._document.id} are there: {error}") from error
        if not span.quote.strip():
            raise JudgementError("no words; select those that tell the incident")
        if len(span.quote) > LONGEST:
            raise JudgementError(f"more than {LONGEST:,} characters; select the words that tell it")
        return span

    def _from(self, name: str) -> Span:
        """Return the words that tell a field."""
        at = self._missed.words.get(name)
        return self._own if at is None else self._span(*at)

    def _date(self, told: WideDate | None) -> WideDate:
        if told is None or (told.earliest is None and told.latest is None):
            published = self._document.published
            basis = DateBasis.PUBLICATION_BOUND if published else DateBasis.UNANCHORED
            span = None if published else self._own
            return WideDate(None, published, basis, span)
        one_day = told.earliest == told.latest
        basis = DateBasis.EXPLICIT if one_day else DateBasis.PERIOD
        return WideDate(told.earliest, told.latest, basis, self._from("date"))

    def _places(self, place: Place | None) -> tuple[PlaceMention, ...]:
        if place is None:
            return ()
        return (PlaceMention(place.name, self._from("place"), kind_hint=place.kind),)

    def _actors(self, name: str, role: ActorRole, named: tuple[str, ...]) -> Iterator[ActorMention]:
        for one in named:
            known = self._book.actors_named(one)
            if len(known) == 1:
                actor = known[0]
                yield ActorMention(role, actor.name, actor.id, actor.kind, self._from(name))
            else:
                shown = printable(one)
                yield ActorMention(role, shown, None, ActorKind.UNIDENTIFIED, self._from(name))

    def _count(self, kind: CountKind, told: Range | None) -> Count:
        value = told or Range(None, None, None)
        exact = value.low == value.high
        qualifier = (
            Qualifier.AT_LEAST
            if value.high is None
            else Qualifier.EXACT
            if exact
            else Qualifier.BETWEEN
        )
        if value.high == 0:
            qualifier = Qualifier.NONE
        group = VictimGroup(VictimKind.UNKNOWN)
        return Count(kind, value, value.low if exact else None, qualifier, group, self._from(kind))
