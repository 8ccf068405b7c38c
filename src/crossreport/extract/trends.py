"""Finds claims that there were more or fewer events than before."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.events import Pos
from crossreport.extract.actors import ARMED
from crossreport.extract.attribution import speech_over
from crossreport.extract.dates import DateKind, DateMention
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.stance import StanceReader
from crossreport.extract.surroundings import Around
from crossreport.extract.syntax import clause_head, objects, phrase, subjects, with_modifiers
from crossreport.extract.vocabulary import frame_words
from crossreport.model import (
    ActorRole,
    Direction,
    PlaceRole,
    Stance,
    TrendClaim,
    stable_id,
)


class TrendFinder:
    """Finds words of change whose object is a noun of events."""

    def __init__(self, codebook: Codebook, stances: StanceReader) -> None:
        self._stances = stances
        self._verbs: dict[str, Direction] = {}
        self._nouns: dict[str, Direction] = {}
        self._adjectives: dict[str, Direction] = {}
        self._by_itself = {v for w in codebook.trend_words.values() for v in w.subject_only}
        for word in codebook.trend_words.values():
            self._verbs.update(dict.fromkeys(word.verbs, word.direction))
            self._nouns.update(dict.fromkeys(word.nouns, word.direction))
            self._adjectives.update(dict.fromkeys(word.adjectives, word.direction))
        self._events = {
            term.split()[-1] for noun in codebook.aggregate_nouns.values() for term in noun.terms
        } | {
            trigger.head
            for kind in codebook.event_types.values()
            for trigger in kind.triggers.nouns
            if trigger.pos is Pos.NOUN and not kind.context
        }

    def find(
        self, reading: Reading, sentence: Sentence, around: Around
    ) -> list[tuple[TrendClaim, frozenset[int]]]:
        """Return trend claims, each with the indices of the tokens it uses up."""
        found = []
        for trigger, noun, direction in self._pairs(sentence):
            claim = self._claim(reading, sentence, around, trigger, noun, direction)
            first, last = phrase(noun)
            used = frozenset({trigger.i, *range(first.i, last.i + 1)})
            found.append((claim, used))
        return found

    def _pairs(self, sentence: Sentence) -> Iterator[tuple[Token, Token, Direction]]:
        seen: set[int] = set()
        for token in sentence.span:
            lemma = token.lemma_.lower()
            targets: list[Token] = []
            direction: Direction | None = None
            verb = self._verb(token)
            if verb is not None:
                direction = self._verbs[verb]
                done_to = objects(token)
                targets = done_to or subjects(token)
                if done_to and verb in self._by_itself:
                    continue
            elif token.pos_ == "NOUN" and lemma in self._nouns and not self._is_one_burst(token):
                direction = self._nouns[lemma]
                targets = [
                    p
                    for c in token.children
                    if c.lower_ in {"in", "of"}
                    for p in c.children
                    if p.dep_ == "pobj"
                ]
                targets += [c for c in token.children if c.dep_ == "compound"]
            elif token.dep_ == "amod" and (self._adjectives.keys() & {lemma, token.lower_}):
                direction = self._adjectives.get(token.lower_) or self._adjectives[lemma]
                targets = [token.head] if token.head.tag_ == "NNS" else []
            if direction is None:
                continue
            for noun in targets:
                head = self._event_noun(noun)
                if head is not None and head.i not in seen:
                    seen.add(head.i)
                    yield token, head, direction

    def _verb(self, token: Token) -> str | None:
        """Return the verb of change that a token is, with the words that belong to it."""
        if token.pos_ not in {"VERB", "AUX"}:
            return None
        lemma = token.lemma_.lower()
        for child in token.children:
            longer = f"{lemma} {child.lower_}"
            if child.i > token.i and longer in self._verbs:
                return longer
        return lemma if lemma in self._verbs else None

    def _is_one_burst(self, noun: Token) -> bool:
        """Say whether a noun bundles events rather than changes ("a wave of bombings hit …")."""
        return noun.lemma_.lower() in frame_words()["vague_plurals"]

    def _event_noun(self, noun: Token) -> Token | None:
        """Return the plural or mass noun of events in a phrase ("number of attacks")."""
        lemma = noun.lemma_.lower()
        device = lemma in frame_words()["device_nouns"]
        if lemma in self._events and not device and noun.i != clause_head(noun).i:
            return noun
        if noun.lemma_.lower() in frame_words()["measures_of_events"]:
            inner = (p for c in noun.children if c.lower_ == "of" for p in c.children)
            return next((p for p in inner if p.lemma_.lower() in self._events), None)
        return None

    def _claim(
        self,
        reading: Reading,
        sentence: Sentence,
        around: Around,
        trigger: Token,
        noun: Token,
        direction: Direction,
    ) -> TrendClaim:
        quote = reading.quote(sentence)
        speech = speech_over(trigger, around.speeches)
        stance = self._stances.read(trigger, speech.stance if speech else Stance.ASSERTED)
        since = _since(trigger, around)
        inside = {t.i for t in noun.subtree}
        actor = next((a for a in around.actors if a.first.i in inside and a.kind in ARMED), None)
        words = reading.span(sentence, *with_modifiers(noun))
        return TrendClaim(
            id=stable_id("t", quote.document_id, trigger.idx + sentence.passage.start, noun.i),
            document_id=quote.document_id,
            quote=quote,
            direction=direction,
            of=words.quote,
            trigger=reading.span(sentence, trigger, trigger),
            since=since.wide if since else None,
            actor=actor.mention(ActorRole.PERPETRATOR) if actor else None,
            places=tuple(
                place
                for token, place in around.places
                if place.role is not PlaceRole.OTHER and _nearer(token, noun, trigger)
            ),
            attribution=speech.attribution if speech else None,
            stance=stance,
        )


def _nearer(place: Token, noun: Token, trigger: Token) -> bool:
    """Say whether a place follows the noun before the next finite clause begins."""
    if place.i < noun.i:
        return place.i < trigger.i and clause_head(place).i == clause_head(trigger).i
    between = place.doc[noun.i + 1 : place.i]
    return not any(
        t.dep_ in {"nsubj", "nsubjpass", "expl", "mark", "relcl"} or t.text in {";", ":"}
        for t in between
    )


def _since(trigger: Token, around: Around) -> DateMention | None:
    """Return the time the change is counted from."""
    order = {DateKind.SINCE: 0, DateKind.PERIOD: 1, DateKind.POINT: 2}
    dated = [(order[m.kind], abs(t.i - trigger.i), m) for t, m in around.dates if m.kind in order]
    return min(dated, key=lambda d: d[:2])[2] if dated else None
