"""CEAF-REE: role entities of a document, aligned one to one.

Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers for Document-level Event Entity
Extraction", EACL 2021, section 5.2: within a role, predicted entities are aligned to gold ones for
the greatest sum of similarity; a predicted entity is worth 1 where all its mentions are mentions of
the gold one, else 0. Sums over documents give each role's precision and recall, sums over roles too
the micro average.
"""

from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.muc4.roles import ROLE_SLOTS, Entities, Entity
from benchmarks.muc4.tally import Tally, total


def is_part(predicted: Entity, gold: Entity) -> bool:
    """Tell whether all mentions of a predicted entity are mentions of a gold one."""
    return set(predicted) <= set(gold)


def _aligned(gold: Entities, predicted: Entities) -> int:
    if not gold or not predicted:
        return 0
    worth = np.array([[float(is_part(given, wanted)) for given in predicted] for wanted in gold])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return int(worth[rows, columns].sum())


def score_roles(
    *, gold: Mapping[str, Entities], predicted: Mapping[str, Entities]
) -> dict[str, Tally]:
    """Score one document role by role.

    Args:
        gold: Gold entities by role.
        predicted: Predicted entities by role; a role may be absent.
    """
    tallies = {}
    for role in ROLE_SLOTS:
        wanted, given = gold.get(role, ()), predicted.get(role, ())
        right = _aligned(wanted, given)
        tallies[role] = Tally(right, len(given), right, len(wanted))
    return tallies


def score_document(*, gold: Mapping[str, Entities], predicted: Mapping[str, Entities]) -> Tally:
    """Score one document over all roles.

    Args:
        gold: Gold entities by role.
        predicted: Predicted entities by role.
    """
    return total(score_roles(gold=gold, predicted=predicted).values())
