"""Gold files are read strictly."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crossreport.evaluate import GoldError, load_gold, parse_gold
from crossreport.evaluate.gold_format import GoldDate, GoldRange
from crossreport.model import CountKind, Qualifier, VictimKind


def incident(**more: Any) -> dict[str, Any]:
    """The least that an incident needs, and more."""
    return {"id": "x", "type": "attack", "claims": [{"file": "a.txt", "quote": "words"}], **more}


def test_absent_null_and_given_are_three_things() -> None:
    absent, null, given = (
        parse_gold({"incidents": [incident(**more)]}).incidents[0]
        for more in ({}, {"perpetrator": None}, {"perpetrator": "ISIS"})
    )
    assert absent.perpetrators is None
    assert null.perpetrators == ()
    assert given.perpetrators == ("ISIS",)


def test_values_of_an_incident() -> None:
    found = parse_gold(
        {
            "incidents": [
                incident(
                    acled=["Riots"],
                    date={"earliest": "2024-05-03", "latest": None},
                    killed={"low": 3, "best": [3, 4], "high": 5},
                    no_counts=["displaced"],
                )
            ]
        }
    ).incidents[0]
    assert found.date == GoldDate(date(2024, 5, 3), None)
    assert found.counts == {CountKind.KILLED: GoldRange((3,), (3, 4), (5,))}
    assert found.no_counts == (CountKind.DISPLACED,)
    assert not found.context


def test_counts_of_a_claim() -> None:
    claim = {
        "file": "a.txt", "quote": "words", "killed": 11, "killed_qualifier": "at least",
        "killed_breakdown": {"civilians": 10, "government forces": 1}, "women_injured": 2,
    }  # fmt: skip
    killed, injured = (
        parse_gold({"incidents": [incident(claims=[claim])]}).incidents[0].claims[0].counts
    )
    assert (killed.value, killed.qualifier) == (11, Qualifier.AT_LEAST)
    assert killed.breakdown[0] == (frozenset({VictimKind.CIVILIANS}), 10)
    assert (injured.kind, injured.value, injured.women) == (CountKind.INJURED, None, 2)


def test_fields_in_conflict_are_inferred_from_the_claims() -> None:
    claims = [
        {"file": "a.txt", "quote": "one", "killed": 8, "injured": 40},
        {"file": "b.txt", "quote": "two", "killed": 5, "injured": 40},
    ]
    figures = [{"file": f, "what": "inmates held", "value": n} for f, n in (("a", 20), ("b", 13))]
    told = incident(claims=claims, conflict="they differ", other_figures=figures)
    silent = incident(claims=claims, other_figures=figures)
    named = incident(claims=claims, conflict="they differ", conflict_field="whether")
    wanted = [("killed", "held"), (), ("whether",)]
    for entry, fields in zip((told, silent, named), wanted, strict=True):
        assert parse_gold({"incidents": [entry]}).incidents[0].conflicts == fields


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown section": ({"incident": []}, "no key 'incident'"),
    "unknown key": ({"incidents": [incident(perpetrators="x")]}, "no key 'perpetrators'"),
    "no claims": ({"incidents": [incident(claims=[])]}, "has no claims"),
    "no id": ({"incidents": [{"type": "x", "claims": []}]}, "lacks the key 'id'"),
    "two of a name": ({"incidents": [incident(), incident()]}, "two incidents are named 'x'"),
    "no date": (
        {"incidents": [incident(date={"earliest": "May", "latest": None})]}, "entry 1: Invalid"),
    "best outside": (
        {"incidents": [incident(killed={"low": 3, "best": [9], "high": 5})]},
        "best 9 lies outside"),
    "unknown qualifier": (
        {"incidents": [incident(
            claims=[{"file": "a", "quote": "b", "killed": 1, "killed_qualifier": "maybe"}])]},
        "'maybe' is none of the qualifiers"),
    "no list": ({"incidents": 5}, "incidents: should be a list"),
    "unknown direction": (
        {"trend_claims": [{"file": "a", "quote": "b", "direction": "up", "of": "c"}]},
        "trend_claims, entry 1: 'up'"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_named(name: str) -> None:
    content, words = WRONG[name]
    with pytest.raises(GoldError, match=words):
        parse_gold(content)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "No such file"),
    "no JSON": (lambda path: path.write_text("{"), "is not JSON"),
    "a list": (lambda path: path.write_text("[]"), "should hold one object"),
    "a wrong entry": (
        lambda path: path.write_text(json.dumps({"incidents": [{}]})), "incidents, entry 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_an_unusable_file_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    make, words = FILES[name]
    path = tmp_path / "gold.json"
    make(path)
    with pytest.raises(GoldError, match=words) as caught:
        load_gold(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_shared_gold_can_be_read(shared_dir: Path) -> None:
    gold = load_gold(shared_dir / "gold" / "seeds.json")
    assert len(gold.incidents) == 6
    assert [i.id for i in gold.incidents if i.conflicts]
