"""How far words vouch for an event."""

import pytest

from crossreport.codebook import load_codebook
from crossreport.extract.stance import StanceReader
from crossreport.model import Reason, Specificity, Stance
from short_reports import claim_of, claims, parsed, told, word, wrong

READER = StanceReader(load_codebook())


def stance(text: str, trigger: str, said: Stance = Stance.ASSERTED) -> Stance:
    return READER.read(word(parsed(text), trigger), said)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels attacked Doria on Monday.", "attacked", Stance.ASSERTED),
        ("Rebels plan to attack Doria.", "attack", Stance.PLANNED),
        ("The army is preparing a raid on Doria.", "raid", Stance.PLANNED),
        ("The rebels vowed to attack Doria.", "attack", Stance.PLANNED),
        ("Rebels tried to kidnap the mayor.", "kidnap", Stance.PLANNED),
        ("The rebels may attack Doria.", "attack", Stance.POSSIBLE),
        ("Rebels could attack Doria.", "attack", Stance.POSSIBLE),
        ("The rebels will attack Doria.", "attack", Stance.POSSIBLE),
        ("Residents fear an attack.", "attack", Stance.POSSIBLE),
        ("The risk of an attack is high.", "attack", Stance.POSSIBLE),
        ("A possible attack worries the mayor.", "attack", Stance.POSSIBLE),
        ("If rebels attack Doria, the army leaves.", "attack", Stance.HYPOTHETICAL),
        ("Rebels would attack Doria.", "attack", Stance.HYPOTHETICAL),
        ("Bandits often attack buses.", "attack", Stance.HABITUAL),
        ("Bandits attack buses every week.", "attack", Stance.HABITUAL),
        ("Rebels did not attack Doria.", "attack", Stance.DENIED),
        ("The army denied the attack.", "attack", Stance.DENIED),
        ("No attack took place.", "attack", Stance.DENIED),
        ("Unconfirmed attacks were mentioned.", "attacks", Stance.DOUBTED),
        ("Police questioned a clerk after an attack on a mill.", "attack", Stance.ASSERTED),
        ("People shared rumours of an attack.", "attack", Stance.DOUBTED),
        ("Rebels reportedly attacked Doria.", "attacked", Stance.ALLEGED),
        ("Rebels allegedly killed two men.", "killed", Stance.ALLEGED),
        ("The Taliban claimed responsibility for the attack.", "attack",
         Stance.CLAIMED_BY_PERPETRATOR),
        # what is planned or feared about an event that has happened
        ("The president ordered an inquiry into the killing of two monks.", "killing",
         Stance.ASSERTED),
        ("The teachers may strike to protest the murder of a colleague.", "murder",
         Stance.ASSERTED),
        ("The minister will reveal who killed the monk.", "killed", Stance.ASSERTED),
        ("The family wants to know why the monk was killed.", "killed", Stance.ASSERTED),
        ("He called for the punishment of those behind the murder of the monk.", "murder",
         Stance.ASSERTED),
        ("The army will study the attack.", "attack", Stance.ASSERTED),
        ("The army denied any part in the massacre.", "massacre", Stance.ASSERTED),
        ("Explosions could be heard in Doria.", "Explosions", Stance.ASSERTED),
        # and about the event itself
        ("The rebels will launch the attack on Friday.", "attack", Stance.POSSIBLE),
        ("The attack will begin on Friday.", "attack", Stance.POSSIBLE),
        ("The raids will be resumed after the harvest.", "raids", Stance.POSSIBLE),
        ("Rebels said that raids on the town would resume.", "raids", Stance.HYPOTHETICAL),
        ("The bishop said that killings in Doria would not end.", "killings", Stance.HYPOTHETICAL),
        ("Shelling of Doria resumed on Friday.", "Shelling", Stance.ASSERTED),
        ("The raid on Doria may end the truce.", "raid", Stance.ASSERTED),
        ("The raid on Doria will continue the feud.", "raid", Stance.ASSERTED),
        ("The army must prevent the attack.", "attack", Stance.PLANNED),
        ("Police do not know whether rebels killed the monk.", "killed", Stance.HYPOTHETICAL),
        ("Leaders want to end the fighting in Doria.", "fighting", Stance.PLANNED),
        # what stands near but does not govern
        ("Rebels who planned to leave attacked Doria.", "attacked", Stance.ASSERTED),
        ("The army left after rebels attacked Doria.", "attacked", Stance.ASSERTED),
        ("The mayor, who may resign, said rebels attacked Doria.", "attacked", Stance.ASSERTED),
        ("Rebels attacked Doria in May.", "attacked", Stance.ASSERTED),
    ],
)  # fmt: skip
def test_cues(text: str, trigger: str, expected: Stance) -> None:
    assert stance(text, trigger) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Stance.ALLEGED, Stance.POSSIBLE),
        (Stance.PLANNED, Stance.PLANNED),
        (Stance.DENIED, Stance.POSSIBLE),
    ],
)
def test_the_furthest_from_what_happened_is_kept(said: Stance, expected: Stance) -> None:
    assert stance("The rebels may attack Doria.", "attack", said) is expected


def test_the_verb_of_speech_decides_where_nothing_else_does() -> None:
    assert stance("Rebels attacked Doria.", "attacked", Stance.ALLEGED) is Stance.ALLEGED


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("The rebels plan to attack Doria next week.", "attack", Reason.PLANNED),
        ("The rebels may attack Doria on Friday.", "attack", Reason.POSSIBLE),
        ("Rebels would attack Doria on Friday if the army left.", "attack", Reason.HYPOTHETICAL),
        ("Bandits often attack buses near Kesra.", "attack", Reason.HABITUAL),
        ("People shared rumours of an attack in Doria on Monday.", "attack", Reason.UNCONFIRMED),
    ],
)
def test_what_did_not_happen_is_kept_with_its_reason(
    text: str, trigger: str, reason: Reason
) -> None:
    claim = claim_of(text, trigger)
    assert (claim.specificity, claim.reason) == (Specificity.NOT_AN_INCIDENT, reason)


def test_a_denied_event_stays_an_incident_that_is_denied() -> None:
    claim = claim_of("The army denied that it bombed a market in Doria on Monday.", "bombed")
    assert (claim.stance, claim.specificity) == (Stance.DENIED, Specificity.INCIDENT)


def test_what_happened_and_what_may_are_told_apart_in_one_sentence() -> None:
    happened, feared = claims("Rebels attacked Doria on Monday and may attack Kesra on Friday.")
    assert (happened.stance, feared.stance) == (Stance.ASSERTED, Stance.POSSIBLE)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Taliban said its fighters killed ten soldiers near Kesra on Friday.", "killed"),
        ("Al-Shabaab claimed responsibility for the bombing in Doria on Monday.", "bombing"),
        pytest.param(
            "The Taliban claimed it killed ten soldiers near Kesra on Friday.",
            "killed",
        ),
        pytest.param(
            "A claim by the Taliban that it killed ten soldiers near Kesra was read out.",
            "killed",
        ),
    ],
)
def test_doers_who_say_so_themselves(text: str, trigger: str) -> None:
    assert claim_of(text, trigger).stance is Stance.CLAIMED_BY_PERPETRATOR


@wrong("an adjective on the noun of speech is not read")
def test_an_unconfirmed_report_is_doubted() -> None:
    text = "An unconfirmed report said rebels killed ten soldiers near Kesra on Friday."
    assert claim_of(text, "killed").stance is Stance.DOUBTED


def test_a_trend_that_is_only_feared_is_refused_with_its_words() -> None:
    (refusal,) = told("The army feared that attacks would increase in Kesra.").refusals
    assert refusal.code in {"possible", "hypothetical"}
    assert refusal.quote == "The army feared that attacks would increase in Kesra."
    assert told("The army feared that attacks would increase in Kesra.").trends == ()
