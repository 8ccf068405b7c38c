"""Those who were hit and died: the dead are not also the injured.

A report tells one man three times: he was shot, he was taken to a hospital, he died. Its figures
of injured are then the dead, told before their death. Nobody says so in one sentence, which is why
the words of a single claim cannot settle it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.model import Claim, Count, CountKind, CountPart, Range, total
from crossreport.reconcile.evidence import Telling

RULE = "died-later"


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of the rule, each as one pattern."""

    others: re.Pattern[str]
    survivors: re.Pattern[str]
    ailing: re.Pattern[str]
    hurt: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _words() -> _Words:
    lists = read_yaml("reconcile")["died_later"]
    return _Words(**{
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        for name, words in lists.items()
    })  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Dead:
    """How many died.

    Attributes:
        own: whether the report itself says so, and not others of the same event.
    """

    number: int
    own: bool


def without_the_dead(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the claims with the figures of injured that tell of the dead taken out or lowered.

    Figures are compared within a report; those of a report that tells of no deaths are compared
    with the deaths that the other reports tell.
    """
    by_document: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_document.setdefault(telling.claim.document_id, []).append(telling)
    died = {name: _most(told, CountKind.KILLED) for name, told in by_document.items()}
    anywhere = max(died.values(), default=0)
    apart = _survivors(tellings)
    settled: dict[str, Telling] = {}
    for name, told in by_document.items():
        dead = _Dead(died[name] or anywhere, own=bool(died[name]))
        wounded = (_survivors(told) if dead.own else None) or apart
        for telling in told:
            settled[telling.id] = _settle(telling, dead, wounded) if dead.number else telling
    return [settled[telling.id] for telling in tellings]


def _most(tellings: Iterable[Telling], kind: CountKind) -> int:
    """The largest number that any claim gives; 0 where none does."""
    found = (total(telling.claim.counts, kind) for telling in tellings)
    return max((one.best or 0 for one in found if one is not None), default=0)


def _survivors(tellings: Iterable[Telling]) -> frozenset[int]:
    """The numbers of injured that claims tell apart from their dead."""
    return frozenset(_apart(telling.claim) for telling in tellings) - {0}


def _apart(claim: Claim) -> int:
    injured = [c for c in claim.counts if _is_injured(c) and not _are_the_dead(c, claim)]
    if not any(count.kind is CountKind.KILLED for count in claim.counts):
        return 0
    found = total(injured, CountKind.INJURED)
    return 0 if found is None else found.best or 0


def _settle(telling: Telling, dead: _Dead, wounded: frozenset[int]) -> Telling:
    """Take the dead out of a claim's injured.

    Args:
        telling: the claim.
        dead: who died.
        wounded: how many survived, by the claims that tell them apart from the dead.
    """
    claim = telling.claim
    kept = []
    for count in claim.counts:
        left = count if not _is_injured(count) else _living(count, claim, dead, wounded)
        if left is not None:
            kept.append(left)
    if tuple(kept) == claim.counts:
        return telling
    return replace(telling, claim=replace(claim, counts=tuple(kept)))


def _is_injured(count: Count) -> bool:
    return count.kind is CountKind.INJURED and bool(count.range.best)


def _living(count: Count, claim: Claim, dead: _Dead, wounded: frozenset[int]) -> Count | None:
    """Return what is left of a figure of injured when the dead are taken out of it."""
    number = count.range.best or 0
    others = of_others(count, claim) or (dead.own and tells_state(claim))
    if number - dead.number in wounded and not others:
        return None
    if _told_with_the_dead(claim):
        return None if number <= dead.number and _are_the_dead(count, claim) else count
    if count.part is not CountPart.WHOLE or others:
        return count
    if number <= dead.number:
        return None
    if wounded or says_hurt(claim):
        return count
    return replace(count, range=_less(count.range, dead.number))


def tells_state(claim: Claim) -> bool:
    """Whether the words tell how somebody fares: of others, in a report that knows of deaths.

    A report from before a death says it of those who died.
    """
    return _words().ailing.search(claim.quote.quote) is not None


def _told_with_the_dead(claim: Claim) -> bool:
    return any(count.kind is CountKind.KILLED for count in claim.counts)


def _are_the_dead(count: Count, claim: Claim) -> bool:
    """Whether a claim that tells of deaths means the dead by its injured.

    "He was shot and died", "the boy was hit and he died": a single person, told again by a
    pronoun or as one already known, and not as hurt.
    """
    killed = [c for c in claim.counts if c.kind is CountKind.KILLED]
    if not killed or count.range.best != 1 or any(c.range.best != 1 for c in killed):
        return False
    if of_others(count, claim) or any(_words().others.search(c.span.quote) for c in killed):
        return False
    if any(_is_pronoun(c) for c in killed):
        return True
    return told_before(count) and not says_hurt(claim)


def told_before(count: Count) -> bool:
    """Whether the words mean somebody already told of: "the boy", "he", "her son"."""
    return _words().before.match(count.span.quote) is not None


def _is_pronoun(count: Count) -> bool:
    return " " not in count.span.quote.strip() and told_before(count)


def of_others(count: Count, claim: Claim) -> bool:
    """Whether the words tell the injured from those who died, or say how they fare."""
    words, people = _words(), count.span.quote
    named = words.others.search(people) or (told_before(count) and words.hurt.search(people))
    return bool(named or words.survivors.search(claim.quote.quote))


def says_hurt(claim: Claim) -> bool:
    """Whether the claim calls them wounded: whoever was shot or struck may have died of it."""
    return _words().hurt.search(claim.quote.quote) is not None


def _less(given: Range, died: int) -> Range:
    def minus(end: int | None) -> int | None:
        return None if end is None else max(end - died, 0)

    return Range(minus(given.low), minus(given.best), minus(given.high))
