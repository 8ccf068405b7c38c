"""What each set of rules makes of the same tellings, and what takes no part."""

from datetime import date
from typing import Any

import pytest

from crossreport.codebook import CodebookError, load_codebook
from crossreport.model import (
    ActorRole,
    CountKind,
    CountPart,
    Incident,
    Nearness,
    Qualifier,
    Range,
    Reliability,
    SourceGrade,
    Stance,
    VictimKind,
)
from crossreport.reconcile import rule_set, rule_sets
from reconciled import one
from tellings import Record, actor, document, injured, killed


def dead(record: Record, rules: str = "default", **more: Any) -> Range:
    return one(record, rules=rules, **more).counts[CountKind.KILLED]


def told(*tolls: Any) -> Record:
    """A record in which each toll is that of a paper of its own."""
    record = Record()
    for number, toll in enumerate(tolls):
        record.tell(f"c{number}", doc=f"paper{number}", counts=[toll])
    return record


def words(incident: Incident) -> str:
    return " / ".join(one.words for one in incident.disagreements)


def test_three_papers_with_two_tolls_by_every_set() -> None:
    record = told(killed(12), killed(12), killed(9))
    assert dead(record) == Range(9, 12, 12)
    assert dead(record, "ucdp") == Range(9, 12, 12)
    assert dead(record, "acled") == Range(9, 9, 9)
    assert dead(record, "airwars") == Range(9, None, 12)


def test_where_no_source_can_be_preferred_ucdp_takes_the_lower_and_we_the_later() -> None:
    record = Record()
    record.documents["early"] = document("early", date(2024, 5, 2))
    record.documents["late"] = document("late", date(2024, 5, 9))
    record.tell("c1", doc="early", counts=[killed(4)])
    record.tell("c2", doc="late", counts=[killed(7)])
    assert dead(record) == Range(4, 7, 7)
    assert dead(record, "ucdp") == Range(4, 4, 7)


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ("default", Range(5, 8, 8)),
        ("ucdp", Range(8, 8, 8)),
        ("acled", Range(8, 8, 8)),
        ("airwars", Range(8, 8, 8)),
    ],
)
def test_a_toll_that_its_speaker_corrected(rules: str, wanted: Range) -> None:
    record = Record()
    record.documents["early"] = document("early", date(2024, 5, 2))
    record.documents["late"] = document("late", date(2024, 5, 9))
    record.tell("c1", doc="early", counts=[killed(5)], said_by="Observatory")
    record.tell("c2", doc="late", counts=[killed(8)], said_by="Observatory")
    incident = one(record, rules=rules)
    assert incident.counts[CountKind.KILLED] == wanted
    assert "corrected later" in words(incident)


def test_another_speakers_later_toll_corrects_nothing() -> None:
    record = Record()
    record.documents["early"] = document("early", date(2024, 5, 2))
    record.documents["late"] = document("late", date(2024, 5, 9))
    record.tell("c1", doc="early", counts=[killed(5)], said_by="Observatory")
    record.tell("c2", doc="late", counts=[killed(8)], said_by="Red Crescent")
    assert dead(record, "ucdp") == Range(5, 5, 8)
    assert "corrected" not in words(one(record, rules="ucdp"))


@pytest.mark.parametrize("rules", list(rule_sets()))
def test_parts_make_a_whole_and_those_included_do_not(rules: str) -> None:
    record = told(
        killed(11),
    )
    record.tell(
        "c9",
        doc="other",
        counts=[
            killed(10, victims=VictimKind.CIVILIANS, part=CountPart.PART),
            killed(1, victims=VictimKind.MILITARY, part=CountPart.PART),
            killed(1, part=CountPart.SUBSET),
        ],
    )
    assert dead(record, rules) == Range(11, 11, 11)


def test_a_stated_range() -> None:
    record = told(killed(20, 30, best=20, qualifier=Qualifier.BETWEEN))
    assert dead(record) == Range(20, 20, 30)
    assert dead(record, "ucdp") == Range(20, 20, 30)
    assert dead(record, "acled") == Range(20, 20, 20)
    assert dead(record, "airwars") == Range(20, None, 30)


def test_words_without_a_number() -> None:
    record = told(killed(24, None, best=None, qualifier=Qualifier.VAGUE))
    assert dead(record) == Range(24, None, None)
    assert dead(record, "ucdp") == Range(24, 24, None)
    assert dead(record, "acled") == Range(24, 24, 24)


def test_a_floor_leaves_the_maximum_open_only_where_there_are_minimum_and_maximum() -> None:
    record = told(killed(10, None, best=10, qualifier=Qualifier.AT_LEAST))
    assert dead(record) == Range(10, 10, 10)
    assert dead(record, "airwars") == Range(10, None, None)


def test_the_injured_who_died_are_no_injured_by_any_set() -> None:
    record = Record()
    record.tell("c1", counts=[injured(1)], quote="gunmen shot a man on the bridge")
    record.tell("c2", at=90, counts=[killed(1)], quote="the man died on the way")
    for rules in rule_sets():
        assert CountKind.INJURED not in one(record, rules=rules).counts, rules


def test_a_lone_figure_far_from_three_others_is_left_out_and_shown() -> None:
    record = told(killed(10), killed(12), killed(11), killed(120))
    incident = one(record)
    assert incident.counts[CountKind.KILLED] == Range(10, 10, 12)
    assert "120" in words(incident)
    assert "left out: far from all others" in words(incident)
    (value,) = (v for v in incident.values if v.field == "killed")
    assert "c3" not in value.claim_ids


@pytest.mark.parametrize("tolls", [(10, 12, 120), (10, 60, 30, 300), (1, 1, 1, 8)])
def test_what_is_no_outlier(tolls: tuple[int, ...]) -> None:
    """Too few others, others that disagree themselves, and a difference of a few people."""
    assert dead(told(*map(killed, tolls))).high == max(tolls)


def test_papers_that_quote_one_speaker_make_no_three_sources() -> None:
    record = Record()
    for name in ("herald", "post", "times"):
        record.tell(f"c-{name}", doc=name, counts=[killed(10)], said_by="Observatory", via=name)
    record.tell("c-own", doc="tribune", counts=[killed(120)])
    assert one(record).sources == 2
    assert dead(record).high == 120


def test_an_unreliable_source_takes_no_part_where_there_is_another() -> None:
    grades = [SourceGrade("The Paper1", Reliability.E)]
    record = told(killed(4), killed(9))
    incident = one(record, grades=grades)
    assert incident.counts[CountKind.KILLED] == Range(4, 4, 4)
    assert "left out: its source is graded unreliable" in words(incident)
    alone = Record()
    alone.tell("c1", doc="paper1", counts=[killed(9)])
    assert dead(alone, grades=grades) == Range(9, 9, 9)


def test_the_more_reliable_source_is_best_before_the_number_of_sources() -> None:
    record = told(killed(9), killed(9), killed(4))
    assert dead(record) == Range(4, 9, 9)
    assert dead(record, grades=[SourceGrade("the paper2", Reliability.A)]) == Range(4, 4, 9)
    assert dead(record, "ucdp", grades=[SourceGrade("THE PAPER2", Reliability.B)]).best == 4
    assert dead(record, grades=[SourceGrade("The Paper2", Reliability.F)]).best == 9


def test_of_equals_the_nearer_source_is_best() -> None:
    record = told(killed(4), killed(9))
    for near, far, best in (("The Paper0", "The Paper1", 4), ("The Paper1", "The Paper0", 9)):
        grades = [
            SourceGrade(near, nearness=Nearness.LOCAL),
            SourceGrade(far, nearness=Nearness.INTERNATIONAL),
        ]
        assert dead(record, grades=grades).best == best


def test_a_grade_of_a_speaker_holds_by_any_of_its_names_whoever_relays_it() -> None:
    known = next(one for one in load_codebook().sources.values() if one.aliases)
    record = told(killed(9), killed(9))
    record.tell("c5", doc="herald", counts=[killed(5)], said_by=known.id)
    assert dead(record, grades=[SourceGrade("Nobody", Reliability.A)]).best == 9
    for name in (known.name, known.aliases[0].upper()):
        assert dead(record, grades=[SourceGrade(name, Reliability.A)]).best == 5


def test_the_grades_of_attestation() -> None:
    def grading(record: Record) -> str:
        return next(v.text for v in one(record, rules="airwars").values if v.field == "grading")

    assert grading(told(killed(1))) == "weak"
    assert grading(told(killed(1), killed(2))) == "fair"
    denied = told(killed(1), killed(1))
    denied.tell("c8", doc="army", stance=Stance.DENIED)
    assert grading(denied) == "contested"
    owned = told(killed(1))
    owned.tell("c8", doc="group", stance=Stance.CLAIMED_BY_PERPETRATOR)
    assert grading(owned) == "confirmed"
    only = Record()
    only.tell("c1", stance=Stance.DENIED)
    assert grading(only) == "discounted"
    rivals = Record()
    rivals.tell("c1", doc="a", by=[actor("islamic-state", role=ActorRole.PERPETRATOR)])
    rivals.tell("c2", doc="b", by=[actor("al-shabaab", role=ActorRole.PERPETRATOR)])
    assert grading(rivals) == "contested"
    assert not any(v.field == "grading" for v in one(rivals).values)


@pytest.mark.parametrize("rules", list(rule_sets()))
def test_every_set_says_what_is_published_and_its_rules_are_in_the_codebook(rules: str) -> None:
    chosen = rule_set(rules)
    assert chosen.description
    assert chosen.source
    known = load_codebook().reconcile_rules
    assert {name for names in chosen.orders.values() for name in names} <= set(known)


def test_a_set_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(CodebookError, match=r"'gtd'; there are: default, ucdp, acled, airwars"):
        rule_set("gtd")
