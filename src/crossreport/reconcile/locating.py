"""The place of an incident: by rules, and by fitted weights where the claims leave it open."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from crossreport.codebook import read_yaml
from crossreport.model import Claim, Incident, Place, PlaceBasis, Specificity
from crossreport.model.exactness import in_or_near
from crossreport.reconcile.evidence import Evidence, Meanings
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.placing import choose
from crossreport.reconcile.rules import apply
from crossreport.reconcile.rules.places import placed
from crossreport.reconcile.rules.sets import RuleSet

FITTED = "place-fitted"

Decision = tuple[str, Outcome]


def place_decision(evidence: Evidence, rules: RuleSet) -> Decision | None:
    """Return the rule that gives the place and the place; ``None`` where nobody tells any."""
    decided = by_rules(evidence, rules)
    if rules.id not in read_yaml("reconcile")["chooser_sets"] or _is_context(evidence):
        return decided
    choice = choose(evidence, decided[1].place if decided else None)
    if choice is None:
        return decided
    if choice.outcome is not None:
        return FITTED, choice.outcome
    if decided is None:
        return None
    return decided[0], replace(decided[1], probability=choice.probability)


def by_rules(evidence: Evidence, rules: RuleSet) -> Decision | None:
    """Return what the rules give."""
    return apply("place", placed(evidence.asserted), rules)


def _is_context(evidence: Evidence) -> bool:
    return any(t.claim.specificity is Specificity.CONTEXT for t in evidence.tellings)


def chosen_places(
    incidents: Iterable[Incident], *, claims: Mapping[str, Claim], meanings: Meanings
) -> list[Place]:
    """Return the areas "in or near" a place that was chosen for incidents, each once.

    No claim is at them, so that nobody else has them.

    Args:
        incidents: what `reconcile` made.
        claims: claim id to claim.
        meanings: as `reconcile` got it.
    """
    found: dict[str, Place] = {}
    for incident in incidents:
        if not any((v.field, v.rule) == ("place", FITTED) for v in incident.values):
            continue
        for report in dict.fromkeys(claims[one].document_id for one in incident.claim_ids):
            areas = (in_or_near(p, basis=PlaceBasis.SETTING) for p in meanings(report).values())
            found |= {area.id: area for area in areas if area.id == incident.place_id}
    return list(found.values())
