"""Finds known names in running text, whatever their case, hyphens, accents and apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from crossreport.codebook import fold_name

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_SHORT = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundName(Generic[T]):
    """A known name in a text: its offsets and whom or what it can name."""

    start: int
    end: int
    values: tuple[T, ...]


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, "_Node[T]"] = field(default_factory=dict)
    values: tuple[T, ...] = ()


class NameIndex(Generic[T]):
    """A trie of folded words; the longest name at each position wins."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._exact: dict[str, tuple[T, ...]] = {}

    def add(self, name: str, value: T) -> None:
        """Add a name that is matched in any case."""
        node = self._root
        for word in fold_name(name).split():
            node = node.next.setdefault(word, _Node())
        node.values = (*node.values, value)

    def add_abbreviation(self, name: str, value: T) -> None:
        """Add a name that is matched only as written ("IS"); several things may share one."""
        self._exact[name] = (*self._exact.get(name, ()), value)

    def find(self, text: str) -> Iterator[FoundName[T]]:
        """Yield the names in a text, left to right, without overlaps.

        In a text all in capitals two-letter abbreviations are left alone: "IS" is a verb there.
        """
        words = [
            (m.start(), m.start() + len(bare), bare)
            for m in _WORD.finditer(text)
            if (bare := _POSSESSIVE.sub("", m.group()))
        ]
        shortest = _SHORT if text.isupper() else 1
        at = 0
        while at < len(words):
            count, values = self._longest(words, at)
            if not values and len(words[at][2]) >= shortest:
                count, values = 1, self._exact.get(words[at][2], ())
            if values:
                yield FoundName(words[at][0], words[at + count - 1][1], values)
            at += count if values else 1

    def _longest(self, words: list[tuple[int, int, str]], at: int) -> tuple[int, tuple[T, ...]]:
        node = self._root
        best: tuple[int, tuple[T, ...]] = (1, ())
        for count, (_, _, word) in enumerate(words[at:], 1):
            below = node.next.get(fold_name(word))
            if below is None:
                return best
            node = below
            if node.values:
                best = (count, node.values)
        return best
