"""Killed and injured chosen together."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.codebook import CodebookError, load_codebook
from crossreport.model import CountKind, Range, Reliability, SourceGrade
from crossreport.reconcile import fitted
from crossreport.reconcile.chooser import Candidate, candidates, choice, gather_told, signs
from crossreport.reconcile.evidence import gather
from crossreport.reconcile.fitted import weigh
from crossreport.reconcile.rules.sets import rule_set
from reconciled import one, value
from tellings import Record, injured, killed, said, told

KILLED, INJURED = CountKind.KILLED, CountKind.INJURED


ALL_HIT = (
    (
        "A baker died, a miller was hurt.",
        [said("A baker", killed(1)), said("a miller", injured(1))],
    ),
    ("Somebody shot two people at the mill.", [said("two people", injured(2))]),
    ("Shots hit two people there.", [said("two people", injured(2))]),
)


def test_all_who_were_hit_are_those_who_died_and_those_who_did_not() -> None:
    incident = one(told(*ALL_HIT))
    assert incident.counts[KILLED].best == 1
    assert incident.counts[INJURED].best == 1


def test_a_death_told_without_a_figure_is_one_death_at_least() -> None:
    record = Record()
    record.tell("title", at=-100, quote="Victim of shooting dies", counts=[])
    record.tell("body", at=0, quote="He was shot at the mill.", counts=[said("He", injured(1))])
    incident = one(record)
    found = value(incident, KILLED)
    assert (found.rule, found.range) == ("count-implied", Range(1, 1, None))
    assert found.claim_ids == ("title",)
    assert 0 < (found.probability or 0) < 1


def test_words_of_an_arrest_tell_of_no_death() -> None:
    record = Record()
    record.tell("arrest", type="arrest", quote="A man was held for murder.", counts=[])
    assert KILLED not in one(record).counts


def test_who_is_to_be_believed_is_for_the_order_of_sources() -> None:
    record = Record()
    record.tell("a", doc="herald", quote="Ten died.", counts=[said("Ten", killed(10))])
    record.tell("b", doc="post", quote="Twelve died.", counts=[said("Twelve", killed(12))])
    found = value(one(record), KILLED)
    assert (found.rule, found.range) == ("count-union", Range(10, 10, 12))
    assert found.probability is None


@pytest.mark.parametrize("rules", ["ucdp", "acled", "airwars"])
def test_other_sets_of_rules_choose_by_their_rules_only(rules: str) -> None:
    incident = one(told(*ALL_HIT), rules=rules)
    assert all(found.probability is None for found in incident.values)
    assert "count-fitted" not in {found.rule for found in incident.values}


def test_grades_of_sources_leave_the_choice_to_the_rules() -> None:
    record = told(*ALL_HIT)
    publisher = record.documents["herald"].publisher or record.documents["herald"].source
    grades = [SourceGrade(publisher, Reliability.A, None, "")]
    assert all(found.probability is None for found in one(record, grades=grades).values)


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(["herald", "post"])),
        min_size=1,
        max_size=5,
    )
)
def test_nobody_killed_is_chosen_away_and_ranges_hold_their_best(
    numbers: list[tuple[int, int, str]],
) -> None:
    record = Record()
    for place, (dead, hurt, doc) in enumerate(numbers):
        counts = [said("some", killed(dead))] if dead else []
        counts += [said("others", injured(hurt))] if hurt else []
        record.tell(f"c{place}", doc=doc, at=200 * place, quote="So it was.", counts=counts)
    incident = one(record)
    said_dead = {dead for dead, _, _ in numbers if dead}
    assert (KILLED in incident.counts) == bool(said_dead)
    for found in incident.counts.values():
        ends = [end for end in (found.low, found.best, found.high) if end is not None]
        assert ends == sorted(ends)
    if said_dead:
        assert incident.counts[KILLED].best in said_dead


def test_probabilities_of_the_candidates_are_one_together() -> None:
    record = told(*ALL_HIT)
    claims = {claim.id: claim for claim in record.claims}
    evidence = gather(
        list(claims),
        claims=claims,
        places=record.places,
        documents=record.documents,
        copies=(),
        codebook=load_codebook(),
    )
    found = gather_told(evidence.asserted, rule_set("default"))
    given_ = Candidate(1, 1)
    weighed = choice.probabilities(found, given_)
    assert sum(weighed.values()) == pytest.approx(1)
    assert set(weighed) == set(candidates(found, given_))
    assert given_ in weighed
    assert signs(given_, found, given_)["both by the rules"] == 1


def test_a_sign_moves_the_odds_by_its_weight() -> None:
    found = {Candidate(1, 0): {"lead": 1.0}, Candidate(1, 1): {"other": 1.0}}
    weighed = weigh(found, {"lead": 2.0})
    odds = weighed[Candidate(1, 0)] / weighed[Candidate(1, 1)]
    assert odds == pytest.approx(math.exp(2))


def test_a_codebook_without_weights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitted, "read_yaml", lambda name: {})
    choice.chooser_weights.cache_clear()
    with pytest.raises(CodebookError, match="must hold 'weights'"):
        choice.chooser_weights()
    choice.chooser_weights.cache_clear()
