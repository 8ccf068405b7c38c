"""The baseline that groups reports by their words."""

import numpy as np
import pytest

from crossreport.evaluate.corpus.similarity import distances, group_by_words, tf_idf

TEXTS = {
    "a": "Farmer shot at the Aldwick mill on Monday",
    "b": "A farmer was shot near the mill in Aldwick",
    "c": "Ferry sinks off the northern islands with forty aboard",
    "d": "Forty aboard as ferry sinks near islands",
    "e": "",
}


def test_reports_of_the_same_words_are_together():
    groups = group_by_words(TEXTS)
    assert groups["a"] == groups["b"] != groups["c"] == groups["d"]
    assert list(groups.values()).count(groups["e"]) == 1


def test_the_cut_decides():
    assert len(set(group_by_words(TEXTS, cut=0.01).values())) == 5
    assert len(set(group_by_words(TEXTS, cut=1.0).values())) == 1


def test_weights_by_hand():
    """A word of both texts has rarity 1, a word of one log(3/2) + 1."""
    rows = tf_idf(["mill mill", "mill fire"]).toarray()
    rare = np.log(1.5) + 1
    assert rows[0].tolist() == [0.0, 1.0]
    assert rows[1] == pytest.approx(np.array([rare, 1.0]) / np.hypot(rare, 1.0))
    assert distances(["mill mill", "mill fire"]) == pytest.approx([1 - 1 / np.hypot(rare, 1.0)])


def test_few_texts_and_no_words():
    assert group_by_words({}) == {}
    assert group_by_words({"a": "mill"}) == {"a": 1}
    assert len(set(group_by_words({"a": "", "b": "?"}, cut=0.5).values())) == 2
