"""Places that the doers went into."""

import pytest

from short_reports import claim_of, where


@pytest.mark.parametrize(
    "text",
    [
        "Rebels broke into a house in Kesra on Monday, dragged a man out and shot him dead.",
        "Armed men came into Kesra at dawn on Monday and shot two brothers.",
    ],
)
def test_where_they_went_it_happened(text: str) -> None:
    trigger = "shot him dead" if "dead" in text else "shot"
    assert where(claim_of(text, trigger)) == ["Kesra"]


def test_a_place_of_its_own_goes_first() -> None:
    text = "Armed men went into Kesra on Monday and shot two brothers in Lusa."
    assert "Lusa" in where(claim_of(text, "shot"))


def test_where_somebody_else_went_it_did_not() -> None:
    text = "The mayor, who had gone to Lusa, said that gunmen shot two brothers on Monday."
    assert where(claim_of(text, "shot")) == []
