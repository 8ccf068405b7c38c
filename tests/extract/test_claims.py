"""From frames to claims."""

from dataclasses import replace

import pytest

from crossreport.extract.confidence import with_confidence
from crossreport.model import CountPart, DateBasis, PlaceRole, Specificity
from short_reports import claim, claims, extractor, figures, report

RAID = "Gunmen killed nine herders near Kesra on Monday."
BOMB = "A bomb exploded in Doria on Tuesday, killing four people."


def test_ids_depend_on_document_words_and_type_alone() -> None:
    first, second = claims(f"{RAID}\n\n{BOMB}")
    assert (first.id, second.id) == tuple(c.id for c in claims(f"{RAID}\n\n{BOMB}\n\nIt rained."))
    assert first.id != second.id
    assert claim(RAID).id == first.id
    elsewhere = extractor().extract(replace(report(RAID), id="d-2")).claims[0]
    assert elsewhere.id != first.id
    assert elsewhere.document_id == elsewhere.quote.document_id == "d-2"
    assert claims(f"Hello.\n\n{RAID}")[0].id != first.id


def test_claims_stand_in_the_order_of_the_text() -> None:
    body = f"{RAID}\n\n{BOMB}\n\nThe blast wounded two boys. Rebels kidnapped a nurse in Lusa."
    starts = [c.trigger.start for c in claims(body, "Nine herders killed near Kesra")]
    assert len(starts) == 5
    assert starts == sorted(starts)


def test_a_quote_is_its_sentence_and_a_trigger_lies_in_it() -> None:
    (only,) = claims(f"All was calm. {RAID} It rained.")
    assert only.quote.quote == RAID
    assert only.trigger.quote == "killed"
    assert only.quote.covers(only.trigger)


@pytest.mark.parametrize(
    "again",
    [
        "Nine herders were killed.",
        "The attack killed nine herders.",
        "The killings shocked many.",
        "The nine herders were killed near Kesra.",
    ],
)
def test_what_adds_nothing_makes_no_claim(again: str) -> None:
    assert len(claims(f"{RAID}\n\n{again}")) == 1


@pytest.mark.parametrize(
    ("more", "added"),
    [
        ("The attack also wounded two boys.", [("injured", 2)]),
        ("The attack on Monday was the work of al-Shabaab, the army said.", []),
        ("The victims were gathering firewood.", []),
        ("Police said twelve herders were killed in the attack.", [("killed", 12)]),
    ],
)
def test_what_adds_something_elaborates(more: str, added: list[tuple[str, int | None]]) -> None:
    body = f"Gunmen killed nine people near Kesra on Monday.\n\n{more}"
    lead, second = claims(body)
    assert (lead.elaborates, second.elaborates) == (None, lead.id)
    assert figures(second) == added
    assert second.specificity is Specificity.INCIDENT


def test_what_elaborates_is_never_its_own_lead_nor_a_chain() -> None:
    body = f"{BOMB}\n\nThe blast wounded twenty people.\n\nThe attack left two guards missing."
    found = claims(body)
    leads = {c.id for c in found if c.elaborates is None}
    assert all(c.elaborates is None or c.elaborates in leads for c in found)


def test_some_of_those_counted_before_are_a_subset() -> None:
    lead, second = claims(f"{RAID}\n\nTwo of them were killed in their sleep, the army said.")
    assert figures(lead) == [("killed", 9)]
    assert [(c.stated, c.part) for c in second.counts] == [(2, CountPart.SUBSET)]


def test_places_stand_with_the_events_own_first() -> None:
    found = claim("Men from Lusa killed nine herders in Doria, in Kesra province, on Monday.")
    roles = [p.role for p in found.places]
    order = [PlaceRole.EVENT, PlaceRole.CONTAINER, PlaceRole.OTHER]
    assert roles == sorted(roles, key=order.index)
    assert found.places[0].name == "Doria"


def test_further_types_are_kept() -> None:
    found = claim("Inmates rioted in a prison in Doria on Monday and twenty prisoners escaped.")
    assert len({found.event_type, *found.also_types}) == 2
    assert found.event_type not in found.also_types


def test_a_claim_of_a_relevant_report_is_trusted_more() -> None:
    told = claim("Boko Haram killed nine herders near Kesra on Monday.")
    (doubtful,), (sure,) = (with_confidence([told], relevance=p) for p in (0.1, 0.9))
    assert 0 < doubtful.confidence < sure.confidence < 1
    assert doubtful.confidence < told.confidence


def test_a_thread_that_a_trial_opens_stays_one_incident() -> None:
    body = (
        "A trader is on trial over a murder in Kesra.\n\n"
        "The murder happened on Monday. The victim, aged 30, was killed in his sleep."
    )
    found = claims(body, "Trader charged with murder")
    kept = [c for c in found if c.specificity is Specificity.INCIDENT]
    assert len(kept) > 1
    assert {c.elaborates for c in kept[1:]} == {kept[0].id}
    assert kept[0].elaborates is None


def test_an_undated_claim_is_bound_by_publication_or_not_at_all() -> None:
    assert claim("Nine herders were killed near Kesra.").date.basis is DateBasis.PUBLICATION_BOUND
    undated = claim("Nine herders were killed near Kesra.", "", None)
    assert undated.date.basis is DateBasis.UNANCHORED


def test_a_denial_that_names_nothing_is_no_claim() -> None:
    assert claims("The army denied the attack.") == ()


def test_an_attack_on_a_town_took_place_there() -> None:
    found = claim("An attack on Kesra on Monday killed three people.")
    assert [p.name for p in found.places if p.role is PlaceRole.EVENT] == ["Kesra"]


def test_an_earthquake_struck_where_it_struck() -> None:
    text = "Looters robbed a clinic in Doria after an earthquake struck Kesra on 3 May."
    (quake,) = [c for c in claims(text) if c.event_type == "earthquake"]
    assert "Kesra" in {p.name for p in quake.places}
