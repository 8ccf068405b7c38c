"""Finds the words of a sentence that name events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.codebook import Codebook, EventType, Pos, Trigger
from crossreport.extract.syntax import clause_head, is_passive, own_clause
from crossreport.extract.victims import noun_kind
from crossreport.extract.vocabulary import frame_words

_PEOPLE = "<people>"  # a cue met by any word for people
_NOMINAL = {"NOUN", "PROPN"}
_VERBAL = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found.

    Attributes:
        token: the head word ("carried" is never one; "attack" in "carried out an attack" is).
        words: all tokens matched, in order.
        type: the event type it names.
        trigger: the codebook's entry.
    """

    token: Token
    words: tuple[Token, ...]
    type: EventType
    trigger: Trigger

    @property
    def is_verb(self) -> bool:
        """Whether the event is told by a verb."""
        return self.trigger.pos is Pos.VERB


class TriggerFinder:
    """Matches the codebook's triggers against parsed sentences."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook

    def find(
        self,
        sentence: SpacySpan,
        *,
        barred: Iterable[int] = (),
        before: Sequence[SpacySpan] = (),
    ) -> list[Hit]:
        """Return the triggers of a sentence in their order.

        Args:
            sentence: a parsed sentence.
            barred: indices of tokens that name something else already (an aggregate claim).
            before: the sentences before, in which a cue may stand for some families of types
                ("the prison … a mutiny").
        """
        told = [t for earlier in before for t in earlier]
        closed = set(barred)
        found: list[Hit] = []
        for token in sentence:
            if token.i in closed:
                continue
            entries = [
                (self._codebook.event_types[type_id], trigger)
                for key in sorted({token.lemma_.lower(), token.lower_})
                for pos in Pos
                for type_id, trigger in self._codebook.triggers_for(pos, key)
            ]
            hits = [
                Hit(token, words, kind, trigger)
                for kind, trigger in entries
                if (words := _match(token, trigger, sentence))
                and _allowed(token, trigger, told if kind.family in _from_before() else ())
            ]
            if hits:
                found.append(max(hits, key=_preference))
        return _without_overlap(found)


def _preference(hit: Hit) -> tuple[int, int, int, str]:
    return (
        len(hit.words),
        len(hit.trigger.needs) > 0,
        hit.type.specificity,
        hit.type.id,
    )


def _without_overlap(hits: Sequence[Hit]) -> list[Hit]:
    """Drop triggers whose words lie inside a longer one ("car bomb attack" over "attack")."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.words), h.token.i)):
        used = {w.i for k in kept for w in k.words}
        if not used & {w.i for w in hit.words}:
            kept.append(hit)
    return sorted(kept, key=lambda h: h.token.i)


def _match(token: Token, trigger: Trigger, sentence: SpacySpan) -> tuple[Token, ...]:
    words = trigger.words
    if trigger.pos is Pos.PHRASE:
        return _consecutive(token, words, sentence)
    if trigger.pos is Pos.NOUN:
        return _noun(token, words, sentence)
    if token.pos_ not in _VERBAL and token.tag_ not in {"VBG", "VBN", "VBD"}:
        return ()
    return _verb(token, words)


def _same(token: Token, word: str) -> bool:
    return word in (token.lemma_.lower(), token.lower_)


def _consecutive(token: Token, words: tuple[str, ...], sentence: SpacySpan) -> tuple[Token, ...]:
    end = token.i + len(words)
    if end > sentence.end:
        return ()
    tokens = tuple(token.doc[token.i : end])
    return tokens if all(_same(t, w) for t, w in zip(tokens, words, strict=True)) else ()


def _noun(token: Token, words: tuple[str, ...], sentence: SpacySpan) -> tuple[Token, ...]:
    if token.pos_ not in _NOMINAL:
        return ()
    start = token.i - len(words) + 1
    return () if start < sentence.start else _consecutive(token.doc[start], words, sentence)


def _verb(token: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    matched = [token]
    below = [t for t in token.subtree if t.i > token.i]
    if len(words) == 2 and is_passive(token):
        subject = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if subject is not None and _same(subject, words[1]):
            return (subject, token)
    for word in words[1:]:
        after = matched[-1].i
        near = next((t for t in below if after < t.i <= after + 5 and _same(t, word)), None)
        if near is None:
            return ()
        matched.append(near)
    return tuple(matched)


def _from_before() -> Sequence[str]:
    families: Sequence[str] = frame_words()["needs_from_before"]
    return families


def _allowed(token: Token, trigger: Trigger, before: Sequence[Token]) -> bool:
    """Check the cue words that a trigger needs, or must not have, in its clause."""
    if not trigger.needs and not trigger.unless:
        return True
    head = clause_head(token)
    clause = list(head.subtree)
    if head.dep_ in {"relcl", "acl"}:
        clause.append(head.head)  # "inmates who escaped": the noun is part of what is told
    # What only tells the dead is barred by an accident anywhere in the sentence.
    barred_in = list(token.sent) if trigger.generic else own_clause(token)
    if trigger.unless and _stands(trigger.unless, barred_in):
        return False
    return not trigger.needs or _stands(trigger.needs, clause) or _stands(trigger.needs, before)


def _stands(cues: Sequence[str], tokens: Sequence[Token]) -> bool:
    texts = (
        " " + " ".join(t.lower_ for t in tokens) + " ",
        " " + " ".join(t.lemma_.lower() for t in tokens) + " ",
    )
    if _PEOPLE in cues and any(noun_kind(t) is not None for t in tokens if t.pos_ == "NOUN"):
        return True
    return any(f" {cue} " in text for text in texts for cue in cues)
