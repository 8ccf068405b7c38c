"""The ruler with a memory against spaCy's own."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from crossreport.extract.ruler import FACTORY, RememberingRuler, remember

_WORDS = [
    "let",
    "'s",
    "gonna",
    "that",
    "That",
    "was",
    "there",
    "mine",
    "all",
    "n't",
    "ai",
    " ",
    "12",
]
_TAGS = ["NN", "VBZ", "EX", "PRP", "_SP", "IN", ""]
_ARCS = ["expl", "nsubj", "aux", "mark", ""]
_RULES: list[Mapping[str, Any]] = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN"}},
    {"patterns": [[{"TAG": "IN", "LOWER": "that"}]], "attrs": {"POS": "SCONJ"}},
    {"patterns": [[{"DEP": {"IN": ["aux", "mark"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"LOWER": {"IN": ["all", "mine"]}}]], "attrs": {"LEMMA": "all"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": "'s"}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"DEP": "expl"}, {"LOWER": "was"}]], "attrs": {"POS": "VERB"}, "index": 1},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}},
]
_TOKENS = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(_TAGS), st.sampled_from(_ARCS)), max_size=8
)


def _pipeline(factory: str, rules: Sequence[Mapping[str, Any]]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory, name="attribute_ruler").add_patterns(rules)  # type: ignore[attr-defined]
    return nlp


def _told(nlp: Language, tokens: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    doc = Doc(
        nlp.vocab,
        words=[word for word, _, _ in tokens],
        tags=[tag for _, tag, _ in tokens],
        deps=[arc for _, _, arc in tokens],
        heads=[0 for _ in tokens],
    )
    doc = nlp.get_pipe("attribute_ruler")(doc)
    return [(token.tag_, token.pos_, token.lemma_) for token in doc]


_OURS, _SPACYS = _pipeline(FACTORY, _RULES), _pipeline("attribute_ruler", _RULES)


@settings(max_examples=300)
@given(_TOKENS)
def test_it_says_what_spacys_ruler_says(tokens: list[tuple[str, str, str]]) -> None:
    assert _told(_OURS, tokens) == _told(_SPACYS, tokens)
    assert _told(_OURS, tokens) == _told(_SPACYS, tokens), "and from memory"


def test_it_matches_a_kind_of_token_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = _pipeline(FACTORY, _RULES)
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, RememberingRuler)
    first = _told(nlp, [("mine", "NN", ""), ("that", "IN", "mark")])
    monkeypatch.setattr(ruler, "matcher", None)
    assert _told(nlp, [("mine", "NN", ""), ("that", "IN", "mark")]) == first


def test_a_rule_that_it_cannot_remember_by_leaves_all_to_spacy() -> None:
    rules = [*_RULES, {"patterns": [[{"SHAPE": "dd"}]], "attrs": {"POS": "NUM"}}]
    ours, spacys = _pipeline(FACTORY, rules), _pipeline("attribute_ruler", rules)
    for tokens in ([("12", "NN", "")], [("mine", "NN", ""), ("12", "NN", "")]):
        assert _told(ours, tokens) == _told(spacys, tokens)
    assert _told(ours, [("12", "NN", "")])[0][1] == "NUM"


def test_it_takes_the_place_of_the_ruler_with_its_rules() -> None:
    nlp = _pipeline("attribute_ruler", _RULES)
    before = nlp.get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
    remember(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
    assert nlp.get_pipe("attribute_ruler").patterns == before  # type: ignore[attr-defined]
    bare = spacy.blank("en")
    remember(bare)
    assert bare.pipe_names == []
