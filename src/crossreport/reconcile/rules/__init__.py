"""The rules, by the names that ``reconcile.yaml`` gives them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from crossreport.codebook import CodebookError, read_yaml
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules.actors import ACTOR_RULES
from crossreport.reconcile.rules.counts import COUNT_RULES
from crossreport.reconcile.rules.dates import DATE_RULES
from crossreport.reconcile.rules.places import PLACE_RULES
from crossreport.reconcile.rules.registry import Registry
from crossreport.reconcile.rules.types import TYPE_RULES

_REGISTRIES: dict[str, Registry[Any]] = {
    "counts": COUNT_RULES,
    "date": DATE_RULES,
    "place": PLACE_RULES,
    "event_type": TYPE_RULES,
    "perpetrator": ACTOR_RULES,
    "target": ACTOR_RULES,
}


def apply(field: str, evidence: Any) -> tuple[str, Outcome] | None:
    """Try a field's rules in the codebook's order.

    Args:
        field: ``counts``, ``date``, ``place``, ``event_type``, ``perpetrator`` or ``target``.
        evidence: what the rules of this field read.

    Returns:
        The name of the first rule that applies, and what it decides; ``None`` when none does.
    """
    for name, rule in _ordered(field):
        outcome = rule(evidence)
        if outcome is not None:
            return name, outcome
    return None


@cache
def _ordered(field: str) -> tuple[tuple[str, Callable[[Any], Outcome | None]], ...]:
    registry = _REGISTRIES[field]
    names = read_yaml("reconcile")["orders"][field]
    for name in names:
        if name not in registry:
            raise CodebookError(
                f"reconcile.yaml, orders, '{field}': unknown rule '{name}'; "
                f"known: {', '.join(registry.names)}"
            )
    return tuple((name, registry[name]) for name in names)
