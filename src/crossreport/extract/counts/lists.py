"""Persons listed under the article of the first: "a mother, father and baby were hit"."""

from spacy.tokens import Token

from crossreport.extract.counts.words import has_determiner, is_definite, is_name
from crossreport.extract.victims import noun_kind


def lists_persons(first: Token, second: Token) -> bool:
    """Say whether a person after a comma, and the one after "and", are further ones.

    Closed by a comma, they tell more of the first: "a baker, father and friend, was hit".

    Args:
        first: the noun before the comma, of which the parse makes ``second`` an apposition.
        second: the noun after it.
    """
    last = next((t for t in second.rights if t.dep_ == "conj"), None)
    if last is None or not has_determiner(first) or is_definite(first):
        return False
    after = last.i + 1
    closed = after < len(last.doc) and last.doc[after].text == ","
    return not closed and all(_is_person(noun) for noun in (first, second, last))


def _is_person(noun: Token) -> bool:
    return noun.tag_ == "NN" and noun_kind(noun) is not None and not is_name(noun)
