"""The press vocabulary of the codebook (furniture, labels, agencies) in a form fit for matching."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from crossreport.codebook import CodebookError, read_yaml

_SPACE = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def fold(text: str) -> str:
    """Fold case, width, digits' neighbours and white space, so that phrases can be compared."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def bare(text: str) -> str:
    """Fold ``text`` to its letters, one blank between words."""
    return _NO_LETTERS.sub(" ", fold(text)).strip()


@dataclass(frozen=True, slots=True)
class Rules:
    """Furniture phrases by the way they match.

    Attributes:
        whole: bare phrase to reason.
        start: one pattern, reason and word limit for each rule.
        contain: the same for phrases anywhere in a block, with the phrases themselves: to look
            for each of them is several times faster than the pattern, and mostly enough.
        edge: pattern of what is cut off the beginning of a block.
        edge_end: the same for its end.
        opening: bare phrases after which a list of links follows.
    """

    whole: dict[str, str]
    start: tuple[tuple[re.Pattern[str], str, int], ...]
    contain: tuple[tuple[tuple[str, ...], re.Pattern[str], str, int], ...]
    edge: re.Pattern[str]
    edge_end: re.Pattern[str]
    opening: frozenset[str]


@cache
def furniture_rules() -> Rules:
    """Return the rules of ``furniture.yaml``."""
    whole: dict[str, str] = {}
    opening: set[str] = set()
    start: list[tuple[re.Pattern[str], str, int]] = []
    contain: list[tuple[tuple[str, ...], re.Pattern[str], str, int]] = []
    edges: list[str] = []
    for rule in read_yaml("furniture")["rules"]:
        phrases = _strings("furniture", rule["phrases"].values())
        reason, limit = rule["reason"], int(rule.get("max_words", 25))
        match rule["match"]:
            case "whole":
                whole |= {bare(p): reason for p in phrases}
                opening |= {bare(p) for p in phrases} if rule.get("opens_list") else set()
            case "start":
                start.append((_pattern(map(fold, phrases), before=r"^\W{0,3}?"), reason, limit))
            case "contain":
                folded = tuple(map(fold, phrases))
                contain.append((folded, _pattern(folded), reason, limit))
            case "edge":
                edges += phrases
            case other:
                raise CodebookError(f"furniture.yaml: no way to match is called {other!r}")
    return Rules(
        whole=whole,
        start=tuple(start),
        contain=tuple(contain),
        edge=_pattern(edges, before=r"^\W*", after=r"(?!\w)[^\w(\"“‘'«\[]*"),
        edge_end=_pattern(edges, before=r"(?<=[.!?”\"’')\]])\s*\b", after=r"\W*$"),
        opening=frozenset(opening),
    )


def _pattern(phrases: Iterable[str], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return a pattern of any of ``phrases``; a phrase that begins with a letter begins a word."""
    alternatives = "|".join(
        (r"(?<!\w)" if p[0].isalnum() and not before else "") + re.escape(p).replace(r"\ ", r"\s+")
        for p in sorted(set(phrases), key=lambda p: (-len(p), p))
    )
    return re.compile(f"{before}(?:{alternatives}){after}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Press:
    """Labels and names of ``press.yaml``, folded."""

    published_labels: frozenset[str]
    updated_labels: frozenset[str]
    neutral_labels: frozenset[str]
    keys: dict[str, str]
    by: re.Pattern[str]
    imprint: re.Pattern[str]
    publisher_words: frozenset[str]
    name_particles: frozenset[str]
    sentence_words: frozenset[str]
    articles: frozenset[str]
    letterhead_words: frozenset[str]
    report_words: frozenset[str]
    role_words: frozenset[str]
    document_labels: frozenset[str]
    agencies: frozenset[str]
    not_publishers: frozenset[str]
    not_datelines: frozenset[str]
    columns: dict[str, tuple[str, ...]]
    published_tags: frozenset[str]


@cache
def press() -> Press:
    """Return the vocabulary of ``press.yaml``."""
    data = read_yaml("press")

    def words(*path: str) -> frozenset[str]:
        found: Any = data
        for key in path:
            found = found[key]
        return frozenset(fold(w) for w in _strings("press", [found]))

    return Press(
        published_labels=words("date_labels", "published"),
        updated_labels=words("date_labels", "updated"),
        neutral_labels=words("date_labels", "neutral"),
        # An earlier meaning stands where languages differ ("Title" before "Address").
        keys={
            fold(w): field
            for field, labels in reversed(list(data["keys"].items()))
            for w in _strings("press", [labels])
        },
        by=_pattern(words("by"), before=r"^\W{0,3}", after=r"\s+(?=\S)"),
        imprint=_pattern(words("imprint"), before=r"^\W{0,3}", after=r"\W+(?=\w)"),
        publisher_words=words("publisher_words"),
        name_particles=words("name_particles"),
        sentence_words=words("sentence_words"),
        report_words=words("report_words"),
        role_words=words("role_words"),
        document_labels=frozenset(map(bare, words("document_labels"))),
        articles=words("articles"),
        letterhead_words=words("letterhead_words"),
        agencies=words("agencies"),
        not_publishers=words("not_publishers"),
        not_datelines=words("not_datelines"),
        columns={f: tuple(_strings("press", [names])) for f, names in data["columns"].items()},
        published_tags=words("published_tags"),
    )


@lru_cache(maxsize=1)
def date_languages() -> tuple[str, ...]:
    """Return the languages whose month names are read, preferred first."""
    return tuple(_strings("press", [read_yaml("press")["date_languages"]]))


@lru_cache(maxsize=1)
def candidate_languages() -> tuple[str, ...]:
    """Return the languages among which a report's language is told."""
    return tuple(_strings("press", [read_yaml("press")["languages"]]))


@lru_cache(maxsize=1)
def more_months() -> dict[str, int]:
    """Return month names beside CLDR's."""
    table = read_yaml("press")["more_months"]
    return {fold(w): int(n) for n, names in table.items() for w in _strings("press", [names])}


def _strings(name: str, lists: Iterable[Any]) -> list[str]:
    """Flatten lists of phrases, refusing what YAML took for something else (``on``, ``no``)."""
    phrases = [phrase for part in lists for phrase in part]
    wrong = [p for p in phrases if not isinstance(p, str) or not p.strip()]
    if wrong:
        raise CodebookError(f"{name}.yaml: {wrong[0]!r} is no phrase; put it in quotes")
    return phrases
