"""Nouns of what happened: deaths, tolls, fates, bodies, people held."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.extract.counts.arguments import (
    object_of,
    patient_of,
    possessor,
    subject,
)
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import People
from crossreport.extract.counts.reality import Reality, reality
from crossreport.extract.counts.tolls import toll_hits
from crossreport.extract.counts.vocabulary import NounEntry, count_book
from crossreport.extract.counts.words import single
from crossreport.extract.victims import lemma, noun_kind
from crossreport.model import CountKind, VictimKind


def noun_hits(token: Token, people: People) -> Iterator[Hit]:
    """Yield what a noun says of people."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return
    book, word = count_book(), lemma(token)
    if token.pos_ in ("NOUN", "PROPN"):
        if word == "number" or word in book.toll_nouns | book.toll_alone:
            yield from toll_hits(token, people)
        elif word in book.nouns:
            yield from _noun(token, book.nouns[word], people)
        elif word in book.fates["nouns"]:
            yield from _fate(token)
        elif word in book.bodies["nouns"]:
            yield from _body(token, people)
        elif noun_kind(token) is VictimKind.DETAINEES:
            yield from _held(token, people)
        elif word == "life":
            yield from _lives(token, people)


def _noun(token: Token, entry: NounEntry, people: People) -> Iterator[Hit]:
    figure = people.figure_of(token)
    state = reality(token)
    if entry.kind is None:
        return
    kind = entry.kind
    if entry.lethal and any(t.lower_ in count_book().lethal["adjectives"] for t in token.lefts):
        kind = CountKind.KILLED
    if entry.lethal and lemma(token.head) == "death" and token.dep_ == "compound":
        return
    found = list(_owners(token, entry))
    for owner in found:
        yield Hit(kind, token, owner, kind is not CountKind.ESCAPED, state)
    is_counted = entry.counted and figure is not None and figure.number.stated != 0
    if is_counted and not found:
        yield Hit(kind, token, token, True, state, counted=True)


def _owners(token: Token, entry: NounEntry) -> Iterator[Token]:
    if entry.of:
        after = object_of(token, "of")
        if after is not None:
            yield after
            return
        owner = possessor(token)
        if owner is not None:
            yield owner
            return
        named = next(
            (t for t in token.lefts if t.dep_ == "compound" and t.ent_type_ == "PERSON"), None
        )
        if named is not None and named.i + 1 == token.i and not entry.lethal:
            yield named
    if entry.borne and token.dep_ == "pobj" and token.head.lower_ == "with":
        bearer = _bearer(token)
        if bearer is not None:
            yield bearer
            return
    if entry.to:
        after = object_of(token, "to") or _after_to(token)
        if after is not None and noun_kind(after) is not None:
            yield after


def _after_to(token: Token) -> Token | None:
    """Return the object of a "to" that stands right after the noun, wherever it is attached."""
    if token.i + 1 >= token.sent.end or token.nbor(1).lower_ != "to":
        return None
    return next((t for t in token.nbor(1).rights if t.dep_ == "pobj"), None)


def _bearer(token: Token) -> Token | None:
    """Return who bears a wound: "found a man with wounds", "a man with wounds"."""
    holder = token.head.head
    if holder.pos_ not in ("VERB", "AUX"):
        return holder if noun_kind(holder) is not None or holder.ent_type_ == "PERSON" else None
    return patient_of(holder) or subject(holder)


def _fate(token: Token) -> Iterator[Hit]:
    """Read "the fate of 63 others is unknown"."""
    owner = object_of(token, "of") or possessor(token)
    if owner is None:
        return
    book, verb = count_book().fates, token.head
    unknown = (
        any(t.lower_ in book["unknown"] for t in verb.children) or verb.lower_ in book["unknown"]
    )
    negated = lemma(verb) in book["negated"] and any(t.dep_ == "neg" for t in verb.children)
    if unknown or negated:
        yield Hit(CountKind.MISSING, token, owner, True, Reality.REAL)


def _body(token: Token, people: People) -> Iterator[Hit]:
    """Read "the bodies of three men were found", "twelve bodies were recovered"."""
    verb = _finding(token)
    if verb is None:
        return
    figure = people.figure_of(token)
    owner = object_of(token, "of") or possessor(token)
    if owner is not None and not _is_person(owner, people):
        owner = None
    patient = owner if figure is None and (owner is not None or single(token) is None) else token
    if patient is not None:
        counted = patient is token
        yield Hit(CountKind.KILLED, token, patient, True, reality(verb), counted=counted)


def _is_person(token: Token, people: People) -> bool:
    is_known = noun_kind(token) is not None or token.ent_type_ == "PERSON"
    return is_known or token.lower_ == "whose" or people.figure_of(token) is not None


def _finding(token: Token) -> Token | None:
    """Return the verb that tells of a body being found: its own, or the next one after it."""
    verbs = count_book().bodies["verbs"]
    if token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return token.head if lemma(token.head) in verbs else None
    after = token.doc[token.i : min(token.i + 10, token.sent.end)]
    return next((t for t in after if t.lemma_.lower() in verbs or t.lower_ == "found"), None)


def _held(token: Token, people: People) -> Iterator[Hit]:
    """Read "there are about 2,000 inmates in the prison", "a prison with 400 inmates"."""
    if people.figure_of(token) is None:
        return
    verb, prisons = token.head, count_book().prisons
    exists = token.dep_ == "attr" and any(t.dep_ == "expl" for t in verb.children)
    place = object_of(token, "in", "at", "inside") or object_of(verb, "in", "at", "inside")
    if exists and (place is None or lemma(place) in prisons):
        yield Hit(CountKind.HELD, token, token, True, reality(verb))
    elif verb.lower_ == "with" and lemma(verb.head) in prisons:
        yield Hit(CountKind.HELD, token, token, True, Reality.REAL)
    elif (
        token.dep_ == "dobj"
        and lemma(verb) in ("have", "contain")
        and ((who := subject(verb)) is not None and lemma(who) in prisons)
    ):
        yield Hit(CountKind.HELD, token, token, True, reality(verb))


def _lives(token: Token, people: People) -> Iterator[Hit]:
    """Read "nine lives were lost"; the verb frames read the rest."""
    verb = token.head
    if lemma(verb) == "lose" and token.dep_ == "nsubjpass":
        owner = object_of(token, "of") or (token if people.figure_of(token) is not None else None)
        if owner is not None:
            counted = owner is token
            yield Hit(CountKind.KILLED, verb, owner, True, reality(verb), counted=counted)
