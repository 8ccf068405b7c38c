"""How sure each field of a claim is: logistic curves over what the claim itself says.

Fitted by ``benchmarks.confidence`` on reports that no part of the extraction was trained on, so
that of the claims given 0.8 eight in ten are right: a user can set a threshold by it. Those reports
are MUC-4's, of 1989 and 1990, and right is what its coders wrote: on other news the order holds
better than the figure. The weights stand in ``confidence.yaml``.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from crossreport.codebook.files import CodebookError, read_yaml
from crossreport.model import ActorRole, Claim, CountKind, DateBasis, PlaceRole, Qualifier

INCIDENT = "incident"
FIELDS = ("date", "place", "perpetrator", "victims")
"""Fields that a claim may fill; each is right only where the incident is."""

_SMALL = 0.01
_UNDATED = (DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED)
_HARM = (CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED)


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over named measures.

    Attributes:
        bias: What is added to the sum.
        weights: Factor of each measure; those without one count nothing.
    """

    bias: float
    weights: Mapping[str, float]

    def at(self, measures: Mapping[str, float]) -> float:
        """Return the probability for measures."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in measures.items())
        return 1.0 / (1.0 + math.exp(-total - self.bias))


@cache
def curves() -> Mapping[str, Curve]:
    """Return the shipped curves by field, and the one of the incident.

    Raises:
        CodebookError: The file lacks one.
    """
    loaded = read_yaml("confidence")
    if not isinstance(loaded, dict) or not {INCIDENT, *FIELDS} <= set(loaded):
        raise CodebookError(
            f"codebook file confidence.yaml must hold {', '.join((INCIDENT, *FIELDS))}"
        )
    return {name: Curve(one["bias"], one["weights"]) for name, one in loaded.items()}


def incident_measures(claim: Claim, *, relevance: float) -> dict[str, float]:
    """Return what tells whether a claim is of an incident worth a record.

    Args:
        claim: The claim.
        relevance: Probability that its report tells of one.
    """
    kept = min(max(relevance, _SMALL), 1 - _SMALL)
    return {
        "relevance": math.log(kept / (1 - kept)),
        "dated": float(claim.date.basis not in _UNDATED),
        "placed": float(any(place.role is PlaceRole.EVENT for place in claim.places)),
        "counted": float(any(count.kind in _HARM for count in claim.counts)),
        "acted": float(bool(claim.actors)),
        "attributed": float(claim.attribution is not None),
        "continues": float(claim.elaborates is not None),
        "armed": float(bool(claim.weapons)),
        "things": float(bool(claim.things)),
    }


def field_measures(claim: Claim) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each field that a claim fills with what tells whether it is right."""
    date = claim.date
    if date.latest is not None:
        yield "date", {f"basis {date.basis.value}": 1.0, "one day": float(date.days == 1)}
    places = [place for place in claim.places if place.role is not PlaceRole.OTHER]
    if places:
        best = places[0]
        yield (
            "place",
            {
                f"role {best.role.value}": 1.0,
                f"kind {best.kind_hint.value}": 1.0,
                "several": float(len(places) > 1),
            },
        )
    doers = [actor for actor in claim.actors if actor.role is ActorRole.PERPETRATOR]
    if doers:
        yield (
            "perpetrator",
            {
                f"kind {doers[0].kind.value}": 1.0,
                "known": float(doers[0].actor_id is not None),
                "meant": float(doers[0].resolved_from is not None),
                "several": float(len(doers) > 1),
            },
        )
    harmed = [count for count in claim.counts if count.kind in _HARM]
    if harmed:
        exact = harmed[0].qualifier is Qualifier.EXACT
        yield (
            "victims",
            {
                f"count {harmed[0].kind.value}": 1.0,
                f"part {harmed[0].part.value}": 1.0,
                "exact": float(exact),
                "stated": float(harmed[0].stated is not None),
                "several": float(len(harmed) > 1),
            },
        )


def field_confidences(claim: Claim) -> dict[str, float]:
    """Return how sure each field is that a claim fills.

    A field is right where the incident is and the field's own words were understood: the claim's
    confidence times the field's.

    Args:
        claim: A claim with its confidence.
    """
    return {
        name: round(claim.confidence * curves()[name].at(measures), 3)
        for name, measures in field_measures(claim)
    }
