"""Confidence of claims and fields."""

from dataclasses import replace

import pytest

from crossreport.codebook.confidence import (
    FIELDS,
    INCIDENT,
    Curve,
    curves,
    field_confidences,
    field_measures,
    incident_measures,
)
from short_reports import claim


def test_a_curve_adds_what_it_knows_and_ignores_the_rest() -> None:
    one = Curve(bias=0.0, weights={"dated": 1.0})
    assert one.at({}) == 0.5
    assert one.at({"dated": 1.0, "unknown": 5.0}) == pytest.approx(0.7311, abs=1e-4)


def test_there_is_a_shipped_curve_for_the_incident_and_each_field() -> None:
    assert set(curves()) == {INCIDENT, *FIELDS}


def test_a_report_that_tells_of_violence_makes_its_claims_surer() -> None:
    told = claim("Nine herders were killed near Kesra on Monday.")
    curve = curves()[INCIDENT]
    low, high = (curve.at(incident_measures(told, relevance=p)) for p in (0.05, 0.95))
    assert low < high


def test_only_fields_that_a_claim_fills_have_a_confidence() -> None:
    told = claim("Nine herders were killed near Kesra on Monday.")
    fields = {name for name, _ in field_measures(told)}
    assert {"date", "place", "victims"} <= fields
    assert "perpetrator" not in fields


def test_a_field_is_no_surer_than_its_claim() -> None:
    told = replace(claim("Boko Haram killed nine herders near Kesra on Monday."), confidence=0.6)
    found = field_confidences(told)
    assert set(found) == set(FIELDS)
    assert all(0.0 < value <= 0.6 for value in found.values())
