"""Decides by single words, before the parse, how much of a document is worth reading.

A general stream of news has a few reports of violence in a hundred. Signs of it (``signs``) that
stand near each other are weighed; the weights were learned by ``benchmarks.speed.fit_gate`` and
are never negative, so that one more word of harm can never hide a document. A document is read
whole, or around the words that may tell of harm, or not at all.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import fsum

from crossreport.extract.signs import signs, words_of
from crossreport.model import Document, SegmentKind

WINDOW = 40  # words whose signs are weighed together; windows overlap by half
_READ = (SegmentKind.TITLE, SegmentKind.BODY)
_CONTEXT = 150  # characters that are read before and after a window


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Attributes:
        of: weight of each sign that has any.
        bias: what is added to their sum.
        doubtful: windows that score less tell nothing.
        clear: a document with a window that scores as much is read whole.
    """

    of: Mapping[str, float]
    bias: float
    doubtful: float
    clear: float


@dataclass(frozen=True, slots=True)
class Worth:
    """How much of a document is worth reading.

    Attributes:
        whole: all of it.
        ranges: offsets of what is, where it is not all; none when nothing is.
    """

    whole: bool
    ranges: tuple[tuple[int, int], ...] = ()


@cache
def shipped_weights() -> Weights:
    """Return the weights of the package."""
    text = files("crossreport.extract.data").joinpath("gate.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(data["weights"], data["bias"], data["doubtful"], data["clear"])


def worth(document: Document, weights: Weights | None = None) -> Worth:
    """Say how much of a document is worth reading.

    Args:
        document: as ingested.
        weights: those to use; the shipped ones by default.
    """
    known = weights or shipped_weights()
    ranges: list[tuple[int, int]] = []
    for segment in document.segments:
        if segment.kind not in _READ:
            continue
        text = document.text[segment.start : segment.end]
        for window in windows(text):
            score = score_of(window, known)
            if score >= known.clear:
                return Worth(whole=True)
            if score >= known.doubtful:
                start = segment.start + max(0, window.start - _CONTEXT)
                end = segment.start + min(len(text), window.end + _CONTEXT)
                ranges.append((start, end))
    return Worth(whole=False, ranges=tuple(_joined(ranges)))


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of a text with the signs that stand in them, each once."""

    start: int
    end: int
    signs: frozenset[str]


def score_of(window: Window, weights: Weights) -> float:
    """Return what the signs of a window weigh together.

    The sum is rounded once: signs come in no order, and a sum that depends on it would read a
    document in one run and pass over it in the next.
    """
    return fsum((weights.bias, *(weights.of.get(sign, 0.0) for sign in window.signs)))


def windows(text: str) -> Iterator[Window]:
    """Yield the windows of a text in which any sign stands."""
    known = signs()
    hits: list[tuple[int, int, frozenset[str]]] = []
    for number, (offset, word) in enumerate(words_of(text)):
        if word in known:
            hits.append((number, offset, known[word]))
    half = WINDOW // 2
    numbers = [number for number, _, _ in hits]
    for first in sorted({at for number in numbers for at in _firsts(number, half)}):
        inside = hits[bisect_left(numbers, first) : bisect_left(numbers, first + WINDOW)]
        yield Window(inside[0][1], inside[-1][1], frozenset().union(*(s for _, _, s in inside)))


def _firsts(number: int, half: int) -> Iterable[int]:
    """Return the first words of the windows that hold a word."""
    here = number // half * half
    return (here - half, here) if here else (here,)


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges in order, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(ranges):
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last is not None:
                yield last
            last = start, end
    if last is not None:
        yield last
