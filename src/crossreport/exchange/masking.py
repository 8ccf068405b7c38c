"""Finds the names of private persons in what a record holds, and masks them.

A mask is as long as what it covers, so that every offset stays true: ``[name····]``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crossreport.codebook import Codebook, fold_name, load_codebook, read_yaml
from crossreport.exchange.persons import may_be_persons, named_places
from crossreport.exchange.persons import words as person_words
from crossreport.model import PlaceMention
from crossreport.store import Record

NAME, PLACE = "name", "place"
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_SHORT = 3  # "J.", "St.", "Jr."
_LEAST_ALONE = 4  # letters that a last name alone must have to be told from other words


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
    places = frozenset(map(fold_name, named_places(record)))
    judge = _Judge(load_codebook(), places)
    judged = cache(lambda words: tuple(judge.names(words)))
    whole: dict[str, set[str]] = defaultdict(set)
    for document_id, words in may_be_persons(record):
        whole[document_id].update(judged(words))
    return PrivateNames({one: frozenset(names) for one, names in whole.items() if names}, places)


def private_among(names: Iterable[str], *, places: Iterable[str]) -> frozenset[str]:
    """Return those names of actors that hold a private person's name.

    Args:
        names: names of perpetrators and targets.
        places: names of places, which are taken for no persons.
    """
    judge = _Judge(load_codebook(), frozenset(map(fold_name, places)))
    return frozenset(name for name in names if any(judge.names(name)))


class _Judge:
    """Tells names of persons from those of actors, sources, places and peoples."""

    def __init__(self, book: Codebook, places: frozenset[str]) -> None:
        self._book = book
        self._places = places
        self._particles = frozenset(person_words()["particles"])
        self._no_part = frozenset(person_words()["no_part"])
        peoples = read_yaml("demonyms")
        self._others = frozenset(person_words()["institutions"]) | {
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
