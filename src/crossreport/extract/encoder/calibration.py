"""Turns what the network gives into probabilities that hold.

A logistic curve over few measures for each role, fitted by ``benchmarks.muc4.training.calibrate``
on texts that the network was not trained on (Platt, "Probabilistic outputs for support vector
machines", 1999): of the entities given 0.7, seven in ten fill their role in a key of MUC-4.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossreport.extract.encoder.entities import Entity, Likeness

FILE = "calibration.json"
_SMALL = 1e-4


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve.

    Attributes:
        weights: Factor of each measure.
        bias: What is added.
    """

    weights: tuple[float, ...]
    bias: float

    def at(self, measures: Sequence[float]) -> float:
        """Return the probability for measures."""
        total = sum(w * m for w, m in zip(self.weights, measures, strict=True))
        return 1.0 / (1.0 + math.exp(-total - self.bias))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted.

    Attributes:
        roles: Curve by role over ``entity_measures``.
        relevance: Curve over the logit of the network's own relevance.
        likeness: When two phrases stand for the same.
        incident: When two phrases are of one incident.
    """

    roles: Mapping[str, Curve]
    relevance: Curve
    likeness: Likeness
    incident: Likeness

    def relevant(self, raw: float) -> float:
        """Return the probability that a text tells of an incident.

        Args:
            raw: What the network gives.
        """
        return self.relevance.at((logit(raw),))

    def fills(self, entity: Entity, *, relevance: float) -> float:
        """Return the probability that an entity fills its role.

        Args:
            entity: The entity.
            relevance: The network's own relevance of its text.
        """
        return self.roles[entity.role].at(entity_measures(entity, relevance=relevance))


def logit(probability: float) -> float:
    """Return the log odds, at most about nine either way."""
    kept = min(max(probability, _SMALL), 1 - _SMALL)
    return math.log(kept / (1 - kept))


def entity_measures(entity: Entity, *, relevance: float) -> tuple[float, ...]:
    """Return what an entity is judged by: its best phrase, the others, their number, its text.

    Args:
        entity: The entity.
        relevance: The network's own relevance of its text.
    """
    ranked = [phrase.probability for phrase in entity.phrases]
    mean = sum(ranked) / len(ranked)
    return (logit(ranked[0]), logit(mean), math.log(len(ranked)), logit(relevance))


@cache
def load_calibration() -> Calibration:
    """Return what ships with the encoder."""
    stored = files("crossreport.extract.encoder") / "data" / FILE
    raw = json.loads(stored.read_text(encoding="utf-8"))
    return Calibration(
        roles={role: _curve(one) for role, one in raw["roles"].items()},
        relevance=_curve(raw["relevance"]),
        likeness=Likeness(**raw["likeness"]),
        incident=Likeness(**raw["incident"]),
    )


def _curve(raw: Mapping[str, object]) -> Curve:
    weights, bias = raw["weights"], raw["bias"]
    if not isinstance(weights, list) or not isinstance(bias, int | float):
        raise ValueError(f"{FILE}: a curve needs weights and a bias")
    return Curve(tuple(float(weight) for weight in weights), float(bias))
