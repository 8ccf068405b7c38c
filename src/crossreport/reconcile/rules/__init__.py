"""The rules, by the names that ``reconcile.yaml`` gives them."""

from typing import Any

from crossreport.codebook import CodebookError
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules.actors import ACTOR_RULES
from crossreport.reconcile.rules.counts import COUNT_RULES
from crossreport.reconcile.rules.dates import DATE_RULES
from crossreport.reconcile.rules.grading import GRADING_RULES
from crossreport.reconcile.rules.places import PLACE_RULES
from crossreport.reconcile.rules.registry import Registry
from crossreport.reconcile.rules.sets import RuleSet
from crossreport.reconcile.rules.types import TYPE_RULES

_REGISTRIES: dict[str, Registry[Any]] = {
    "counts": COUNT_RULES,
    "date": DATE_RULES,
    "place": PLACE_RULES,
    "event_type": TYPE_RULES,
    "perpetrator": ACTOR_RULES,
    "target": ACTOR_RULES,
    "grading": GRADING_RULES,
}


def apply(field: str, evidence: Any, rules: RuleSet) -> tuple[str, Outcome] | None:
    """Try a field's rules in the order of a set of rules.

    Args:
        field: ``counts``, ``date``, ``place``, ``event_type``, ``perpetrator``, ``target`` or
            ``grading``.
        evidence: what the rules of this field read.
        rules: the set.

    Returns:
        The name of the first rule that applies, and what it decides; ``None`` when none does.

    Raises:
        CodebookError: the set names a rule that does not exist.
    """
    registry = _REGISTRIES[field]
    for name in rules.orders.get(field, ()):
        if name not in registry:
            raise CodebookError(
                f"reconcile.yaml, rule_sets, '{rules.id}', orders, '{field}': unknown rule "
                f"'{name}'; known: {', '.join(registry.names)}"
            )
        outcome: Outcome | None = registry[name](evidence)
        if outcome is not None:
            return name, outcome
    return None
