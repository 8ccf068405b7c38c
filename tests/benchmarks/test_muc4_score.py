"""The official score: fillers, slots, templates, rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc4.align import align, may_map
from benchmarks.muc4.counts import Counts, Credit, per_cent
from benchmarks.muc4.dates import judge_date
from benchmarks.muc4.fillers import PROGRAM_OF_1992, judge, score_pair, score_slot
from benchmarks.muc4.locations import judge_location
from benchmarks.muc4.numbers import judge_number
from benchmarks.muc4.score import score
from benchmarks.muc4.slots import by_name, scored_slots, set_values, slots
from benchmarks.muc4.strings import judge_string
from benchmarks.muc4.templates import Filler, Template, parse_filler, parse_plain_filler

COR, PAR, INC = Credit.CORRECT, Credit.PARTIAL, Credit.INCORRECT


def template(number: str = "1", optional: bool = False, **fills: str | list[str]) -> Template:
    """Make a template of fillers as written, slots named with underscores."""
    read = {}
    for name, texts in fills.items():
        slot = name.replace("_", "-")
        parse = parse_plain_filler if slot in ("inc-date", "inc-loc") else parse_filler
        listed = [texts] if isinstance(texts, str) else texts
        read[slot] = tuple(filler for text in listed if (filler := parse(text)))
    return Template(message="M", number=number, optional=optional, fills=read)


def test_the_configuration_has_all_slots_in_order() -> None:
    assert [slot.number for slot in slots()] == list(range(25))
    assert len(scored_slots()) == 23
    assert len(set_values("nation")) == 76


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        ("06 SEP 89", "06 SEP 89", COR),
        ("06 SEP 89", "6 SEPTEMBER 1989", COR),
        ("- 26 AUG 89", "26 AUG 89", PAR),
        ("- 26 AUG 89", "25 AUG 89", PAR),
        ("- 26 AUG 89", "20 AUG 89", INC),
        ("25 AUG 89 - 26 AUG 89", "26 AUG 89", PAR),
        ("25 AUG 89 - 26 AUG 89", "- 26 AUG 89", PAR),
        ("26 AUG 89", "- 26 AUG 89", PAR),
        ("16 AUG 89", "- 26 AUG 89", INC),
        ("24 AUG 89 - 25 AUG 89", "- 26 AUG 89", INC),
        ("26 AUG 89", "25 AUG 89 - 26 AUG 89", INC),
        ("26 AUG 89", "31 FEB 89", INC),
        ("26 AUG 89", "26 AUG", INC),
    ],
)
def test_dates(key: str, response: str, credit: Credit) -> None:
    assert judge_date(key, response)[0] is credit


def test_the_program_of_1992_dropped_the_last_digit_of_days() -> None:
    assert judge_date("12 JAN 90", "13 JAN 90")[0] is INC
    assert judge_date("12 JAN 90", "13 JAN 90", last_digit=False)[0] is COR
    assert judge_date("09 JAN 90", "10 JAN 90", last_digit=False)[0] is INC
    assert judge_date("21 JAN 90", "20 JAN 90", last_digit=False)[0] is INC


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        ("PERU: ICA (CITY)", "PERU:  ICA (CITY)", COR),
        ("PERU: ICA (CITY)", "PERU", PAR),
        ("PERU: ICA (CITY)", "PERU: PUNO (CITY)", PAR),
        ("PERU", "PERU: PUNO (CITY)", PAR),
        ("PERU: ICA (CITY) - PUNO (CITY)", "PERU: ICA (CITY)", PAR),
        ("PERU: ICA (CITY)", "CHILE: ICA (CITY)", INC),
    ],
)
def test_locations(key: str, response: str, credit: Credit) -> None:
    assert judge_location(key, response)[0] is credit


@pytest.mark.parametrize(
    ("key", "response", "credit"),
    [
        ("7", "7", COR),
        ("5 - 7", "5-7", COR),
        ("5 - 7", "7", PAR),
        ("5 - 7", "6", INC),
        ("7 -", "7", PAR),
        ("~7", "7", PAR),
        ("~7", "~7", COR),
        ("7", "~7", INC),
        ("PLURAL", "7", INC),
    ],
)
def test_numbers(key: str, response: str, credit: Credit) -> None:
    assert judge_number(key, response)[0] is credit


@pytest.mark.parametrize(
    ("key", "response", "credit", "by_rule"),
    [
        ("FARMERS", "THE 3 FARMERS", COR, False),
        ("U.S. FARMERS", "U . S . FARMERS", COR, False),
        ("FARMERS", "OLD FARMERS", COR, True),
        ("FARMERS", "FARMERS FROM ICA", COR, True),
        ("HEAVILY ARMED MEN", "ARMED MEN", COR, True),
        ("FARMERS", "CASE OF THE FARMERS", PAR, True),
        ("FARMERS", "FARMERS, YESTERDAY", PAR, True),
        ("OIL PIPELINE", "OIL", PAR, True),
        ("PERSON", "PERSONS", PAR, True),
        ("OLD BRIDGE", "RAILWAY BRIDGE", PAR, True),
        ("FARMERS", "TEACHERS", INC, False),
    ],
)
def test_strings(key: str, response: str, credit: Credit, by_rule: bool) -> None:
    assert judge_string(key, response) == (credit, by_rule)


def test_a_part_of_a_name_is_half_right() -> None:
    assert judge_string("JOSE LUIS PAZ", "LUIS PAZ", is_name=True)[0] is PAR
    assert judge_string("JOSE LUIS PAZ", "MR. JOSE LUIS PAZ", is_name=True)[0] is COR


@pytest.mark.parametrize(
    ("slot", "key", "response", "credit"),
    [
        ("inc-type", "BOMBING", "ATTACK", PAR),
        ("inc-type", "ATTACK", "BOMBING", INC),
        ("inc-instr-type", 'MACHINE GUN: "AK-47"', 'GUN: "AK-47"', PAR),
        ("inc-instr-type", 'MACHINE GUN: "-"', 'GUN: "BULLET"', PAR),
        ("inc-instr-type", 'GUN: "-"', 'GUN: "-"', COR),
        ("inc-instr-type", 'GUN: "-"', 'GUN: "AK-47"', PAR),
        ("perp-org-conf", 'POSSIBLE: "ELN"', 'POSSIBLE: "ELN"', COR),
        ("perp-org-conf", 'POSSIBLE: "ELN"', "POSSIBLE", PAR),
        ("hum-tgt-type", 'CIVILIAN: "JOSE PAZ"', 'CIVILIAN: "MAYOR"', PAR),
        ("hum-tgt-type", 'FORMER GOVERNMENT OFFICIAL: "PAZ"', 'POLITICAL FIGURE: "X"', PAR),
        ("hum-tgt-effect", 'NO INJURY OR DEATH: "PAZ"', 'NO DEATH: "PAZ"', PAR),
        ("hum-tgt-num", '1: "JOSE PAZ"', '1: "PAZ"', PAR),
        ("hum-tgt-desc", '"MAYOR" / "MR.": "JOSE PAZ"', '"MR.": "JOSE PAZ"', COR),
        ("hum-tgt-desc", '"MAYOR": "JOSE PAZ"', '"MAYOR"', PAR),
        ("hum-tgt-desc", '"MAYOR": "JOSE PAZ"', '"TEACHER": "JOSE PAZ"', INC),
    ],
)
def test_fillers_with_cross_references(slot: str, key: str, response: str, credit: Credit) -> None:
    wanted, given_ = parse_filler(key), parse_filler(response)
    assert wanted is not None
    assert given_ is not None
    assert judge(slot, wanted, given_).credit is credit


def fillers(*texts: str) -> list[Filler]:
    return [filler for text in texts if (filler := parse_filler(text))]


def counted(slot: str, keys: list[Filler], responses: list[Filler]) -> tuple[int, ...]:
    counts = score_slot(by_name()[slot], keys, responses)
    return (
        counts.correct,
        counts.partial,
        counts.incorrect,
        counts.spurious,
        counts.missing,
        counts.empty,
    )


def test_slots() -> None:
    a, b, optional = fillers('"BUS"', '"BRIDGE" / "SPAN"', '? "ROAD"')
    slot = "phys-tgt-id"
    assert counted(slot, [], []) == (0, 0, 0, 0, 0, 1)
    assert counted(slot, [optional], []) == (0, 0, 0, 0, 0, 1)
    assert counted(slot, [a, b], []) == (0, 0, 0, 0, 2, 0)
    assert counted(slot, [], [a, b]) == (0, 0, 0, 2, 0, 0)
    assert counted(slot, [a, b], fillers('"SPAN"')) == (1, 0, 0, 0, 1, 0)
    assert counted(slot, [a, b], fillers('"SPAN"', '"BRIDGE"')) == (1, 0, 1, 0, 0, 0)
    assert counted(slot, [b], fillers('"SPAN"', '"BRIDGE"')) == (1, 0, 0, 1, 0, 0)
    assert counted(slot, [a, optional], fillers('"ROAD"', '"BUS"')) == (2, 0, 0, 0, 0, 0)
    assert counted(slot, [a, optional], fillers('"BUS"')) == (1, 0, 0, 0, 0, 0)
    assert counted(slot, [optional], fillers('"X"')) == (0, 0, 1, 0, 0, 0)
    assert counted(slot, [a, optional], fillers('"X"')) == (0, 0, 1, 0, 0, 0)


@given(
    keys=st.lists(st.sampled_from(["BUS", "OLD BUS", "BRIDGE", "CAR BOMB"]), max_size=4),
    responses=st.lists(st.sampled_from(["BUS", "BRIDGES", "CAR", "ROAD"]), max_size=4),
)
def test_every_filler_counts_once(keys: list[str], responses: list[str]) -> None:
    counts = score_slot(
        by_name()["phys-tgt-id"],
        [Filler((key,)) for key in keys],
        [Filler((response,)) for response in responses],
    )
    assert counts.possible == len(keys)
    assert counts.actual == len(responses)


KEY = template(
    inc_date="12 JAN 90",
    inc_loc="PERU: ICA (CITY)",
    inc_type="BOMBING",
    inc_stage="ACCOMPLISHED",
    phys_tgt_id='"BRIDGE"',
    phys_tgt_type='TRANSPORTATION ROUTE: "BRIDGE"',
)


def test_mapping_needs_type_and_content() -> None:
    other_type = template(inc_type="KIDNAPPING", phys_tgt_id='"BRIDGE"')
    other_target = template(inc_type="BOMBING", phys_tgt_id='"SCHOOL"')
    attack = template(inc_type="ATTACK", phys_tgt_id='"BRIDGE"')
    assert not may_map(KEY, other_type, score_pair(KEY, other_type))
    assert not may_map(KEY, other_target, score_pair(KEY, other_target))
    assert may_map(KEY, attack, score_pair(KEY, attack))


def test_mapping_by_a_type_alone_needs_its_cross_reference() -> None:
    key = template(inc_type="ATTACK", hum_tgt_type='CIVILIAN: "JOSE PAZ"')
    other = template(inc_type="ATTACK", hum_tgt_type='CIVILIAN: "ANA RUIZ"')
    assert not may_map(key, other, score_pair(key, other))
    assert may_map(key, key, score_pair(key, key))


def test_alignment_prefers_the_fuller_answer_and_required_templates() -> None:
    exact, vague = KEY, template(number="2", inc_type="BOMBING", phys_tgt_id='"BRIDGE"')
    mapped = align(keys=[KEY], responses=[vague, exact])
    assert mapped[0].response is exact
    assert [item.response for item in mapped if item.key is None] == [vague]
    optional = template(
        number="2", optional=True, inc_type="BOMBING", phys_tgt_id=['"BRIDGE"', '"SCHOOL"']
    )
    required = template(inc_type="BOMBING", phys_tgt_id=['"BRIDGE"', '"SCHOOL"'])
    assert align(keys=[optional, required], responses=[vague])[0].key is required


def test_rows() -> None:
    response = template(
        inc_date="- 12 JAN 90",
        inc_loc="PERU",
        inc_type="BOMBING",
        inc_stage="ATTEMPTED",
        phys_tgt_id='"BRIDGE"',
        perp_ind_id='"MEN"',
    )
    stray = template(number="2", inc_type="ATTACK", inc_stage="ACCOMPLISHED")
    missed = template(number="2", inc_type="KIDNAPPING", hum_tgt_name='"JOSE PAZ"')
    optional = template(number="3", optional=True, inc_type="ARSON", phys_tgt_id='"SCHOOL"')
    scored = score(
        key={"A": (KEY, missed, optional), "B": (), "C": (), "D": (missed,)},
        response={"A": (response,), "B": (stray,), "C": ()},
    )
    # matched: type, target right; date and place half; stage wrong; perpetrator spurious; target
    # type missing. Missing in full: type and name, in A and D. Spurious: type and stage in B.
    matched = scored.matched_only
    assert (matched.correct, matched.partial, matched.incorrect) == (2, 2, 1)
    assert (matched.spurious, matched.missing) == (1, 1)
    assert (matched.judged_correct, matched.judged_partial) == (0, 1)
    assert scored.matched_missing == Counts(
        2, 2, 1, 0, 1, 1, 5, scored.matched_missing.empty, scored.matched_missing.wrong_choices
    )
    assert (scored.matched_spurious.spurious, scored.matched_spurious.missing) == (3, 1)
    total = scored.all_templates
    assert (total.possible, total.actual, total.credit) == (10, 8, 3.0)
    assert total.recall == pytest.approx(0.3)
    assert total.precision == pytest.approx(0.375)
    assert total.f() == pytest.approx(100 / 3)
    assert total.f(beta=2) == pytest.approx(100 * 5 * 0.375 * 0.3 / (4 * 0.375 + 0.3))
    assert total.undergeneration == pytest.approx(0.5)
    assert total.overgeneration == pytest.approx(3 / 8)
    templates = scored.templates
    assert (templates.correct, templates.spurious, templates.missing) == (1, 1, 2)
    assert templates.empty == 1
    filtered = scored.text_filtering
    assert (filtered.correct, filtered.spurious, filtered.missing, filtered.empty) == (1, 1, 1, 1)
    assert (scored.string_fills.possible, scored.string_fills.actual) == (3, 2)
    assert (scored.set_fills.correct, scored.set_fills.possible) == (1, 5)
    assert sum((counts for counts in scored.groups.values()), Counts()) == total


def test_fallout_counts_wrong_choices() -> None:
    key = template(inc_type="BOMBING")
    counts = score_pair(key, template(inc_type="ROBBERY"))["inc-type"]
    assert counts.fallout == pytest.approx(1 / 6)


def test_rules_reach_the_dates() -> None:
    later = template(inc_date="13 JAN 90", inc_type="BOMBING", phys_tgt_id='"BRIDGE"')
    strict = score(key={"A": (KEY,)}, response={"A": (later,)})
    program = score(key={"A": (KEY,)}, response={"A": (later,)}, rules=PROGRAM_OF_1992)
    assert strict.slots["inc-date"].correct == 0
    assert program.slots["inc-date"].correct == 1


def test_a_perfect_response_scores_100() -> None:
    scored = score(key={"A": (KEY,)}, response={"A": (KEY,)})
    assert scored.all_templates.f() == pytest.approx(100)


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(37.5, 1497, 2), (84.5, 142, 60), (2.5, 4, 62), (1, 0, 0)]
)
def test_per_cents_are_rounded_as_in_1992(part: float, whole: int, printed: int) -> None:
    assert per_cent(part, whole) == printed
