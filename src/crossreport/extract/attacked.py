"""Finds things attacked: nouns that stand as the object of a verb or noun of attack."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Token

from crossreport.codebook import Codebook, read_yaml
from crossreport.extract.frames import Frame, owner
from crossreport.extract.numbers import parse_number
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.syntax import is_negated
from crossreport.model import Damage, Range, Thing

_OBJECTS = {"dobj", "nsubjpass", "obj"}
_MODIFIERS = {"amod", "compound", "nmod", "poss"}
_OUTSIDE = {"det", "nummod", "quantmod", "predet", "punct", "case"}
_PREMISES = "building"
_LONGEST_TERM = 2  # words
_ONE = Range(1, 1, 1)
_PLURAL_TAGS = {"NNS", "NNPS"}


@cache
def _words() -> Mapping[str, Any]:
    return {
        name: value if isinstance(value, dict) else frozenset(value)
        for name, value in read_yaml("attacked").items()
    }


class AttackedFinder:
    """Finds the codebook's things where a sentence says that they were attacked or damaged."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the codebook's things.

        Args:
            codebook: the vocabulary.
        """
        self._kinds = {term: thing.id for thing in codebook.things.values() for term in thing.terms}

    def find(self, reading: Reading, sentence: Sentence) -> list[tuple[Token, Thing]]:
        """Return the things attacked of a sentence, with the noun of each.

        Args:
            reading: the parsed document.
            sentence: one of its sentences.
        """
        found: dict[int, tuple[Token, Thing]] = {}
        for head, cause in _objects(sentence):
            for noun in (head, *(c for c in head.conjuncts if c.i > head.i)):
                kind = self.kind(noun)
                if kind is not None and noun.i not in found:
                    first = _first(noun)
                    span = reading.span(sentence, first, noun)
                    found[noun.i] = (noun, Thing(kind, span, _count(noun), _damage(cause, noun)))
        return list(found.values())

    def kind(self, noun: Token) -> str | None:
        """Return the kind of thing that a noun phrase names; ``None`` where its noun is no thing.

        The noun itself must be a thing, so that a minister is no ministry; of what stands before
        it the last word that tells a use decides ("embassy building").

        Args:
            noun: the head of the phrase.
        """
        words = [_plain(t) for t in noun.doc[_first(noun).i : noun.i + 1]]
        if not self._at(words, len(words)):
            return None
        named = [k for end in range(len(words), 0, -1) if (k := self._at(words, end))]
        return next((kind for kind in named if kind != _PREMISES), _PREMISES)

    def _at(self, words: Sequence[str], end: int) -> str | None:
        """Return the kind of the longest term that ends before a word."""
        spans = range(min(_LONGEST_TERM, end), 0, -1)
        terms = (" ".join(words[end - span : end]) for span in spans)
        return next((self._kinds[term] for term in terms if term in self._kinds), None)


def assign(found: Sequence[tuple[Token, Thing]], frames: Sequence[Frame]) -> None:
    """Give the things of a sentence to the events that they belong to.

    Args:
        found: the things with their nouns.
        frames: the events of the sentence.
    """
    hits = [h for f in frames for h in f.hits if not h.type.context]
    for noun, thing in found:
        hit = owner(noun, hits)
        frame = next((f for f in frames if hit in f.hits), None)
        if frame is not None:
            frame.things.append(thing)


def _plain(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ in {"NOUN", "ADJ", "VERB"} else _singular(token)


def _singular(token: Token) -> str:
    """Return a capitalised word as a term would have it ("Embassies" is parsed as a name)."""
    word = token.lower_
    if token.tag_ == "NNPS" and word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("s") if token.tag_ == "NNPS" else word


def _objects(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield nouns and the verbs or nouns of attack of which they are the object."""
    words = _words()
    for token in sentence.span:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        head = token.head
        if token.dep_ in _OBJECTS and head.lemma_.lower() in words["aimed"]:
            if not is_negated(head):
                yield token, head
        elif token.dep_ == "pobj" and head.lower_ in words["against"]:
            governor = head.head
            if governor.lemma_.lower() in words["aimed"] | words["aimed_nouns"]:
                yield token, governor


def _first(noun: Token) -> Token:
    """Return the first word of a noun's phrase, without article and number."""
    first = noun
    for token in reversed(list(noun.lefts)):
        if token.dep_ in _OUTSIDE:
            continue
        if token.dep_ not in _MODIFIERS:
            break
        first = token.left_edge
    while first.i < noun.i and (first.dep_ in _OUTSIDE or first.pos_ in {"DET", "PUNCT", "NUM"}):
        first = first.nbor()
    return first


def _count(noun: Token) -> Range | None:
    """Return how many a noun says; ``None`` for a plural without a number."""
    for child in noun.lefts:
        if child.dep_ in {"nummod", "amod"}:
            number = parse_number([child.text])
            if number is not None:
                return number.range
    return None if noun.tag_ in _PLURAL_TAGS else _ONE


def _damage(cause: Token, noun: Token) -> Damage:
    words = _words()
    lemma = cause.lemma_.lower()
    said = {lemma, *(f"{lemma} {c.lower_}" for c in cause.children if c.dep_ in {"prt", "dobj"})}
    said |= {c.lower_ for c in noun.children if c.dep_ in {"amod", "acl"}}
    told = words["outcome_nouns"].get(lemma)
    for damage in (Damage.DESTROYED, Damage.DAMAGED):
        if told == damage or said & words[damage]:
            return damage
    return Damage.NONE if said & words["unharmed"] else Damage.UNKNOWN
