"""CEAF-RME: templates as sets of role entities, aligned one to one.

Chen, Gantt, Gu, Chen, White and Van Durme, "Iterative Document-level Information Extraction via
Imitation Learning", EACL 2023, section 5: templates of a document are aligned for the greatest sum
of similarity, that of two templates being found by aligning their entities; mentions are equal only
with their role and template type.

* ``phi3`` (strict; Luo, "On Coreference Resolution Performance Metrics", HLT/EMNLP 2005): entities
  are worth the mentions they share, and mentions are counted, so that a gold entity with three
  mentions wants all three.
* ``subset``: a predicted entity is right where one of its mentions is one of a gold entity's, and
  entities are counted.

A gold template that leaves a choice of types counts once, as the type that fits best.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import product

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.muc4.roles import Entity, RoleTemplate
from benchmarks.muc4.tally import Tally

_MOST_CHOICES = 256


class Similarity(StrEnum):
    """How entities are compared."""

    PHI3 = "phi3"
    SUBSET = "subset"


def _typed(template: RoleTemplate, type_: str) -> list[frozenset[tuple[str, str, str]]]:
    return [
        frozenset((type_, role, mention) for mention in entity)
        for role, entities in template.roles.items()
        for entity in entities
    ]


_Typed = list[frozenset[tuple[str, str, str]]]


def _phi3(gold: _Typed, predicted: _Typed) -> tuple[float, float]:
    if not gold or not predicted:
        return 0.0, 0.0
    shared = np.array([[float(len(given & wanted)) for given in predicted] for wanted in gold])
    rows, columns = linear_sum_assignment(shared, maximize=True)
    worth = float(shared[rows, columns].sum())
    return worth, worth


def _subset(gold: _Typed, predicted: _Typed) -> tuple[float, float]:
    found = [
        next((i for i, wanted in enumerate(gold) if given & wanted), None) for given in predicted
    ]
    matched = [index for index in found if index is not None]
    return float(len(matched)), float(len(set(matched)))


_COMPARE: dict[Similarity, Callable[[_Typed, _Typed], tuple[float, float]]] = {
    Similarity.PHI3: _phi3,
    Similarity.SUBSET: _subset,
}


def _size(templates: Sequence[RoleTemplate], similarity: Similarity) -> int:
    entities: list[Entity] = [
        entity
        for template in templates
        for several in template.roles.values()
        for entity in several
    ]
    if similarity is Similarity.PHI3:
        return sum(len(entity) for entity in entities)
    return len(entities)


def _align(
    gold: list[_Typed], predicted: list[_Typed], similarity: Similarity
) -> tuple[float, float]:
    compare = _COMPARE[similarity]
    both = [[compare(wanted, given) for given in predicted] for wanted in gold]
    worth = np.array([[pair[0] for pair in row] for row in both])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return (
        float(worth[rows, columns].sum()),
        sum(both[row][column][1] for row, column in zip(rows, columns, strict=True)),
    )


def score_document(
    *,
    gold: Sequence[RoleTemplate],
    predicted: Sequence[RoleTemplate],
    similarity: Similarity = Similarity.PHI3,
) -> Tally:
    """Score one document.

    Args:
        gold: Gold templates.
        predicted: Predicted templates; of several types the first counts.
        similarity: How entities are compared.
    """
    size = Tally(given=_size(predicted, similarity), wanted=_size(gold, similarity))
    if not gold or not predicted:
        return size
    given = [_typed(template, next(iter(template.types), "")) for template in predicted]
    choices = list(product(*(template.types or ("",) for template in gold)))[:_MOST_CHOICES]
    right_given, right_wanted = max(
        _align(
            [_typed(template, chosen) for template, chosen in zip(gold, types, strict=True)],
            given,
            similarity,
        )
        for types in choices
    )
    return size + Tally(right_given=right_given, right_wanted=right_wanted)
