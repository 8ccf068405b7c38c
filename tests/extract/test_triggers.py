"""Words that name events."""

import pytest

from crossreport.codebook import load_codebook
from crossreport.extract.triggers import TriggerFinder
from short_reports import parsed, word

FINDER = TriggerFinder(load_codebook())


def hits(text: str) -> list[tuple[str, str]]:
    """Return type and words of each trigger of a sentence."""
    return [(h.type.id, " ".join(w.text for w in h.words)) for h in FINDER.find(parsed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs and nouns, whatever their form
        ("Raiders ambushed a patrol.", [("armed-attack", "ambushed")]),
        ("A patrol was being ambushed.", [("armed-attack", "ambushed")]),
        ("The ambushes went on.", [("armed-attack", "ambushes")]),
        ("They machinegunned a bus.", [("armed-attack", "machinegunned")]),
        ("The shelling went on.", [("shelling", "shelling")]),
        # a word's part of speech counts
        ("The army shelled Doria.", [("shelling", "shelled")]),
        ("She found a shell on the beach.", []),
        # verbs with particles and objects, also apart
        ("The rebels opened fire.", [("armed-attack", "opened fire")]),
        ("A bomb went off.", [("ied", "bomb"), ("ied", "went off")]),
        ("The robbers took two clerks hostage.", [("abduction", "took hostage")]),
        ("They set the old school on fire.", [("arson", "set on fire")]),
        ("A man blew himself up.", [("suicide-attack", "blew himself up")]),
        ("Raiders threw a grenade.", [("grenade", "threw grenade")]),
        # phrases
        ("They were executed in cold blood.", [("execution", "executed in cold blood")]),
        # the longest wins
        ("A suicide car bomb attack shook Doria.", [("suicide-attack", "suicide car bomb attack")]),
        ("The drone strike failed.", [("air-strike", "drone strike")]),
        ("The landmine explosion hurt a boy.", [("landmine", "landmine explosion")]),
        # what a trigger needs
        ("A landmine exploded.", [("landmine", "landmine"), ("landmine", "exploded")]),
        ("A mortar shell exploded.", [("shelling", "mortar shell"), ("shelling", "exploded")]),
        ("A grenade exploded.", [("grenade", "grenade"), ("grenade", "exploded")]),
        ("Three prisoners escaped.", [("prison-escape", "escaped")]),
        ("Three cows escaped.", []),
        ("The inmates rioted.", [("prison-riot", "rioted")]),
        ("The youths rioted.", [("riot", "rioted")]),
        ("Jets bombed the village.", [("air-strike", "bombed")]),
        ("Rebels bombed the village.", [("ied", "bombed")]),
        ("Ash rose as the volcano erupted.", [("volcanic-eruption", "erupted")]),
        # what it must not have
        ("A shark attacked a swimmer.", []),
        ("Nine people died in a bus crash.", []),
        ("The player suffered a heart attack.", []),
        ("He was detained by the police.", [("arrest", "detained")]),
        ("He shot a film about the war.", []),
        ("The party won by a landslide in the election.", []),
        ("The river flooded three villages.", [("flood", "flooded")]),
        # nothing
        ("The minister opened a bridge.", []),
        ("It rained.", []),
    ],
)
def test_triggers(text: str, expected: list[tuple[str, str]]) -> None:
    assert hits(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Kidnappers seized a priest near Doria.",
            "abduction",
        ),
        ("A grenade was thrown at the gate.", "grenade"),
        pytest.param(
            "Two bombs were dropped on the hamlet.",
            "air-strike",
        ),
        ("The hut was set on fire.", "arson"),
    ],
)
def test_the_type_is_among_those_named(text: str, kind: str) -> None:
    assert kind in {name for name, _ in hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Two coal miners died when the roof of the pit collapsed.",
        "Nine people died when a bus crashed near Kesra on Monday.",
    ],
)
def test_an_accident_is_no_attack(text: str) -> None:
    assert hits(text) == []


def test_barred_words_are_left_alone() -> None:
    sentence = parsed("Six raids and an ambush were reported.")
    barred = {word(sentence, "raids").i}
    found = FINDER.find(sentence, barred=barred)
    assert [h.token.text for h in found] == ["ambush"]


def test_the_head_of_a_trigger() -> None:
    (hit,) = FINDER.find(parsed("The drone strike failed."))
    assert (hit.token.text, hit.is_verb) == ("strike", False)
    (hit,) = FINDER.find(parsed("The rebels opened fire."))
    assert (hit.token.text, hit.is_verb) == ("opened", True)


def test_triggers_stand_in_their_order_and_share_no_word() -> None:
    found = FINDER.find(parsed("Raiders ambushed a bus, shot two men dead and kidnapped a nurse."))
    words = [w.i for h in found for w in h.words]
    assert len(words) == len(set(words))
    assert [h.token.text for h in found] == ["ambushed", "shot", "kidnapped"]
