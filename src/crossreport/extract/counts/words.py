"""What single words say of the people they stand for: age, name, definiteness, others."""

import re

from spacy.tokens import Token

from crossreport.codebook.files import read_yaml
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.numbers import Number, parse_number
from crossreport.extract.victims import noun_kind
from crossreport.model import Qualifier, Range

_DEFINITE = {"the", "this", "that", "these", "those"}
_AGE = re.compile(r"(?:.*-)?olds?\Z")


def is_age(token: Token) -> bool:
    """Say whether a word closes an age, whatever it modifies: "17-year-old"."""
    if not _AGE.match(token.lower_):
        return False
    before = token.doc[max(token.sent.start, token.i - 4) : token.i + 1].text.lower()
    return "year" in before or "month" in before


def is_age_noun(token: Token) -> bool:
    """Say whether a word closes an age that stands for a person: "a 15-year-old"."""
    if token.dep_ in ("acomp", "compound", "nmod") or not is_age(token):
        return False
    return token.dep_ != "amod" or token.head.lower_ in count_book().adjectives


def is_name(token: Token) -> bool:
    """Say whether a word closes a person's name."""
    if token.pos_ != "PROPN" or (noun_kind(token) is not None and token.ent_type_ != "PERSON"):
        return False
    return token.ent_type_ == "PERSON"


def has_determiner(token: Token) -> bool:
    """Say whether a noun has an article, a possessor or a figure."""
    return any(t.dep_ in ("det", "poss", "nummod") for t in token.lefts)


def is_definite(token: Token) -> bool:
    """Say whether a word points at people named before: "the victims", "they"."""
    if token.tag_ in ("PRP", "WP"):
        return token.lower_ not in ("himself", "herself", "themselves")
    return any(t.dep_ == "det" and t.lower_ in _DEFINITE for t in token.lefts)


def says_other(token: Token) -> bool:
    """Say whether the words set people apart from those counted before."""
    words = {"another", "other", "second", "third", "fourth", "fifth"}
    return token.lower_ in words or any(t.lower_ in words for t in token.lefts)


def says_else(token: Token) -> bool:
    """Say whether a zero leaves out those counted before ("no one else", "no other officer")."""
    return any(t.lower_ in ("else", "other", "others", "further") for t in token.children)


def multiple(token: Token) -> Number | None:
    """Return the figure of a noun for an event that its adjective gives: "a triple shooting"."""
    words = count_book().multiples
    found = next((words[t.lower_] for t in token.lefts if t.lower_ in words), None)
    return None if found is None else parse_number(str(found))


def single(token: Token) -> Number | None:
    """Return the figure of a noun that an article makes one: "a body"."""
    is_one = any(t.dep_ == "det" and t.lower_ in ("a", "an", "another") for t in token.lefts)
    return parse_number("a") if is_one else None


def bare_plural() -> Number:
    """Return what a plural without a figure says: more than one."""
    ends = read_yaml("qualifiers")["plural"]
    return Number(Range(ends.get("low"), ends.get("best"), ends.get("high")), None, Qualifier.VAGUE)
