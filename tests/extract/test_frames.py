"""Which triggers of a sentence tell one event, and what belongs to it."""

import pytest

from crossreport.model import ActorRole, Specificity, Stance
from short_reports import claim, claims, figures, incidents, where, who, wrong


def types(text: str) -> list[str]:
    return [c.event_type for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "kind", "counts"),
    [
        ("A bomb exploded in Doria on Monday, killing four people and wounding nine.", "ied",
         [("killed", 4), ("injured", 9)]),
        ("A landmine exploded near Kesra on Monday, killing two boys.", "landmine",
         [("killed", 2)]),
        ("Gunmen attacked a bus near Kesra on Monday, and six people were killed.", "armed-attack",
         [("killed", 6)]),
        ("Clashes near Kesra on Friday left seven soldiers dead.", "armed-clash",
         [("killed", 7)]),
        ("Six traders were killed when a shell hit a market in Doria on Monday.", "shelling",
         [("killed", 6)]),
        ("Gunmen ambushed a bus near Kesra on Monday and kidnapped five teachers.", "abduction",
         [("abducted", 5)]),
    ],
)  # fmt: skip
def test_a_cause_and_its_casualties_are_one_event(
    text: str, kind: str, counts: list[tuple[str, int | None]]
) -> None:
    found = claim(text)
    assert kind in {found.event_type, *found.also_types}
    assert figures(found) == counts


def test_an_arrest_is_not_the_harm_told_beside_it() -> None:
    text = "Two traders were killed in Doria on Monday and police arrested a boy."
    assert {c.event_type: figures(c) for c in claims(text)} == {
        "armed-attack": [("killed", 2)],
        "arrest": [("arrested", 1)],
    }


def test_two_places_are_two_events() -> None:
    text = "Rebels killed three men in Doria on Monday and bandits killed two women in Kesra."
    assert [(where(c), figures(c)) for c in claims(text)] == [
        (["Doria"], [("killed", 3)]),
        (["Kesra"], [("killed", 2)]),
    ]


def test_two_days_are_two_events() -> None:
    text = "Rebels attacked Doria on Monday and ambushed a patrol on Tuesday."
    found = claims(text)
    assert [c.date.earliest.day if c.date.earliest else None for c in found] == [13, 14]


@wrong("a second event whose verb is left out is lost, and its place given to the first")
def test_an_event_whose_verb_is_left_out() -> None:
    text = "Gunmen killed three men in Doria on Monday and two women in Kesra on Tuesday."
    assert [(where(c), figures(c)) for c in claims(text)] == [
        (["Doria"], [("killed", 3)]),
        (["Kesra"], [("killed", 2)]),
    ]


def test_another_makes_a_second_event() -> None:
    text = "A bomb exploded in Doria on Monday and another exploded in Kesra on Tuesday."
    assert [(c.event_type, where(c)) for c in claims(text)] == [
        ("ied", ["Doria"]),
        ("ied", ["Kesra"]),
    ]


def test_an_arrest_after_an_attack_is_another_event() -> None:
    text = "A bomb exploded in Doria on Monday, killing four people, and police arrested two men."
    bombing, arrest = claims(text)
    assert (bombing.event_type, figures(bombing)) == ("ied", [("killed", 4)])
    assert (arrest.event_type, figures(arrest)) == ("arrest", [("arrested", 2)])
    assert who(arrest) == ["police"]


def test_a_riot_in_a_prison_and_an_escape_are_one() -> None:
    text = "Inmates rioted in a prison in Doria on Monday and twenty prisoners escaped."
    found = claim(text)
    assert {found.event_type, *found.also_types} == {"prison-riot", "prison-escape"}
    assert figures(found) == [("escaped", 20)]


def test_two_speakers_are_two_claims() -> None:
    text = "The army said rebels shot two men in Doria, but the mayor said soldiers attacked them."
    names = [c.attribution.name if c.attribution else None for c in claims(text)]
    assert len(names) == 2
    assert [n.lower().removeprefix("the ") for n in names if n] == ["army", "mayor"]


def test_a_natural_disaster_stands_apart() -> None:
    text = "Looters robbed a clinic in Doria after an earthquake struck on 3 May."
    looting, quake = claims(text)
    assert (looting.event_type, looting.specificity) == ("looting", Specificity.INCIDENT)
    assert (quake.event_type, quake.specificity) == ("earthquake", Specificity.CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake of 3 May killed 40 people in Kesra.",
        "Floods killed 40 people in Kesra on 3 May.",
        pytest.param(
            "An earthquake struck near Kesra on 3 May, killing 40 people.",
        ),
        "At least 40 people died when an earthquake struck near Kesra on 3 May.",
    ],
)
def test_the_dead_of_a_disaster_are_its_own(text: str) -> None:
    found = claims(text)
    assert [c.specificity for c in found] == [Specificity.CONTEXT]
    assert figures(found[0]) == [("killed", 40)]


@wrong("'X was abducted, six days after a bomb killed two' joins the bomb to the abduction")
def test_an_event_that_only_dates_another_is_not_joined_to_it() -> None:
    text = (
        "Gunmen kidnapped twelve pupils in Kesra on 2 May, "
        "six days after a bomb killed two people in Doria."
    )
    found = {c.event_type: (where(c), figures(c)) for c in claims(text)}
    assert found == {
        "abduction": (["Kesra"], [("abducted", 12)]),
        "ied": (["Doria"], [("killed", 2)]),
    }


def test_what_is_denied_is_not_what_is_told() -> None:
    text = "Rebels attacked Doria on Monday but did not kidnap the mayor."
    stances = {c.event_type: c.stance for c in claims(text)}
    assert stances["armed-attack"] is Stance.ASSERTED
    assert stances.get("abduction", Stance.DENIED) is Stance.DENIED


@wrong("'nobody was killed' is cut off from its attack and makes an incident of its own")
def test_a_stated_zero_belongs_to_its_event() -> None:
    found = incidents("Nobody was killed in the attack in Doria on Monday.")
    assert [(c.trigger.quote, figures(c)) for c in found] == [("attack", [("killed", 0)])]


def test_a_day_of_what_describes_is_not_the_events() -> None:
    text = "The mayor on Wednesday visited a village near Kesra where gunmen killed nine herders."
    found = claim(text)
    assert found.date.earliest is None
    assert where(found) == ["Kesra"]


def test_targets_and_doers_go_with_their_own_verb() -> None:
    text = "Soldiers killed three rebels in Doria on Monday, and rebels killed two guards in Kesra."
    first, second = claims(text)
    assert (who(first), who(first, ActorRole.TARGET)) == (["soldiers"], ["rebels"])
    assert who(second) == ["rebels"]


def test_what_the_victim_had_done_is_another_event() -> None:
    text = "Police killed a man who had stabbed two women in Doria on Monday."
    assert [(c.trigger.quote, figures(c)) for c in claims(text)] == [
        ("killed", [("killed", 1)]),
        ("stabbed", [("injured", 2)]),
    ]
