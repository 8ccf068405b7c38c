"""Finds codebook terms (lemmas of noun phrases, lemma phrases with gaps) in parsed text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

T = TypeVar("T")

_GAP_POS = {"DET", "ADJ", "NUM", "PRON", "ADV", "PUNCT"}
_GAP_DEPS = {"compound", "nmod"}
_MOST_GAP = 4


@dataclass(frozen=True, slots=True)
class FoundTerm(Generic[T]):
    """A term found: its tokens, first to last, its head (the last word) and what it means."""

    first: Token
    last: Token
    value: T


def _forms(token: Token) -> tuple[str, ...]:
    lemma, lower = token.lemma_.lower(), token.lower_
    return (lemma,) if lemma == lower else (lemma, lower)


class TermIndex(Generic[T]):
    """Terms by their first word; the longest match at each token wins, then the first given."""

    def __init__(self, terms: Iterable[tuple[str, T]], *, gaps: bool = False) -> None:
        """Make an index.

        Args:
            terms: words separated by spaces, and what they mean.
            gaps: whether determiners, adjectives and numbers may stand between the words.
        """
        self._gaps = gaps
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for term, value in terms:
            words = tuple(term.lower().replace("-", " - ").split())
            self._by_first.setdefault(words[0], []).append((words, value))

    def find(self, tokens: SpacySpan) -> Iterator[FoundTerm[T]]:
        """Yield terms left to right, without overlaps."""
        at = tokens.start
        while at < tokens.end:
            best: FoundTerm[T] | None = None
            longest = 0
            token = tokens.doc[at]
            for words, value in (e for f in _forms(token) for e in self._by_first.get(f, ())):
                last = self._follow(token, words, tokens.end)
                if last is not None and len(words) > longest:
                    best, longest = FoundTerm(token, last, value), len(words)
            if best is None:
                at += 1
            else:
                yield best
                at = best.last.i + 1

    def _follow(self, token: Token, words: tuple[str, ...], end: int) -> Token | None:
        at = token.i
        for word in words[1:]:
            at += 1
            skipped = 0
            while (
                self._gaps
                and at < end
                and word not in _forms(token.doc[at])
                and (token.doc[at].pos_ in _GAP_POS or token.doc[at].dep_ in _GAP_DEPS)
                and skipped < _MOST_GAP
            ):
                at += 1
                skipped += 1
            if at >= end or word not in _forms(token.doc[at]):
                return None
        return token.doc[at]
