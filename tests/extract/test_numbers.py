"""Numbers in words and digits, and the rules that widen them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.extract.numbers import (
    Number,
    between,
    may_be_number,
    parse_number,
    qualify,
    widen,
)
from crossreport.model import Qualifier, Range

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
_SINGLE = [q for q in Qualifier if q not in (Qualifier.BETWEEN, Qualifier.VAGUE)]


def spell(value: int) -> str:
    """Write a number in English words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head, rest = divmod(value, size)
            joined = f" {spell(rest)}" if rest else ""
            return f"{spell(head)} {name}{joined}"
    if value < 20:
        return _UNITS.split()[value]
    tens, unit = divmod(value, 10)
    return f"{_TENS.split()[tens]}-{_UNITS.split()[unit]}" if unit else _TENS.split()[tens]


@given(st.integers(min_value=1, max_value=999_999_999))
def test_words_and_digits_give_the_number_back(value: int) -> None:
    for written in (spell(value), str(value), f"{value:,}"):
        number = parse_number(written)
        assert number == Number(Range(value, value, value), value, Qualifier.EXACT), written


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a", 1),
        ("an", 1),
        ("no", 0),
        ("nobody", 0),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("a score", 20),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("1.3 million", 1_300_000),
        ("2.5 thousand", 2_500),
        ("Twenty-Five", 25),
        ("seventeen  thousand", 17_000),
    ],
)
def test_exact_figures(words: str, value: int) -> None:
    number = parse_number(words)
    assert number is not None
    assert number.stated == value
    assert number.range == Range(value, value, value)


@pytest.mark.parametrize(
    "words",
    [
        *("", "-", "third", "21st", "1.5", "12,34", "1/2", "9" * 40),
        *("five twenty", "twenty and five", "and five", "seven and", "nineteen ninety"),
        *("hundred", "million million", "half", "half of", "a farmer"),
    ],
)
def test_what_is_no_cardinal_number(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, 99),
        ("several", 3, 9),
        ("several hundred", 300, 900),
        ("tens of thousands", 20_000, 99_999),
        ("a number", 2, None),
    ],
)
def test_vague_words_have_bounds_and_no_best(words: str, low: int, high: int | None) -> None:
    number = parse_number(words)
    assert number is not None
    assert (number.range, number.stated) == (Range(low, None, high), None)
    assert number.qualifier is Qualifier.VAGUE


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    number = parse_number(text)
    assert number is None or (number.range.low or 0) >= 0


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(_SINGLE))
def test_a_widened_range_ascends(value: int, qualifier: Qualifier) -> None:
    result = widen(value, qualifier)
    known = [end for end in (result.low, result.best, result.high) if end is not None]
    assert known == sorted(known)
    assert min(known) >= 0


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        (Qualifier.EXACT, Range(50, 50, 50)),
        (Qualifier.ABOUT, Range(45, 50, 55)),
        (Qualifier.AT_LEAST, Range(50, 50, None)),
        (Qualifier.MORE_THAN, Range(51, 51, None)),
        (Qualifier.UP_TO, Range(1, 50, 50)),
        (Qualifier.FEWER_THAN, Range(1, 49, 49)),
    ],
)
def test_the_written_rules(qualifier: Qualifier, expected: Range) -> None:
    assert widen(50, qualifier) == expected


def test_a_small_rounded_figure_is_at_least_one_off() -> None:
    assert widen(3, Qualifier.ABOUT) == Range(2, 3, 4)
    assert widen(1, Qualifier.ABOUT) == Range(1, 1, 2)


def test_a_range_has_no_rule_for_one_figure() -> None:
    with pytest.raises(ValueError, match="between"):
        widen(3, Qualifier.BETWEEN)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_between_needs_ascending_figures(first: int, second: int) -> None:
    lower, upper = parse_number(str(first)), parse_number(str(second))
    assert lower is not None
    assert upper is not None
    joined = between(lower, upper)
    if first < second:
        assert joined is not None
        assert joined.range == Range(first, first, second)
    else:
        assert joined is None


def test_hedging_a_vague_word_opens_its_upper_end() -> None:
    several = parse_number("several")
    assert several is not None
    assert qualify(several, Qualifier.AT_LEAST).range == Range(3, None, None)
    assert qualify(several, Qualifier.ABOUT) == several


def test_a_stated_zero_cannot_be_hedged() -> None:
    none = parse_number("no")
    assert none is not None
    assert qualify(none, Qualifier.ABOUT).range == Range(0, 0, 0)


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "few",
                "two",
                "hundred",
                "dozen",
                "mine",
                "12",
                "no-one",
                "and,",
                "1.3",
                "million",
            ]
        )
    )
)
def test_every_word_of_a_number_may_be_one(words: list[str]) -> None:
    if parse_number(words) is not None:
        assert all(may_be_number(word) for word in words)


@pytest.mark.parametrize("word", ["mine", ",", "“", "killed", "étudiants"])
def test_most_words_cannot_be_numbers(word: str) -> None:
    assert not may_be_number(word)
    assert parse_number(word) is None
