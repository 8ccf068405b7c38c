"""How many incidents there were, or why that cannot be told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from crossreport.analysis.unreported.averaging import Posterior, posterior
from crossreport.analysis.unreported.chao import LowerBound, chao_lower_bound
from crossreport.analysis.unreported.models import Model, models
from crossreport.analysis.unreported.overlap import OverlapTable
from crossreport.codebook import read_yaml
from crossreport.model.counted import counted

_GRID_BEYOND = 2.5  # how far the grid goes beyond the greatest upper limit that is told


@dataclass(frozen=True, slots=True)
class ModelShare:
    """What one model says.

    Attributes:
        words: what it supposes.
        probability: how likely it is among the models.
        total: its estimate of the total.
        low: lower end of its interval.
        high: upper end.
    """

    words: str
    probability: float
    total: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many incidents there were, on any list or none.

    Attributes:
        overlap: what it rests on.
        total: the median of all models.
        low: lower end of the interval.
        high: upper end.
        share: how likely the total is to lie in the interval where the assumptions hold.
        lower_bound: Chao's, which supposes less.
        models: the models that matter, likeliest first.
    """

    overlap: OverlapTable
    total: float
    low: float
    high: float
    share: float
    lower_bound: LowerBound
    models: tuple[ModelShare, ...]

    @property
    def unseen(self) -> float:
        """Incidents on no list, by the median."""
        return self.total - self.overlap.seen


@dataclass(frozen=True, slots=True)
class Thin:
    """No estimate, for the lists share too little.

    Attributes:
        overlap: what there is.
        reasons: what is missing, a sentence each.
        lower_bound: Chao's bound, which still holds as far as it goes; ``None`` where not even
            one incident is on two lists.
    """

    overlap: OverlapTable
    reasons: tuple[str, ...]
    lower_bound: LowerBound | None


def estimate(overlap: OverlapTable) -> Estimate | Thin:
    """Estimate the total of incidents from lists that overlap, or say why it cannot be told."""
    rules = read_yaml("unreported")
    bound = chao_lower_bound(overlap) if overlap.on_several else None
    reasons = tuple(_too_thin(overlap, rules))
    if bound is None or reasons:
        return Thin(overlap, reasons, bound)
    most = float(rules["overlap"]["most_upper_to_seen"])
    chosen, found = _averaged(overlap, most=_GRID_BEYOND * most, rules=rules["models"])
    share = float(rules["interval"])
    low, high = found.quantile((1 - share) / 2), found.quantile((1 + share) / 2)
    if high > most * overlap.seen:
        reason = (
            f"the data allow any total above {low:,.0f}: models that fit them about equally well "
            f"differ so much that the upper limit passes {most:g} times what was seen"
        )
        return Thin(overlap, (reason,), bound)
    shares = _shares(overlap, chosen, found, share)
    return Estimate(overlap, found.quantile(0.5), low, high, share, bound, shares)


def _too_thin(overlap: OverlapTable, rules: Mapping[str, Any]) -> Iterator[str]:
    least = rules["overlap"]
    given = len(overlap.names)
    if given < rules["lists"]["least"]:
        yield (
            f"{counted(given, 'list')} {'is' if given == 1 else 'are'} not enough: with fewer than "
            f"{rules['lists']['least']} nothing tells whether they depend on each other"
        )
    for name, size in overlap.sizes.items():
        if size < least["least_on_a_list"]:
            yield (
                f"the list {name} holds {size} of the incidents; at least "
                f"{least['least_on_a_list']} are needed"
            )
    if overlap.on_several < least["least_on_two_lists"]:
        yield (
            f"only {overlap.on_several} incidents are on two lists or more; at least "
            f"{least['least_on_two_lists']} are needed"
        )
    for pair in overlap.pairs:
        if pair.shared < least["least_of_a_pair"]:
            yield f"the lists {pair.first} and {pair.second} share no incident"


def _averaged(
    overlap: OverlapTable, *, most: float, rules: Mapping[str, float]
) -> tuple[tuple[Model, ...], Posterior]:
    """Return the models within a window of the best, and what they say together."""
    every = tuple(models(len(overlap.names)))
    found = posterior(overlap, every, most=most, uneven=rules["uneven"])
    kept = np.flatnonzero(found.models >= rules["window"] * found.models.max())
    weights = found.by_model[kept]
    return tuple(every[one] for one in kept), Posterior(found.totals, weights / weights.sum())


def _shares(
    overlap: OverlapTable, chosen: tuple[Model, ...], found: Posterior, share: float
) -> tuple[ModelShare, ...]:
    order = sorted(range(len(chosen)), key=lambda one: (-found.models[one], one))
    return tuple(
        ModelShare(
            words=_words(chosen[one], overlap.names),
            probability=float(found.models[one]),
            total=found.quantile(0.5, model=one),
            low=found.quantile((1 - share) / 2, model=one),
            high=found.quantile((1 + share) / 2, model=one),
        )
        for one in order
    )


def _words(model: Model, names: tuple[str, ...]) -> str:
    if model.uneven:
        return "some incidents are likelier to be listed than others, by all lists alike"
    if not model.pairs:
        return "all lists independent"
    pairs = [f"{names[one]} with {names[other]}" for one, other in model.pairs]
    return f"dependent: {', '.join(pairs)}"
