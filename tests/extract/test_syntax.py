"""Small questions about a parse."""

import pytest

from crossreport.extract.syntax import (
    agents,
    clause_head,
    is_definite,
    is_negated,
    is_passive,
    is_plural,
    objects,
    own_clause,
    phrase,
    subjects,
    tree_distance,
    upward,
    with_modifiers,
)
from short_reports import parsed, word


@pytest.mark.parametrize(
    ("text", "verb", "doers", "done_to"),
    [
        ("Gunmen killed nine herders.", "killed", ["Gunmen"], ["herders"]),
        ("Nine herders were killed by gunmen.", "killed", ["gunmen"], ["herders"]),
        ("Nine herders were killed.", "killed", [], ["herders"]),
        ("The herders killed by gunmen were buried.", "killed", ["gunmen"], ["herders"]),
        ("The gunmen who killed the herders fled.", "killed", ["gunmen"], ["herders"]),
        ("A bomb exploded, killing nine traders.", "killing", ["bomb"], ["traders"]),
        ("Gunmen entered the village and killed nine herders.", "killed", ["Gunmen"], ["herders"]),
        ("Gunmen tried to kill the mayor.", "kill", ["Gunmen"], ["mayor"]),
    ],
)
def test_who_did_what_to_whom(text: str, verb: str, doers: list[str], done_to: list[str]) -> None:
    token = word(parsed(text), verb)
    assert [t.text for t in agents(token)] == doers
    assert [t.text for t in objects(token)] == done_to


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Nine herders were killed.", "killed", True),
        ("The herders killed in Kesra were buried.", "killed", True),
        ("The men were tied up and shot.", "shot", True),
        ("Gunmen killed nine herders.", "killed", False),
        ("Gunmen have killed nine herders.", "killed", False),
    ],
)
def test_passive(text: str, verb: str, expected: bool) -> None:
    assert is_passive(word(parsed(text), verb)) is expected


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("The rebels did not attack Doria.", "attack", True),
        ("No attack took place.", "attack", True),
        ("Nobody was killed.", "killed", True),
        ("No soldiers were killed.", "killed", True),
        ("The rebels attacked Doria.", "attacked", False),
        ("The rebels who did not flee attacked Doria.", "attacked", False),
    ],
)
def test_negation(text: str, token: str, expected: bool) -> None:
    assert is_negated(word(parsed(text), token)) is expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The blast killed nine.", "blast", True),
        ("That raid killed nine.", "raid", True),
        ("Their raid killed nine.", "raid", True),
        ("A blast killed nine.", "blast", False),
        ("Another raid killed nine.", "raid", False),
    ],
)
def test_definite(text: str, noun: str, expected: bool) -> None:
    assert is_definite(word(parsed(text), noun)) is expected


def test_plural() -> None:
    sentence = parsed("Two raids followed the raid.")
    assert [is_plural(t) for t in sentence if t.lemma_ == "raid"] == [True, False]


def test_the_clause_of_a_word() -> None:
    sentence = parsed("The mayor said that gunmen killed nine herders.")
    assert clause_head(word(sentence, "herders")).text == "killed"
    assert clause_head(word(sentence, "mayor")).text == "said"
    own = {t.text for t in own_clause(word(sentence, "mayor"))}
    assert {"The", "mayor", "said"} <= own
    assert not {"gunmen", "killed", "herders"} & own


def test_upward_ends_at_the_root() -> None:
    sentence = parsed("Gunmen killed nine old herders.")
    assert [t.text for t in upward(word(sentence, "old"))] == ["old", "herders", "killed"]


def test_phrases() -> None:
    sentence = parsed("The deadly raids that shook Doria ended.")
    raids = word(sentence, "raids")
    assert [t.text for t in phrase(raids)] == ["The", "raids"]
    assert [t.text for t in with_modifiers(raids)] == ["deadly", "raids"]
    assert [t.text for t in subjects(word(sentence, "ended"))] == ["raids"]


def test_distance() -> None:
    sentence = parsed("Gunmen killed nine herders.")
    assert tree_distance(word(sentence, "Gunmen"), word(sentence, "Gunmen")) == 0
    assert tree_distance(word(sentence, "Gunmen"), word(sentence, "killed")) == 1
    assert tree_distance(word(sentence, "Gunmen"), word(sentence, "nine")) == 3
