"""Finds counts of events over a period: aggregate claims, which are never incidents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.events import Pos
from crossreport.extract.actors import ARMED, FoundActor
from crossreport.extract.attribution import Speech, speech_over
from crossreport.extract.carriers import light_verb
from crossreport.extract.counts import FoundCount
from crossreport.extract.counts.quantity import Quantity, scan
from crossreport.extract.dates import DateKind, DateMention
from crossreport.extract.numbers import Number
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.surroundings import Around
from crossreport.extract.syntax import agents, clause_head, is_plural, upward, with_modifiers
from crossreport.extract.terms import TermIndex
from crossreport.model import (
    ActorRole,
    AggregateClaim,
    DateBasis,
    PlaceMention,
    PlaceRole,
    Stance,
    WideDate,
    stable_id,
)

# "Two bombings on Monday" are events; "six attacks" without a day are a sum.
_FEW = 5
_LONG_DAYS = 7
_PERIODS = {DateKind.PERIOD, DateKind.SINCE}


@dataclass(frozen=True, slots=True)
class FoundAggregate:
    """An aggregate claim with the tokens it uses up."""

    claim: AggregateClaim
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A numbered noun of events with what belongs to it."""

    noun: Token
    first: Token
    number: Number
    period: DateMention | None
    event_type: str | None
    casualties: list[FoundCount]


class AggregateFinder:
    """Finds numbered plural nouns of events told over a period."""

    def __init__(self, codebook: Codebook) -> None:
        self._speech = codebook.speech_verbs
        nouns = [
            (term, noun.event_type)
            for noun in codebook.aggregate_nouns.values()
            for term in noun.terms
        ]
        known = {term for term, _ in nouns}
        nouns += [
            (trigger.lemma, kind.id)
            for kind in codebook.event_types.values()
            for trigger in kind.triggers.nouns
            if trigger.pos is Pos.NOUN
            and trigger.lemma not in known
            and not kind.context
            and not trigger.generic
        ]
        self._nouns: TermIndex[str | None] = TermIndex(nouns)

    def find(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        counts: Sequence[FoundCount] = (),
    ) -> list[FoundAggregate]:
        """Return the aggregate claims of a sentence.

        Args:
            reading: the parsed document.
            sentence: the sentence.
            around: what stands in it.
            counts: its figures of people; those of the period belong to the aggregate.
        """
        found = []
        quantities = scan(sentence.span)
        for term in self._nouns.find(sentence.span):
            noun = term.last
            quantity = _quantity(noun, quantities)
            if quantity is None or not is_plural(noun):
                continue
            period = _period(noun, around.dates)
            if _is_sum(quantity[1], period):
                told = _Sum(noun, *quantity, period, term.value, _casualties(noun, counts))
                found.append(self._aggregate(reading, sentence, around, told))
        return found

    def _aggregate(
        self, reading: Reading, sentence: Sentence, around: Around, told: "_Sum"
    ) -> FoundAggregate:
        noun = told.noun
        quote = reading.quote(sentence)
        first, last = sorted((told.first, noun), key=lambda t: t.i)  # "attacks: 41"
        count_span = reading.span(sentence, first, last)
        actor = _doer(noun, around)
        speech = speech_over(noun, around.speeches)
        own = self._is_own_claim(noun, actor, speech)
        stance = speech.stance if speech else Stance.ASSERTED
        undated = WideDate(None, reading.document.published, DateBasis.PUBLICATION_BOUND)
        claim = AggregateClaim(
            id=stable_id("a", quote.document_id, count_span.start, count_span.end),
            document_id=quote.document_id,
            quote=quote,
            count=told.number.range,
            stated=told.number.stated,
            of=reading.span(sentence, *with_modifiers(noun)).quote,
            count_span=count_span,
            period=told.period.wide if told.period else undated,
            event_type=told.event_type,
            actor=actor.mention(ActorRole.PERPETRATOR) if actor else None,
            places=tuple(_places(noun, around.places)),
            casualties=tuple(c.count for c in told.casualties),
            attribution=speech.attribution if speech and not own else None,
            stance=Stance.CLAIMED_BY_PERPETRATOR if own else stance,
        )
        used = {t.i for t in noun.subtree if first.i <= t.i <= last.i}
        return FoundAggregate(claim, frozenset(used | {c.predicate for c in told.casualties}))

    def _is_own_claim(self, noun: Token, actor: FoundActor | None, speech: Speech | None) -> bool:
        """Say whether the number is that of the doer ("the group said it had carried out …")."""
        if actor is None:
            return False
        if speech is not None and speech.attribution.speaker_id == actor.actor_id:
            return actor.actor_id is not None
        return self._claims(noun, actor)

    def _claims(self, noun: Token, actor: FoundActor) -> bool:
        """Say whether the doer itself announces the number ("claimed 34 operations")."""
        verb = noun.head if noun.dep_ in {"dobj", "pobj", "ccomp"} else clause_head(noun)
        entry = self._speech.get(verb.lemma_.lower())
        return entry is not None and any(
            actor.first.i <= t.i <= actor.last.i for a in agents(verb) for t in a.subtree
        )


def _casualties(noun: Token, counts: Sequence[FoundCount]) -> list[FoundCount]:
    """Return the figures given for all the events together ("…, killing 120 people")."""
    head = clause_head(noun).i
    return [
        c
        for c in counts
        if noun.doc[c.predicate].tag_ == "VBG"
        and any(t.i == head for t in upward(noun.doc[c.predicate]))
    ]


def _quantity(noun: Token, quantities: Sequence[Quantity]) -> tuple[Token, Number] | None:
    """Return the first word of the number before a noun, hedges included, and the number."""
    for quantity in quantities:
        core = noun.doc[quantity.core]
        if core.head.i == noun.i or (noun.dep_ == "pobj" and noun.head.head.i == core.i):
            return noun.doc[quantity.first], quantity.number
    return None


def _period(noun: Token, dates: Iterable[tuple[Token, DateMention]]) -> DateMention | None:
    """Return the stretch of time that a noun's clause names."""
    usable = [(token, m) for token, m in dates if m.kind in _PERIODS or m.kind is DateKind.POINT]
    if not usable:
        return None
    clause = {t.i for t in clause_head(noun).subtree}
    inside = [d for d in usable if d[0].i in clause] or usable
    return min(inside, key=lambda d: abs(d[0].i - noun.i))[1]


def _is_sum(number: Number, period: DateMention | None) -> bool:
    least = number.range.low or number.stated or 0
    if least < 2 or (number.stated is None and least <= 2 * _FEW):
        return False
    if period is not None:
        days = period.wide.days
        if period.kind is DateKind.POINT or (days is not None and days <= 2):
            return least > 2 * _FEW
        return days is None or days >= _LONG_DAYS or least > _FEW
    return least > _FEW


def _doer(noun: Token, around: Around) -> FoundActor | None:
    """Return the armed actor said to have done the events counted."""
    verbs = [v for v in (light_verb(noun), noun.head) if v is not None and v.pos_ == "VERB"]
    subjects = [s for v in verbs for s in agents(v)]
    for subject in subjects:
        tokens = {t.i for t in subject.subtree}
        named = [a for a in around.actors if a.first.i in tokens and a.kind in ARMED]
        if named:
            return named[0]
        if subject.pos_ == "PRON":
            before = [a for a in around.actors if a.last.i < subject.i and a.actor_id]
            return before[-1] if before else around.last_actor
    inside = {t.i for t in noun.subtree}
    return next((a for a in around.actors if a.first.i in inside and a.kind in ARMED), None)


def _places(noun: Token, places: Iterable[tuple[Token, PlaceMention]]) -> Iterable[PlaceMention]:
    clause = {t.i for t in clause_head(noun).subtree}
    for token, place in places:
        if token.i in clause and place.role is not PlaceRole.OTHER:
            yield place
