"""Reconciling as a whole, on small records made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from crossreport.codebook import load_codebook
from crossreport.model import (
    ActorKind,
    ActorRole,
    Copy,
    CountKind,
    DisagreementKind,
    PlaceKind,
    Range,
    Specificity,
    Stance,
)
from crossreport.reconcile import reconcile
from reconciled import one, words
from tellings import Record, actor, day, document, killed, place

OASIS = place("Tarfa", 34.56, 38.28, radius=8)
STEPPE = place("Tarfa steppe", 34.4, 38.7, radius=60, kind=PlaceKind.REGION)


def test_a_near_type_that_says_less_counts_for_the_one_that_says_more() -> None:
    record = Record()
    record.tell("a", type="armed-attack")
    record.tell("b", doc="post", type="execution", also=("abduction",))
    incident = one(record)
    assert incident.event_type == "execution"
    assert incident.also_types == ("abduction", "armed-attack")


def test_names_go_before_descriptions() -> None:
    record = Record()
    gunmen = actor(None, ActorKind.UNIDENTIFIED, name="gunmen")
    target = actor("sy-army", ActorKind.STATE_FORCES, role=ActorRole.TARGET, name="the army")
    record.tell("a", by=[gunmen, target])
    assert one(record).perpetrators == ("gunmen",)
    record.tell("b", doc="post", by=[actor("jas", name="Jas")])
    incident = one(record)
    assert (incident.perpetrators, incident.targets) == (("Jas",), ("the army",))


def test_rival_perpetrators_are_a_disagreement() -> None:
    record = Record()
    for doc, name in (("herald", "Jas"), ("post", "Jas"), ("times", "Mol")):
        record.tell(doc, doc=doc, by=[actor(name.lower(), name=name)])
    incident = one(record)
    assert incident.perpetrators == ("Jas",)
    assert words(incident, DisagreementKind.PERPETRATOR) == [
        "perpetrator: Jas (The Herald; The Post) against Mol (The Times)"
    ]


def test_a_denial_changes_no_value_and_does_not_vanish() -> None:
    record = Record()
    record.tell("a", when=day(3), counts=[killed(16)])
    record.tell("b", doc="post", when=day(3), stance=Stance.DENIED, said_by="Air Command",
                counts=[killed(2)])  # fmt: skip
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(16, 16, 16)
    assert incident.sources == 1
    assert incident.claim_ids == ("a", "b")
    assert words(incident, DisagreementKind.WHETHER) == [
        "reported by The Herald; denied by The Post, citing Air Command"
    ]


def test_a_copy_is_no_source_and_changes_no_value() -> None:
    record = Record()
    record.tell("a", when=day(3), where=OASIS, counts=[killed(5)])
    record.tell("b", doc="post", when=day(3), where=OASIS, counts=[killed(7)])
    before = one(record)
    record.documents["mirror"] = document("mirror", date(2024, 5, 29))
    record.tell("c", doc="mirror", when=day(3), where=OASIS, counts=[killed(5)])
    after = one(record, copies=[Copy("mirror", "herald", 0.99, exact=True)])
    assert after.claim_ids == ("a", "b", "c")
    assert replace(after, claim_ids=before.claim_ids) == before


def test_a_copy_that_brings_a_new_toll_is_the_same_source_speaking_again() -> None:
    record = Record()
    record.tell("a", counts=[killed(5)])
    record.documents["mirror"] = document("mirror", date(2024, 5, 29))
    record.tell("b", doc="mirror", counts=[killed(8)])
    incident = one(record, copies=[Copy("mirror", "herald", 0.9, exact=False)])
    assert incident.sources == 1
    assert incident.counts[CountKind.KILLED] == Range(5, 8, 8)


@pytest.mark.parametrize("specificity", [Specificity.CONTEXT, Specificity.INCIDENT])
def test_context_events_are_marked(specificity: Specificity) -> None:
    record = Record()
    record.tell("a", type="earthquake", specificity=specificity)
    assert one(record).context is (specificity is Specificity.CONTEXT)


def test_incidents_come_by_date_and_are_named_by_their_first_claim() -> None:
    record = Record()
    record.tell("late", when=day(9))
    record.tell("early", doc="post", when=day(2))
    record.tell("undated", doc="times")
    claims = {claim.id: claim for claim in record.claims}
    made = reconcile(
        [["undated"], ["late"], ["early"]],
        claims=claims, places=record.places, documents=record.documents,
    )  # fmt: skip
    assert [incident.claim_ids[0] for incident in made] == ["early", "late", "undated"]
    record.tell("later", doc="zeit", when=day(9))
    record.documents["zeit"] = document("zeit", date(2024, 6, 9))
    claims = {claim.id: claim for claim in record.claims}
    (again,) = reconcile(
        [["later", "late"]], claims=claims, places=record.places, documents=record.documents
    )
    assert again.id == made[1].id


def test_every_value_names_a_rule_of_the_codebook() -> None:
    record = Record()
    record.tell("a", when=day(3), where=OASIS, by=[actor("jas")], counts=[killed(3)])
    record.tell("b", doc="post", when=day(3), where=STEPPE, counts=[killed(4)])
    rules = load_codebook().reconcile_rules
    for told in one(record).values:
        assert told.rule in rules
        assert told.field in rules[told.rule].fields
        assert set(told.claim_ids) <= {"a", "b"}
