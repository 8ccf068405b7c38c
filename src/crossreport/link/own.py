"""Weights and costs that a record keeps of its own, in place of the shipped ones."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossreport.link.weights import WEIGHT_DIGITS, Comparison, Level, LinkingModel
from crossreport.model.errors import CrossreportError

_NUDGE = 1.0001  # what keeps two levels of one weight apart: the weight tells the level


class LinkingError(CrossreportError):
    """Weights cannot be estimated, or costs cannot be followed; the message says why."""

    code = "linking"


@dataclass(frozen=True, slots=True)
class OwnWeights:
    """What a record's own pairs of claims say.

    Attributes:
        made_from: what they depend on, as a digest.
        prior: probability that two claims of the reference population tell one incident.
        levels: for each comparison, m and u of each level that weighs something.
    """

    made_from: str
    prior: float
    levels: Mapping[str, Mapping[str, tuple[float, float]]]

    def dumps(self) -> str:
        """Return them as JSON."""
        levels = {name: dict(own) for name, own in self.levels.items()}
        return json.dumps({"made_from": self.made_from, "prior": self.prior, "levels": levels})

    @classmethod
    def loads(cls, text: str) -> "OwnWeights":
        """Return what ``dumps`` wrote."""
        read = json.loads(text)
        levels = {
            name: {level: (float(m), float(u)) for level, (m, u) in own.items()}
            for name, own in read["levels"].items()
        }
        return cls(read["made_from"], float(read["prior"]), levels)


def with_own(model: LinkingModel, own: OwnWeights) -> LinkingModel:
    """Return a model with a record's own weights.

    A comparison whose levels are not those that were estimated, because the codebook has changed,
    keeps its shipped weights.
    """
    comparisons = tuple(_own(one, own.levels.get(one.id, {})) for one in model.comparisons)
    return replace(model, prior=own.prior, comparisons=comparisons)


def _own(comparison: Comparison, own: Mapping[str, tuple[float, float]]) -> Comparison:
    if {level.id for level in comparison.levels if level.m is not None} != set(own):
        return comparison
    taken = {0.0} if any(level.m is None for level in comparison.levels) else set()
    levels: list[Level] = []
    for level in comparison.levels:
        if level.id in own:
            m, u = own[level.id]
            level = _changed(level, m, u)
            while round(level.weight, WEIGHT_DIGITS) in taken:
                level = _changed(level, (level.m or m) / _NUDGE, u)
            taken.add(round(level.weight, WEIGHT_DIGITS))
        levels.append(level)
    return replace(comparison, levels=tuple(levels))


def _changed(level: Level, m: float, u: float) -> Level:
    """Return the level with other counts; its weight moves as far as theirs alone does."""
    alone = replace(level, fitted=None).weight
    found = replace(level, m=m, u=u, fitted=None)
    if level.fitted is None:
        return found
    return replace(found, fitted=level.fitted + found.weight - alone)


def with_costs(model: LinkingModel, *, false_merge: float, missed_merge: float) -> LinkingModel:
    """Return a model that joins where that costs less than not to.

    Args:
        model: the model.
        false_merge: what it costs to join two claims of two incidents; in any unit.
        missed_merge: what it costs to part two claims of one incident, in the same unit.

    Raises:
        LinkingError: a cost is not above 0, or pairs that were not even kept would be joined.
    """
    if not (0 < false_merge < float("inf") and 0 < missed_merge < float("inf")):
        raise LinkingError("costs of false and missed merges are numbers above 0")
    found = replace(model, false_merge_cost=false_merge, missed_merge_cost=missed_merge)
    least = model.clustering.floor_weight
    if found.threshold < least + model.clustering.margin_weight:
        most = 2 ** -(least + model.clustering.margin_weight)
        raise LinkingError(
            f"a missed merge may cost at most {most:g} times as much as a false one: pairs that "
            "are less likely to tell one incident than that says are not kept"
        )
    return found
