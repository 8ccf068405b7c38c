"""Figures told without grammar: "2 dead, 4 hurt in crash", "three killed"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from crossreport.extract.counts.arguments import direct_object
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import Group, People
from crossreport.extract.counts.predicates import is_lethal
from crossreport.extract.counts.quantity import Quantity, host
from crossreport.extract.counts.reality import reality
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.victims import lemma, noun_kind
from crossreport.model import CountKind


def terse_hits(people: People) -> Iterator[tuple[Quantity, Hit]]:
    """Yield the figures that a word of harm follows at once, or that follow one in a headline.

    The parse of headlines is often wrong, and the neighbour is a better witness than it. A
    figure with a noun after the word ("two wounded men") is left to the parse.
    """
    doc, end = people.sentence.doc, people.sentence.end
    for quantity in people.quantities:
        yield from _after_verb(quantity, people)
        if quantity.last + 1 >= end or quantity.number.stated == 0:
            continue
        word = doc[quantity.last + 1]
        if word.pos_ == "ADV" and word.i + 1 < end:
            word = word.nbor(1)
        kind = _kind(word)
        counted = host(quantity, people.sentence)
        if kind is None or (counted.i > word.i and counted.pos_ in ("NOUN", "PROPN")):
            continue
        if word.lower_ in count_book().participles and _is_one_shot(quantity, word, people):
            continue
        patient = doc[quantity.core]
        killed = _and_killed(word, end)
        if killed is not None:
            kind, word = CountKind.KILLED, killed
        yield quantity, Hit(kind, word, patient, True, reality(word))


def _is_one_shot(quantity: Quantity, word: Token, people: People) -> bool:
    """Say whether "one shot" is one that was fired, and nobody who was hit."""
    is_noun = word.pos_ == "NOUN" and quantity.number.stated == 1
    return is_noun and quantity.first > people.sentence.start


def _after_verb(quantity: Quantity, people: People) -> Iterator[tuple[Quantity, Hit]]:
    """Yield the figure right after a verb of a headline: "blast kills one, wounds three"."""
    doc = people.sentence.doc
    if quantity.first == people.sentence.start or quantity.number.stated == 0:
        return
    word = doc[quantity.first - 1]
    entry = count_book().verbs.get(lemma(word))
    is_verb = word.tag_ in ("VBZ", "NNS", "NNPS") and word.lower_.endswith("s")
    if entry is None or not entry.strong or entry.patient != "object" or not is_verb:
        return
    if host(quantity, people.sentence).i in (word.i, *range(quantity.first, quantity.last + 1)):
        yield quantity, Hit(entry.kind, word, doc[quantity.core], True, reality(word))


def fallback_hits(people: People, told: set[int]) -> Iterator[tuple[Group, Hit]]:
    """Yield "8 villagers were killed" where the parse, led astray, found no count for the figure.

    Args:
        people: the people of the sentence.
        told: indices of the heads that already have a count.
    """
    doc, end = people.sentence.doc, people.sentence.end
    for quantity in people.quantities:
        if quantity.number.stated == 0:
            continue
        at = quantity.last + 1
        while at < min(end, quantity.last + 4) and doc[at].pos_ in ("ADJ", "NOUN", "PROPN"):
            at += 1
        noun = doc[at - 1]
        if at == quantity.last + 1 or noun_kind(noun) is None or at >= end:
            continue
        while at < end - 1 and doc[at].pos_ == "AUX":
            at += 1
        kind = _kind(doc[at], passive=True) if doc[at - 1].pos_ == "AUX" else None
        if kind is not None and told.isdisjoint(range(quantity.first, noun.i + 1)):
            group = replace(people.bare(quantity), head=noun, nouns=(noun,), last=noun.i)
            yield group, Hit(kind, doc[at], noun, True, reality(doc[at]))


def _kind(word: Token, *, passive: bool = False) -> CountKind | None:
    book = count_book()
    if word.lower_ in book.adjectives and word.lower_ != "unaccounted":
        return book.adjectives[word.lower_]
    verb = book.participles.get(word.lower_, lemma(word))
    entry = book.verbs.get(verb)
    is_participle = (
        word.tag_ in ("VBN", "VBD") or word.pos_ in ("ADJ", "PROPN") or verb != lemma(word)
    )
    if entry is None or entry.patient != "object" or not is_participle:
        return None
    has_auxiliary = any(t.dep_ == "auxpass" for t in word.children)
    if direct_object(word) is not None or (has_auxiliary and not passive):
        return None
    return CountKind.KILLED if entry.lethal and is_lethal(word) else entry.kind


def _and_killed(word: Token, end: int) -> Token | None:
    """Return "killed" of "two shot and killed", "one shot dead"."""
    for token in word.doc[word.i + 1 : min(word.i + 3, end)]:
        entry = count_book().verbs.get(lemma(token))
        if entry is not None and entry.kind is CountKind.KILLED and token.tag_ in ("VBN", "VBD"):
            return token
        if token.lower_ not in ("and", ","):
            return None
    return None
