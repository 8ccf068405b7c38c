"""Weighs the candidates."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from crossreport.codebook.confidence import Curve
from crossreport.model import CountKind
from crossreport.reconcile.chooser.candidates import Candidate, candidates, evidence_for
from crossreport.reconcile.chooser.signs import signs
from crossreport.reconcile.chooser.told import Told, gather_told
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.fitted import SIGN, as_curve, log_odds, part, read_weights, weigh
from crossreport.reconcile.rules.sets import RuleSet

FILE = "chooser"
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The pair that the reports most likely mean.

    Attributes:
        numbers: how many were killed, how many injured; 0 also where nobody says of any.
        probability: by kind, of that number being right, whatever the other: calibrated, so that of
            numbers with 0.8 eight in ten are. Kinds of which there was nothing to choose have none.
        rests_on: by kind, the claims that carry it.
        by_figures: by kind, whether a figure carries it, and not words without a number only.
    """

    numbers: Mapping[CountKind, int]
    probability: Mapping[CountKind, float]
    rests_on: Mapping[CountKind, tuple[Telling, ...]]
    by_figures: Mapping[CountKind, bool]


def choose(evidence: Evidence, by_rules: Candidate, rules: RuleSet) -> Choice | None:
    """Choose killed and injured of an incident together.

    Args:
        evidence: its claims.
        by_rules: what the rules give that look at one kind at a time; 0 where they give nothing.
        rules: the set of rules.

    Returns:
        The choice; ``None`` where the user graded a source, whose order of sources then decides.
    """
    tellings = evidence.asserted
    if any(telling.grade is not None for telling in tellings):
        return None
    told = gather_told(tellings, rules)
    weighed = probabilities(told, by_rules)
    chosen = max(weighed, key=lambda one: (round(weighed[one], 9), one == by_rules, one))
    return Choice(
        numbers=_by_kind(chosen),
        probability={
            kind: _sure(weighed, chosen, kind)
            for kind in _by_kind(chosen)
            if is_open(weighed, kind)
        },
        rests_on={kind: tuple(evidence_for(told, chosen, kind)) for kind in _by_kind(chosen)},
        by_figures={kind: bool(told.numbers[kind]) for kind in _by_kind(chosen)},
    )


def _sure(weighed: Mapping[Candidate, float], chosen: Candidate, kind: CountKind) -> float:
    curve = load_curves()[kind]
    return round(curve.at({SIGN: log_odds(share_of(weighed, chosen, kind))}), _DIGITS)


def share_of(weighed: Mapping[Candidate, float], chosen: Candidate, kind: CountKind) -> float:
    """Return the probability of all candidates that agree with the chosen one in one kind."""
    number = _by_kind(chosen)[kind]
    return math.fsum(p for one, p in weighed.items() if _by_kind(one)[kind] == number)


def is_open(weighed: Iterable[Candidate], kind: CountKind) -> bool:
    """Say whether candidates differ in one kind."""
    return len({_by_kind(one)[kind] for one in weighed}) > 1


def _by_kind(candidate: Candidate) -> dict[CountKind, int]:
    return {CountKind.KILLED: candidate.killed, CountKind.INJURED: candidate.injured}


def probabilities(told: Told, by_rules: Candidate) -> dict[Candidate, float]:
    """Return the probability of each candidate; together they are 1."""
    weights = chooser_weights()
    found = {one: signs(one, told, by_rules) for one in candidates(told, by_rules)}
    return weigh(found, weights)


@cache
def chooser_weights() -> Mapping[str, float]:
    """Return the weight of each sign.

    Raises:
        CodebookError: the file holds none.
    """
    return read_weights(FILE)


@cache
def load_curves() -> Mapping[CountKind, Curve]:
    """Return by kind how often numbers are right that are given some share of the weight.

    A share is larger than the chance to be right, because the right number may be no candidate.

    Raises:
        CodebookError: the file holds none.
    """
    return {CountKind(name): as_curve(one) for name, one in part(FILE, "curves").items()}
