"""CEAF-REE, GTT's micro F and CEAF-RME on examples worked out by hand; intervals."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc4 import ceaf_ree, ceaf_rme, gtt
from benchmarks.muc4.measure import (
    CEAF_REE,
    GTT,
    OFFICIAL,
    measure,
    modern_table,
    official_table,
)
from benchmarks.muc4.roles import (
    ROLE_SLOTS,
    Entities,
    RoleTemplate,
    normalize,
    role_entities,
    simplify,
)
from benchmarks.muc4.tally import Tally, f_interval, total
from benchmarks.muc4.templates import Filler, Template, read_templates
from benchmarks.muc4.texts import parse_text, read_texts

SUBSET = ceaf_rme.Similarity.SUBSET


def incident(types: str = "BOMBING", **roles: list[list[str]]) -> RoleTemplate:
    """Make a template; roles not named are empty."""
    filled: Mapping[str, Entities] = {
        role: tuple(tuple(entity) for entity in roles.get(role, [])) for role in ROLE_SLOTS
    }
    return RoleTemplate(types=tuple(types.split("/")), roles=filled)


def ratios(tally: Tally) -> tuple[float, float, float, float]:
    return (tally.right_given, tally.given, tally.right_wanted, tally.wanted)


def test_mentions_are_normalized() -> None:
    assert normalize('The "Red" Army\'s  a-team') == "red armys ateam"


def template(number: str = "1", **fills: list[Filler]) -> Template:
    named = {name.replace("_", "-"): tuple(fillers) for name, fillers in fills.items()}
    return Template(message="M", number=number, fills=named)


def test_templates_become_types_and_roles() -> None:
    text = parse_text(message_id="M", raw="LIMA, 1 MAY 90 -- THE RED [R1] ARMY BLEW UP A BUS.")
    full = template(
        inc_type=[Filler(("BOMBING", "ATTACK"))],
        perp_org_id=[Filler(("RED (R1) ARMY", "RA")), Filler(("BLUE ARMY",), optional=True)],
        phys_tgt_id=[Filler(("BUS",), optional=True)],
        hum_tgt_desc=[Filler(("DRIVER",))],
    )
    again = template("2", **{name: list(found) for name, found in full.fills.items()})
    (simple,) = simplify([full, again], text=text)
    assert simple.types == ("BOMBING", "ATTACK")
    assert simple.roles["PerpOrg"] == (("red r1 army",),)
    assert simple.roles["Target"] == (("bus",),)
    assert simple.roles["Victim"] == ()
    (untouched,) = simplify([full])
    assert untouched.roles["PerpOrg"] == (("red r1 army", "ra"), ("blue army",))


def test_role_entities_merge_templates() -> None:
    merged = role_entities(
        [
            incident(Target=[["bus", "old bus"], ["road"]]),
            incident(Target=[["bus"], ["bridge", "road"], ["school"]]),
        ]
    )
    assert merged["Target"] == (("bus", "old bus"), ("road",), ("school",))


GOLD: Mapping[str, Entities] = {"PerpInd": (("a", "b", "c"), ("d",), ("e",), ("f",))}


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        # Two predictions for one gold entity: one of them is too many.
        ((("d",), ("a",), ("e",), ("f",), ("c",)), (4, 5, 4, 4)),
        # A part of the mentions is enough.
        ((("a", "b"), ("d",), ("e",), ("f",)), (4, 4, 4, 4)),
        # A mention of another entity spoils it.
        ((("a", "b", "c", "d"), ("e",), ("f",)), (2, 3, 2, 4)),
        ((), (0, 0, 0, 4)),
    ],
)
def test_ceaf_ree(predicted: Entities, expected: tuple[float, ...]) -> None:
    tally = ceaf_ree.score_document(gold=GOLD, predicted={"PerpInd": predicted})
    assert ratios(tally) == expected


def test_ceaf_ree_keeps_roles_apart() -> None:
    tallies = ceaf_ree.score_roles(gold={"Target": (("bus",),)}, predicted={"Victim": (("bus",),)})
    assert ratios(tallies["Target"]) == (0, 0, 0, 1)
    assert ratios(tallies["Victim"]) == (0, 1, 0, 0)
    assert total(tallies.values()).f == 0


def test_ceaf_ree_sums_over_documents() -> None:
    first = ceaf_ree.score_document(gold=GOLD, predicted={"PerpInd": (("a",), ("d",))})
    second = ceaf_ree.score_document(gold=GOLD, predicted={"PerpInd": (("x",), ("e",))})
    summed = total([first, second])
    assert (summed.precision, summed.recall) == (3 / 4, 3 / 8)
    assert summed.f == pytest.approx(50)


def test_gtt_maps_for_the_best_f() -> None:
    gold = [
        incident("BOMBING", Target=[["bus", "old bus"]], PerpOrg=[["elm"]]),
        incident("BOMBING", Target=[["school"]]),
    ]
    predicted = [
        incident("BOMBING", Target=[["school"], ["bus"]]),
        incident("BOMBING", Target=[["old bus"]], PerpOrg=[["elm"]]),
    ]
    # Crosswise all but "bus" is right: 2 types and 3 entities of 6 given, of 5 wanted.
    assert ratios(gtt.score_document(gold=gold, predicted=predicted)) == (5, 6, 5, 5)


def test_gtt_needs_a_common_type() -> None:
    gold = [incident("ATTACK/BOMBING", Target=[["bus"]])]
    same = [incident("BOMBING", Target=[["bus"]])]
    other = [incident("ARSON", Target=[["bus"]])]
    assert ratios(gtt.score_document(gold=gold, predicted=same)) == (2, 2, 2, 2)
    assert ratios(gtt.score_document(gold=gold, predicted=other)) == (0, 2, 0, 2)


def test_gtt_counts_fields_apart() -> None:
    fields = gtt.score_fields(
        gold=[incident(Target=[["bus"], ["road"]])],
        predicted=[incident(Target=[["bus"]]), incident("ARSON", Weapon=[["fire"]])],
    )
    assert ratios(fields["incident_type"]) == (1, 2, 1, 1)
    assert ratios(fields["Target"]) == (1, 1, 1, 2)
    assert ratios(fields["Weapon"]) == (0, 1, 0, 0)


def test_gtt_of_many_templates_is_fast_and_sound() -> None:
    many = [incident("ATTACK", Victim=[[f"person {n}"]]) for n in range(12)]
    tally = gtt.score_document(gold=many, predicted=list(reversed(many)))
    assert tally.f == pytest.approx(100)


def test_ceaf_rme_phi3_counts_mentions() -> None:
    gold = [
        incident("BOMBING", Target=[["bus", "old bus"], ["road"]]),
        incident("ARSON", Target=[["school"]]),
    ]
    predicted = [
        incident("ARSON", Target=[["school"], ["bus"]]),
        incident("BOMBING", Target=[["bus"]]),
    ]
    # "bus" and "school" in their templates: 2 mentions of 3 given and of 4 wanted.
    tally = ceaf_rme.score_document(gold=gold, predicted=predicted)
    assert ratios(tally) == (2, 3, 2, 4)
    assert tally.f == pytest.approx(200 * (2 / 3) * 0.5 / (2 / 3 + 0.5))


def test_ceaf_rme_phi3_aligns_entities_one_to_one() -> None:
    gold = [incident(Target=[["bus", "old bus"]])]
    predicted = [incident(Target=[["bus"], ["old bus"]])]
    assert ratios(ceaf_rme.score_document(gold=gold, predicted=predicted)) == (1, 2, 1, 2)
    together = [incident(Target=[["bus", "old bus"]])]
    assert ratios(ceaf_rme.score_document(gold=gold, predicted=together)) == (2, 2, 2, 2)


def test_ceaf_rme_subset_counts_entities() -> None:
    gold = [incident(Target=[["bus", "old bus"], ["road"]])]
    predicted = [incident(Target=[["bus"], ["old bus"], ["lake"]])]
    tally = ceaf_rme.score_document(gold=gold, predicted=predicted, similarity=SUBSET)
    assert ratios(tally) == (2, 3, 1, 2)


def test_ceaf_rme_needs_type_and_role() -> None:
    gold = [incident("BOMBING", Target=[["bus"]])]
    for predicted in (
        incident("ARSON", Target=[["bus"]]),
        incident("BOMBING", Victim=[["bus"]]),
    ):
        tally = ceaf_rme.score_document(gold=gold, predicted=[predicted])
        assert ratios(tally) == (0, 1, 0, 1)


def test_ceaf_rme_takes_the_best_of_a_choice_of_types() -> None:
    gold = [incident("ATTACK/BOMBING", Target=[["bus"]])]
    predicted = [incident("BOMBING", Target=[["bus"]])]
    assert ratios(ceaf_rme.score_document(gold=gold, predicted=predicted)) == (1, 1, 1, 1)


mentions = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)
templates = st.lists(
    st.builds(
        lambda type_, target, victim: incident(type_, Target=target, Victim=victim),
        st.sampled_from(["BOMBING", "ATTACK", "ATTACK/BOMBING"]),
        st.lists(mentions, max_size=2),
        st.lists(mentions, max_size=2),
    ),
    max_size=3,
)


@given(gold=templates, predicted=templates)
def test_no_measure_gives_more_than_there_is(
    gold: list[RoleTemplate], predicted: list[RoleTemplate]
) -> None:
    for tally in (
        ceaf_ree.score_document(gold=role_entities(gold), predicted=role_entities(predicted)),
        gtt.score_document(gold=gold, predicted=predicted),
        ceaf_rme.score_document(gold=gold, predicted=predicted),
        ceaf_rme.score_document(gold=gold, predicted=predicted, similarity=SUBSET),
    ):
        assert 0 <= tally.right_given <= tally.given
        assert 0 <= tally.right_wanted <= tally.wanted
        assert 0 <= tally.f <= 100


def test_an_interval_holds_f_and_narrows_with_documents() -> None:
    documents = [Tally(1, 2, 1, 1), Tally(0, 1, 0, 2), Tally(2, 2, 2, 3), Tally(1, 1, 1, 1)]
    few, many = f_interval(documents * 5), f_interval(documents * 80)
    f = total(documents).f
    assert few.low < many.low < f < many.high < few.high
    assert f_interval(documents, seed=1) == f_interval(documents, seed=1)
    assert f_interval([Tally(1, 2, 1, 2)] * 4).low == pytest.approx(50)
    with pytest.raises(ValueError, match="no documents"):
        f_interval([])


def test_all_measures_of_a_key_against_itself(shared_dir: Path) -> None:
    data = shared_dir / "data" / "muc4" / "tst1"
    key = read_templates(data / "key-tst1.v7")
    texts = {text.id: text for text in read_texts(data / "tst1-muc3")}
    assert set(texts) == set(key)
    unread = measure(key=key, response=key)
    assert unread.official.all_templates.recall == pytest.approx(1)
    assert unread.figures[CEAF_REE].tally.f == pytest.approx(100)
    measures = measure(key=key, response=key, texts=texts)
    assert measures.figures[GTT].tally.f > 90
    assert measures.figures[OFFICIAL].interval.high <= 100
    assert "ALL TEMPLATES" in official_table(measures.official)
    assert CEAF_REE in modern_table(measures)
