"""Why fillers were lost or given in vain, filler by filler, counted by machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from benchmarks.muc4.align import Mapped, align, may_map
from benchmarks.muc4.counts import Credit
from benchmarks.muc4.fillers import judge, score_pair
from benchmarks.muc4.slots import Kind, by_name
from benchmarks.muc4.templates import Template


class Cause(StrEnum):
    """Why a filler earned less than it could."""

    NO_CANDIDATE = "no claim"  # nothing in the text was taken for an incident
    UNMAPPED = "no fit"  # incidents were found, but none that maps to the key's
    DECIDED = "dropped"  # a fitting incident was found and not given
    ELSEWHERE = "elsewhere"  # the filler stands in another template of the message
    NOT_FOUND = "not found"
    WRONG = "wrong"
    PARTLY = "partly"  # earned half
    IRRELEVANT = "irrelevant"  # the message has no key
    DOUBLE = "double"  # its incident is mapped to another template already
    NO_SUCH = "no such"  # the key has no such incident
    EXTRA = "extra"  # a filler too many in a mapped template


LOST = (
    Cause.NO_CANDIDATE,
    Cause.UNMAPPED,
    Cause.DECIDED,
    Cause.ELSEWHERE,
    Cause.NOT_FOUND,
    Cause.WRONG,
    Cause.PARTLY,
)
"""Causes that cost recall."""

GIVEN_IN_VAIN = (Cause.IRRELEVANT, Cause.DOUBLE, Cause.NO_SUCH, Cause.EXTRA)
"""Causes that cost precision alone."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Fillers of one slot of one template that went wrong for one cause.

    Attributes:
        message: Message identifier.
        slot: Name of the slot.
        cause: Why.
        fillers: How many.
    """

    message: str
    slot: str
    cause: Cause
    fillers: int


def losses(
    *,
    message: str,
    keys: Sequence[Template],
    responses: Sequence[Template],
    candidates: Sequence[Template],
) -> Iterator[Loss]:
    """Yield what went wrong in one message.

    Args:
        message: Its identifier.
        keys: The key's templates.
        responses: The templates given.
        candidates: All that might have been given, the given ones too.
    """
    reachable = {id(m.key) for m in align(keys=keys, responses=candidates) if m.response}
    for item in align(keys=keys, responses=responses):
        if item.key and item.response:
            found = _of_pair(item, [r for r in responses if r is not item.response])
        elif item.key:
            found = _missing(item, reachable, bool(candidates))
        else:
            found = _spurious(item, keys)
        for slot, cause, fillers in found:
            if fillers:
                yield Loss(message, slot, cause, fillers)


_Found: TypeAlias = Iterator[tuple[str, Cause, int]]


def _of_pair(item: Mapped, others: Sequence[Template]) -> _Found:
    for slot, counts in item.slots.items():
        elsewhere = min(counts.missing, _elsewhere(slot, item, others))
        yield slot, Cause.ELSEWHERE, elsewhere
        yield slot, Cause.NOT_FOUND, counts.missing - elsewhere
        yield slot, Cause.WRONG, counts.incorrect
        yield slot, Cause.PARTLY, counts.partial
        yield slot, Cause.EXTRA, counts.spurious


def _elsewhere(slot: str, item: Mapped, others: Sequence[Template]) -> int:
    """Count the key's strings that other templates have and the mapped one has not."""
    if by_name()[slot].kind is not Kind.STRING or item.key is None or item.response is None:
        return 0
    given = item.response.slot(slot)
    lacking = [
        filler
        for filler in item.key.slot(slot)
        if not filler.is_blank
        and not any(judge(slot, filler, one).credit is not Credit.INCORRECT for one in given)
    ]
    return sum(
        any(
            judge(slot, filler, one).credit is not Credit.INCORRECT
            for other in others
            for one in other.slot(slot)
        )
        for filler in lacking
    )


def _missing(item: Mapped, reachable: set[int], has_candidates: bool) -> _Found:
    if item.key is None or item.key.optional:
        return
    if id(item.key) in reachable:
        cause = Cause.DECIDED
    else:
        cause = Cause.UNMAPPED if has_candidates else Cause.NO_CANDIDATE
    for slot, counts in item.slots.items():
        yield slot, cause, counts.missing


def _spurious(item: Mapped, keys: Sequence[Template]) -> _Found:
    response = item.response
    if response is None:
        return
    if not keys:
        cause = Cause.IRRELEVANT
    elif any(may_map(key, response, score_pair(key, response)) for key in keys):
        cause = Cause.DOUBLE
    else:
        cause = Cause.NO_SUCH
    for slot, counts in item.slots.items():
        yield slot, cause, counts.spurious
