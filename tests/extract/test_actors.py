"""Actors named, described and pointed back to."""

import pytest

from crossreport.codebook import load_codebook
from crossreport.extract.actors import ActorFinder, FoundActor
from crossreport.extract.reading import read
from crossreport.model import ActorKind
from short_reports import report

FINDER = ActorFinder(load_codebook())


def found(text: str) -> list[FoundActor]:
    return [a for here in FINDER.find(read(report(text))).values() for a in here]


def named(text: str) -> list[tuple[str, str | None]]:
    """Return the words and the entry of each actor of a text."""
    return [(a.span.quote, a.actor_id) for a in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boko Haram raided Doria.", [("Boko Haram", "boko-haram")]),
        ("BOKO HARAM raided Doria.", [("BOKO HARAM", "boko-haram")]),
        ("The Taliban’s envoys left Doria.", [("Taliban", "taliban")]),
        ("ISIS raided Doria.", [("ISIS", "islamic-state")]),
        ("IS raided Doria.", [("IS", "islamic-state")]),
        ("It is raided often.", []),
        ("The Islamic State in West Africa raided Doria.",
         [("Islamic State in West Africa", "islamic-state-west-africa")]),
        ("Al Shabaab raided Doria.", [("Al Shabaab", "al-shabaab")]),
    ],
)  # fmt: skip
def test_aliases(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def test_descriptions() -> None:
    gunmen, soldiers = found("Masked gunmen shot at soldiers.")
    assert (gunmen.name, gunmen.actor_id, gunmen.resolved_from) == ("gunmen", None, None)
    assert gunmen.kind is ActorKind.UNIDENTIFIED
    assert (soldiers.name, soldiers.kind) == ("soldiers", ActorKind.STATE_FORCES)


def test_civilians_are_usually_harmed() -> None:
    villagers, rebels = found("Villagers met rebels.")
    assert (villagers.victims_too, villagers.kind) == (True, ActorKind.CIVILIANS)
    assert not rebels.victims_too


def test_an_abbreviation_that_two_share_means_the_one_named_before() -> None:
    for name, expected in (("Syrian", "sna"), ("Somali", "so-military")):
        text = f"The {name} National Army left Doria. The SNA shelled Kesra."
        assert [i for _, i in named(text)] == [expected, expected]


@pytest.mark.parametrize(
    "words", ["The organization", "The group", "The militants", "Its fighters"]
)
def test_words_that_point_back_mean_the_actor_before(words: str) -> None:
    back = found(f"Boko Haram came to Doria. {words} left on Monday.")[-1]
    assert (back.actor_id, back.name) == ("boko-haram", "Boko Haram")
    assert back.resolved_from is not None
    assert back.resolved_from.quote == "Boko Haram"
    assert back.span.quote.lower() in words.lower()


def test_the_organization_is_the_one_named_most() -> None:
    text = (
        "The Taliban rules Kesra. The Taliban took Doria. Al-Shabaab was mentioned once. "
        "The organization burned a school."
    )
    assert named(text)[-1] == ("organization", "taliban")


def test_of_those_named_as_often_the_last_is_meant() -> None:
    text = "The Taliban rules Kesra. Al-Shabaab came to Doria. The group burned a school."
    assert named(text)[-1] == ("group", "al-shabaab")


def test_nobody_is_meant_before_anybody_is_named() -> None:
    back = found("The group burned a school in Doria.")[0]
    assert (back.actor_id, back.resolved_from) == (None, None)


def test_a_group_does_not_point_back() -> None:
    found_last = found("Boko Haram came to Doria. A group of men burned a school.")[-1]
    assert found_last.resolved_from is None


def test_the_army_is_no_rebel_group() -> None:
    back = found("Boko Haram came to Doria. The army left.")[-1]
    assert (back.actor_id, back.kind) == (None, ActorKind.STATE_FORCES)


def test_later_names_are_not_pointed_back_to() -> None:
    first = found("The group burned a school. Boko Haram denied it.")[0]
    assert first.actor_id is None


def test_spans_hold_their_words() -> None:
    document = report("All is calm.\n\n- The Taliban left.\n- The group came back.")
    for here in FINDER.find(read(document)).values():
        for actor in here:
            actor.span.verify(document.text)
