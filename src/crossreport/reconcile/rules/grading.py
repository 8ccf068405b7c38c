"""How well an incident is attested, after the grades of casualty recorders."""

from collections.abc import Callable

from crossreport.model import ActorRole
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry

GradingRule = Callable[[Evidence], Outcome | None]
GRADING_RULES: Registry[GradingRule] = Registry("grading")

_FAIR = 2  # independent sources from which a claim is fair


@GRADING_RULES("graded-discounted")
def _discounted(evidence: Evidence) -> Outcome | None:
    if any(not telling.refuses for telling in evidence.fresh):
        return None
    return Outcome("discounted", evidence.fresh)


@GRADING_RULES("graded-confirmed")
def _confirmed(evidence: Evidence) -> Outcome | None:
    owning = tuple(telling for telling in evidence.asserted if telling.by_perpetrator)
    return Outcome("confirmed", owning) if owning else None


@GRADING_RULES("graded-contested")
def _contested(evidence: Evidence) -> Outcome | None:
    denying = [telling for telling in evidence.fresh if telling.refuses]
    blaming: dict[str, list[Telling]] = {}
    together: set[frozenset[str]] = set()
    for telling in evidence.asserted:
        names = {a.actor_id for a in telling.claim.actors if a.role is ActorRole.PERPETRATOR}
        known = frozenset(name for name in names if name is not None)
        together.add(known)
        for name in known:
            blaming.setdefault(name, []).append(telling)
    rivals = len(blaming) > 1 and not any(len(names) == len(blaming) for names in together)
    if rivals:
        told = dict.fromkeys(t for tellings in blaming.values() for t in tellings)
        return Outcome("contested", tuple(told))
    return Outcome("contested", (*evidence.asserted, *denying)) if denying else None


@GRADING_RULES("graded-fair")
def _fair(evidence: Evidence) -> Outcome | None:
    if sources(evidence.asserted) < _FAIR:
        return None
    return Outcome("fair", evidence.asserted)


@GRADING_RULES("graded-weak")
def _weak(evidence: Evidence) -> Outcome | None:
    return Outcome("weak", evidence.asserted)
