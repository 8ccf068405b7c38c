"""The linking model as the codebook states it: levels with their weights, costs and limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from typing import Any

from crossreport.codebook import CodebookError, read_yaml

WEIGHT_DIGITS = 6  # weights are told apart, and shown, to this many digits


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison.

    Attributes:
        id: name, shared with the condition in ``comparisons.py``.
        label: as shown to people.
        m: how often it holds between claims of one incident; ``None`` where it weighs nothing.
        u: how often it holds between claims of different incidents.
        fitted: its weight beside the other comparisons, log2 odds; ``None`` where it is that of m
            and u alone.
        veto: whether it alone forbids joining.
        frees: how many vetoes of other comparisons it lifts: one report may err in the day or in
            the place, hardly in both.
    """

    id: str
    label: str
    m: float | None
    u: float | None
    fitted: float | None = None
    veto: bool = False
    frees: int = 0

    @property
    def weight(self) -> float:
        """The fitted weight, or log2 of m / u; 0 for a level that weighs nothing."""
        if self.m is None or self.u is None:
            return 0.0
        return log2(self.m / self.u) if self.fitted is None else self.fitted


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, with its levels from the first tried to the last."""

    id: str
    label: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Blocking:
    """How candidate pairs are found; see ``linking.yaml`` for the meaning of each number."""

    slack_days: int
    slack_km: float
    day_buckets: tuple[int, ...]
    degree_buckets: tuple[float, ...]
    undated_days: int
    words_from: int
    figure_from: int


@dataclass(frozen=True, slots=True)
class Words:
    """How alike words are found; see ``linking.yaml`` for the meaning of each number."""

    known_reports: int
    most: int
    cap: int
    rare_from: float
    cosine_from: float
    event_days: int
    lasting_weight: float
    closest_to: float


@dataclass(frozen=True, slots=True)
class Density:
    """Where it is counted how much happens; see ``linking.yaml`` for each number."""

    cell_degrees: float
    days: int
    place_km: float


@dataclass(frozen=True, slots=True)
class Clustering:
    """How scored pairs become clusters; weights are log2 odds."""

    unproposed_weight: float
    veto_weight: float
    floor_weight: float
    wide_days: int
    wide_km: float
    margin_weight: float
    report_probability: float


@dataclass(frozen=True, slots=True)
class LinkingModel:
    """Everything ``linking.yaml`` says."""

    prior: float
    prior_label: str
    false_merge_cost: float
    missed_merge_cost: float
    blocking: Blocking
    words: Words
    density: Density
    clustering: Clustering
    near_from: float
    singular_types: frozenset[str]
    common_types: frozenset[str]
    comparisons: tuple[Comparison, ...]

    @property
    def threshold(self) -> float:
        """Log2 odds from which joining costs less than not joining."""
        return log2(self.false_merge_cost / self.missed_merge_cost)

    @property
    def prior_weight(self) -> float:
        """Log2 odds that two claims tell one incident, before anything is compared."""
        return log2(self.prior / (1 - self.prior))


@cache
def load_model() -> LinkingModel:
    """Return the shipped model.

    Raises:
        CodebookError: ``linking.yaml`` lacks something or holds an impossible value.
    """
    data = read_yaml("linking")
    try:
        return _model(data)
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(
            f"codebook file linking.yaml is not as it should be: {error}"
        ) from error


def _model(data: Mapping[str, Any]) -> LinkingModel:
    blocking = dict(data["blocking"])
    blocking["day_buckets"] = tuple(blocking["day_buckets"])
    blocking["degree_buckets"] = tuple(blocking["degree_buckets"])
    return LinkingModel(
        prior=_probability(data["prior"]["probability"]),
        prior_label=data["prior"]["label"],
        false_merge_cost=float(data["costs"]["false_merge"]),
        missed_merge_cost=float(data["costs"]["missed_merge"]),
        blocking=Blocking(**blocking),
        words=Words(**data["words"]),
        density=Density(**data["density"]),
        clustering=Clustering(**data["clusters"]),
        near_from=float(data["types"]["near_from"]),
        singular_types=frozenset(data["types"]["singular"]),
        common_types=frozenset(data["types"]["common"]),
        comparisons=tuple(_comparison(entry) for entry in data["comparisons"]),
    )


def _comparison(entry: Mapping[str, Any]) -> Comparison:
    levels = tuple(_level(level) for level in entry["levels"])
    if len({round(level.weight, WEIGHT_DIGITS) for level in levels}) < len(levels):
        raise ValueError(f"comparison '{entry['id']}' has two levels of the same weight")
    return Comparison(entry["id"], entry["label"], levels)


def _level(entry: Mapping[str, Any]) -> Level:
    weighs = "m" in entry
    return Level(
        id=entry["id"],
        label=entry["label"],
        m=_probability(entry["m"]) if weighs else None,
        u=_probability(entry["u"]) if weighs else None,
        fitted=float(entry["fitted"]) if "fitted" in entry else None,
        veto=bool(entry.get("veto", False)),
        frees=int(entry.get("frees", 0)),
    )


def _probability(value: float) -> float:
    if not 0 < value < 1:
        raise ValueError(f"{value} is no probability between 0 and 1")
    return float(value)
