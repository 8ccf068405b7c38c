"""Stated zeros: "no casualties", "nobody was hurt", "without injuries"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from crossreport.extract.counts.arguments import direct_object
from crossreport.extract.counts.reality import Reality, reality
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.numbers import Number, parse_number
from crossreport.extract.victims import lemma
from crossreport.model import CountKind

_NO = parse_number("no")
_ANY = {"any", "anyone", "anybody"}
_ELSE = {"else", "other", "others", "further", "additional", "more"}


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero with the words that state it."""

    kind: CountKind
    number: Number
    predicate: int
    first: int
    last: int


def zero_counts(sentence: Span) -> Iterator[Zero]:
    """Yield the zeros that the nouns and negated verbs of a sentence state.

    "No one else was hurt" is none of them: others were.
    """
    for token in sentence:
        entry = count_book().nouns.get(lemma(token))
        if entry is not None and entry.none and token.pos_ in ("NOUN", "PROPN"):
            yield from _noun(token, entry.none)
        verb = count_book().verbs.get(lemma(token))
        if verb is not None and reality(token) in (Reality.NEGATED, Reality.WITHOUT):
            anyone = direct_object(token)
            if anyone is not None and _is_any(anyone) and _NO is not None:
                yield Zero(verb.kind, _NO, token.i, token.i, anyone.i)


def _noun(token: Token, kinds: tuple[CountKind, ...]) -> Iterator[Zero]:
    before = list(token.lefts)
    if any(t.lower_ in _ELSE for t in before) or _NO is None:
        return
    word = next((t for t in before if t.lower_ == "no"), None)
    if word is None and token.dep_ == "pobj" and token.head.lower_ == "without":
        word = token.head
    if word is None and any(t.lower_ in _ANY for t in before):
        verb = token.head
        word = next((t for t in verb.children if t.dep_ == "neg"), None)
    if word is None or word.i > token.i:
        return
    for kind in kinds:
        yield Zero(kind, _NO, token.i, word.i, token.i)


def _is_any(token: Token) -> bool:
    if any(t.lower_ in _ELSE for t in token.children):
        return False
    return token.lower_ in _ANY or any(t.lower_ == "any" for t in token.lefts)
