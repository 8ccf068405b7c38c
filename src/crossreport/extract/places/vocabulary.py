"""Words of place from the codebook, as patterns."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from crossreport.codebook import CodebookError, read_yaml
from crossreport.model import PlaceKind

GAP = r"[ \t\u00a0]?[ \t\n\u00a0]"


@cache
def words() -> dict[str, Any]:
    """Return the codebook's words of place (``place_expressions.yaml``).

    Raises:
        CodebookError: the file is no mapping.
    """
    loaded = read_yaml("place_expressions")
    if not isinstance(loaded, dict):
        raise CodebookError("codebook file place_expressions.yaml must hold a mapping")
    return loaded


def any_of(names: Iterable[object]) -> str:
    """Return a pattern for any of the names, the longest first."""
    ordered = sorted({str(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", GAP) for name in ordered)


@cache
def around_any(before: str, listed: str, after: str) -> re.Pattern[str]:
    """Compile a pattern for any word of a list, between two patterns; case counts.

    Args:
        before: what precedes the word.
        listed: name of the list in ``place_expressions.yaml``.
        after: what follows it.
    """
    return re.compile(f"{before}(?:{any_of(words()[listed])}){after}")


@cache
def fragments() -> dict[str, str]:
    """Return the named pieces of which the patterns of places are made."""
    v = words()
    compass = "|".join(
        rf"{name[:5]}[- ]?{name[5:]}" if len(name) > 5 else name
        for name in sorted(v["directions"], key=len, reverse=True)
    )
    kinds = any_of(word for group in v["kinds"].values() for word in group)
    divisions = [many for many, one in v["plurals"].items() if one in v["division_words"]]
    number = rf"\d+(?:[.,]\d+)?|{any_of(v['distance_words'])}"
    upper = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽ]"
    article = rf"(?i:(?:{any_of(v['articles'])})[-‐’']|(?:{any_of(v['spaced_articles'])}) )"
    plain = rf"[’‘'ʿ]?{upper}[\w’‘'ʿ]*(?:[-‐](?:\w+[-‐])?[\w’']+)*"
    word = rf"(?:(?:{article})?{plain}|(?:St|Ste|Ft|Mt|Pt)\.)"
    joiner = rf"(?:(?:{any_of(v['joiners'])})[ -]){{0,2}}"
    return {
        "name": rf"(?P<name>{word}(?: {joiner}{word}){{0,4}})",
        "anyname": rf"{word}(?: {joiner}{word}){{0,4}}",
        "dir": rf"(?P<dir>{compass})(?!\w)",
        "dirn": rf"(?P<dir>{compass})(?:ern)?(?:most)?(?!\w)",
        "side": rf"(?:(?:{compass})(?:ern)?|[NSEW]\.)(?!\w)",
        "address": rf"(?:{'|'.join(v['street_before'])})(?: the)?",
        "dist": rf"(?:(?:about|around|some|roughly|nearly|approximately|almost|over|just)\s)?"
        rf"(?P<dist>{number})[ -]?(?P<unit>{any_of(v['kilometres'])})(?!\w)"
        rf"(?:{GAP}?\([^()\n]{{1,24}}\))?",  # "90 kilometres (56 miles) from"
        "ride": rf"(?P<dist>{number})[ -](?P<unit>{any_of(v['travel'])})['’]?s?"
        rf"{GAP}(?:drive|ride|journey)(?:{GAP}away)?(?!\w)",
        "plural": rf"(?P<kind>{any_of(v['plurals'])})(?!\w)",
        "divisions": rf"(?:{any_of(divisions)})(?!\w)",
        "shore": rf"(?:{any_of(v['shore'])})(?!\w)",
        "offshore": rf"(?:{any_of(v['offshore'])})(?!\w)",
        "kind": rf"(?P<kind>{kinds})(?!\w)",
        "anykind": rf"(?:{kinds})(?!\w)",
        "trailing": rf"(?P<kind>{any_of(v['trailing'])})(?!\w)",
        "near": rf"(?P<near>{any_of(v['near'])})(?!\w)",
        "country": rf"(?:{any_of(v['countryside'])})(?!\w)",
        "open": rf"(?:{any_of(v['open_land'])})(?!\w)",
        "part": rf"(?:{any_of(v['part_nouns'])})(?!\w)",
        "road": rf"(?:{any_of(v['road'])})(?!\w)",
        "border": rf"(?:{any_of(v['border'])})(?!\w)",
        "named": rf"(?:{any_of(v['named'])})(?!\w)",
        "authority": rf"(?:{any_of(v['authorities'])})(?!\w)",
        "bodyword": rf"(?:{any_of(v['body_words'])})(?!\w)",
        "doneto": rf"(?:{any_of(v['done_to'])})(?!\w)",
        "people": rf"(?:{any_of(v['people'])})(?!\w)",
        "personal": rf"(?:{any_of(v['personal'])})(?!\w)",
        "premises": rf"(?:{any_of(v['premises'])})(?!\w)",
        "street": rf"(?:{any_of(v['street_words'])})(?!\w)",
        "title": rf"(?:{any_of(v['titles'])})(?!\w)",
        "whole": rf"(?P<kind>{any_of(v['whole_kinds'])})(?!\w)",
        "adjective": rf"(?!(?:{any_of(v['locative'])}|{any_of(v['no_adjective'])})\b)"
        rf"(?!(?:{compass})(?:ern)?\b)"
        r"[a-z]{2,}(?:-[a-z]+){0,2}",
        "placing": rf"(?:{any_of(v['placing'])}|{any_of(v['near'])})(?!\w)"
        r"|(?:just |farther |further )?"
        rf"(?:{compass})(?!\w)|\d",
        "central": rf"(?P<central>{any_of(v['central'])})(?!\w)",
        "demonym": rf"(?P<demonym>{any_of(demonyms())})(?!\w)",
        "locative": rf"(?P<prep>{any_of(v['locative'])})(?!\w)",
        "placed": rf"(?:{any_of(v['placed'])})(?!\w)",
        "abbreviation": rf"(?P<abbr>{any_of(abbreviations())})(?!\w)",
    }


@cache
def demonyms() -> dict[str, str]:
    """Return adjectives and names of peoples with the country's name."""
    countries = read_yaml("countries")["countries"]
    return {
        word: countries[code.lower()]["name"]
        for code, adjectives in read_yaml("demonyms").items()
        if isinstance(adjectives, list) and code.lower() in countries
        for word in adjectives
    }


@cache
def country_names() -> frozenset[str]:
    """Return the names of countries, folded."""
    listed = {row["name"].casefold() for row in read_yaml("countries")["countries"].values()}
    written = read_yaml("place_abbreviations")
    short = {w.casefold() for code, ws in written.items() if len(str(code)) == 2 for w in ws}
    return frozenset(listed | short)


@cache
def abbreviations() -> frozenset[str]:
    """Return written abbreviations of first-level areas ("Colo.", "N.C.", "QLD")."""
    return frozenset(
        word
        for code, ws in read_yaml("place_abbreviations").items()
        if "." in str(code)
        for word in ws
        if word[0].isupper() and "," not in word
    )


@cache
def kind_of(word: str) -> PlaceKind:
    """Return what a kind word says a place is."""
    folded = re.sub(r"\s+", " ", word.lower())
    folded = words()["plurals"].get(folded, folded)
    for kind, listed in words()["kinds"].items():
        if folded in listed:
            return PlaceKind(kind)
    return PlaceKind.UNKNOWN


def bearing_of(written: str | None) -> float | None:
    """Return the compass bearing of "north-east" and the like, in degrees."""
    if not written:
        return None
    bearings: dict[str, float] = words()["directions"]
    return bearings[re.sub(r"[-\s]", "", written.lower())]


def kilometres(number: str | None, unit: str | None) -> float | None:
    """Return a stated distance in kilometres."""
    if not number or not unit:
        return None
    folded = " ".join(number.lower().split())
    if re.fullmatch(r"\d{1,3},\d{3}", folded):
        folded = folded.replace(",", "")
    value = words()["distance_words"].get(folded) or float(folded.replace(",", "."))
    each = (words()["kilometres"] | words()["travel"])[" ".join(unit.lower().split())]
    return max(0.1, round(float(value) * float(each), 1))


@cache
def compiled(template: str) -> re.Pattern[str]:
    """Compile a template with ``{piece}`` for the named fragments; letters match in any case.

    Names keep their capitals.
    """
    pieces = fragments()
    cased = (
        "authority",
        "bodyword",
        "street",
        "title",
        "name",
        "anyname",
        "abbreviation",
        "demonym",
        "adjective",
    )

    def piece(match: re.Match[str]) -> str:
        return f"(?-i:{pieces[match[1]]})" if match[1] in cased else pieces[match[1]]

    expanded = re.sub(r"\{([a-z]+)\}", piece, template.replace(" ", GAP))
    return re.compile(expanded, re.IGNORECASE)
