"""Every kind of error of a record is told: a scorer that cannot fail is worthless."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from world import World, span, wide

from crossreport.evaluate import GoldReport
from crossreport.model import (
    CountKind,
    CountPart,
    Direction,
    DisagreementKind,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Specificity,
    Stance,
    VictimGroup,
    VictimKind,
)

Change = Callable[[World], World]


def failed(report: GoldReport) -> set[str]:
    """The fields that are wrong."""
    return {check.key for check in report.wrong}


def test_a_right_record_has_no_miss(world: World) -> None:
    report = world.score()
    assert report.misses() == []
    assert report.perfect
    assert report.incidents.recall == report.incidents.precision == 1.0
    assert report.incidents.once == ("bus", "bank", "flood")


INCIDENT_ERRORS: dict[str, tuple[Change, set[str]]] = {
    "date outside": (
        lambda w: w.with_incident(0, date=wide(date(2024, 5, 2))), {"incident.date"}),
    "date too wide": (
        lambda w: w.with_incident(0, date=wide(date(2024, 5, 3), date(2024, 5, 4))),
        {"incident.date"}),
    "date open": (lambda w: w.with_incident(0, date=wide(None)), {"incident.date"}),
    "place too far": (lambda w: w.with_incident(0, place_id="p-Tame"), {"incident.place"}),
    "no place": (lambda w: w.with_incident(0, place_id=None), {"incident.place"}),
    "other country": (
        lambda w: replace(
            w, places={**w.places, "p-Tame": replace(w.places["p-Tame"], country="VE")}),
        {"incident.place"}),
    "type of another ACLED type": (
        lambda w: w.with_incident(0, event_type="riot"), {"incident.type"}),
    "unknown type": (lambda w: w.with_incident(0, event_type="no-such"), {"incident.type"}),
    "another disaster": (
        lambda w: w.with_incident(2, event_type="earthquake"), {"incident.type"}),
    "wrong perpetrator": (
        lambda w: w.with_incident(1, perpetrators=("Boko Haram",)),
        {"incident.perpetrator", "incident.party"}),
    "one perpetrator too many": (
        lambda w: w.with_incident(1, perpetrators=("ELN", "Boko Haram")),
        {"incident.perpetrator"}),
    "perpetrator where nobody is named": (
        lambda w: w.with_incident(0, perpetrators=("Boko Haram",)), {"incident.perpetrator"}),
    "no perpetrator": (
        lambda w: w.with_incident(1, perpetrators=()),
        {"incident.perpetrator", "incident.party"}),
    "missing side": (lambda w: w.with_incident(1, targets=()), {"incident.party"}),
    "low": (
        lambda w: w.with_incident(0, counts={CountKind.KILLED: Range(2, 7, 7)}),
        {"incident.killed.low"}),
    "best": (
        lambda w: w.with_incident(0, counts={CountKind.KILLED: Range(5, 6, 7)}),
        {"incident.killed.best"}),
    "high": (
        lambda w: w.with_incident(0, counts={CountKind.KILLED: Range(5, 7, None)}),
        {"incident.killed.high"}),
    "no count": (
        lambda w: w.with_incident(0, counts={}),
        {"incident.killed.low", "incident.killed.best", "incident.killed.high"}),
    "a count that must not be": (
        lambda w: w.with_incident(
            0, counts={**w.incidents[0].counts, CountKind.INJURED: Range(1, 1, 1)}),
        {"incident.no injured"}),
    "no disagreement": (
        lambda w: w.with_incident(0, disagreements=()), {"incident.conflict"}),
    "disagreement about something else": (
        lambda w: w.with_incident(
            0, disagreements=(replace(w.incidents[0].disagreements[0], field="injured"),)),
        {"incident.conflict"}),
    "silence is no disagreement": (
        lambda w: w.with_incident(
            0,
            disagreements=(
                replace(w.incidents[0].disagreements[0], kind=DisagreementKind.SILENCE),)),
        {"incident.conflict"}),
}  # fmt: skip

CLAIM_ERRORS: dict[str, tuple[Change, set[str]]] = {
    "number": (lambda w: w.with_count(0, 0, stated=8), {"claim.killed", "claim.killed qualifier"}),
    "kind of count": (
        lambda w: w.with_count(1, 0, kind=CountKind.INJURED),
        {"claim.killed", "claim.killed victims"}),
    "a subset taken for the whole": (
        lambda w: w.with_count(1, 0, part=CountPart.SUBSET), {"claim.killed"}),
    "qualifier": (
        lambda w: w.with_count(0, 0, qualifier=Qualifier.ABOUT), {"claim.killed qualifier"}),
    "victims": (
        lambda w: w.with_count(1, 0, victims=VictimGroup(VictimKind.POLICE)),
        {"claim.killed victims"}),
    "women": (
        lambda w: w.with_count(0, 1, victims=VictimGroup(VictimKind.CIVILIANS)),
        {"claim.women killed"}),
    "speaker": (lambda w: w.with_claim(1, attribution=None), {"claim.speaker"}),
    "another speaker": (
        lambda w: w.with_claim(
            1, attribution=replace(w.claims[1].attribution, name="a doctor")),  # type: ignore[type-var]
        {"claim.speaker"}),
    "stance": (lambda w: w.with_claim(3, stance=Stance.ASSERTED), {"claim.stance"}),
    "activity": (lambda w: w.with_claim(0, activity=None), {"claim.activity"}),
    "claim date": (
        lambda w: w.with_claim(0, date=wide(date(2024, 5, 2))), {"claim.date"}),
    "other figure": (lambda w: w.with_count(2, 0, stated=800), {"claim.other figure"}),
    "qualifier of another figure": (
        lambda w: w.with_count(2, 0, qualifier=Qualifier.EXACT), {"claim.held qualifier"}),
}  # fmt: skip

DOCUMENT_ERRORS: dict[str, tuple[Change, set[str]]] = {
    "title": (lambda w: w.with_document(0, title="Menu"), {"document.title"}),
    "publisher": (lambda w: w.with_document(0, publisher=None), {"document.publisher"}),
    "author": (lambda w: w.with_document(0, author="El Diario"), {"document.author"}),
    "day": (lambda w: w.with_document(0, published=date(2024, 5, 4)), {"document.published"}),
    "a day where there is none": (
        lambda w: w.with_document(2, published=date(2024, 5, 4)), {"document.published"}),
    "clock": (
        lambda w: w.with_document(0, published_time=None), {"document.published_time"}),
    "dateline": (
        lambda w: w.with_document(0, dateline_places=()), {"document.dateline_places"}),
    "furniture in the body": (
        lambda w: w.with_document(0, segments=(Segment(0, 60, SegmentKind.BODY),)),
        {"document.boilerplate"}),
    "not listed as not read": (lambda w: w.with_document(2, notes=()), {"document.read"}),
    "claims from what is not read": (
        lambda w: replace(
            w, claims=(*w.claims, replace(w.claims[6], id="c9", document_id="d-es.txt"))),
        {"document.read"}),
    "document not there": (
        lambda w: replace(w, documents=w.documents[:2]), {"document.found"}),
    "copy not marked": (lambda w: replace(w, copies=()), {"copy.original"}),
    "copy the wrong way round": (
        lambda w: replace(
            w,
            copies=(replace(w.copies[0], document_id="d-paper.txt", original_id="d-copy.txt"),)),
        {"copy.original"}),
}  # fmt: skip


def _aggregate(**changes: object) -> Change:
    return lambda w: replace(w, aggregates=(replace(w.aggregates[0], **changes),))  # type: ignore[arg-type]


def _trend(**changes: object) -> Change:
    return lambda w: replace(w, trends=(replace(w.trends[0], **changes),))  # type: ignore[arg-type]


STATEMENT_ERRORS: dict[str, tuple[Change, set[str]]] = {
    "no aggregate": (lambda w: replace(w, aggregates=()), {"aggregate.found"}),
    "aggregate twice": (
        lambda w: replace(w, aggregates=(*w.aggregates, replace(w.aggregates[0], id="a1"))),
        {"aggregate.found"}),
    "aggregate count": (_aggregate(stated=13), {"aggregate.count"}),
    "aggregate of": (_aggregate(of="visits"), {"aggregate.of"}),
    "aggregate period": (
        _aggregate(period=wide(date(2024, 4, 1), date(2024, 4, 29))), {"aggregate.period"}),
    "aggregate actor": (_aggregate(actor=None), {"aggregate.actor"}),
    "aggregate place": (_aggregate(places=()), {"aggregate.place"}),
    "aggregate stance": (_aggregate(stance=Stance.DENIED), {"aggregate.stance"}),
    "aggregate speaker": (_aggregate(attribution=None), {"aggregate.speaker"}),
    "no trend": (lambda w: replace(w, trends=()), {"trend.found"}),
    "trend direction": (_trend(direction=Direction.INCREASE), {"trend.direction"}),
    "trend of": (_trend(of="prices"), {"trend.of"}),
    "trend since": (_trend(since=None), {"trend.since"}),
    "trend place": (_trend(places=()), {"trend.place"}),
    "trend speaker": (_trend(attribution=None), {"trend.speaker"}),
}  # fmt: skip

ALL_ERRORS = {**INCIDENT_ERRORS, **CLAIM_ERRORS, **DOCUMENT_ERRORS, **STATEMENT_ERRORS}


@pytest.mark.parametrize("name", ALL_ERRORS)
def test_an_error_is_told_and_nothing_else(world: World, name: str) -> None:
    change, wanted = ALL_ERRORS[name]
    report = change(world).score()
    assert failed(report) == wanted
    assert not report.perfect
    assert len(report.misses()) >= len(wanted)


def test_a_missed_incident_costs_recall(world: World) -> None:
    report = replace(world, incidents=world.incidents[:1] + world.incidents[2:]).score()
    assert report.incidents.missed == ("bank",)
    assert report.incidents.recall == pytest.approx(2 / 3)
    assert report.incidents.precision == 1.0


def test_a_split_incident_costs_precision(world: World) -> None:
    parts = (
        replace(world.incidents[0], claim_ids=("c0", "c2", "c5")),
        replace(world.incidents[0], id="i9", claim_ids=("c1",)),
    )
    report = replace(world, incidents=parts + world.incidents[1:]).score()
    assert len(report.incidents.split) == 1
    assert "c1" not in report.incidents.once
    assert "bus" not in report.incidents.once
    assert report.incidents.recall == 1.0
    assert report.incidents.precision == pytest.approx(3 / 4)


def test_a_copy_told_as_a_second_incident_is_a_split(world: World) -> None:
    parts = (
        replace(world.incidents[0], claim_ids=("c0", "c1", "c2")),
        replace(world.incidents[0], id="i9", claim_ids=("c5",)),
    )
    report = replace(world, incidents=parts + world.incidents[1:]).score()
    assert len(report.incidents.split) == 1


def test_merged_incidents_cost_recall(world: World) -> None:
    both = replace(world.incidents[0], claim_ids=("c0", "c1", "c2", "c3", "c5"))
    report = replace(world, incidents=(both, world.incidents[2])).score()
    assert report.incidents.paired == ("bus", "flood")
    assert len(report.incidents.merged) == 1
    assert report.incidents.merged[0].startswith("bus and bank are one incident")
    assert report.incidents.once == ("flood",)
    assert report.incidents.recall == pytest.approx(2 / 3)


def test_a_false_incident_is_told_with_its_words(world: World) -> None:
    raid = replace(
        world.claims[3], id="c9",
        trigger=span(world.documents[0], "Raids in"),
        quote=span(world.documents[0], "Raids in Arauca"),
    )  # fmt: skip
    false = replace(world.incidents[1], id="i9", claim_ids=("c9",))
    report = replace(
        world, claims=(*world.claims, raid), incidents=(*world.incidents, false)
    ).score()
    assert len(report.incidents.extra) == 1
    assert "Raids in Arauca" in report.incidents.extra[0]
    assert report.incidents.precision == pytest.approx(3 / 4)
    assert any(line.startswith("false: i9") for line in report.misses())


def test_a_natural_disaster_more_is_no_error(world: World) -> None:
    flood = replace(
        world.claims[4], id="c9",
        trigger=span(world.documents[0], "road"),
        quote=span(world.documents[0], "cut the road"),
    )  # fmt: skip
    more = replace(world.incidents[2], id="i9", claim_ids=("c9",))
    report = replace(
        world, claims=(*world.claims, flood), incidents=(*world.incidents, more)
    ).score()
    assert len(report.incidents.extra_context) == 1
    assert report.incidents.precision == 1.0
    assert report.perfect


def test_a_disaster_is_never_taken_for_violence(world: World) -> None:
    wrong = world.with_claim(4, specificity=Specificity.INCIDENT)
    report = wrong.with_incident(2, context=False, event_type="armed-attack").score()
    assert report.incidents.missed == ("flood",)
    assert len(report.incidents.extra) == 1


def test_words_that_are_no_incident_must_not_make_one(world: World) -> None:
    wrong = world.with_claim(6, specificity=Specificity.INCIDENT)
    false = replace(world.incidents[1], id="i9", claim_ids=("c6",))
    report = replace(wrong, incidents=(*world.incidents, false)).score()
    assert failed(report) == {"not-incident.kept out"}
    assert len(report.incidents.extra) == 1


def test_words_that_are_no_incident_must_not_join_one(world: World) -> None:
    wrong = world.with_claim(6, specificity=Specificity.INCIDENT)
    report = wrong.with_incident(1, claim_ids=("c3", "c6")).score()
    assert failed(report) == {"not-incident.kept out"}


def test_a_claim_that_the_record_lacks_is_told(world: World) -> None:
    without = replace(world, claims=world.claims[:1] + world.claims[2:])
    report = without.with_incident(0, claim_ids=("c0", "c2", "c5")).score()
    assert failed(report) == {"claim.found"}
    assert any("five people had died" in line for line in report.misses())


def test_an_optional_claim_may_be_left_out_but_makes_no_other_incident(world: World) -> None:
    title = replace(
        world.claims[0], id="c9",
        trigger=span(world.documents[0], "Bomb hits"),
        quote=span(world.documents[0], "Bomb hits bus in Tibú"), counts=(),
    )  # fmt: skip
    told = replace(world, claims=(*world.claims, title))
    joined = told.with_incident(0, claim_ids=("c9", *world.incidents[0].claim_ids))
    assert joined.score().perfect
    alone = replace(world.incidents[0], id="i9", claim_ids=("c9",))
    apart = replace(told, incidents=(*world.incidents, alone)).score()
    assert len(apart.incidents.split) == 1


def test_parts_of_a_figure_are_added_up(world: World) -> None:
    whole = world.claims[0].counts[0]
    parts = (
        replace(whole, stated=6, part=CountPart.PART),
        replace(
            whole, stated=1, part=CountPart.PART,
            span=span(world.documents[0], "passengers, two"),
        ),
    )  # fmt: skip
    report = world.with_claim(0, counts=parts).score()
    assert "claim.killed" not in failed(report)


def test_statements_beyond_the_gold_are_false(world: World) -> None:
    gold = {**world.gold, "aggregate_claims": [], "trend_claims": []}
    report = replace(world, gold=gold).score()
    assert len(report.extra_aggregates) == len(report.extra_trends) == 1
    assert not report.perfect


def test_an_optional_aggregate_may_be_left_out(world: World) -> None:
    changed = world.with_gold("aggregate_claims", 0, optional=True)
    assert replace(changed, aggregates=()).score().perfect


def test_a_quote_that_no_document_holds_is_told(world: World) -> None:
    claims = [{"file": "paper.txt", "quote": "words that nobody wrote"}]
    report = world.with_gold("incidents", 1, claims=claims).score()
    assert "claim.quote" in failed(report)
    assert "bank" in report.incidents.missed
    changed = world.with_gold("not_incidents", 0, quote="words that nobody wrote")
    assert failed(changed.score()) == {"not-incident.kept out"}


def test_an_interval_that_is_open_in_the_gold_must_be_open(world: World) -> None:
    opened = world.with_gold("incidents", 0, date={"earliest": None, "latest": None})
    assert failed(opened.score()) == {"incident.date"}
    assert opened.with_incident(0, date=wide(None)).score().perfect


def test_figures_of_which_the_gold_says_nothing_are_shown(world: World) -> None:
    counts = {**world.incidents[0].counts, CountKind.ARRESTED: Range(2, 2, 2)}
    report = world.with_incident(0, counts=counts).score()
    assert report.surplus_counts == ("bus: arrested 2-2-2",)
    assert report.perfect


def test_an_empty_record_has_no_precision(world: World) -> None:
    report = replace(
        world, documents=(), claims=(), incidents=(), aggregates=(), trends=(), copies=()
    ).score()
    assert report.incidents.recall == 0.0
    assert report.incidents.precision is None
    assert report.incidents.missed == ("bus", "bank", "flood")


def test_the_report_speaks_in_lines_and_in_values(world: World) -> None:
    report = world.with_incident(0, event_type="riot").score()
    lines = report.lines()
    assert lines[0].startswith("incidents: 3 of 3 found, 3 exactly once")
    assert any("bus: type: wanted Explosions/Remote violence" in line for line in lines)
    values = report.as_dict()
    assert values["perfect"] is False
    assert values["fields"]["incident.type"] == {"right": 2, "total": 3}
    assert values["wrong"][0]["subject"] == "bus"


def test_ends_of_counts_are_added_up(world: World) -> None:
    assert world.score().counts == (3, 3)
    report = world.with_incident(0, counts={CountKind.KILLED: Range(5, 7, 9)}).score()
    assert report.counts == (2, 3)
    assert "counts of found incidents: 2 of 3 ends right" in report.lines()
