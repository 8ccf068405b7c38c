"""What is one thing that happened, and why something is not."""

import pytest

from crossreport.model import Reason, Specificity
from short_reports import claim_of

PADDING = "The market was open. Children played. The sun shone. The road was dry. It was warm.\n\n"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # a day with a place, people or a doer
        ("A bomb exploded in Doria on Monday.", "bomb"),
        ("Nine herders were killed on Monday.", "killed"),
        ("Boko Haram ambushed a patrol on Monday.", "ambushed"),
        ("Gunmen killed nine herders in April.", "killed"),
        # a stretch that has a name is a stated time, however long
        ("Gunmen killed nine herders during Ramadan.", "killed"),
        ("Gunmen killed nine herders in the winter of 2023.", "killed"),
        # people with a place or a doer, whatever the day
        ("Nine herders were killed near Kesra.", "killed"),
        ("Boko Haram killed nine herders.", "killed"),
        (f"{PADDING}Nine herders were killed near Kesra.", "killed"),
        # one person by name
        (f"{PADDING}Anna Moretti was killed.", "killed"),
        # people in the lead of a report
        ("Nine herders were killed.", "killed"),
        # what a trial looks back on, with its people
        ("A trader was jailed for killing nine herders near Kesra.", "killing"),
        # a place with a doer
        ("Boko Haram attacked Doria.", "attacked"),
        # plurals that still are one event
        ("Clashes near Kesra on Friday left two dead.", "Clashes"),
    ],
)
def test_incidents(text: str, trigger: str) -> None:
    found = claim_of(text, trigger)
    assert (found.specificity, found.reason) == (Specificity.INCIDENT, None)


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Rebels killed 300 people in Kesra in 2019.", "killed", Reason.BACKGROUND),
        ("Police arrested 200 people in Doria last year.", "arrested", Reason.BACKGROUND),
        ("A trader in Kesra was charged with murder.", "murder", Reason.BACKGROUND),
        ("A trader confessed to a murder in Kesra.", "murder", Reason.BACKGROUND),
        (f"{PADDING}Nine herders were killed.", "killed", Reason.UNSPECIFIC),
        (f"{PADDING}An ambush took place in Kesra.", "ambush", Reason.UNSPECIFIC),
        (f"{PADDING}Boko Haram burned a school.", "burned", Reason.UNSPECIFIC),
        ("A series of raids shook the province.", "raids", Reason.HABITUAL),
        ("Ambushes near Kesra are a burden for traders.", "Ambushes", Reason.HABITUAL),
        (f"{PADDING}A riot is a bad thing.", "riot", Reason.GENERAL),
    ],
)
def test_reasons(text: str, trigger: str, reason: Reason) -> None:
    found = claim_of(text, trigger)
    assert (found.specificity, found.reason) == (Specificity.NOT_AN_INCIDENT, reason)


def test_a_disaster_with_its_day_is_context() -> None:
    found = claim_of("An earthquake struck near Kesra on 3 May.", "earthquake")
    assert (found.specificity, found.reason) == (Specificity.CONTEXT, None)


def test_a_shell_on_monday_in_the_lead_is_an_incident() -> None:
    found = claim_of("A shell hit the school on Monday.", "hit")
    assert found.specificity is Specificity.INCIDENT
