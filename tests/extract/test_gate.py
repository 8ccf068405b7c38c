"""How much of a document is worth reading, by its words alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.extract import Extractor
from crossreport.extract.gate import Weights, Worth, score_of, shipped_weights, windows, worth
from crossreport.extract.signs import signs
from crossreport.model import Document, Segment, SegmentKind

_ATTACK = "Gunmen shot dead four guards at the depot on Monday, police said."
_QUIET = (
    "The council met on Tuesday to hear about the new library. Its roof will be made of glass. "
    "Children from three schools sang, and the mayor thanked the architect for her patience. "
)
_SPORT = "The visitors attacked all day, and the battle for the cup goes on. "


def document(text: str, title: str = "") -> Document:
    start = len(title)
    segments = [Segment(0, start, SegmentKind.TITLE)] if title else []
    return Document(
        id="d",
        text=title + text,
        sha256="0" * 64,
        source="d.txt",
        media_type="text/plain",
        segments=(*segments, Segment(start, len(title + text), SegmentKind.BODY)),
        language="en",
    )


@pytest.mark.parametrize(
    "text",
    [
        _ATTACK,
        _ATTACK.upper(),
        "A car bomb wounded nine shoppers in the market.",
        "Rebels kidnapped two engineers and burned their lorry.",
        "The bodies of three farmers were found; they had been stabbed.",
    ],
)
def test_what_tells_of_violence_is_read(text: str) -> None:
    assert worth(document(text)) != Worth(whole=False)


@pytest.mark.parametrize("text", ["", _QUIET, _QUIET * 20, "The choir won the cup. " * 5])
def test_what_tells_of_none_is_not(text: str) -> None:
    assert worth(document(text)) == Worth(whole=False)


def test_one_passage_in_a_long_quiet_text_is_found() -> None:
    text = _QUIET * 30 + _ATTACK + " " + _QUIET * 30
    deserves = worth(document(text))
    at = text.index(_ATTACK)
    assert deserves.whole or any(a <= at and b >= at + 40 for a, b in deserves.ranges)


def test_ranges_are_in_order_and_apart() -> None:
    weights = replace(shipped_weights(), clear=1e9)
    deserves = worth(document((_QUIET * 10 + _ATTACK + " ") * 3, _ATTACK + "\n"), weights)
    flat = [at for pair in deserves.ranges for at in pair]
    assert flat == sorted(flat)
    assert len(set(flat)) == len(flat) >= 6


_WORDS = st.lists(st.sampled_from([*sorted(signs())[::40], "the", "library", "."]), max_size=60)


@given(_WORDS, _WORDS)
def test_more_words_never_make_a_text_less_worth_reading(some: list[str], more: list[str]) -> None:
    weights = shipped_weights()
    assert all(weight >= 0 for weight in weights.of.values())

    def best(words: list[str]) -> float:
        found = windows(" ".join(words))
        return max((score_of(one, weights) for one in found), default=weights.bias)

    assert best(some + more) >= best(some)


def test_a_word_counts_in_all_its_forms() -> None:
    known = signs()
    for forms in (["shoot", "shot", "shoots", "shooting"], ["stab", "stabbed", "stabbing"]):
        assert all(f"word:{forms[0]}" in known[form] for form in forms)
    assert "word:be" not in {sign for found in known.values() for sign in found}


def test_a_document_passed_over_is_recorded_with_the_reason() -> None:
    found = Extractor(gate=True).extract(document(_QUIET))
    assert found.gated
    assert [one.code for one in found.refusals] == ["passed-over"]
    assert not Extractor().extract(document(_QUIET)).gated


def test_the_rest_of_a_document_read_in_part_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = shipped_weights()
    text = _ATTACK + " " + _QUIET * 12 + "Then a war of words began."
    doubtful = Weights(weights.of, weights.bias, weights.doubtful, clear=1e9)
    monkeypatch.setattr("crossreport.extract.gate.shipped_weights", lambda: doubtful)
    found = Extractor(gate=True).extract(document(text))
    assert [one.code for one in found.refusals] == ["read-in-part"]
    whole = Extractor().extract(document(text))
    first = [claim.quote for claim in found.claims]
    assert first
    assert first == [claim.quote for claim in whole.claims][: len(first)]


def test_a_game_is_read_in_part_at_most() -> None:
    assert not worth(document(_QUIET * 5 + _SPORT + _QUIET * 5)).whole
