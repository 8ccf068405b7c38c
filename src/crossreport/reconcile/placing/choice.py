"""Weighs the places where there is something to choose."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossreport.codebook.confidence import Curve
from crossreport.model import Place, PlaceBasis, PlaceKind
from crossreport.model.exactness import REGION, fineness, in_or_near
from crossreport.model.geodesy import distance_km
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.fitted import SIGN, as_curve, log_odds, part, read_weights, weigh
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.placing.signs import NEIGHBOURS_KM, signs
from crossreport.reconcile.placing.told import Point, Spot, Told, gather_told, point_of

FILE = "place_chooser"
_DIGITS = 3
_LIKELY = 0.5  # a place that is more likely wrong than right is none to choose
_MARGIN_KM = 15.0

NOWHERE: Mapping[str, float] = {"at none of the places": 1.0}
"""The signs of what is always possible: that no report names the place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that the reports most likely mean.

    Attributes:
        outcome: the place; ``None`` where that of the rules stands.
        probability: that it is right, calibrated, so that of places with 0.8 eight in ten lie
            within 25 km of where it was.
    """

    outcome: Outcome | None
    probability: float


def choose(evidence: Evidence, by_rules: Place | None) -> Choice | None:
    """Choose the place of an incident.

    Args:
        evidence: its claims.
        by_rules: the place that the rules give.

    Returns:
        ``None`` where there is nothing to choose, see `is_open`, or the user graded a source or
        people told the place, which is for the rules.
    """
    if any(one.grade is not None or one.claim.judgement_id for one in evidence.tellings):
        return None
    if not is_open(evidence.asserted, by_rules):
        return None
    told = gather_told(evidence)
    found = {} if told is None else candidates(told, by_rules)
    if told is None or not found:
        return None
    return decide(told, probabilities(found, place_weights()), evidence, by_rules, load_curve())


def decide(
    told: Told,
    weighed: Mapping[Point, float],
    evidence: Evidence,
    by_rules: Place | None,
    curve: Curve,
) -> Choice | None:
    """Return the choice among weighed places; ``None`` where none is more likely right than not."""
    chosen = heaviest(weighed)
    probability = round(curve.at({SIGN: log_odds(share_around(weighed, chosen))}), _DIGITS)
    if by_rules is not None and _is_by_rules(chosen, by_rules):
        return None if fineness(by_rules) >= REGION else Choice(None, probability)
    if probability < _LIKELY:
        return None
    return Choice(outcome_of(told.spots[chosen], evidence, probability), probability)


def is_open(tellings: Sequence[Telling], by_rules: Place | None) -> bool:
    """Say whether claims leave open where it was.

    The place is known by its region only, or another claim's words name a place too far away to be
    the same. Where all words agree there is nothing to choose. Where none is placed a headline must
    tell it: what a report recalls without a place may have been anywhere.
    """
    if by_rules is None:
        return any(one.position < 0 for one in tellings)
    if fineness(by_rules) >= REGION:
        return True
    if by_rules.basis is not PlaceBasis.NAMED:
        return False
    told = (one.place for one in tellings if one.place and one.place.basis is PlaceBasis.NAMED)
    return any(_elsewhere(place, by_rules) for place in told)


def _elsewhere(place: Place, by_rules: Place) -> bool:
    apart = distance_km(point_of(place), point_of(by_rules))
    holds = fineness(place) >= REGION and apart <= place.radius_km
    return apart > NEIGHBOURS_KM and not holds


def candidates(told: Told, by_rules: Place | None) -> dict[Point, dict[str, float]]:
    """Return the signs of the places to choose from.

    Where the incident's own words name places more exactly than by a region, those that they put it
    at or near; of a region that is told, those inside.
    """
    found = signs(told)
    if by_rules is None:
        return found
    if fineness(by_rules) >= REGION:
        return {one: own for one, own in found.items() if _inside(told.spots[one].best, by_rules)}
    named = [one for one, spot in told.spots.items() if spot.own]
    return {one: own for one, own in found.items() if _near_any(one, named)}


def _near_any(point: Point, others: Sequence[Point]) -> bool:
    return any(distance_km(point, other) <= NEIGHBOURS_KM for other in others)


def _inside(place: Place, region: Place) -> bool:
    if place.country != region.country:
        return False
    if region.kind is PlaceKind.COUNTRY:
        return True
    if region.kind is PlaceKind.ADMIN1:
        return place.admin1 == region.admin1
    return distance_km(point_of(place), point_of(region)) <= region.radius_km + _MARGIN_KM


def probabilities(
    found: Mapping[Point, Mapping[str, float]], weights: Mapping[str, float]
) -> dict[Point, float]:
    """Return the probability of each place; what is missing to 1 is that it was at none of them."""
    weighed = weigh({**found, None: NOWHERE}, weights)
    return {point: weighed[point] for point in found}


def heaviest(weighed: Mapping[Point, float]) -> Point:
    """Return the likeliest point of the likeliest neighbourhood."""
    return max(
        weighed,
        key=lambda one: (round(share_around(weighed, one), 9), round(weighed[one], 9), one),
    )


def share_around(weighed: Mapping[Point, float], point: Point) -> float:
    """Return the probability of all points so near to one that they are as good as the same."""
    return math.fsum(p for one, p in weighed.items() if distance_km(one, point) <= NEIGHBOURS_KM)


def _is_by_rules(point: Point, by_rules: Place) -> bool:
    """Whether a point is as good as the rules' place, or that region itself."""
    apart = distance_km(point, point_of(by_rules))
    return apart <= (0.0 if fineness(by_rules) >= REGION else NEIGHBOURS_KM)


def outcome_of(spot: Spot, evidence: Evidence, probability: float) -> Outcome:
    """Return a chosen place, no more exactly than the words tell it, and what it rests on.

    What the incident's own words name is taken as they name it; of all else no more is said than
    that it was in or near it.
    """
    if spot.own:
        place = min(spot.own.values(), key=lambda one: (one.radius_km, one.id))
    else:
        place = in_or_near(spot.best, basis=PlaceBasis.SETTING)
    tellings = tuple(spot.tellings.values()) or _first_of(spot, evidence)
    return Outcome(place.name, tellings, place=place, probability=probability)


def _first_of(spot: Spot, evidence: Evidence) -> tuple[Telling, ...]:
    """Return the first claim of each report that names the place."""
    first: dict[str, Telling] = {}
    for telling in evidence.asserted:
        first.setdefault(telling.claim.document_id, telling)
    return tuple(one for name, one in first.items() if name in spot.by("named"))


@cache
def place_weights() -> Mapping[str, float]:
    """Return the weight of each sign.

    Raises:
        CodebookError: the file holds none.
    """
    return read_weights(FILE)


@cache
def load_curve() -> Curve:
    """Return how often places are right that are given some share of the weight.

    Raises:
        CodebookError: the file holds none.
    """
    return as_curve(part(FILE, "curve"))
