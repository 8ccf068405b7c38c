"""Trims phrases to words that they can begin and end with."""

import re
from functools import cache

from crossreport.codebook import CodebookError, read_yaml

_WORD = re.compile(r"\S+")
_SIGNS = "\"'.,;:()[]-"
_BEFORE = "\"'.,;:-"  # brackets stay: "front (FMLN)"
_AFTER = "\"',;:-"


@cache
def _listed(name: str) -> frozenset[str]:
    loaded = read_yaml("phrase_edges")
    if not isinstance(loaded, dict) or name not in loaded:
        raise CodebookError(f"codebook file phrase_edges.yaml must hold the list {name!r}")
    return frozenset(str(word) for word in loaded[name])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a phrase begins and ends without words and signs that belong to its edges.

    Args:
        text: The text.
        start: Offset of its first character.
        end: Offset after its last.

    Returns:
        The same where nothing would be left.
    """
    words = list(_WORD.finditer(text, start, end))
    first, last = 0, len(words)
    while first < last - 1 and _bare(words[first]) in _listed("opening") | {""}:
        first += 1
    while last - 1 > first and _bare(words[last - 1]) in _listed("closing") | {""}:
        last -= 1
    if not words:
        return start, end
    inner_start, inner_end = words[first].start(), words[last - 1].end()
    while inner_start < inner_end - 1 and text[inner_start] in _BEFORE:
        inner_start += 1
    while inner_end - 1 > inner_start and text[inner_end - 1] in _AFTER:
        inner_end -= 1
    return inner_start, inner_end


def _bare(word: re.Match[str]) -> str:
    return word[0].strip(_SIGNS).lower()
