"""Sets of rules that a user can choose between: which rules, in which order, on which figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crossreport.codebook import CodebookError, offered, read_yaml

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """How an incident's values are made of its claims.

    Attributes:
        id: its name, as the user gives it and the record keeps it.
        label: as shown to people.
        description: what it does.
        source: what of it is published, and what is our reading.
        orders: for each field the names of the rules, in the order in which they are tried.
        best_figure: what makes one of several figures the best, the first first.
        leave_out: which figures take no part where there are others.
    """

    id: str
    label: str
    description: str
    source: str
    orders: Mapping[str, tuple[str, ...]]
    best_figure: tuple[str, ...]
    leave_out: tuple[str, ...]


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Return all sets of rules by name, as the codebook has them; what one lacks the default gives.

    Raises:
        CodebookError: an entry lacks its label, description or source.
    """
    entries = read_yaml("reconcile")["rule_sets"]
    return {name: _rule_set(name, entry, entries[DEFAULT]) for name, entry in entries.items()}


def rule_set(name: str) -> RuleSet:
    """Return a set of rules.

    Raises:
        CodebookError: there is none of that name.
    """
    found = rule_sets()
    if name not in found:
        raise CodebookError(f"there is no set of rules '{name}'{offered(name, found)}")
    return found[name]


def _rule_set(name: str, entry: Mapping[str, Any], default: Mapping[str, Any]) -> RuleSet:
    for key in ("label", "description", "source"):
        if not entry.get(key):
            raise CodebookError(f"reconcile.yaml, rule_sets, '{name}': has no {key}; add it")
    orders = {**default["orders"], **entry.get("orders", {})}
    return RuleSet(
        id=name,
        label=entry["label"],
        description=" ".join(entry["description"].split()),
        source=" ".join(entry["source"].split()),
        orders={field: tuple(names) for field, names in orders.items()},
        best_figure=tuple(entry.get("best_figure", default["best_figure"])),
        leave_out=tuple(entry.get("leave_out", default["leave_out"])),
    )
