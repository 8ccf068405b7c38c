"""Attributions appended to a sentence."""

import pytest

from crossreport.extract.tags import appended


def tags(text: str) -> list[str]:
    return [text[a:b] for a, b in appended(text)]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Two men died, the army said.", "the army said"),
        ("Two men died, the army said on Monday.", "the army said on Monday"),
        (
            "Two men died, police told reporters late on Monday.",
            "police told reporters late on Monday",
        ),
        ("Two men died, the Kesra Post reported.", "the Kesra Post reported"),
        ("Two men died, Col. Adam Tarek said.", "Col. Adam Tarek said"),
        ("Two men died, J. Tarek confirmed yesterday.", "J. Tarek confirmed yesterday"),
        ("“Two men died,” the mayor added.", "the mayor added"),
        (
            "Two men died, the ministry announced in a statement.",
            "the ministry announced in a statement",
        ),
        (
            "Two men died, a spokesman for the 3rd Brigade says.",
            "a spokesman for the 3rd Brigade says",
        ),
        ("Rebels fled, a resident testified!", "a resident testified"),
    ],
)
def test_what_is_appended(text: str, tag: str) -> None:
    assert tags(text) == [tag]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen took the road, which police said was closed.",
        "Gunmen took the road, which police said.",
        "Two men died, but the army said nothing.",
        "Two men died, and the mayor confirmed.",
        "In Kesra, the army said that two men died.",
        "On Monday, the army said two men had died.",
        "The army said two men died.",
        "The mayor, who said that two men died, left.",
        "Two men died, the mayor said; nobody else was hurt.",
        "Two men died, leaving the village in fear.",
        "",
    ],
)
def test_what_is_not(text: str) -> None:
    assert tags(text) == []


def test_every_sentence_of_a_passage_may_have_one() -> None:
    text = "Two men died, the army said. Three fled, residents reported on Monday."
    assert tags(text) == ["the army said", "residents reported on Monday"]
