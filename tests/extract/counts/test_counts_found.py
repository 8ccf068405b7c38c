"""What is kept with a figure: its hedge, its words, whether it happened, whose it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counted import found_in, parser
from crossreport.extract.counts import find_counts
from crossreport.model import CountKind, Qualifier, Range


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


@pytest.mark.parametrize(
    "sentence",
    ["He then turned the gun on himself.", "The attacker was killed by guards."],
)
def test_the_perpetrator_is_marked(sentence: str) -> None:
    (item,) = found_in(sentence)
    assert item.perpetrator
    assert (item.count.kind, item.count.stated) == (CountKind.KILLED, 1)


def test_a_share_is_of_those_counted_before() -> None:
    (item,) = found_in("Two of them died on the way.")
    assert item.share
    assert item.anaphoric


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
