"""Finds the names of private persons in what a record holds, and masks them.

A mask is as long as what it covers, so that every offset stays true: ``[name····]``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crossreport.codebook import Codebook, fold_name, load_codebook, read_yaml
from crossreport.model import (
    ActorKind,
    ActorRole,
    Claim,
    Document,
    PlaceMention,
    SpeakerKind,
)
from crossreport.store import Record

NAME, PLACE = "name", "place"
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’.-][^\W_]+)*\.?"
_PRIVATE_SPEAKERS = frozenset({SpeakerKind.WITNESS, SpeakerKind.UNKNOWN})
_PRIVATE_ACTORS = frozenset({ActorKind.CIVILIANS, ActorKind.UNIDENTIFIED})
_LONGEST_SHORT = 3  # "J.", "St.", "Jr."
_LEAST_ALONE = 4  # letters that a last name alone must have to be told from other words


@cache
def _words() -> dict[str, Any]:
    text = (files("crossreport.exchange.data") / "private_names.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns whose first group is a person's name."""
    particles = "|".join(_words()["particles"])
    name = rf"({_WORD}(?:\s+(?:(?:{particles})[\s-]+)*{_WORD}){{1,3}})"
    introduced = "|".join(
        re.escape(one).replace(r"\ ", r"\s+") for one in _words()["introduced_by"]
    )
    return (
        re.compile(rf"{name},\s+(?:aged?\s+)?\d{{1,3}}(?=\s*[,.;:)]|\s+(?:and|was|of|from|who)\b)"),
        re.compile(rf"{name}\s+\(\d{{1,3}}\)"),
        re.compile(rf"\b(?:{introduced})\s+{name}"),
    )


def mask(length: int, word: str) -> str:
    """Return a mask of a length."""
    free = length - len(word) - 2
    return f"[{word}{'·' * free}]" if free >= 0 else "█" * length


class Mask:
    """Covers names in texts, in any case and across line breaks."""

    def __init__(self, names: Iterable[str], word: str) -> None:
        self._word = word
        self._by_first: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        for name in sorted(set(names), key=lambda one: (-len(one), one)):
            parts = name.split()
            if first := _TOKEN.search(name):
                pattern = r"\s+".join(re.escape(part) for part in parts)
                compiled = re.compile(rf"{pattern}(?!\w)", re.IGNORECASE)
                self._by_first[_key(first[0])].append(compiled)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def __call__(self, text: str) -> str:
        """Return the text with every name covered, of the same length."""
        if not self._by_first:
            return text
        made, at = [], 0
        for token in _TOKEN.finditer(text):
            if token.start() < at:
                continue
            for pattern in self._by_first.get(_key(token[0]), ()):
                if found := pattern.match(text, token.start()):
                    made += [text[at : found.start()], mask(len(found[0]), self._word)]
                    at = found.end()
                    break
        return "".join([*made, text[at:]]) if made else text


def _key(token: str) -> str:
    return _POSSESSIVE.sub("", token).casefold()


@dataclass(frozen=True, slots=True)
class PrivateNames:
    """Names of private persons.

    Attributes:
        whole: names, by the document that has them.
        places: names of places, never taken for last names.
    """

    whole: dict[str, frozenset[str]]
    places: frozenset[str]

    @property
    def everywhere(self) -> frozenset[str]:
        """All names."""
        return frozenset().union(*self.whole.values())

    def last_names(self, document_id: str) -> frozenset[str]:
        """Return the last names of a document's persons, for where they stand alone."""
        last = {name.split()[-1] for name in self.whole.get(document_id, ())}
        return frozenset(
            one for one in last if len(one) >= _LEAST_ALONE and fold_name(one) not in self.places
        )


def private_names(record: Record) -> PrivateNames:
    """Return the names of private persons that are known in a record.

    Known are persons who speak as witnesses, persons named as harmed, and whom a text gives an
    age or introduces by name; actors and sources of the codebook are none.
    """
    book = load_codebook()
    claims = record.claims()
    places = frozenset(fold_name(mention.name) for one in claims for mention in one.places)
    found: dict[str, set[str]] = defaultdict(set)
    rows = {row.document_id for row in record.dataset_rows()}
    for claim in claims:
        found[claim.document_id].update(_in_claim(claim, coded=claim.document_id in rows))
    for document in record.documents():
        found[document.id].update(_in_text(document))
    judge = _Judge(book, places)
    whole = {
        document: frozenset(name for words in names for name in judge.names(words))
        for document, names in found.items()
    }
    return PrivateNames({one: names for one, names in whole.items() if names}, places)


def private_among(names: Iterable[str], *, places: Iterable[str]) -> frozenset[str]:
    """Return those names of actors that hold a private person's name.

    Args:
        names: names of perpetrators and targets.
        places: names of places, which are taken for no persons.
    """
    judge = _Judge(load_codebook(), frozenset(map(fold_name, places)))
    return frozenset(name for name in names if any(judge.names(name)))


def _in_claim(claim: Claim, *, coded: bool) -> Iterator[str]:
    """Yield what may be a person's name in a claim; sources of coded rows are institutions."""
    said = None if coded else claim.attribution
    if said is not None and said.speaker_id is None and said.kind in _PRIVATE_SPEAKERS:
        yield said.name
    for actor in claim.actors:
        harmed = actor.role is ActorRole.TARGET and actor.kind in _PRIVATE_ACTORS
        if harmed and actor.actor_id is None:
            yield actor.name
    for count in claim.counts:
        yield count.span.quote


def _in_text(document: Document) -> Iterator[str]:
    for pattern in _patterns():
        for match in pattern.finditer(document.text):
            yield match[1]


class _Judge:
    """Tells names of persons from those of actors, sources, places and peoples."""

    def __init__(self, book: Codebook, places: frozenset[str]) -> None:
        self._book = book
        self._places = places
        self._particles = frozenset(_words()["particles"])
        self._no_part = frozenset(_words()["no_part"])
        peoples = read_yaml("demonyms")
        self._others = frozenset(_words()["institutions"]) | {
            fold_name(one) for names in peoples.values() if isinstance(names, list) for one in names
        }

    def names(self, words: str) -> Iterator[str]:
        """Yield the names of persons among some words: two or more capitalised words in a row."""
        run: list[str] = []
        for part in [*words.split(), ""]:
            bare = part.strip(".,;:()[]\"'“”")
            if bare and (bare[0].isupper() or (run and fold_name(bare) in self._particles)):
                if run or fold_name(bare) not in self._no_part:
                    run.append(_POSSESSIVE.sub("", bare))
                if not _ends(part, bare):
                    continue
            if self._is_person(run):
                yield " ".join(run)
            run = []

    def _is_person(self, run: list[str]) -> bool:
        name = " ".join(run)
        if not 2 <= len(run) <= 5 or fold_name(name) in self._places:
            return False
        if any(fold_name(one) in self._others for one in run):
            return False
        return not (self._book.actors_named(name) or self._book.sources_named(name))


def _ends(part: str, bare: str) -> bool:
    """Say whether a name ends with a word: at a comma, or a full stop that is no initial's."""
    return part[-1] in ",;:)" or (part[-1] == "." and len(bare) > _LONGEST_SHORT)


def place_names(mentions: Iterable[PlaceMention]) -> frozenset[str]:
    """Return the names that mentions of places have in the text."""
    return frozenset(
        name for one in mentions for name in (one.name, one.second_name) if name and name.strip()
    )
