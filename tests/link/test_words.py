"""How alike the words of events are."""

from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from crossreport.link import passages
from crossreport.link.weights import load_model
from crossreport.link.words import WordCounts, known_words

PLAIN = "the police said that a man was shot and killed at a house on Friday night"


def likeness(*texts: str, documents: str = "") -> dict[tuple[int, int], float]:
    """Compare texts, each of a report of its own or of the one with the letter given."""
    rows = [
        {
            "unique_id": at,
            "document": documents[at : at + 1] or str(at),
            "leading": True,
            "words": text,
        }
        for at, text in enumerate(texts)
    ]
    counts = WordCounts()
    with duckdb.connect() as con:
        for _, report in groupby(rows, key=lambda row: row["document"]):
            counts.add(con, pa.Table.from_pylist(list(report), schema=passages.SCHEMA))
    found = counts.likeness(load_model().words).to_pylist()
    return {(row["a"], row["b"]): row["cosine"] for row in found}


def test_shared_rare_words_make_texts_alike_and_common_words_do_not() -> None:
    found = likeness(
        f"{PLAIN} near Quillfeather Lane",
        f"Quillfeather Lane: {PLAIN}",
        f"{PLAIN} beside the Ostrander depot",
    )
    assert found[0, 1] > 0.6
    assert found.get((0, 2), 0) < 0.15
    assert found.get((1, 2), 0) < 0.15


def test_accents_and_case_make_no_difference() -> None:
    assert likeness("Zdeněk Křížovský", "ZDENEK KRIZOVSKY")[0, 1] == pytest.approx(1)


def test_events_of_one_report_are_not_compared_by_words() -> None:
    assert not likeness("Quillfeather Lane", "Quillfeather Lane", documents="aa")


def test_a_word_of_many_events_proposes_no_pair() -> None:
    cap = load_model().words.cap
    assert likeness(*["Quillfeather"] * cap)
    assert not likeness(*["Quillfeather"] * (cap + 1))


def compared(texts: list[str], days: list[int | None]) -> dict[tuple[int, int], dict[str, Any]]:
    rows = [
        {"unique_id": at, "document": str(at), "words": text, "day": day}
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    counts = WordCounts()
    with duckdb.connect() as con:
        counts.add(con, pa.Table.from_pylist(rows, schema=passages.SCHEMA))
    found = counts.likeness(load_model().words).to_pylist()
    return {(row["a"], row["b"]): row for row in found}


def test_words_that_come_with_events_of_several_days_tell_less() -> None:
    texts = [
        "Quillfeather Ostrander",
        "Quillfeather Zdenek",
        "Quillfeather Marquardt",
    ]
    of_one = compared(texts, [5, 5, None])[0, 1]
    of_several = compared(texts, [5, 5, 60])[0, 1]
    assert of_several["cosine"] < of_one["cosine"]
    assert (of_one["few"], of_several["few"]) == (1, 0)


def test_the_closest_report_is_told_from_others_and_copies_hide_none() -> None:
    texts = [
        "Quillfeather Ostrander Zdenek Marquardt",
        "Quillfeather Ostrander Zdenek Lindqvist",
        "Quillfeather Halvorsen Bellweather Castellano",
        "Quillfeather Ostrander Zdenek Marquardt",
    ]
    found = compared(texts, [None] * 4)
    assert found[0, 3]["closest"] == found[0, 1]["closest"] == pytest.approx(1)
    assert found[0, 2]["closest"] < 0.8


def test_the_counted_words_are_of_as_many_reports_as_the_model_says() -> None:
    counts = known_words()["reports"].to_pylist()
    assert counts == sorted(counts, reverse=True)
    assert 0 < counts[0] <= load_model().words.known_reports


TREES = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "gum", "hazel"]
words = st.lists(st.sampled_from(TREES), max_size=9)


@effort(max_examples=25, deadline=None)
@given(st.lists(words, min_size=2, max_size=5))
def test_likeness_is_a_cosine_of_what_is_shared(texts: list[list[str]]) -> None:
    for (left, right), cosine in likeness(*map(" ".join, texts)).items():
        assert left < right
        assert load_model().words.cosine_from <= cosine <= 1 + 1e-9
        assert set(texts[left]) & set(texts[right])
        if set(texts[left]) == set(texts[right]) and len(set(texts[left])) == 1:
            assert cosine == pytest.approx(1)
