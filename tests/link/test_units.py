"""What the text and people join before anything is compared."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from crossreport.link.units import Decisions, Groups, decide, text_units
from crossreport.model import Judgement, Verdict
from tellings import Record

NOTHING = Decisions(frozenset(), frozenset())


def judgement(minute: int, left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(
        f"j{minute}", left, right, verdict, "coder", datetime(2024, 6, 1, 9, minute, tzinfo=UTC)
    )


def test_a_chain_of_elaborations_is_one_unit_with_its_head_first() -> None:
    record = Record()
    record.tell("second", at=50, elaborates="first")
    record.tell("first", at=90)
    record.tell("third", at=120, elaborates="second")
    record.tell("apart", at=150)
    units = text_units(record.claims, NOTHING)
    assert [[claim.id for claim in unit.claims] for unit in units] == [
        ["first", "second", "third"],
        ["apart"],
    ]


def test_elaborating_a_claim_of_another_report_joins_nothing() -> None:
    record = Record()
    record.tell("a")
    record.tell("b", doc="post", elaborates="a")
    record.tell("c", elaborates="not there")
    assert len(text_units(record.claims, NOTHING)) == 3


def test_a_decision_that_contradicts_newer_ones_is_overruled() -> None:
    decisions = decide(
        [
            judgement(1, "a", "b", Verdict.SAME),
            judgement(2, "b", "c", Verdict.SAME),
            judgement(3, "a", "c", Verdict.DIFFERENT),
        ],
        "abc",
    )
    assert decisions.different == {("a", "c")}
    assert decisions.same == {("b", "c")}


def test_decisions_part_what_the_text_joins_also_by_way_of_others() -> None:
    record = Record()
    record.tell("a1")
    record.tell("a2", at=50, elaborates="a1")
    record.tell("b1", doc="post")
    record.tell("b2", doc="post", at=50, elaborates="b1")
    decisions = Decisions(same=frozenset({("a2", "b2")}), different=frozenset({("a1", "b1")}))
    units = text_units(record.claims, decisions)
    assert [[claim.id for claim in unit.claims] for unit in units] == [["a1", "a2"], ["b1"], ["b2"]]


names = st.sampled_from("abcdef")


@given(st.lists(st.tuples(st.booleans(), names, names), max_size=25))
def test_groups_keep_what_they_promise(steps: list[tuple[bool, str, str]]) -> None:
    groups = Groups()
    joined, apart = [], []
    for join, left, right in steps:
        if join and groups.join(left, right):
            joined.append((left, right))
        elif not join and groups.forbid(left, right):
            apart.append((left, right))
        assert all(groups.find(a) == groups.find(b) for a, b in joined)
        assert all(groups.find(a) != groups.find(b) for a, b in apart)
