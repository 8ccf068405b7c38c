"""Gives claims their confidence."""

from collections.abc import Iterable
from dataclasses import replace

from crossreport.codebook.confidence import INCIDENT, curves, incident_measures
from crossreport.model import Claim


def with_confidence(claims: Iterable[Claim], *, relevance: float) -> list[Claim]:
    """Return claims with the probability that a careful coder would write down their incident.

    Args:
        claims: The claims of a report.
        relevance: Probability that the report tells of an incident at all.
    """
    curve = curves()[INCIDENT]
    return [
        replace(claim, confidence=round(curve.at(incident_measures(claim, relevance=relevance)), 3))
        for claim in claims
    ]
