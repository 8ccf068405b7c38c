"""What the words of a gold file mean in the model."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crossreport.model import CountKind, Qualifier, Stance, VictimKind


@cache
def _terms() -> Mapping[str, Any]:
    text = files("crossreport.evaluate.data").joinpath("gold_terms.yaml").read_text("utf-8")
    terms: Mapping[str, Any] = yaml.safe_load(text)
    return terms


def _look_up(section: str, word: str) -> Any:
    known = _terms()[section]
    if word not in known:
        raise ValueError(f"'{word}' is none of the {section}: {', '.join(known)}")
    return known[word]


def victim_kinds(words: str) -> frozenset[VictimKind]:
    """Return the kinds of victims that the words may mean.

    Raises:
        ValueError: the words are not in ``gold_terms.yaml``; so with the functions below.
    """
    return frozenset(VictimKind(kind) for kind in _look_up("victims", words))


def qualifier(words: str) -> Qualifier:
    """Return the qualifier that the words mean."""
    return Qualifier(_look_up("qualifiers", words))


def stance(words: str) -> Stance:
    """Return the stance that the words mean."""
    return Stance(_look_up("stances", words))


def figure_kind(words: str) -> CountKind:
    """Return the kind of count that the words mean."""
    return CountKind(_look_up("figures", words))


def small_words() -> frozenset[str]:
    """Return words that carry no meaning in a name."""
    return frozenset(_terms()["small_words"])
