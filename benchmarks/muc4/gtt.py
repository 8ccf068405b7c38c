"""GTT's micro F: incident type and five roles, templates mapped one to one.

Du, Rush and Cardie, "Template Filling with Generative Transformers", NAACL 2021, section 4.2, and
the measure published with it: templates of one document may be mapped if the predicted type is one
of the gold types; of all mappings the one with the best F of the document counts. In mapped
templates the type is right on both sides, a predicted entity where all its mentions are those of
some gold entity of its role, a gold entity where some predicted entity is right with it. All that
stands in templates left over is spurious or missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import prod

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.muc4.ceaf_ree import is_part
from benchmarks.muc4.roles import ROLE_SLOTS, TYPE, Entities, RoleTemplate
from benchmarks.muc4.tally import Tally, total

_MOST_MAPPINGS = 20_000

_Pairs = Mapping[int, Mapping[int, Mapping[str, Tally]]]


def _role(gold: Entities, predicted: Entities) -> Tally:
    return Tally(
        right_given=sum(any(is_part(given, wanted) for wanted in gold) for given in predicted),
        right_wanted=sum(any(is_part(given, wanted) for given in predicted) for wanted in gold),
    )


def _pair(gold: RoleTemplate, predicted: RoleTemplate) -> dict[str, Tally]:
    tallies = {TYPE: Tally(right_given=1, right_wanted=1)}
    for role in ROLE_SLOTS:
        tallies[role] = _role(gold.roles[role], predicted.roles[role])
    return tallies


def _candidates(gold: Sequence[RoleTemplate], predicted: Sequence[RoleTemplate]) -> _Pairs:
    return {
        row: {
            column: _pair(wanted, given)
            for column, given in enumerate(predicted)
            if set(given.types) & set(wanted.types)
        }
        for row, wanted in enumerate(gold)
    }


def _mappings(candidates: _Pairs, row: int, used: frozenset[int]) -> Iterator[dict[int, int]]:
    """Yield every mapping of the gold templates from one on, to predicted ones or to none."""
    if row == len(candidates):
        yield {}
        return
    for column in [*candidates[row], None]:
        if column in used:
            continue
        taken = used if column is None else used | {column}
        for rest in _mappings(candidates, row + 1, taken):
            yield rest if column is None else {row: column, **rest}


def _size(gold: Sequence[RoleTemplate], predicted: Sequence[RoleTemplate]) -> dict[str, Tally]:
    sizes = {TYPE: Tally(given=len(predicted), wanted=len(gold))}
    for role in ROLE_SLOTS:
        sizes[role] = Tally(
            given=sum(len(template.roles[role]) for template in predicted),
            wanted=sum(len(template.roles[role]) for template in gold),
        )
    return sizes


def _approximate(candidates: _Pairs, size: Tally, columns: int) -> dict[int, int]:
    """Map for the greatest sum of shares, where there are too many mappings to try them all."""
    worth = np.zeros((len(candidates), columns))
    for row, options in candidates.items():
        for column, tallies in options.items():
            pair = total(tallies.values())
            worth[row, column] = pair.right_given / size.given + pair.right_wanted / size.wanted
    rows, chosen = linear_sum_assignment(worth, maximize=True)
    return {
        int(row): int(column)
        for row, column in zip(rows, chosen, strict=True)
        if column in candidates[row]
    }


def _best(candidates: _Pairs, size: Tally, columns: int) -> dict[int, int]:
    if prod(len(options) + 1 for options in candidates.values()) > _MOST_MAPPINGS:
        return _approximate(candidates, size, columns)

    def worth(mapping: dict[int, int]) -> float:
        right = total(
            tally for row, column in mapping.items() for tally in candidates[row][column].values()
        )
        return (right + size).f

    return max(_mappings(candidates, 0, frozenset()), key=worth)


def score_fields(
    *, gold: Sequence[RoleTemplate], predicted: Sequence[RoleTemplate]
) -> dict[str, Tally]:
    """Score one document, type and roles apart.

    Args:
        gold: Gold templates.
        predicted: Predicted templates.
    """
    sizes = _size(gold, predicted)
    candidates = _candidates(gold, predicted)
    mapping = _best(candidates, total(sizes.values()), len(predicted))
    return {
        field: size + total(candidates[row][column][field] for row, column in mapping.items())
        for field, size in sizes.items()
    }


def score_document(*, gold: Sequence[RoleTemplate], predicted: Sequence[RoleTemplate]) -> Tally:
    """Score one document.

    Args:
        gold: Gold templates.
        predicted: Predicted templates.
    """
    return total(score_fields(gold=gold, predicted=predicted).values())
