"""Reconciling as a whole, on small records made by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crossreport.codebook import load_codebook
from crossreport.model import (
    ActorKind,
    ActorRole,
    Copy,
    CountKind,
    CountPart,
    DateBasis,
    DisagreementKind,
    Incident,
    LikelyDay,
    LikelyRule,
    PlaceBasis,
    PlaceKind,
    Qualifier,
    Range,
    Specificity,
    Stance,
    Value,
    VictimKind,
    WideDate,
)
from crossreport.reconcile import reconcile
from tellings import Record, actor, count, day, days, document, injured, killed, place

OASIS = place("Tarfa", 34.56, 38.28, radius=8)
STEPPE = place("Tarfa steppe", 34.4, 38.7, radius=60, kind=PlaceKind.REGION)


def one(record: Record, **more: Any) -> Incident:
    """Reconcile all claims as one incident."""
    claims = {claim.id: claim for claim in record.claims}
    (incident,) = reconcile(
        [list(claims)], claims=claims, places=record.places, documents=record.documents, **more
    )
    return incident


def value(incident: Incident, field: str) -> Value:
    return next(v for v in incident.values if v.field == field)


def words(incident: Incident, kind: DisagreementKind) -> list[str]:
    return [d.words for d in incident.disagreements if d.kind is kind]


def spoken(text: str, low: int, high: int | None = -1, **more: Any) -> Any:
    """A count of the dead with the words that carry it."""
    made = killed(low, high, **more)
    return replace(made, span=replace(made.span, quote=text))


def test_parts_are_added_and_subsets_are_not() -> None:
    record = Record()
    record.tell(
        "a",
        counts=[
            killed(10, part=CountPart.PART),
            killed(1, part=CountPart.PART),
            killed(2, part=CountPart.SUBSET),
        ],
    )
    assert one(record).counts == {CountKind.KILLED: Range(11, 11, 11)}


def test_a_subset_counts_only_where_there_is_no_other_number() -> None:
    record = Record()
    part = CountPart.SUBSET
    record.tell("a", counts=[killed(2, part=part), killed(3, part=part)])
    vague = killed(24, 99, best=None, qualifier=Qualifier.VAGUE)
    record.tell("b", doc="post", counts=[vague])
    incident = one(record)
    assert incident.counts == {CountKind.KILLED: Range(3, 3, 3)}
    assert value(incident, "killed").rule == "count-subset"
    record.tell("c", doc="times", counts=[killed(30)])
    assert one(record).counts == {CountKind.KILLED: Range(30, 30, 30)}
    assert not words(one(record), DisagreementKind.COUNT)


def test_two_tolls_span_a_range_with_words_for_both_sides() -> None:
    record = Record()
    record.documents["post"] = document("post", date(2024, 5, 25))
    record.tell(
        "a",
        said_by="Observatory",
        counts=[spoken("12 farmers", 12, victims=VictimKind.CIVILIANS)],
    )
    record.tell(
        "b",
        doc="post",
        counts=[
            spoken("ten farmers", 10, part=CountPart.PART, victims=VictimKind.CIVILIANS),
            spoken("a guard", 1, part=CountPart.PART, victims=VictimKind.MILITARY),
        ],
    )
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(11, 11, 12)
    assert words(incident, DisagreementKind.COUNT) == [
        "killed: ten farmers and a guard (The Post) against 12 farmers "
        "(The Herald, citing Observatory)"
    ]
    (told,) = [d for d in incident.disagreements if d.kind is DisagreementKind.COUNT]
    assert (told.left, told.right) == (("b",), ("a",))
    assert value(incident, "killed").rule == "count-union"
    assert value(incident, "killed").claim_ids == ("a", "b")


def test_the_figure_of_most_sources_is_best() -> None:
    record = Record()
    for doc, dead in (("herald", 7), ("post", 7), ("times", 9)):
        record.documents[doc] = document(doc, date(2024, 5, 20 + dead % 7))
        record.tell(doc, doc=doc, counts=[killed(dead)])
    assert one(record).counts[CountKind.KILLED] == Range(7, 7, 9)


def test_papers_that_quote_one_speaker_are_one_source() -> None:
    record = Record()
    for doc, dead in (("herald", 7), ("post", 7), ("times", 9)):
        record.tell(
            doc, doc=doc, said_by=None if dead == 9 else "Observatory", counts=[killed(dead)]
        )
    record.tell("tribune", doc="tribune", counts=[killed(9)])
    incident = one(record)
    assert incident.sources == 3
    assert incident.counts[CountKind.KILLED].best == 9
    assert value(incident, "sources").text.startswith("3: ")


def test_hedged_figures_count_as_written() -> None:
    record = Record()
    about = Qualifier.ABOUT
    record.tell("a", counts=[injured(36, 44, best=40, qualifier=about)])
    record.tell("b", doc="post", counts=[injured(41, None, best=41, qualifier=Qualifier.MORE_THAN)])
    incident = one(record)
    assert incident.counts[CountKind.INJURED] == Range(40, 40, 41)
    assert not words(incident, DisagreementKind.COUNT), "about 40 may be more than 40"


def test_figures_too_far_apart_for_their_hedges_conflict() -> None:
    record = Record()
    held = CountKind.HELD
    record.tell("a", counts=[count(held, 1800, 2200, best=2000, qualifier=Qualifier.ABOUT)])
    record.tell(
        "b", doc="post", counts=[count(held, 1170, 1430, best=1300, qualifier=Qualifier.ABOUT)]
    )
    assert len(words(one(record), DisagreementKind.COUNT)) == 1


def test_a_floor_far_below_another_figure_conflicts_with_it() -> None:
    floor = {"qualifier": Qualifier.AT_LEAST, "best": 50}
    for other, conflicting in ((68, 1), (55, 0)):
        record = Record()
        record.tell("a", counts=[killed(50, None, **floor)])
        record.tell("b", doc="post", counts=[killed(other)])
        incident = one(record)
        assert len(words(incident, DisagreementKind.COUNT)) == conflicting
        assert incident.counts[CountKind.KILLED].high == other


def test_dozens_are_no_figure_beside_a_number() -> None:
    record = Record()
    vague = killed(24, 99, best=None, qualifier=Qualifier.VAGUE)
    record.tell("a", counts=[vague])
    assert one(record).counts[CountKind.KILLED] == Range(24, None, 99)
    assert value(one(record), "killed").rule == "count-vague"
    record.tell("b", doc="post", counts=[killed(20)])
    assert one(record).counts[CountKind.KILLED] == Range(20, 20, 20)


def test_a_stated_zero_is_zero_and_silence_is_not() -> None:
    record = Record()
    record.tell("a", counts=[killed(0, qualifier=Qualifier.NONE)])
    counts = one(record).counts
    assert counts == {CountKind.KILLED: Range(0, 0, 0)}
    assert CountKind.INJURED not in counts


def test_a_source_that_corrects_itself_is_taken_at_its_last_word() -> None:
    record = Record()
    for number, (doc, dead) in enumerate((("monday", 6), ("tuesday", 9))):
        record.documents[doc] = document(doc, date(2024, 5, 20 + number), publisher="The Agency")
        record.tell(doc, doc=doc, counts=[spoken(f"{dead} dead", dead)])
    record.tell("post", doc="post", said_by="Observatory", counts=[killed(6)])
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(6, 9, 9), "one source each, the later one"
    assert incident.sources == 2
    record.tell("times", doc="times", said_by="Hospital", counts=[killed(6)])
    assert one(record).counts[CountKind.KILLED] == Range(6, 6, 9)
    del record.claims[2:]
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(6, 9, 9)
    assert words(incident, DisagreementKind.COUNT) == [
        "killed: 9 dead (The Agency) against 6 dead (The Agency, corrected later)"
    ]


def test_an_outlet_that_repeats_a_corrected_number_does_not_back_it() -> None:
    record = Record()
    for number, (doc, dead) in enumerate((("monday", 6), ("wednesday", 9))):
        record.documents[doc] = document(doc, date(2024, 5, 20 + 2 * number))
        record.tell(doc, doc=doc, said_by="Observatory", counts=[killed(dead)])
    record.documents["post"] = document("post", date(2024, 5, 21))
    record.documents["times"] = document("times", date(2024, 5, 22))
    record.tell("post", doc="post", counts=[killed(6)])
    record.tell("times", doc="times", counts=[killed(6)])
    assert one(record).counts[CountKind.KILLED] == Range(6, 9, 9)
    record.documents["times"] = document("times", date(2024, 5, 23))
    assert one(record).counts[CountKind.KILLED] == Range(6, 6, 9), "it may know better by now"


def test_the_perpetrators_own_figure_is_not_best() -> None:
    record = Record()
    record.tell("army", counts=[killed(9)])
    for doc in ("post", "times"):
        record.documents[doc] = document(doc, date(2024, 5, 28))
        record.tell(
            doc, doc=doc, counts=[killed(30)], said_by=f"{doc} channel",
            stance=Stance.CLAIMED_BY_PERPETRATOR,
        )  # fmt: skip
    assert one(record).counts[CountKind.KILLED] == Range(9, 9, 30)


def test_the_days_common_to_all() -> None:
    record = Record()
    record.tell("a", when=days(date(2024, 5, 6), date(2024, 5, 18)))
    record.tell("b", doc="post", when=days(None, date(2024, 5, 12)))
    record.tell("c", doc="times")
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (date(2024, 5, 6), date(2024, 5, 12))
    assert value(incident, "date").rule == "date-intersection"
    assert value(incident, "date").claim_ids == ("a", "b")


def test_days_that_exclude_each_other_are_a_disagreement() -> None:
    record = Record()
    record.tell("a", when=day(11))
    record.tell("b", doc="post", when=day(12))
    record.tell("c", doc="times", when=days(date(2024, 5, 12), date(2024, 5, 14)))
    incident = one(record)
    assert incident.date.earliest == incident.date.latest == date(2024, 5, 12)
    assert value(incident, "date").rule == "date-most-told"
    assert words(incident, DisagreementKind.DATE) == [
        "date: 2024-05-12 (The Post; The Times) against 2024-05-11 (The Herald)"
    ]


def carried(on: int) -> WideDate:
    return replace(day(on), basis=DateBasis.CARRIED)


def test_a_day_told_goes_before_one_carried_from_beside() -> None:
    record = Record()
    record.tell("a", when=carried(12))
    record.tell("b", when=carried(12))
    record.tell("c", doc="post", when=day(10))
    assert one(record).date.earliest == date(2024, 5, 10)


def test_a_report_speaks_against_a_day_after_it_was_out() -> None:
    record = Record()
    record.documents["herald"] = document("herald", date(2024, 5, 11))
    record.tell("a", doc="herald", when=days(None, date(2024, 5, 11)))
    record.tell("b", doc="post", when=day(13))
    record.tell("c", doc="times", when=day(10))
    assert one(record).date.earliest == date(2024, 5, 10)


def test_undated_claims_of_a_later_report_do_not_speak_for_an_earlier_day() -> None:
    record = Record()
    record.tell("old", when=day(2))
    for claim_id in ("a", "b", "c"):
        said = f"{claim_id} of the police"
        record.tell(claim_id, doc="post", said_by=said, when=days(None, date(2024, 5, 18)))
    record.tell("d", doc="post", when=day(17))
    record.tell("e", doc="post", when=day(17))
    assert one(record).date.earliest == date(2024, 5, 17)


def test_of_days_told_alike_the_earlier_is_taken() -> None:
    record = Record()
    record.tell("a", when=day(12))
    record.tell("b", when=day(11))
    assert one(record).date.earliest == date(2024, 5, 11)


def likely(when: WideDate, day: int, rule: LikelyRule) -> WideDate:
    return replace(when, likely=LikelyDay(date(2024, 5, day), rule))


def test_undated_news_lies_in_the_week_up_to_its_likeliest_day() -> None:
    record = Record()
    first = likely(days(None, date(2024, 5, 12)), 12, LikelyRule.NEWS_DAY)
    later = likely(days(None, date(2024, 5, 14)), 14, LikelyRule.NEWS_DAY)
    record.tell("a", when=later)
    record.tell("b", doc="post", when=first)
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (date(2024, 5, 6), date(2024, 5, 12))
    assert incident.date.likely == first.likely
    assert (incident.date.ucdp_precision, incident.date.acled_precision) == (3, 2)
    assert value(incident, "date").rule == "date-news"
    assert value(incident, "date").text == "2024-05-06 to 2024-05-12, most likely 2024-05-12"


def test_a_likeliest_day_gives_way_to_a_day_told() -> None:
    record = Record()
    record.tell("a", when=likely(days(None, date(2024, 5, 12)), 12, LikelyRule.NEWS_DAY))
    record.tell("b", doc="post", when=days(date(2024, 3, 2), date(2024, 3, 2)))
    incident = one(record)
    assert incident.date.day == date(2024, 3, 2)
    assert incident.date.likely is None
    assert incident.disagreements == ()


def test_a_night_keeps_its_likelier_day() -> None:
    record = Record()
    night = days(date(2024, 5, 11), date(2024, 5, 12))
    record.tell("a", when=likely(night, 12, LikelyRule.NIGHT))
    incident = one(record)
    assert (incident.date.days, incident.date.day) == (2, date(2024, 5, 12))


def test_an_undated_incident_stays_undated() -> None:
    record = Record()
    record.tell("a")
    incident = one(record)
    assert (incident.date.earliest, incident.date.latest) == (None, None)
    assert value(incident, "date").rule == "date-unknown"


def test_the_most_exact_of_nested_places() -> None:
    record = Record()
    record.tell("a", where=STEPPE)
    record.tell("b", doc="post", where=OASIS)
    incident = one(record)
    assert incident.place_id == OASIS.id
    assert value(incident, "place").rule == "place-most-specific"
    assert not words(incident, DisagreementKind.PLACE)


def test_places_that_exclude_each_other_are_a_disagreement() -> None:
    record = Record()
    far = place("Mirwan", 36.0, 41.0, radius=5)
    record.tell("a", where=far)
    record.tell("b", doc="post", where=OASIS)
    record.tell("c", doc="times", where=STEPPE)
    incident = one(record)
    assert incident.place_id == OASIS.id
    assert words(incident, DisagreementKind.PLACE) == [
        "place: Tarfa (The Post; The Times) against Mirwan (The Herald)"
    ]


def test_one_source_alone_gives_way_to_where_several_are_from() -> None:
    record = Record()
    near = replace(place("Tarsin", 34.0, 38.0, radius=15), basis=PlaceBasis.SETTING)
    namesake = place("Tarsin Heights", 45.0, 10.0, radius=5)
    record.tell("a", where=namesake)
    record.tell("b", doc="post", where=near)
    assert one(record).place_id == namesake.id, "one source against one"
    record.tell("c", doc="times", where=near)
    assert one(record).place_id == near.id


def test_a_named_suburb_does_not_give_way_to_its_city() -> None:
    record = Record()
    city = replace(place("Tarsin", 34.0, 38.0, radius=15), basis=PlaceBasis.SETTING)
    suburb = place("Old Tarsin", 34.3, 38.0, radius=5)
    record.tell("a", where=suburb)
    record.tell("b", doc="post", where=city)
    record.tell("c", doc="times", where=city)
    assert one(record).place_id == suburb.id


def test_where_the_publisher_writes_from_counts_only_alone() -> None:
    record = Record()
    home = replace(place("Marrow", 36.0, 41.0, radius=60), basis=PlaceBasis.PUBLISHER)
    record.tell("a", where=home)
    assert value(one(record), "place").rule == "place-publisher"
    record.tell("b", doc="post", where=replace(OASIS, basis=PlaceBasis.SETTING))
    assert value(one(record), "place").rule == "place-setting"


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


def test_a_figure_that_another_report_lacks_is_said_to_be_missing_there() -> None:
    record = Record()
    record.tell("a", counts=[killed(5), count(CountKind.MISSING, 63)])
    record.tell("b", doc="post", counts=[killed(5)])
    record.tell("c", doc="times")
    (told,) = [d for d in one(record).disagreements if d.kind is DisagreementKind.SILENCE]
    assert told.words == "missing: 63 (The Herald); no figure from The Post"
    assert (told.left, told.right) == (("a",), ("b",))


def test_other_victims_of_one_toll_are_a_disagreement() -> None:
    record = Record()
    record.tell("a", counts=[spoken("16 fishermen", 16, victims=VictimKind.CIVILIANS)])
    record.tell("b", doc="post", counts=[spoken("16 fighters", 16, victims=VictimKind.MILITANTS)])
    told = words(one(record), DisagreementKind.VICTIMS)
    assert told == ["killed: 16 fishermen (The Herald) against 16 fighters (The Post)"]


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
