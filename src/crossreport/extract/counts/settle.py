"""Settle the counts of one sentence with each other: one death is told once."""

from dataclasses import replace

from spacy.tokens import Span

from crossreport.extract.counts.found import FoundCount
from crossreport.model import CountKind, CountPart, Range

# Where one person has two counts of one sentence, the first of these kinds holds and the second
# goes: who died was no longer injured, who was taken hostage is not also held.
_YIELDS = (
    (CountKind.KILLED, CountKind.INJURED),
    (CountKind.KILLED, CountKind.MISSING),
    (CountKind.ABDUCTED, CountKind.HELD),
    (CountKind.ESCAPED, CountKind.DISPLACED),
    (CountKind.ARRESTED, CountKind.HELD),
    (CountKind.RELEASED, CountKind.HELD),
)


def settle(found: list[FoundCount], sentence: Span) -> list[FoundCount]:
    """Drop what is told twice, subtract those who died, and mark what adds up."""
    contained = _contained_heads(found)
    keep = _without_repeats(found)
    keep = _without_yielding(keep)
    keep = _reindex(found, keep)
    keep = _survivors(keep, contained)
    return _additions(keep)


def _contained_heads(found: list[FoundCount]) -> dict[int, set[int]]:
    """Return, for each head of a whole, the heads of its subsets."""
    contained: dict[int, set[int]] = {}
    for item in found:
        if item.whole is not None:
            contained.setdefault(found[item.whole].head, set()).add(item.head)
    return contained


def _without_repeats(found: list[FoundCount]) -> list[FoundCount]:
    seen: dict[tuple[CountKind, int], FoundCount] = {}
    for item in found:
        key = item.count.kind, item.head
        held = seen.get(key)
        if held is None or (held.modal and not item.modal):
            seen[key] = item
    return [item for item in found if seen[item.count.kind, item.head] is item]


def _without_yielding(found: list[FoundCount]) -> list[FoundCount]:
    def heads(kind: CountKind) -> set[int]:
        return {f.head for f in found if f.count.kind is kind and not f.modal}

    dropped = {(loser, head) for winner, loser in _YIELDS for head in heads(winner)}
    return [f for f in found if (f.count.kind, f.head) not in dropped]


def _reindex(before: list[FoundCount], after: list[FoundCount]) -> list[FoundCount]:
    """Point the subsets at their wholes again; one whose whole is gone stands alone."""
    places = {id(item): index for index, item in enumerate(after)}
    result = []
    for item in after:
        if item.whole is not None:
            place = places.get(id(before[item.whole]))
            if place is None:
                count = replace(item.count, part=CountPart.WHOLE)
                result.append(replace(item, whole=None, count=count))
                continue
            item = replace(item, whole=place)
        result.append(item)
    return result


def _survivors(found: list[FoundCount], contained: dict[int, set[int]]) -> list[FoundCount]:
    """Take those who died from those who were hurt: "five were shot, two of whom died"."""
    result = list(found)
    for index, item in enumerate(found):
        if item.count.kind is not CountKind.INJURED or item.modal or item.whole is not None:
            continue
        dead = [
            f
            for f in found
            if f.count.kind is CountKind.KILLED
            and (f.share or f.head in contained.get(item.head, ()))
            and not f.modal
            and f.head > item.head
            and f.count.stated is not None
        ]
        stated = item.count.stated
        died = sum(f.count.stated or 0 for f in dead)
        if stated is not None and 0 < died <= stated:
            result[index] = replace(
                item, count=replace(item.count, range=_less(item.count.range, died))
            )
    return [f for f in result if f.count.range.best != 0 or f.count.stated == 0]


def _less(given: Range, died: int) -> Range:
    def minus(end: int | None) -> int | None:
        return None if end is None else max(end - died, 0)

    return Range(minus(given.low), minus(given.best), minus(given.high))


def _additions(found: list[FoundCount]) -> list[FoundCount]:
    """Make parts of wholes that add up.

    They do where one predicate has them both, where the words say that the second are others
    ("one died at once and another in hospital"), and where one of them is the perpetrator's.
    """
    result = list(found)
    for index, item in enumerate(found):
        if item.count.part is CountPart.SUBSET or item.modal:
            continue
        before = [i for i, f in enumerate(found[:index]) if _adds(f, item)]
        for i in (*before, index) if before else ():
            result[i] = replace(result[i], count=replace(result[i].count, part=CountPart.PART))
    return result


def _adds(first: FoundCount, second: FoundCount) -> bool:
    if first.count.kind is not second.count.kind or first.modal:
        return False
    if first.count.part is CountPart.SUBSET:
        return False
    return (
        second.other
        or first.predicate == second.predicate
        or (first.perpetrator is not second.perpetrator and not second.anaphoric)
    )
