"""Numbers of people in words and digits, and how a hedge widens them."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from crossreport.codebook.files import read_yaml
from crossreport.model import Qualifier, Range

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,11})\Z")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}\Z")
_KEPT = 10_000  # texts whose numbers are remembered


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written.

    Attributes:
        range: the figure after its qualifier was applied.
        stated: the figure itself; ``None`` where words like "dozens" stand for it.
        qualifier: how it was hedged.
    """

    range: Range
    stated: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of the codebook."""

    small: Mapping[str, int]
    scales: Mapping[str, int]
    collectives: Mapping[str, int]
    articles: frozenset[str]
    zeros: frozenset[str]
    largest: int
    vague: Mapping[str, Range]
    multipliers: frozenset[str]

    @property
    def phrases(self) -> Iterator[str]:
        """All words and phrases of which numbers are made."""
        yield from (*self.small, *self.scales, *self.collectives, *self.articles, *self.zeros)
        yield from (*self.vague, *self.multipliers, "half", "and")


@cache
def _words() -> _Words:
    numbers, qualifiers = read_yaml("numbers"), read_yaml("qualifiers")
    vague = {
        phrase: Range(ends.get("low"), ends.get("best"), ends.get("high"))
        for phrase, ends in qualifiers["vague"].items()
    }
    return _Words(
        small=numbers["units"] | numbers["tens"],
        scales=numbers["scales"],
        collectives=numbers["collectives"],
        articles=frozenset(numbers["articles"]),
        zeros=frozenset(numbers["zeros"]),
        largest=numbers["largest"],
        vague=vague,
        multipliers=frozenset(qualifiers["multipliers"]),
    )


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for phrase in _words().phrases for word in re.split(r"[ -]", phrase))


@lru_cache(maxsize=_KEPT)
def may_be_number(word: str) -> bool:
    """Say whether a token can stand in a number at all; most tokens of a text cannot.

    Args:
        word: the token, in lower case.
    """
    return word in _number_words() or any(c.isdigit() or c == "-" or c.isspace() for c in word)


def parse_number(words: str | Sequence[str]) -> Number | None:
    """Read a number that is written in digits, words, or both.

    Args:
        words: the words, without hedges and without a noun: "1,300", "twenty-five",
            "1.3 million", "half a dozen", "several hundred", "no", "an".

    Returns:
        The number, or ``None`` when the words are no cardinal number (ordinals are none).
    """
    return _parsed(words if isinstance(words, str) else " ".join(words))


@lru_cache(maxsize=_KEPT)
def _parsed(words: str) -> Number | None:
    text = re.sub(r"\s+", " ", words.strip().lower())
    book = _words()
    if text in book.zeros:
        return _exact(0, Qualifier.NONE)
    if text in book.articles:
        return _exact(1)
    if text in book.vague:
        return Number(book.vague[text], None, Qualifier.VAGUE)
    value = _value(text.replace("-", " ").split(), book)
    if value is not None:
        return _exact(value) if value else _exact(0, Qualifier.NONE)
    return _scaled_vague(text, book)


def _exact(value: int, qualifier: Qualifier = Qualifier.EXACT) -> Number:
    return Number(Range(value, value, value), value, qualifier)


def _scaled_vague(text: str, book: _Words) -> Number | None:
    """Read "several hundred", "a few dozen": the bounds of the one times the other."""
    head, _, scale = text.rpartition(" ")
    factor = book.scales.get(scale) or book.collectives.get(scale)
    if head not in book.multipliers or factor is None:
        return None
    vague = book.vague[head]

    def times(end: int | None) -> int | None:
        return None if end is None else end * factor

    return Number(
        Range(times(vague.low), times(vague.best), times(vague.high)), None, Qualifier.VAGUE
    )


def _value(words: list[str], book: _Words) -> int | None:
    """Return the value of number words; ``None`` when any word is out of place."""
    if words[:1] == ["half"]:
        rest = [w for w in words[1:] if w not in book.articles]
        return book.collectives[rest[0]] // 2 if rest == ["dozen"] else None
    if len(words) > 1 and words[0] in book.articles:
        if words[1] not in book.scales and words[1] not in book.collectives:
            return None
        words = ["one", *words[1:]]
    total, group, last = 0, None, math.inf
    for position, word in enumerate(words):
        if word == "and":
            # "two hundred and five" joins; "and" at an end, or after a small number, does not.
            if position in (0, len(words) - 1) or words[position - 1] not in book.scales:
                return None
            continue
        if (factor := book.scales.get(word) or book.collectives.get(word)) is not None:
            if group is None or (factor >= 1000 and factor >= last):
                return None
            if factor >= 1000:
                total, group, last = total + round(group * factor), None, factor
            else:
                group *= factor
            continue
        small = _small(word, book, before_scale=words[position + 1 : position + 2])
        if small is None or not _fits(group, small):
            return None
        group = small if group is None else group + small
    value = total + (0 if group is None else group)
    return int(value) if words and value <= book.largest else None


def _small(word: str, book: _Words, *, before_scale: list[str]) -> float | None:
    if word in book.small:
        return book.small[word]
    if _DIGITS.match(word):
        return int(word.replace(",", ""))
    if _DECIMAL.match(word) and before_scale and book.scales.get(before_scale[0], 0) >= 1000:
        return float(word)
    return None


def _fits(group: float | None, small: float) -> bool:
    """Say whether a small number may follow: five after twenty, twenty after two hundred."""
    if group is None:
        return True
    if group >= 100 and group % 100 == 0:
        return small < 100
    return 20 <= group < 1000 and group % 10 == 0 and 0 < small < 10


def widen(value: int, qualifier: Qualifier) -> Range:
    """Apply a qualifier's written rule (codebook file ``qualifiers``) to a figure.

    Raises:
        ValueError: the qualifier has no rule for a single figure (``BETWEEN``, ``VAGUE``).
    """
    rule = read_yaml("qualifiers")["rules"].get(qualifier.value)
    if rule is None:
        raise ValueError(f"qualifier {qualifier.value} does not apply to a single figure")
    ends = {name: _end(value, rule.get(name), name) for name in ("low", "best", "high")}
    low = ends["low"]
    if low is not None:  # a figure of 1 cannot be hedged below what it says
        low = min(low, *(e for e in (ends["best"], ends["high"]) if e is not None))
    return Range(low, ends["best"], ends["high"])


def _end(value: int, rule: Mapping[str, Any] | None, name: str) -> int | None:
    if rule is None:
        return None
    if "value" in rule:
        return int(rule["value"])
    exact = value * rule["times"] + rule.get("plus", 0)
    end: int = math.floor(exact + 1e-9) if name == "low" else math.ceil(exact - 1e-9)
    if "at_most" in rule:
        end = min(end, value + rule["at_most"])
    if "at_least" in rule:
        end = max(end, value + rule["at_least"])
    return max(end, 1 if value and name == "low" else 0)


def qualify(number: Number, qualifier: Qualifier) -> Number:
    """Hedge a number; one that is already vague or a stated zero stays as it is.

    "At least" before a vague word ("at least several") takes away its upper end.
    """
    if number.stated is None:
        if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
            return Number(Range(number.range.low, number.range.best, None), None, number.qualifier)
        return number
    if not number.stated or qualifier is Qualifier.EXACT:
        return number
    return Number(widen(number.stated, qualifier), number.stated, qualifier)


def between(lower: Number, upper: Number) -> Number | None:
    """Join two figures ("8 to 10"); the lower one is the best, as UCDP codes it.

    Returns:
        The range, or ``None`` when the figures do not ascend.
    """
    low, high = lower.stated, upper.stated
    if low is None or high is None or not 0 < low < high:
        return None
    return Number(Range(low, low, high), low, Qualifier.BETWEEN)
