"""Noun phrases as strings of a template: names, titles, descriptions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.filling.vocabulary import classes, words
from crossreport.extract.numbers import parse_number

_INSIDE = {"amod", "compound", "nmod", "nummod", "poss", "case", "det", "punct", "quantmod"}
_SINGULARS = (("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ies", "y"), ("men", "man"))
_NO_PERSONS = {"ORG", "GPE", "NORP", "LOC", "FAC", "DATE"}
_NOUNS = {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        head: Its noun.
        name: The proper name of a person in it; empty without one.
        description: Title, role or general description; empty without one.
    """

    head: Token
    name: str
    description: str


def conjuncts(head: Token) -> Iterator[Token]:
    """Yield a noun and those coordinated with it."""
    yield head
    for token in head.conjuncts:
        if token.i > head.i and token.pos_ in _NOUNS:
            yield token


def left_edge(head: Token) -> Token:
    """Return the first word of a noun's own modifiers."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _INSIDE:
            break
        first = token.left_edge
    return first


def described(report: Report, head: Token) -> str:
    """Return the phrase of a noun without articles and quantities.

    Args:
        report: The report.
        head: The noun.
    """
    start = left_edge(head)
    tokens = list(head.doc[start.i : head.i + 1])
    while len(tokens) > 1 and _is_empty(tokens[0]):
        tokens = tokens[1:]
    last = head
    if head.lemma_.lower() in words("groups"):
        last = _after_of(head) or head
    return report.words(tokens[0], last)


def _is_empty(token: Token) -> bool:
    return (
        token.lower_ in words("quantifiers")
        or token.like_num
        or token.is_punct
        or token.dep_ == "case"
        or token.dep_ == "poss"
    )


def _after_of(head: Token) -> Token | None:
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            noun = next((t for t in child.children if t.dep_ == "pobj"), None)
            if noun is not None and noun.i - head.i <= 8:
                return noun
    return None


def _name_tokens(head: Token) -> list[Token]:
    """Return the words of a person's name that ends in a noun: proper nouns that are no title."""
    if head.pos_ != "PROPN" or head.ent_type_ not in ("PERSON", "", "ORG", "GPE"):
        return []
    first = head.i
    while first > 0:
        before = head.doc[first - 1]
        joined = before.lower_ in {"de", "del", "la", "los"} and before.i > 0
        if (before.pos_ != "PROPN" and not joined) or before.lower_.strip(".") in words("roles"):
            break
        if before.sent.start != head.sent.start:
            break
        first -= 1
    return list(head.doc[first : head.i + 1])


def phrase(report: Report, head: Token) -> Phrase:
    """Split the phrase of a noun into name and description.

    Args:
        report: The report.
        head: The noun.
    """
    if head.pos_ == "PROPN" and head.lower_ not in words("roles") and _is_person(head):
        name = _name_tokens(head)
        if name:
            return Phrase(head, report.words(name[0], name[-1]), _role(report, head, name[0]))
    apposed = next((c for c in head.rights if c.dep_ == "appos"), None)
    if apposed is not None and _is_person(apposed) and apposed.ent_type_ == "PERSON":
        name = _name_tokens(apposed)
        if name:
            return Phrase(head, report.words(name[0], name[-1]), described(report, head))
    return Phrase(head, "", described(report, head))


def _is_person(head: Token) -> bool:
    if head.ent_type_ == "PERSON":
        return True
    if head.pos_ != "PROPN" or head.ent_type_ in _NO_PERSONS:
        return False
    return classify(head.text, "human") is None and classify(head.text, "physical") is None


def _role(report: Report, head: Token, first: Token) -> str:
    """Return the title before a name, or what it is in apposition to."""
    edge = left_edge(head)
    before = [t for t in head.doc[edge.i : first.i] if not _is_empty(t)]
    if before:
        return report.words(before[0], before[-1])
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        return described(report, head.head)
    apposed = next((c for c in head.rights if c.dep_ == "appos"), None)
    if apposed is not None and apposed.pos_ == "NOUN":
        return described(report, apposed)
    return ""


def classify(text: str, name: str) -> str | None:
    """Return the class of a phrase: that of its last known word that says what it is for.

    Words for any premises ("building") decide only where there is no other.

    Args:
        text: A phrase.
        name: A list of classes.
    """
    found = [_singular(word) for word in re.findall(r"[a-z0-9'.-]+", text.lower())]
    head = found[: found.index("of")] if "of" in found[1:] else found
    telling = [word for word in head if word not in words("premises")]
    return _last_class(telling, name) or _last_class(head, name)


def _last_class(head: list[str], name: str) -> str | None:
    for span in (2, 1):
        for end in range(len(head), span - 1, -1):
            chunk = " ".join(head[end - span : end])
            for value, listed in classes(name):
                if chunk in listed:
                    return value
    return None


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    for ending, single in (
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ies", "y"),
        ("men", "man"),
    ):
        if word.endswith(ending) and len(word) > 4:
            return word.removesuffix(ending) + single
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def is_plural(head: Token) -> bool:
    """Tell whether a noun means several, a name of a group ("Jesuits") too."""
    if head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"people", "police", "personnel"}:
        return True
    named = head.pos_ == "PROPN" and head.ent_type_ not in {"PERSON", "GPE", "LOC", "ORG"}
    return named and head.lower_.endswith("s") and not head.lower_.endswith(("ss", "us", "is"))


def number(head: Token) -> str:
    """Return the number that stands before a noun, as a template writes it."""
    for child in head.lefts:
        if child.dep_ == "nummod":
            value = _value(child)
            if value is not None:
                hedge = {t.lower_ for t in child.children}
                if hedge & {"about", "approximately", "around", "some", "nearly", "almost"}:
                    return f"~{value}"
                if "least" in hedge or ("than" in hedge and "more" in hedge):
                    return f"{value} -"
                return str(value)
    return "PLURAL" if is_plural(head) else "1"


def _value(token: Token) -> int | None:
    found = parse_number([token.text])
    return None if found is None else found.stated
