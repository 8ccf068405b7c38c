"""Cuts a long text into overlapping windows that the encoder can take."""

from collections.abc import Sequence
from dataclasses import dataclass

LENGTH = 510
"""Tokens of a window, without the two that open and close it."""

OVERLAP = 128
"""Tokens that a window shares with the one before, so that each is read with what stands around."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``start`` to ``end`` of a text, of which it answers for ``own_start`` to ``own_end``.

    Where two windows overlap, each answers for the half that lies deeper in it.
    """

    start: int
    end: int
    own_start: int
    own_end: int


def windows(length: int) -> list[Window]:
    """Cover a text with windows; their own parts cover it once.

    Args:
        length: Tokens of the text.
    """
    starts: Sequence[int] = range(0, max(1, length - OVERLAP), LENGTH - OVERLAP)
    found = []
    for start in starts:
        end = min(length, start + LENGTH)
        own_start = start + OVERLAP // 2 if start else 0
        own_end = end if end == length else end - OVERLAP // 2
        found.append(Window(start, end, own_start, own_end))
    return found
