"""Asides that tell of people counted already: ", most of them women,", ", among them a nurse,"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from crossreport.extract.counts.quantity import Quantity
from crossreport.extract.victims import victim_book


def detailed(sentence: Span, quantities: Sequence[Quantity]) -> frozenset[int]:
    """Return the indices of the tokens that belong to asides of a sentence.

    What has a verb of its own ("two of whom died") is told by that verb, and is no aside.
    """
    found: set[int] = set()
    starts = {q.last: q.first for q in quantities}
    for token in sentence[2:] if len(sentence) > 2 else ():
        if token.lower_ not in victim_book().gathered["pronouns"]:
            continue
        first = _first(token, sentence, starts)
        if first is not None:
            found |= set(range(first, _end(token, sentence, first)))
    return frozenset(found)


def _first(pronoun: Token, sentence: Span, starts: dict[int, int]) -> int | None:
    """Return the index of the first token of "most of them" or "among them" after a comma."""
    preposition, doc = pronoun.nbor(-1), sentence.doc
    if preposition.lower_ in ("among", "amongst"):
        return preposition.i if _is_set_off(preposition.i, sentence) else None
    if preposition.lower_ != "of":
        return None
    part = pronoun.i - 2
    first = starts.get(part, part)
    if part not in starts and doc[part].lower_ not in victim_book().gathered["parts"]:
        return None
    while first > sentence.start and doc[first - 1].pos_ == "ADV":
        first -= 1
    return first if _is_set_off(first, sentence) else None


def _is_set_off(first: int, sentence: Span) -> bool:
    return first > sentence.start and sentence.doc[first - 1].is_punct


def _end(pronoun: Token, sentence: Span, first: int) -> int:
    """Return the index after the aside; ``first`` where it has a verb, or says nothing."""
    for after in sentence.doc[pronoun.i + 1 : sentence.end]:
        if after.pos_ == "AUX" or after.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return first
        if after.is_punct and after.text != "-":
            return after.i if after.i > pronoun.i + 1 else first
    return sentence.end if sentence.end > pronoun.i + 1 else first
