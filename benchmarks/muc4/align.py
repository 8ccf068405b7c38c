"""Maps the templates of a response to those of the key, message by message.

Two templates may be mapped to each other if their incident types agree at least in part and one of
the slots for perpetrators or targets does (guidelines, section 3.2.1; ``:restrict-map-slots`` of
``config-tst3.el``). Among such mappings the scorer of 1992 chose by content, and its users could
change the choice, so that its reports follow no single rule. Of the rules tried on them (credit,
F-measure, credit over the key's fillers; with and without preference for templates that the key
requires; one pair after another or all at once) the one here comes nearest: the mapping with the
greatest sum of credit over the key's fillers, where an optional template counts a tenth less.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.muc4.counts import Counts
from benchmarks.muc4.fillers import GUIDELINES, Rules, has_same_tag, score_pair
from benchmarks.muc4.slots import Kind, by_name
from benchmarks.muc4.templates import Template

_TYPE = "inc-type"
_CONTENT = (
    "phys-tgt-id",
    "phys-tgt-type",
    "hum-tgt-name",
    "hum-tgt-desc",
    "hum-tgt-type",
    "perp-ind-id",
    "perp-org-id",
)
_OPTIONAL_COST = 0.1
_FORBIDDEN = -100.0


@dataclass(frozen=True, slots=True)
class Mapped:
    """A key's template, a response's, or both where they are mapped, with the slots' counts."""

    key: Template | None
    response: Template | None
    slots: Mapping[str, Counts]


def _agrees(name: str, key: Template, response: Template, counts: Counts) -> bool:
    """Tell whether a slot agrees at least in part.

    A type whose cross-reference is wrong does not count where it is the only one on both sides:
    that CIVILIAN was attacked in both templates, but another one, says nothing. With several, the
    program of 1992 let it pass, as its reports show.
    """
    if not counts.credit:
        return False
    single = len(key.slot(name)) == len(response.slot(name)) == 1
    if by_name()[name].kind is not Kind.SET or not single:
        return True
    return has_same_tag(name, key.slot(name)[0], response.slot(name)[0])


def may_map(key: Template, response: Template, slots: Mapping[str, Counts]) -> bool:
    """Tell whether two templates may be mapped to each other.

    Args:
        key: The key's template.
        response: The response's template.
        slots: Their counts, as :func:`score_pair` gives them.
    """
    return slots[_TYPE].credit > 0 and any(
        _agrees(name, key, response, slots[name]) for name in _CONTENT
    )


def _worth(key: Template, slots: Mapping[str, Counts]) -> float:
    credit = sum(counts.credit for counts in slots.values())
    possible = sum(counts.possible for counts in slots.values())
    return credit / max(1, possible) - _OPTIONAL_COST * key.optional


def _choose(worth: Mapping[tuple[int, int], float], *, shape: tuple[int, int]) -> dict[int, int]:
    """Choose the mapping of greatest worth; as many templates as may be are mapped."""
    if not worth:
        return {}
    table = np.full(shape, _FORBIDDEN)
    for place, value in worth.items():
        table[place] = value
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {
        int(row): int(column)
        for row, column in zip(rows, columns, strict=True)
        if (row, column) in worth
    }


def align(
    *, keys: Sequence[Template], responses: Sequence[Template], rules: Rules = GUIDELINES
) -> list[Mapped]:
    """Map the templates of one message.

    Args:
        keys: The key's templates.
        responses: The response's templates.
        rules: How fillers are compared.

    Returns:
        Mapped pairs, then the key's templates left over, then the response's.
    """
    scored = {
        (row, column): score_pair(key, response, rules=rules)
        for row, key in enumerate(keys)
        for column, response in enumerate(responses)
    }
    worth = {
        (row, column): _worth(keys[row], slots)
        for (row, column), slots in scored.items()
        if may_map(keys[row], responses[column], slots)
    }
    pairs = _choose(worth, shape=(len(keys), len(responses)))
    nothing = Template(message="", number="")
    mapped = [
        Mapped(keys[row], responses[column], scored[row, column]) for row, column in pairs.items()
    ]
    missing = [
        Mapped(key, None, score_pair(key, nothing))
        for row, key in enumerate(keys)
        if row not in pairs
    ]
    spurious = [
        Mapped(None, response, score_pair(nothing, response))
        for column, response in enumerate(responses)
        if column not in pairs.values()
    ]
    return [*mapped, *missing, *spurious]
