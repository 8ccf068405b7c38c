"""Finds the names of places: what the language model labels, and what the words around show."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from crossreport.codebook import read_yaml
from crossreport.extract.places.doubts import (
    PLACE_LABELS,
    Name,
    Parsed,
    in_organisation,
    is_headline,
    is_no_place,
)
from crossreport.extract.places.vocabulary import (
    abbreviations,
    around_any,
    compiled,
    country_names,
    demonyms,
    words,
)

Known = Callable[[str], bool]

# Labels that the small model gives to foreign place names by mistake.
_DOUBTFUL_LABELS = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART"})
_ATTACKED_LABELS = PLACE_LABELS | {""}
_POSSESSIVE = re.compile(r"['’]s?$")
_COMPOUND = re.compile(r"-(?:area|based|born|bound|wide|style)$", re.IGNORECASE)


def find_names(doc: Doc, known: Known | None, *, persons: Collection[str] = ()) -> list[Name]:
    """Return the toponyms of a text in order; they do not overlap.

    Args:
        doc: the parsed text.
        known: whether a name is in the gazetteer; ``None`` to ask nobody.
        persons: surnames told elsewhere in the document.
    """
    parsed = Parsed.of(doc, persons=persons)
    if _all_capitals(parsed.text):
        found = [*_labelled(parsed, known), *_in_capitals(parsed, known)]
    else:
        found = [*_labelled(parsed, known), *_shown(parsed, known)]
    found = [_without_direction(name, known) for name in found]
    kept = [name for name in found if not is_no_place(name, parsed)]
    kept += [more for name in kept for more in _listed(name, parsed, known)]
    return _disjoint(kept, known)


def _labelled(parsed: Parsed, known: Known | None) -> Iterator[Name]:
    for entity in parsed.entities:
        if entity.label_ not in PLACE_LABELS:
            continue
        name = _trimmed(entity.start_char, entity.end_char, parsed.text)
        if name is None:
            continue
        certain = known is not None and known(name.text)
        if entity.label_ == "FAC" and not certain and not _ends_in_kind(name.text):
            continue
        if known is None or certain or _located(name, parsed.text):
            yield replace(name, sure=certain)


def _located(name: Name, text: str) -> bool:
    """Say whether a word of place stands before a name that the gazetteer does not know."""
    before = text[max(0, name.start - 30) : name.start]
    return compiled(r"(?<!\w)(?:{locative}|of|{dirn}) (?:the )?$").search(before) is not None


def _shown(parsed: Parsed, known: Known | None) -> Iterator[Name]:
    """Yield names by the words around them: "the town of X", "X province", "east of X"."""
    text = parsed.text
    for pattern in _strong_patterns():
        for match in pattern.finditer(text):
            name = _trimmed(*match.span("name"), text)
            if name is None or in_organisation(name, parsed):
                continue
            name = _best_prefix(_without_owner(name, known), parsed, known, certain=True)
            proper = "kind" in match.re.groupindex and match["kind"][0].isupper()
            if not proper or known is None or known(name.text) or _is_labelled(name, parsed):
                yield name
    for match in compiled(r"(?<!\w){locative} (?P<article>the )?{name}").finditer(text):
        name = _trimmed(*match.span("name"), text)
        if name is None or in_organisation(name, parsed):
            continue
        name = _best_prefix(name, parsed, known, certain=False)
        if _is_place_after(match, name, parsed, known):
            yield name
    for match in compiled(r"{name}, {abbreviation}").finditer(text):
        name = _trimmed(*match.span("name"), text)
        if name is not None:
            yield replace(name, sure=True)
            yield Name(*match.span("abbr"), match["abbr"], sure=True)
    if known is not None:
        yield from _several(parsed, known)
        yield from _of_town(parsed, known)
        yield from _described(parsed, known)
        yield from _attacked(parsed, known)


def _several(parsed: Parsed, known: Known) -> Iterator[Name]:
    """Yield the names of divisions that share one word: "the Homs and Hama governorates"."""
    pattern = compiled(r"(?<!\w){name},? (?:and|or) (?P<other>{anyname}) {divisions}")
    for match in pattern.finditer(parsed.text):
        pair = [_trimmed(*match.span(group), parsed.text) for group in ("name", "other")]
        names = [name for name in pair if name is not None and known(name.text)]
        if len(names) == len(pair):
            yield from (replace(name, sure=True) for name in names)


def _of_town(parsed: Parsed, known: Known) -> Iterator[Name]:
    """Yield towns named before their people and premises: "a Denver man", "Denver police"."""
    yield from _of_authorities(parsed, known)
    pattern = compiled(r"(?<!\w){name} (?:{people}|{premises})")
    for match in pattern.finditer(parsed.text):
        name = _trimmed(*match.span("name"), parsed.text)
        if name is None or not known(name.text) or is_headline(name, parsed):
            continue
        if not _may_be_a_persons(name, parsed):
            yield replace(name, sure=True)


def _of_authorities(parsed: Parsed, known: Known) -> Iterator[Name]:
    """Yield towns named before their police, be it in a headline or in that body's full name."""
    for match in compiled(r"(?<!\w){name} {authority}").finditer(parsed.text):
        name = _trimmed(*match.span("name"), parsed.text)
        name = _seat(name, known) if name is not None else None
        if name is None or (is_headline(name, parsed) and _may_be_a_verb(match, name)):
            continue
        entity = parsed.entity_at(name.start)
        person = entity is not None and entity.label_ == "PERSON"
        whole = entity is not None and name.end <= entity.end_char <= match.end()
        if not person or (whole and name.text not in parsed.surnames):
            yield replace(name, sure=True)


def _seat(name: Name, known: Known) -> Name | None:
    """Return the town before police as far as it is known: "Denver" of "Denver Metropolitan"."""
    if known(name.text):
        return name
    bare = compiled(r"(?P<town>{name}) {bodyword}").fullmatch(name.text)
    town = bare["town"] if bare else name.text
    for text in (town, *town.split("-", 1)[:1]):
        if text != name.text and known(text):
            return Name(name.start, name.start + len(text), text, sure=True)
    return None


def _may_be_a_verb(match: re.Match[str], name: Name) -> bool:
    """Say whether a headline may tell of a fire in a town rather than of its brigade."""
    return match.string[name.end : match.end()].strip() == "Fire"


def _may_be_a_persons(name: Name, parsed: Parsed) -> bool:
    """Say whether a name that the model takes for a person's may be one: "the Logan home".

    A known name of several words is a town's.
    """
    entity = parsed.entity_at(name.start)
    if entity is None or entity.label_ != "PERSON":
        return False
    return entity.text != name.text or name.text in parsed.surnames or " " not in name.text


def _described(parsed: Parsed, known: Known) -> Iterator[Name]:
    """Yield names with what they are in apposition: "X, a market town in the hills"."""
    pattern = compiled(
        r"(?<!\w){name}, (?:the|an?) (?:{adjective} ){0,3}{kind}(?=[,.:;]| {placing})"
    )
    for match in pattern.finditer(parsed.text):
        name = _trimmed(*match.span("name"), parsed.text)
        if name is not None and known(name.text) and not in_organisation(name, parsed):
            yield replace(name, sure=True)


def _attacked(parsed: Parsed, known: Known) -> Iterator[Name]:
    """Yield the objects of attacks: "an attack on X", "artillery shelled X"."""
    for match in compiled(r"(?<!\w){doneto} (?:the )?{name}").finditer(parsed.text):
        name = _trimmed(*match.span("name"), parsed.text)
        if name is None:
            continue
        name = _best_prefix(name, parsed, known, certain=False)
        entity = parsed.entity_at(name.start)
        label = entity.label_ if entity is not None else ""
        if known(name.text) and label in _ATTACKED_LABELS and not is_headline(name, parsed):
            yield replace(name, sure=True)


def _is_labelled(name: Name, parsed: Parsed) -> bool:
    entity = parsed.entity_at(name.start)
    return entity is not None and entity.label_ in PLACE_LABELS


def _all_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def _in_capitals(parsed: Parsed, known: Known | None) -> Iterator[Name]:
    """Yield the names of a text set in capitals: what the gazetteer knows after words of place."""
    articles = r" (?:(?:the|el|la|al|downtown) )*$"
    strong = compiled(r"(?<!\w)(?:{kind} (?:of|{named})|{dirn}(?: of)?|{near})" + articles)
    weak = compiled(r"(?<!\w){locative}" + articles)
    end = 0
    for token in parsed.doc:
        if token.idx < end or token.is_stop or not token.is_alpha or known is None:
            continue
        before = parsed.text[max(0, token.idx - 40) : token.idx]
        cue = strong.search(before) or (token.pos_ == "PROPN" and weak.search(before))
        name = _longest_known(parsed, token.i, known) if cue and len(token) > 2 else None
        if name is not None:
            end = name.end
            yield name


def _longest_known(parsed: Parsed, start: int, known: Known) -> Name | None:
    for length in range(4, 0, -1):
        span = parsed.doc[start : min(start + length, len(parsed.doc))]
        plain = all(t.is_alpha or t.text in ("-", "'") for t in span) and not span[-1].is_stop
        if plain and known(span.text) and not _says_where(span.text):
            return Name(span.start_char, span.end_char, span.text, sure=True)
    return None


def _says_where(text: str) -> bool:
    """Say whether a word is one of direction or kind itself ("NORTHERN", "PROVINCE")."""
    return compiled(r"{dirn}|{kind}").fullmatch(text) is not None


@cache
def _strong_patterns() -> tuple[re.Pattern[str], ...]:
    forms = (
        r"(?<!\w){kind} (?:of|{named}) (?:the )?{name}",
        r"(?<!\w){plural} of (?:the )?{name}",
        r"(?<!\w){name} {trailing}(?!-)",
        r"(?<!\w){dirn} (?:of (?:the )?)?{name}",
        r"(?<!\w){near} {name}",
        r"(?<!\w){dist} (?:away )?(?:from|outside|of) {name}",
        r"(?<!\w)(?:rural|{country} of|{open} of|{part} of) (?:the )?{name}",
        r"(?<!\w){border}(?: \w+)? (?:with|of) (?:the )?{name}",
        r"(?<!\w){name}(?:['’]s)? (?:{dirn} )?{country}",
        r"(?<!\w){name} (?:{border}|{road})",
        r"(?<!\w){road} (?:between|linking|connecting) (?:the )?{name}",
        r"(?<!\w)(?:{dist}|coast|sea|ocean|gulf|waters) {offshore} (?:the )?{name}",
        r"(?<!\w){offshore} (?:the )?{name}['’]s (?:{dirn} )?{shore}",
        r"(?<!\w){name}[–—]{anyname} (?:{border}|{road})",
        r"(?<!\w)(?:between|linking|connecting) (?:the )?(?:{anykind} of )?{anyname}"
        r" (?:and|with|to) (?:the )?(?:{anykind} of )?{name}",
        r"(?<!\w){road} (?:from|leading to) (?:the )?{name}",
        r"(?<!\w){road} from (?:the )?{anyname} (?:to|towards?) (?:the )?{name}",
    )
    return tuple(compiled(form) for form in forms)


def _listed(first: Name, parsed: Parsed, known: Known | None) -> Iterator[Name]:
    """Yield the names that go on a list of places: "in X, Y and Z"."""
    end = first.end
    while known is not None:
        match = compiled(r"(?P<joint>,? (?:and|or) |, ){name}").match(parsed.text, end)
        name = _trimmed(*match.span("name"), parsed.text) if match else None
        if match is None or name is None or not known(name.text) or is_no_place(name, parsed):
            return
        entity = parsed.entity_at(name.start)
        person = entity is not None and entity.label_ in ("PERSON", "ORG")
        goes_on = re.match(r", | and | or ", parsed.text[match.end() : match.end() + 5])
        if person and "," in match["joint"] and not goes_on:
            return
        yield replace(name, sure=True)
        end = name.end


def _trimmed(start: int, end: int, text: str) -> Name | None:
    """Take words off the ends that belong to no name: articles, possessives, points."""
    quote = text[start:end]
    lead = around_any("(?:", "no_name", r"\b[.,]?\s+|[Tt]he\s+)+").match(quote)
    if lead:
        start += lead.end()
    quote = text[start:end].rstrip(" ,;:")
    for form in (_POSSESSIVE, _COMPOUND):
        tail = form.search(quote)
        if tail:
            quote = quote[: tail.start()]
    if quote.endswith(".") and quote not in abbreviations() and quote.count(".") == 1:
        quote = quote[:-1]
    bare = quote.strip("’‘'. ")
    if (
        len(bare) < 2
        or _is_initials(bare)
        or bare in _no_names()
        or bare in demonyms()
        or not _has_capital(bare)
    ):
        return None
    return Name(start, start + len(quote), quote, sure=False)


def _is_initials(bare: str) -> bool:
    """Say whether two capitals stand for something else than a country or a state."""
    return len(bare) == 2 and bare.isalpha() and bare.isupper() and bare not in _initials()


@cache
def _initials() -> frozenset[str]:
    written = read_yaml("place_abbreviations")
    return frozenset(
        word for listed in written.values() if isinstance(listed, list) for word in listed
    )


def _without_direction(name: Name, known: Known | None) -> Name:
    """Cut "Southwest" off "Southwest D.C." where only the rest is known; it says which part."""
    first, _, rest = name.text.partition(" ")
    cut = known is not None and rest and compiled(r"{dirn}").fullmatch(first)
    if not cut or known is None or not known(rest):
        return name
    if first[0].isupper() and known(name.text):
        return name
    return Name(name.end - len(rest), name.end, rest, sure=True)


def _without_owner(name: Name, known: Known | None) -> Name:
    """Cut the country off "Ukraine's Sumy" where only the rest is a place's name."""
    owner = re.match(r"(.*?)['’]s\s", name.text)
    if owner is None or known is None or owner[1].casefold() not in country_names():
        return name
    if known(name.text) or not known(name.text[owner.end() :]):
        return name
    return replace(name, start=name.start + owner.end(), text=name.text[owner.end() :])


@cache
def _no_names() -> frozenset[str]:
    return frozenset((*words()["no_name"], *words()["no_name_alone"]))


def _has_capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _best_prefix(name: Name, parsed: Parsed, known: Known | None, *, certain: bool) -> Name:
    """Cut a run of capitals that goes beyond the name: "in Homs Ahmed said"."""
    entity = parsed.entity_at(name.start)
    if entity is not None and entity.end_char >= name.end and entity.label_ in PLACE_LABELS:
        return replace(name, sure=certain or (known is not None and known(name.text)))
    parts = list(re.finditer(r"\S+", name.text))
    ends = [name.start + part.end() for part in reversed(parts)]
    ends = [end for end in ends if end == name.end or end + 1 in parsed.borders]
    if known is not None and not known(name.text):
        for end in ends:
            if end - name.start > 2 and known(parsed.text[name.start : end]):
                return Name(name.start, end, parsed.text[name.start : end], sure=True)
        return replace(name, sure=certain)
    return replace(name, sure=certain or known is not None)


def _is_place_after(match: re.Match[str], name: Name, parsed: Parsed, known: Known | None) -> bool:
    """Say whether a name that the model takes for something else is a place after "in"."""
    entity = parsed.entity_at(name.start)
    label = entity.label_ if entity is not None else ""
    if label in PLACE_LABELS:
        return True
    if label not in _DOUBTFUL_LABELS or is_headline(name, parsed):
        return False
    certain = known is not None and known(name.text)
    preposition = match["prep"].lower()
    if preposition in words()["locative_strong"]:
        plain = match["article"] is None and not name.text.isupper()
        return certain or (plain and label in ("", "PERSON"))
    if certain and len(name.text.split()) > 1 and label != "PERSON":
        return True  # a known name of several words is rarely anything else
    if preposition == "at":  # of people and firms too: "fired at X", "at X's"
        after_noun = parsed.tag_before(match.start("prep")).startswith("NN")
        return certain and match["article"] is None and (label == "" or after_noun)
    return certain and preposition not in ("from", "to", "over", "through") and label != "ORG"


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
