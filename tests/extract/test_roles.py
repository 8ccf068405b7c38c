"""The parts that actors have in events."""

import pytest

from crossreport.model import ActorKind, ActorRole
from short_reports import claim, claim_of, claims, who, wrong

PARTY, TARGET = ActorRole.PARTY, ActorRole.TARGET


@pytest.mark.parametrize(
    ("text", "doers", "targets"),
    [
        # active and passive
        ("The Taliban ambushed an army convoy near Kesra on Monday.", ["Taliban"], ["army"]),
        ("An army convoy was ambushed by the Taliban near Kesra on Monday.", ["Taliban"], ["army"]),
        ("Six policemen were abducted near Kesra on Friday.", [], ["policemen"]),
        ("Villagers killed by rebels near Kesra on Monday were buried.", ["rebels"], ["villagers"]),
        ("Rebels raided a farm near Kesra on Monday, killing a soldier.", ["rebels"], ["soldier"]),
        ("The rebels who kidnapped a nun near Kesra on Monday fled.", ["rebels"], []),
        # nouns of events
        ("An attack by the Taliban near Kesra on Monday killed six men.", ["Taliban"], ["men"]),
        ("An al-Shabaab attack in Doria on Monday killed six people.", ["al-Shabaab"], ["people"]),
        ("The Taliban’s raid in Doria on Monday killed six people.", ["Taliban"], ["people"]),
        ("The killing of two soldiers in Doria on Monday shocked many.", [], ["soldiers"]),
        # light verbs
        ("The Taliban carried out an attack near Kesra on Friday.", ["Taliban"], []),
        ("The raid was carried out by the Taliban in Doria on Monday.", ["Taliban"], []),
        ("A raid launched by the Taliban in Doria on Monday failed.", ["Taliban"], []),
        # who laid the device
        ("A landmine left behind by the Islamic State killed two shepherds near Kesra on Monday.",
         ["Islamic State"], ["shepherds"]),
        ("A bomb planted by al-Shabaab exploded in Doria on Monday.", ["al-Shabaab"], []),
    ],
)  # fmt: skip
def test_doers_and_targets(text: str, doers: list[str], targets: list[str]) -> None:
    found = claims(text)[0]
    assert [n for n in who(found) if n not in {"fighters"}] == doers
    assert who(found, TARGET) == targets


def test_bystanders_do_nothing() -> None:
    assert who(claim("Two villagers fled as a bomb exploded in Doria on Monday.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army clashed with the Taliban near Kesra on Friday.",
        pytest.param(
            "Fighting between the army and the Taliban killed six people near Kesra on Friday.",
            marks=wrong("'fighting' read as a verb gives no parties"),
        ),
        pytest.param(
            "Clashes broke out between the army and the Taliban near Kesra on Friday.",
        ),
    ],
)
def test_both_sides_of_a_clash_are_parties(text: str) -> None:
    found = claims(text)[0]
    assert found.event_type == "armed-clash"
    assert sorted(who(found, PARTY)) == ["Taliban", "army"]
    assert who(found) == []


def test_claimed_responsibility() -> None:
    text = "Al-Shabaab claimed responsibility for the bombing in Doria on Monday."
    assert who(claim(text)) == ["al-Shabaab"]


def test_responsibility_that_nobody_claimed() -> None:
    text = "Al-Shabaab did not claim responsibility for the bombing in Doria on Monday."
    assert who(claim_of(text, "bombing")) == []


def test_an_event_is_laid_at_somebodys_door() -> None:
    text = "The mayor blamed al-Shabaab for the bombing that killed two people in Doria on Monday."
    assert who(claims(text)[0]) == ["al-Shabaab"]
    text = "The mayor blamed the bombing in Doria on al-Shabaab."
    assert who(claims(text)[0]) == ["al-Shabaab"]


def test_nobody_is_blamed_where_blame_is_denied() -> None:
    text = "The mayor did not blame al-Shabaab for the bombing in Doria on Monday."
    assert who(claim_of(text, "bombing")) == []


def test_a_named_actor_goes_before_a_description_of_it() -> None:
    text = "Boko Haram fighters ambushed a bus near Kesra on Sunday."
    (doer,) = [a for a in claim(text).actors if a.role is ActorRole.PERPETRATOR]
    assert (doer.actor_id, doer.kind, doer.span.quote) == (
        "boko-haram",
        ActorKind.REBELS,
        "Boko Haram",
    )


def test_a_pronoun_is_a_doer_by_the_actor_it_means() -> None:
    text = "Boko Haram left Doria. It burned a school in Kesra on Monday."
    (doer,) = claim_of(text, "burned").actors
    assert (doer.actor_id, doer.span.quote) == ("boko-haram", "It")
    assert doer.resolved_from is not None
    assert doer.resolved_from.quote == "Boko Haram"


@pytest.mark.parametrize(
    "later",
    [
        "The governor blamed al-Shabaab for the attack.",
        "Al-Shabaab was blamed for the attack.",
        "The attack was carried out by al-Shabaab.",
    ],
)
def test_a_doer_named_later_is_not_lost(later: str) -> None:
    text = f"A bomb killed five people in Doria on Monday. {later}"
    assert "al-Shabaab" in {name for c in claims(text) for name in who(c)}


def test_a_doer_named_later_adds_to_an_event_without_actors() -> None:
    text = "A bomb exploded in Doria on Monday. Al-Shabaab carried out the attack."
    lead, more = claims(text)
    assert more.elaborates == lead.id
    assert who(more) == ["al-Shabaab"]


def test_it_is_the_army_that_speaks() -> None:
    text = "The army said it had killed nine rebels in Doria on Monday."
    assert who(claim_of(text, "killed")) == ["army"]
