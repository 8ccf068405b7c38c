"""Linking as a whole, on small records made by hand."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from crossreport.link import Batch, Linkage, decide, link, link_batches
from crossreport.model import (
    ActorKind,
    Copy,
    CountKind,
    CountPart,
    Judgement,
    LikelyDay,
    LikelyRule,
    PlaceKind,
    Segment,
    SegmentKind,
    Specificity,
    Verdict,
    WideDate,
)
from tellings import Record, actor, count, day, days, injured, killed, place

GROUP = actor("jas", ActorKind.REBELS)
OASIS = place("Tarfa", 34.56, 38.28, radius=8, admin1="Steppe")
STEPPE = place("Tarfa steppe", 34.4, 38.7, radius=60, kind=PlaceKind.REGION, admin1="Steppe")
EASTERN = place("east of Horan", 34.7, 37.6, radius=150, kind=PlaceKind.REGION, admin1="Steppe")


def linked(record: Record, **more: Any) -> Linkage:
    return link(record.claims, places=record.places, documents=record.documents, **more)


def together(linkage: Linkage, *names: str) -> bool:
    return any(set(names) <= set(cluster) for cluster in linkage.clusters)


def judged(left: str, right: str, verdict: Verdict, minute: int = 0) -> Judgement:
    made = datetime(2024, 6, 1, 12, minute, tzinfo=UTC)
    return Judgement(f"j{minute}", left, right, verdict, "coder", made)


@pytest.fixture
def shepherds() -> Record:
    """A vague early report and an exact later one of one attack, and a third of another."""
    record = Record()
    record.tell(
        "vague",
        type="execution",
        when=days(date(2024, 5, 6), date(2024, 5, 18)),
        by=[GROUP],
        counts=[killed(12), count(CountKind.MISSING, 63)],
    )
    record.tell(
        "vague-place",
        at=90,
        type="abduction",
        when=days(None, date(2024, 5, 18)),
        where=STEPPE,
        activity="foraging",
        elaborates="vague",
    )
    record.tell(
        "exact",
        doc="post",
        at=400,
        when=day(11),
        where=OASIS,
        by=[GROUP],
        counts=[killed(10, part=CountPart.PART), killed(1, part=CountPart.PART)],
    )
    record.tell(
        "other",
        doc="post",
        at=200,
        when=day(17),
        where=EASTERN,
        by=[GROUP],
        counts=[killed(68)],
        activity="foraging",
    )
    return record


def test_a_wide_date_and_a_near_toll_find_the_exact_report(shepherds: Record) -> None:
    linkage = linked(shepherds)
    assert linkage.clusters == (("vague", "vague-place", "exact"), ("other",))


def test_the_words_of_a_link_add_up_to_its_weight(shepherds: Record) -> None:
    link_of = {(one.left, one.right): one for one in linked(shepherds).links}
    found = link_of["exact", "vague"]
    assert found.decided_by == "model"
    assert found.weight == pytest.approx(sum(weight for _, _, weight in found.parts), abs=1e-4)
    assert found.probability == pytest.approx(1 / (1 + 2**-found.weight))
    assert ("perpetrator", "same perpetrator") in {(name, words) for name, words, _ in found.parts}
    assert link_of["vague", "vague-place"].decided_by == "text"


def test_two_blasts_in_two_provinces_stay_two() -> None:
    record = Record()
    north = place("Marda", 35.1, 36.8, radius=40, kind=PlaceKind.ADMIN1, admin1="Marda")
    east = place("Qabr", 35.1, 39.9, admin1="Furat")
    record.tell("first", type="landmine", when=day(8), where=north, counts=[killed(9)])
    record.tell("second", doc="post", type="landmine", when=day(11), where=east, counts=[killed(8)])
    assert not together(linked(record), "first", "second")


def test_a_blast_retold_by_another_speaker_is_one() -> None:
    record = Record()
    east = place("the east", 35.0, 40.0, radius=200, kind=PlaceKind.REGION, admin1=None)
    village = place("Qabr", 35.1, 39.9, admin1="Furat")
    told = {"type": "landmine", "activity": "foraging"}
    record.tell(
        "paper", when=day(18), where=east, counts=[killed(8), injured(36, 44, best=40)], **told
    )
    record.tell(
        "agency",
        at=300,
        when=days(None, date(2024, 5, 20)),
        where=village,
        counts=[killed(5), injured(41, None, best=41)],
        said_by="Agency",
        **told,
    )
    assert together(linked(record), "paper", "agency")


def test_a_headline_is_the_event_that_its_report_tells() -> None:
    record = Record()
    bound = days(None, date(2024, 5, 20))
    told = {"type": "suicide-attack"}
    headline = record.tell("headline", when=bound, **told)
    record.tell("lead", at=200, when=day(19), where=OASIS, **told)
    assert not together(linked(record), "headline", "lead")
    segments = (
        Segment(0, headline.quote.end, SegmentKind.TITLE),
        Segment(headline.quote.end + 1, 999, SegmentKind.BODY),
    )
    record.documents["herald"] = replace(record.documents["herald"], segments=segments)
    assert together(linked(record), "headline", "lead")


def test_a_toll_by_another_speaker_needs_no_place_of_its_own() -> None:
    record = Record()
    record.tell("paper", when=day(17), where=OASIS, counts=[killed(23)])
    record.tell("police", at=300, when=day(17), counts=[killed(15)], said_by="Police")
    assert together(linked(record), "paper", "police")


def test_two_attacks_listed_by_one_speaker_stay_two() -> None:
    record = Record()
    for name, at, dead in (("first", 0, 3), ("second", 200, 7)):
        where = place(name, 34.5 + at / 1000, 38.0, admin1="Steppe")
        record.tell(name, at=at, when=day(11), where=where, by=[GROUP], counts=[killed(dead)])
    assert not together(linked(record), "first", "second")


def test_neighbouring_villages_on_one_day_with_other_tolls_stay_two() -> None:
    record = Record()
    one = place("Upper Zaba", 12.00, 13.00)
    two = place("Lower Zaba", 12.06, 13.05)
    record.tell("upper", when=day(3), where=one, by=[GROUP], counts=[killed(9)])
    record.tell("lower", doc="post", when=day(3), where=two, by=[GROUP], counts=[killed(4)])
    assert not together(linked(record), "upper", "lower")


def test_a_dated_and_an_undated_escape_from_one_prison_are_one() -> None:
    record = Record()
    prison = place("Raqi prison", 36.67, 36.66, kind=PlaceKind.SITE)
    town = place("Raqi", 36.68, 36.67)
    record.tell(
        "riot", type="prison-escape", also=("prison-riot",), when=day(7), where=town,
        counts=[count(CountKind.ESCAPED, 2, None, best=None), count(CountKind.HELD, 1800, 2200)],
    )  # fmt: skip
    record.tell(
        "later", doc="post", type="prison-escape", when=days(None, date(2024, 5, 20)),
        where=prison,
        counts=[count(CountKind.ESCAPED, 20), count(CountKind.HELD, 1170, 1430)],
    )  # fmt: skip
    assert together(linked(record), "riot", "later")


def test_a_growing_toll_is_the_same_attack() -> None:
    record = Record()
    for name, dead in (("herald", 6), ("post", 9), ("times", 11)):
        record.tell(name, doc=name, when=day(3), where=OASIS, by=[GROUP], counts=[killed(dead)])
    assert together(linked(record), "herald", "post", "times")


def test_a_wide_report_is_no_bridge_between_two_attacks() -> None:
    record = Record()
    for number in (4, 9, 14, 19, 24):
        name = f"day{number:02}"
        record.tell(name, doc=name, when=day(number), where=OASIS, by=[GROUP], counts=[killed(5)])
    month = days(date(2024, 5, 1), date(2024, 5, 31))
    for number in range(3):
        name = f"wide{number}"
        record.tell(name, doc=name, when=month, where=STEPPE, by=[GROUP], counts=[killed(5)])
    linkage = linked(record)
    attacks = [f"day{number:02}" for number in (4, 9, 14, 19, 24)]
    for one in attacks:
        assert not any(together(linkage, one, other) for other in attacks if other != one)
        assert not together(linkage, one, "wide0"), "it fits all of them alike"


def test_context_events_meet_only_each_other() -> None:
    record = Record()
    told = {"when": day(6), "where": OASIS}
    context = Specificity.CONTEXT
    record.tell("quake", type="earthquake", specificity=context, **told)
    record.tell("quake2", doc="post", type="earthquake", specificity=context, **told)
    record.tell("attack", doc="times", type="armed-attack", **told)
    record.tell("plan", doc="times", at=99, specificity=Specificity.NOT_AN_INCIDENT, **told)
    linkage = linked(record)
    assert linkage.clusters == (("quake", "quake2"), ("attack",))


def test_a_disaster_that_struck_two_countries_is_one() -> None:
    record = Record()
    context = {"type": "earthquake", "specificity": Specificity.CONTEXT}
    abroad = place("Murad", 37.2, 37.1, country="XB", admin1="South")
    record.tell("here", when=day(6), where=OASIS, **context)
    record.tell("there", doc="post", when=day(6), where=abroad, **context)
    record.tell("undated", doc="times", when=days(None, date(2024, 5, 20)), **context)
    assert linked(record).clusters == (("here", "there", "undated"),)
    record.tell("later", doc="zeit", when=day(17), where=OASIS, **context)
    assert set(linked(record).clusters) == {("here", "there"), ("undated",), ("later",)}


def test_a_copied_sentence_is_the_same_incident_whatever_its_date() -> None:
    record = Record()
    words = "gunmen on motorcycles attacked the weekly market and shot at traders there"
    record.tell("original", when=day(3), where=OASIS, quote=words)
    record.tell("copy", doc="mirror", when=day(10), where=OASIS, quote=words)
    copies = [Copy("mirror", "herald", 0.97, exact=False)]
    assert together(linked(record, copies=copies), "original", "copy")
    other = Record()
    other.tell("original", when=day(3), where=OASIS)
    other.tell("unlike", doc="mirror", when=day(10), where=OASIS)
    assert not together(linked(other, copies=copies), "original", "unlike")


def test_people_have_the_last_word(shepherds: Record) -> None:
    apart = judged("exact", "vague", Verdict.DIFFERENT)
    joined = judged("exact", "other", Verdict.SAME, 1)
    linkage = linked(shepherds, judgements=[apart, joined])
    assert not together(linkage, "exact", "vague")
    assert together(linkage, "exact", "other")
    how = {(one.left, one.right): one.decided_by for one in linkage.links}
    assert how["exact", "vague"] == how["exact", "other"] == "judgement"
    back = [replace(one, withdrawn_at=one.made_at) for one in (apart, joined)]
    assert linked(shepherds, judgements=back) == linked(shepherds)


def test_a_person_can_part_what_the_text_joins(shepherds: Record) -> None:
    linkage = linked(shepherds, judgements=[judged("vague", "vague-place", Verdict.DIFFERENT)])
    assert not together(linkage, "vague", "vague-place")


def test_the_newer_of_two_contrary_judgements_holds(shepherds: Record) -> None:
    older = judged("exact", "other", Verdict.SAME)
    newer = judged("other", "exact", Verdict.DIFFERENT, 5)
    assert not together(linked(shepherds, judgements=[older, newer]), "exact", "other")


def test_unsure_and_unknown_claims_decide_nothing(shepherds: Record) -> None:
    idle = [judged("exact", "vague", Verdict.UNSURE), judged("exact", "gone", Verdict.SAME, 1)]
    assert linked(shepherds, judgements=idle) == linked(shepherds)


def test_the_order_of_input_does_not_matter(shepherds: Record) -> None:
    expected = linked(shepherds)
    for seed in range(4):
        random.Random(seed).shuffle(shepherds.claims)
        assert linked(shepherds) == expected


def test_claims_that_come_in_batches_are_linked_as_those_that_come_at_once(
    shepherds: Record,
) -> None:
    decisions = decide([judged("exact", "other", Verdict.SAME)], ("exact", "other"))
    at_once = linked(shepherds, judgements=[judged("exact", "other", Verdict.SAME)])
    batches = [
        Batch([c for c in shepherds.claims if c.document_id == name], shepherds.places, {name: one})
        for name, one in sorted(shepherds.documents.items())
    ]
    assert len(batches) > 1
    in_batches = link_batches(batches, decisions=decisions)
    assert in_batches == at_once
    assert in_batches.links


@pytest.mark.parametrize("number", [0, 1])
def test_few_claims(number: int) -> None:
    record = Record()
    for name in range(number):
        record.tell(f"claim{name}", when=day(3), where=OASIS)
    linkage = linked(record)
    assert linkage.clusters == tuple((claim.id,) for claim in record.claims)
    assert linkage.links == ()


def test_linking_is_quiet(shepherds: Record, capfd: pytest.CaptureFixture[str]) -> None:
    linked(shepherds)
    assert capfd.readouterr() == ("", "")


def fresh(number: int) -> WideDate:
    """Undated news of a lead, likeliest of this day of May 2024."""
    likely = LikelyDay(date(2024, 5, number), LikelyRule.NEWS_DAY)
    return replace(days(None, date(2024, 5, number)), likely=likely)


@pytest.mark.parametrize(("likeliest", "same"), [(8, True), (27, False)])
def test_undated_news_is_of_the_week_up_to_its_likeliest_day(likeliest: int, same: bool) -> None:
    record = Record()
    record.tell("dated", when=day(6), where=OASIS, counts=[killed(2)])
    record.tell("news", doc="post", when=fresh(likeliest), where=OASIS, counts=[killed(2)])
    assert together(linked(record), "dated", "news") is same
