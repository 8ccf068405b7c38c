"""Tells the names of places from those of persons and organisations."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from crossreport.extract.places.vocabulary import any_of, compiled, country_names, words

_ENOUGH = 4  # words of more than three letters, to tell a headline by its capitals
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Name:
    """A toponym in the text.

    Attributes:
        start: offset in the doc's text.
        end: offset after it.
        text: the toponym.
        sure: whether words of place stand by it, or the model and the gazetteer agree.
    """

    start: int
    end: int
    text: str
    sure: bool


def entity_at(offset: int, doc: Doc) -> SpacySpan | None:
    """Return the named entity that covers an offset."""
    for entity in doc.ents:
        if entity.start_char <= offset < entity.end_char:
            return entity
    return None


def is_headline(name: Name, doc: Doc) -> bool:
    """Say whether most words of the sentence are capitalised, so that capitals tell nothing."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    letters = [token for token in span.sent if token.is_alpha and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in letters)
    return len(letters) >= _ENOUGH and capitals > 0.6 * len(letters)


def in_organisation(name: Name, doc: Doc) -> bool:
    """Say whether a name stands inside the name of an organisation ("University of X")."""
    entity = entity_at(name.start, doc)
    if entity is None or entity.label_ != "ORG":
        return False
    return any(word in entity.text.split() for word in words()["organisation_words"])


def last_names(doc: Doc) -> frozenset[str]:
    """Return the last words of the full names of persons in a text."""
    people = (entity.text.split() for entity in doc.ents if entity.label_ == "PERSON")
    return frozenset(parts[-1] for parts in people if len(parts) > 1)


def is_no_place(name: Name, doc: Doc, surnames: frozenset[str]) -> bool:
    """Say whether a capitalised name is an organisation's or a person's."""
    return (
        _is_organisation(name, doc.text)
        or _is_person(name, doc, surnames)
        or _is_street(name, doc.text)
    )


def _is_street(name: Name, text: str) -> bool:
    """Say whether a name is an address: "Elm Street", "the corner of Elm and Oak streets"."""
    named = compiled(r".* {street}").fullmatch(name.text)
    return (
        named is not None or compiled(r"(?: {anyname})? {street}").match(text, name.end) is not None
    )


def _is_organisation(name: Name, text: str) -> bool:
    organisations = words()["organisation_words"]
    own = set(name.text.split()) & set(organisations)
    if own and name.text.casefold() not in country_names():
        return True
    rest = text[name.end : name.end + 40]
    if compiled(r" {authority}").match(rest):
        return False
    return re.match(rf" (?:{any_of(organisations)})(?!\w)", rest) is not None


def _is_person(name: Name, doc: Doc, surnames: frozenset[str]) -> bool:
    text = doc.text
    before = text[max(0, name.start - 24) : name.start]
    if re.search(rf"(?<!\w)(?:{any_of(words()['titles'])})\s$", before):
        return True
    if re.match(r",\s(?:\d{1,2}|an?\s\d{1,2}-year-old),", text[name.end : name.end + 20]):
        return True
    located = compiled(r"(?<!\w)(?:{locative}|of|{dirn}) (?:the )?$").search(before)
    if name.text in surnames and located is None:
        return True
    entity = entity_at(name.start, doc)
    if entity is None or entity.label_ != "PERSON" or name.sure:
        return False
    return len(entity.text) > len(name.text)
