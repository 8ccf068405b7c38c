"""What the reports of an incident can mean: pairs of killed and injured."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossreport.model import CountKind
from crossreport.reconcile.chooser.told import Told
from crossreport.reconcile.evidence import Telling

KILLED, INJURED = CountKind.KILLED, CountKind.INJURED


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A number of killed and one of injured; 0 also where nobody said."""

    killed: int
    injured: int


def candidates(told: Told, by_rules: Candidate) -> list[Candidate]:
    """Return every pair that the words allow, what the rules give among them.

    Whoever is said to have been killed stays so: no candidate takes that back. Injured may have
    died, so that none remain, only where somebody did, and not where a report that knows of it
    tells how they fare.
    """
    pairs = {by_rules}
    for killed in _killed(told, by_rules):
        pairs.update(Candidate(killed, n) for n in _injured(told, killed, by_rules))
    return sorted(pairs)


def _killed(told: Told, by_rules: Candidate) -> set[int]:
    if KILLED in told.settled:
        return {by_rules.killed}
    numbers = set(told.numbers[KILLED])
    if not numbers:
        return {0, by_rules.killed} | ({1} if told.words["death"].tellings else set())
    with_the_doer = {n + 1 for n in numbers} if told.words["own_death"].tellings else set()
    return numbers | with_the_doer | {by_rules.killed}


def _injured(told: Told, killed: int, by_rules: Candidate) -> set[int]:
    if INJURED in told.settled:
        return {by_rules.injured}
    numbers = set(told.numbers[INJURED])
    if not numbers:
        hurt = told.words["hurt"].tellings or told.words["hospital"].tellings
        return {0, by_rules.injured} | ({1} if hurt else set())
    faring = any(told.support(INJURED, number).faring for number in numbers)
    return (
        numbers
        | _without(told, killed)
        | {by_rules.injured}
        | ({0} if killed and not faring else set())
    )


def _without(told: Told, killed: int) -> set[int]:
    """Return what is left of figures that may hold the dead."""
    return {
        number - killed
        for number, one in told.numbers[INJURED].items()
        if number > killed and one.may_hold_dead
    }


def evidence_for(told: Told, candidate: Candidate, kind: CountKind) -> Iterator[Telling]:
    """Yield the claims that a chosen number rests on, each once.

    Those that give it, or together give it with the dead; else those whose words tell that
    somebody was killed or hurt.
    """
    number = candidate.killed if kind is KILLED else candidate.injured
    found = list(told.support(kind, number).tellings)
    if kind is KILLED and not found:
        found += told.support(KILLED, number - 1).tellings
        found += told.words["own_death" if found else "death"].tellings
    if kind is INJURED and not found:
        found += told.support(INJURED, number + candidate.killed).tellings
        found += told.support(KILLED, candidate.killed).tellings if found else ()
    if kind is INJURED and not found:
        found += told.words["hurt"].tellings or told.words["hospital"].tellings
    yield from {telling.id: telling for telling in found}.values()
