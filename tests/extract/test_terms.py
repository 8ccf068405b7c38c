"""Codebook terms in parsed text."""

import pytest

from crossreport.extract.terms import TermIndex
from short_reports import parsed

TERMS = [
    ("hand grenade", "grenade"),
    ("grenade", "grenade"),
    ("rocket-propelled grenade", "rpg"),
    ("collect firewood", "foraging"),
    ("take shelter", "at-home"),
]


def found(text: str, *, gaps: bool = False) -> list[tuple[str, str]]:
    sentence = parsed(text)
    index = TermIndex(TERMS, gaps=gaps)
    return [(sentence.doc[t.first.i : t.last.i + 1].text, t.value) for t in index.find(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He threw a grenade.", [("grenade", "grenade")]),
        ("They threw two hand grenades.", [("hand grenades", "grenade")]),
        ("They fired a rocket-propelled grenade.", [("rocket-propelled grenade", "rpg")]),
        ("He threw a grenade and another grenade.", [("grenade", "grenade")] * 2),
        ("They were collecting firewood.", [("collecting firewood", "foraging")]),
        ("They collected some dry firewood.", []),
        ("They collected it.", []),
    ],
)
def test_terms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They collected some dry firewood.", [("collected some dry firewood", "foraging")]),
        ("They collected the money for firewood.", []),
        ("They took their shelter down.", [("took their shelter", "at-home")]),
    ],
)
def test_gaps(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, gaps=True) == expected
