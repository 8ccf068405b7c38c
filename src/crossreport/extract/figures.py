"""Keeps the counts of a sentence that are figures of victims, and drops the others."""

from collections.abc import Sequence
from dataclasses import replace

from crossreport.codebook import read_yaml
from crossreport.extract.counts import FoundCount
from crossreport.model import Count, CountPart, Qualifier


def figures(found: Sequence[FoundCount]) -> list[FoundCount]:
    """Return the counts that say how many fell victim.

    What did not happen goes, and so do those who died by their own hand: a suicide bomber's
    death is no killing, and stands in no source's figure of the victims unless it says so.

    "Soldiers were killed" and "the victims" say nothing of the number. Where such words are the
    whole of a subset ("some inmates, including 20 of the east wing"), the subset is the figure.

    Args:
        found: all counts of one sentence, in the order in which they refer to each other.
    """
    bare = {
        index
        for index, item in enumerate(found)
        if item.count.qualifier is Qualifier.VAGUE and not _says_how_many(item.count)
    }
    kept = []
    for index, item in enumerate(found):
        if index in bare or item.modal or item.by_own_hand:
            continue
        if item.whole in bare and item.count.part is CountPart.SUBSET:
            item = replace(item, count=replace(item.count, part=CountPart.WHOLE), whole=None)
        kept.append(item)
    return kept


def _says_how_many(count: Count) -> bool:
    words = f" {count.span.quote.lower()} "
    return any(f" {phrase} " in words for phrase in read_yaml("qualifiers")["vague"])
