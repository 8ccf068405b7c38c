"""Rules for the event type."""

from collections.abc import Callable

from crossreport.codebook import Codebook
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry

TypeRule = Callable[[Evidence], Outcome | None]
TYPE_RULES: Registry[TypeRule] = Registry("event_type")

_NEAR = 0.5  # similarity in the codebook from which one type may be said for the other


@TYPE_RULES("type-single")
def _single(evidence: Evidence) -> Outcome | None:
    if len(evidence.asserted) != 1:
        return None
    return _outcome(evidence.asserted[0].claim.event_type, evidence)


@TYPE_RULES("type-agreed")
def _agreed(evidence: Evidence) -> Outcome | None:
    types = {telling.claim.event_type for telling in evidence.asserted}
    return _outcome(types.pop(), evidence) if len(types) == 1 else None


@TYPE_RULES("type-majority")
def _majority(evidence: Evidence) -> Outcome | None:
    book = evidence.codebook

    def preference(name: str) -> tuple[int, int, str]:
        backing = (t for t in evidence.asserted if _backs(t, name, book))
        return -sources(backing), -_specificity(name, book), name

    types = {telling.claim.event_type for telling in evidence.asserted}
    return _outcome(min(types, key=preference), evidence)


def _backs(telling: Telling, name: str, book: Codebook) -> bool:
    """Whether a claim tells this type, or a near one that says less."""
    told = (telling.claim.event_type, *telling.claim.also_types)
    return name in told or any(
        one in book.event_types
        and name in book.event_types
        and book.similarity(one, name) >= _NEAR
        and _specificity(one, book) < _specificity(name, book)
        for one in told
    )


def _specificity(name: str, book: Codebook) -> int:
    return book.event_types[name].specificity if name in book.event_types else 0


def _outcome(chosen: str, evidence: Evidence) -> Outcome:
    book = evidence.codebook
    told = {
        name
        for telling in evidence.asserted
        for name in (telling.claim.event_type, *telling.claim.also_types)
    }
    others = tuple(sorted(told - {chosen}))
    backing = tuple(t for t in evidence.asserted if _backs(t, chosen, book))
    label = book.event_types[chosen].label if chosen in book.event_types else chosen
    return Outcome(label, backing, names=(chosen, *others))
