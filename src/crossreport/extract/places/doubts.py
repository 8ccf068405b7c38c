"""Tells the names of places from those of persons and organisations."""

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from crossreport.extract.places.vocabulary import (
    around_any,
    compiled,
    country_names,
    words,
)

_SHORT, _AROUND = 3, 40
_ADDRESS = 70  # characters before a street of an address
_POSSESSIVE = re.compile(r"['’]s?$")
# "Joan Anne Miller, 26,": an age stands after no name of a place.
_WITH_AGE = re.compile(
    r"(?P<name>[A-Z][\w'’]+ (?:[A-Z]\. |[A-Z][\w'’]+ ){0,2}[A-Z][\w'’-]+), "
    r"(?:\d{1,2}|an? \d{1,2}-year-old),"
)
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


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed text with what is asked of it many times (spaCy computes it anew each time).

    Attributes:
        doc: the parse.
        text: its text.
        entities: its named entities, in order.
        borders: offsets at which an entity begins, or a word after one.
        surnames: the last words of the full names of persons.
    """

    doc: Doc
    text: str
    entities: tuple[SpacySpan, ...]
    borders: frozenset[int]
    surnames: frozenset[str]

    @classmethod
    def of(cls, doc: Doc, *, persons: Collection[str] = ()) -> "Parsed":
        """Read what is needed off a parse.

        Args:
            doc: the parse.
            persons: surnames told elsewhere in the document.
        """
        entities = tuple(doc.ents)
        starts = {entity.start_char for entity in entities}
        ends = {entity.end_char + 1 for entity in entities}
        return cls(
            doc, doc.text, entities, frozenset(starts | ends), surnames(doc) | frozenset(persons)
        )

    def entity_at(self, offset: int) -> SpacySpan | None:
        """Return the named entity that covers an offset."""
        index = bisect_right(self.entities, offset, key=lambda entity: entity.start_char) - 1
        covers = index >= 0 and offset < self.entities[index].end_char
        return self.entities[index] if covers else None

    def tag_before(self, offset: int) -> str:
        """Return the part-of-speech tag of the word before an offset; empty at the start."""
        before = self.text[:offset].rstrip()
        word = self.doc.char_span(len(before) - 1, len(before), alignment_mode="expand")
        return word[-1].tag_ if before and word is not None else ""


def surnames(doc: Doc) -> frozenset[str]:
    """Return the last words of the full names of persons."""
    people = [entity.text for entity in doc.ents if entity.label_ == "PERSON"]
    people += [match["name"] for match in _WITH_AGE.finditer(doc.text)]
    names = (_POSSESSIVE.sub("", name).split() for name in people)
    return frozenset(parts[-1] for parts in names if len(parts) > 1)


def is_headline(name: Name, parsed: Parsed) -> bool:
    """Say whether most words of the sentence are capitalised, so that capitals tell nothing."""
    span = parsed.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    sentence = span.sent
    around = parsed.doc[
        max(sentence.start, span.start - _AROUND) : min(sentence.end, span.end + _AROUND)
    ]
    letters = [token for token in around if token.is_alpha and len(token.text) > _SHORT]
    capitals = sum(token.text[0].isupper() for token in letters)
    return len(letters) >= _ENOUGH and capitals > 0.6 * len(letters)


def in_organisation(name: Name, parsed: Parsed) -> bool:
    """Say whether a name stands inside the name of an organisation ("University of X")."""
    entity = parsed.entity_at(name.start)
    if entity is None or entity.label_ != "ORG":
        return False
    return any(word in entity.text.split() for word in words()["organisation_words"])


def is_no_place(name: Name, parsed: Parsed) -> bool:
    """Say whether a capitalised name is an organisation's or a person's."""
    return (
        _is_organisation(name, parsed)
        or _is_firm(name, parsed)
        or _is_person(name, parsed)
        or is_street(name.start, name.end, parsed.text)
    )


def is_street(start: int, end: int, text: str) -> bool:
    """Say whether a name is an address: "Elm Street", "600 block of Elm", "Elm and Oak streets"."""
    if compiled(r".* {street}").fullmatch(text[start:end]):
        return True
    if compiled(r"(?: {anyname}| and {anyname})? {street}").match(text, end):
        return True
    before = compiled(r"(?<!\w){address} (?:{side} )?(?:{anyname} (?:and|&) (?:{side} )?)?$")
    return before.search(text[max(0, start - _ADDRESS) : start]) is not None


def _is_firm(name: Name, parsed: Parsed) -> bool:
    """Say whether a possessive owns nothing, or belongs to the name of a firm or a church.

    "Outside a Dorley's on Main Street", "at St. Ann's daycare", "Dorley's Grill".
    """
    text = parsed.text
    if not re.match(r"['’]s", text[name.end : name.end + 2]):
        return False
    alone = compiled(r"['’]s(?! {anyname})(?=[.,;:!?)]| {locative}| on| and| {premises}|$)")
    if alone.match(text, name.end):
        return True
    entity = parsed.entity_at(name.start)
    own = entity is not None and entity.end_char >= name.end + 2
    return own and entity is not None and entity.label_ in {"ORG", "FAC"}


def _is_organisation(name: Name, parsed: Parsed) -> bool:
    text = parsed.text
    organisations = words()["organisation_words"]
    own = set(name.text.split()) & set(organisations)
    if own and name.text.casefold() not in country_names():
        return not _is_town_of_such_a_name(name, parsed)
    rest = text[name.end : name.end + 40]
    if compiled(r" {authority}").match(rest):
        return False
    return around_any(" ", "organisation_words", r"(?!\w)").match(rest) is not None


def _is_town_of_such_a_name(name: Name, parsed: Parsed) -> bool:
    """Say whether model and gazetteer agree on a town called like one: "North College Hill"."""
    entity = parsed.entity_at(name.start)
    labelled = entity is not None and entity.label_ in {"GPE", "LOC"}
    return labelled and name.sure and " " in name.text


def _is_located(name: Name, before: str, text: str) -> bool:
    """Say whether a name that is also a surname stands where a place does.

    "In Logan" is a place, but neither "in Logan's death" nor "fired at Logan".
    """
    if re.match(r"['’]s?\s", text[name.end : name.end + 3]):
        return False
    if compiled(r" (?:{authority})").match(text, name.end):
        return True
    return compiled(r"(?<!\w)(?:{placed}|{dirn}) (?:the )?$").search(before) is not None


def _is_person(name: Name, parsed: Parsed) -> bool:
    text = parsed.text
    before = text[max(0, name.start - 24) : name.start]
    if around_any(r"(?<!\w)", "titles", r"\s$").search(before):
        return True
    if compiled(r"['’]s? {personal}").match(text, name.end):
        return True
    if re.match(r",\s(?:\d{1,2}|an?\s\d{1,2}-year-old),", text[name.end : name.end + 20]):
        return True
    if name.text in parsed.surnames and not _is_located(name, before, text):
        return True
    entity = parsed.entity_at(name.start)
    if entity is None or entity.label_ != "PERSON" or name.sure:
        return False
    return len(entity.text) > len(name.text)
