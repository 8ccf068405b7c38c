"""Figures of one report that are contained in another of its figures.

A report that says three were killed and names one of them does not say that one was killed.
"""

import re
from collections.abc import Sequence
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.reconcile.figures import Figure


def without_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those that are part of a larger one of their report.

    A smaller figure is a part where the same source gives the larger one, where it counts persons
    one by one or a share ("two of the boys"), and where it counts people of some sorts only that
    the larger one holds. What a report says to take back a higher figure is none.
    """
    return [
        one
        for one in figures
        if not any(_contains(other, one) and not _aside(other, one, figures) for other in figures)
    ]


def in_passing(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that a report tells once, in passing, after smaller ones it repeats."""
    return [
        one
        for one in figures
        if any(
            _number(other) < _number(one)
            and other.telling.claim.document_id == one.telling.claim.document_id
            and _aside(one, other, figures)
            for other in figures
            if not other.vague and not one.vague
        )
    ]


def _aside(whole: Figure, part: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a report tells the larger number once, in passing, and the smaller repeatedly."""
    own = [f for f in figures if f.telling.claim.document_id == whole.telling.claim.document_id]
    last = max(f.telling.claim.trigger.start for f in own if f.span == part.span)
    larger = [f for f in own if f.span == whole.span]
    smaller = [f for f in own if f.span == part.span]
    return len(larger) == 1 and len(smaller) > 1 and whole.telling.claim.trigger.start > last


def _contains(whole: Figure, part: Figure) -> bool:
    if whole.vague or part.vague or _number(whole) <= _number(part) or corrects(part):
        return False
    if whole.telling.claim.document_id != part.telling.claim.document_id:
        return False
    if part.sorts and part.sorts < whole.sorts:
        return True
    if counts_persons(part) or _pattern("shares").search(part.words) is not None:
        return True
    return whole.telling.source.key == part.telling.source.key


def _number(figure: Figure) -> int:
    return figure.span.best or 0


def counts_persons(figure: Figure) -> bool:
    """Whether it counts persons one by one ("a guard and her son", not "one person")."""
    persons = max(figure.groups, 1)
    return _number(figure) == persons and _pattern("single").search(figure.words) is None


def corrects(figure: Figure) -> bool:
    """Whether the words take back a higher figure ("police lowered the toll to 11")."""
    return _pattern("corrections").search(figure.telling.claim.quote.quote) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = read_yaml("reconcile")[name]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
