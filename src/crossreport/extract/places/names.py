"""Finds the names of places: what the language model labels, and what the words around show."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from crossreport.extract.places.vocabulary import (
    abbreviations,
    any_of,
    compiled,
    country_names,
    demonyms,
    kind_of,
    words,
)
from crossreport.model import PlaceKind

Known = Callable[[str], bool]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Labels that the small model gives to foreign place names by mistake.
_DOUBTFUL_LABELS = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"})
_POSSESSIVE = re.compile(r"['’]s?$")


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


def find_names(doc: Doc, known: Known | None) -> list[Name]:
    """Return the toponyms of a text in order; they do not overlap.

    Args:
        doc: the parsed text.
        known: whether a name is in the gazetteer; ``None`` to ask nobody.
    """
    if _all_capitals(doc.text):
        found = [*_labelled(doc, known), *_in_capitals(doc, known)]
    else:
        found = [*_labelled(doc, known), *_shown(doc, known)]
    kept = [name for name in found if not _is_other(name, doc)]
    return _disjoint(kept, known)


def _labelled(doc: Doc, known: Known | None) -> Iterator[Name]:
    for entity in doc.ents:
        if entity.label_ not in _PLACE_LABELS:
            continue
        name = _trimmed(entity.start_char, entity.end_char, doc.text)
        if name is None:
            continue
        certain = known is not None and known(name.text)
        if entity.label_ == "FAC" and not certain and not _ends_in_kind(name.text):
            continue
        yield replace(name, sure=certain)


def _shown(doc: Doc, known: Known | None) -> Iterator[Name]:
    """Yield names by the words around them: "the town of X", "X province", "east of X"."""
    text = doc.text
    for pattern in _strong_patterns():
        for match in pattern.finditer(text):
            name = _trimmed(*match.span("name"), text)
            if name is not None and not _in_organisation(name, doc):
                yield _best_prefix(name, doc, known, certain=True)
    for match in compiled(r"(?<!\w){locative} (?:the )?{name}").finditer(text):
        name = _trimmed(*match.span("name"), text)
        if name is None or _in_organisation(name, doc):
            continue
        name = _best_prefix(name, doc, known, certain=False)
        if _is_place_after(match["prep"].lower(), name, doc, known):
            yield name
    for match in compiled(r"{name}, {abbreviation}").finditer(text):
        name = _trimmed(*match.span("name"), text)
        if name is not None:
            yield replace(name, sure=True)
            yield Name(*match.span("abbr"), match["abbr"], sure=True)


def _all_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def _in_capitals(doc: Doc, known: Known | None) -> Iterator[Name]:
    """Yield the names of a text set in capitals: what the gazetteer knows after words of place."""
    strong = compiled(r"(?<!\w)(?:{kind} (?:OF|{named})|{dirn}(?: OF)?|{near}) (?:THE )?$")
    weak = compiled(r"(?<!\w){locative} (?:THE )?$")
    end = 0
    for token in doc:
        if token.idx < end or token.is_stop or not token.is_alpha or known is None:
            continue
        before = doc.text[max(0, token.idx - 40) : token.idx]
        cue = strong.search(before) or (token.pos_ == "PROPN" and weak.search(before))
        name = _longest_known(doc, token.i, known) if cue else None
        if name is not None:
            end = name.end
            yield name


def _longest_known(doc: Doc, start: int, known: Known) -> Name | None:
    for length in range(4, 0, -1):
        span = doc[start : min(start + length, len(doc))]
        plain = all(t.is_alpha or t.text in "-'." for t in span) and not span[-1].is_stop
        if plain and known(span.text) and kind_of(span.text) is PlaceKind.UNKNOWN:
            return Name(span.start_char, span.end_char, span.text, sure=True)
    return None


@cache
def _strong_patterns() -> tuple[re.Pattern[str], ...]:
    forms = (
        r"(?<!\w){kind} (?:of|{named}) (?:the )?{name}",
        r"(?<!\w){name} {trailing}(?!-)",
        r"(?<!\w){dirn} (?:of (?:the )?)?{name}",
        r"(?<!\w){near} {name}",
        r"(?<!\w){dist} (?:away )?(?:from|outside|of) {name}",
        r"(?<!\w)(?:rural|{country} of|{open} of|{part} of) (?:the )?{name}",
        r"(?<!\w){border}(?: \w+)? (?:with|of) (?:the )?{name}",
        r"(?<!\w){name}(?:['’]s)? (?:{dirn} )?{country}",
        r"(?<!\w){name} (?:{border}|{road})",
    )
    return tuple(compiled(form) for form in forms)


def _trimmed(start: int, end: int, text: str) -> Name | None:
    """Take words off the ends that belong to no name: articles, possessives, points."""
    quote = text[start:end]
    lead = re.match(rf"(?:(?:{any_of(words()['no_name'])})\b[.,]?\s+|[Tt]he\s+)+", quote)
    if lead:
        start += lead.end()
    quote = text[start:end].rstrip(" ,;:")
    tail = _POSSESSIVE.search(quote)
    if tail:
        quote = quote[: tail.start()]
    if quote.endswith(".") and quote not in abbreviations() and quote.count(".") == 1:
        quote = quote[:-1]
    bare = quote.strip("’‘'. ")
    if len(bare) < 2 or bare in words()["no_name"] or bare in demonyms() or not _has_capital(bare):
        return None
    return Name(start, start + len(quote), quote, sure=False)


def _has_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _best_prefix(name: Name, doc: Doc, known: Known | None, *, certain: bool) -> Name:
    """Cut a run of capitals that goes beyond the name: "in Homs Ahmed said"."""
    entity = _entity_at(name.start, doc)
    if entity is not None and entity.end_char >= name.end and entity.label_ in _PLACE_LABELS:
        return replace(name, sure=certain or (known is not None and known(name.text)))
    ends = [name.end]
    if entity is not None and entity.label_ in _PLACE_LABELS and entity.end_char < name.end:
        ends.append(entity.end_char)
    if known is not None and not known(name.text):
        parts = list(re.finditer(r"\S+", name.text))
        ends += [name.start + part.end() for part in reversed(parts[:-1])]
        for end in ends:
            if known(doc.text[name.start : end]):
                return Name(name.start, end, doc.text[name.start : end], sure=True)
        return replace(name, sure=certain)
    end = ends[-1]
    return Name(name.start, end, doc.text[name.start : end], sure=certain or known is not None)


def _entity_at(offset: int, doc: Doc) -> SpacySpan | None:
    for entity in doc.ents:
        if entity.start_char <= offset < entity.end_char:
            return entity
    return None


def _is_place_after(preposition: str, name: Name, doc: Doc, known: Known | None) -> bool:
    """Say whether a name that the model takes for something else is a place after "in"."""
    entity = _entity_at(name.start, doc)
    label = entity.label_ if entity is not None else ""
    if label in _PLACE_LABELS:
        return True
    if label not in _DOUBTFUL_LABELS or _headline(name, doc):
        return False
    certain = known is not None and known(name.text)
    if preposition in words()["locative_strong"]:
        return certain or label in ("", "PERSON", "PRODUCT")
    return certain and preposition not in ("from", "to", "at", "over", "through") and label != "ORG"


def _headline(name: Name, doc: Doc) -> bool:
    """Say whether most words of the sentence are capitalised, so that capitals tell nothing."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    letters = [token for token in span.sent if token.is_alpha and len(token.text) > 3]
    return sum(token.text[0].isupper() for token in letters) > 0.6 * len(letters)


def _in_organisation(name: Name, doc: Doc) -> bool:
    """Say whether a name stands inside the name of an organisation ("University of X")."""
    entity = _entity_at(name.start, doc)
    if entity is None or entity.label_ != "ORG":
        return False
    return any(word in entity.text.split() for word in words()["organisation_words"])


def _is_other(name: Name, doc: Doc) -> bool:
    """Say whether a capitalised name is an organisation's or a person's."""
    text = doc.text
    organisation = set(words()["organisation_words"])
    parts = name.text.split()
    if any(part in organisation for part in parts) and name.text.casefold() not in country_names():
        return True
    after = re.match(r" ([A-Z][A-Za-z]+)", text[name.end : name.end + 24])
    if after and after[1] in organisation:
        return True
    before = text[max(0, name.start - 24) : name.start]
    if re.search(rf"(?<!\w)(?:{any_of(words()['titles'])})\s$", before):
        return True
    if re.match(r",\s(?:\d{1,2}|an?\s\d{1,2}-year-old),", text[name.end : name.end + 20]):
        return True
    entity = _entity_at(name.start, doc)
    person = entity is not None and entity.label_ == "PERSON" and len(entity.text) > len(name.text)
    return person and not name.sure


def _ends_in_kind(text: str) -> bool:
    return compiled(r"(?<!\w)(?:{trailing}|{road})$").search(text) is not None


def _disjoint(found: list[Name], known: Known | None) -> list[Name]:
    """Keep one of overlapping names: the sure one, then the one known, then the longest."""

    def worth(name: Name) -> tuple[bool, int]:
        return known is not None and known(name.text), name.end - name.start

    taken: list[Name] = []
    for name in sorted(found, key=lambda n: (not n.sure, *(-w for w in worth(n)), n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in taken):
            taken.append(name)
    return sorted(taken, key=lambda n: n.start)
