"""How a figure is told in a sentence about sources, without the names of those who fell victim."""

import re

from crossreport.codebook import read_yaml
from crossreport.model import Count, VictimKind

_WORD = re.compile(r"\d[\d,.]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PEOPLE = {1: "person"}


def figure_words(count: Count) -> str:
    """Return the words that carry a figure, or a description where they are only names.

    "Ten civilians" and "a guard" stand as they are; of "Amal Idris, 34, and her sister" the
    names of private persons stay in the evidence and out of the incident: "2 people".
    """
    if not _is_names(count):
        return count.span.quote
    number = count.range.best if count.range.best is not None else count.stated
    kind = count.victims.kind
    people = _PEOPLE.get(number or 0, "people")
    if kind in {VictimKind.UNKNOWN, VictimKind.MIXED}:
        return f"{number} {people}"
    return f"{number} {people} ({kind})"


def _is_names(count: Count) -> bool:
    """Say whether some words are names, without the number they make."""
    words = _WORD.findall(count.span.quote)
    if not words or not words[0][0].isupper():
        return False
    numbers = read_yaml("numbers")
    spelt = {*numbers["units"], *numbers["tens"], *numbers["scales"], *numbers["collectives"]}
    spelt |= {*numbers["articles"], *numbers["zeros"]}
    if any(w.lower() in spelt or w.replace(",", "") == str(count.stated) for w in words):
        return False
    return words[0].lower() not in {"some", "about", "at", "more", "nobody", "no", "none", "the"}
