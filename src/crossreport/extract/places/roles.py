"""Tells where the event was from what contains that place, and from places of another kind."""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from crossreport.extract.places.relations import Expression
from crossreport.extract.places.vocabulary import compiled, words
from crossreport.model import AreaRelation, PlaceKind, PlaceRole

_LOOK_BACK = 70
_BY_PERSON = re.compile(r"\w,? (?:of|from) (?:the )?$")
# No sentence ends after "St." or an initial.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.\s|;\s|\n")
_OF = 10  # characters of ", from the "
_GAP = (
    r"(?:['’]s? (?:\w+ )?|,? ?\(|,? (?:which is )?(?:located |situated |lying )?"
    r"(?:in|of|on|at|inside|within) (?:the )?|, (?:the )?|,? near (?:the )?| )"
)
_IN = re.compile(
    r"\b(?:in|into|inside|across|throughout|near|within|at)\s(?:the\s)?$", re.IGNORECASE
)
# The finest first: what stands lower in a chain is where the event was.
_RANKS = {
    PlaceKind.SITE: 0,
    PlaceKind.TOWN: 1,
    PlaceKind.UNKNOWN: 1.5,
    PlaceKind.ADMIN2: 4,
    PlaceKind.ADMIN1: 5,
    PlaceKind.REGION: 5,
    PlaceKind.COUNTRY: 8,
}
_COUNTRYS_BORDER = 7  # lies in the country that it is told of: "near the Thai border in Myanmar"
_WIDER = {
    AreaRelation.AT: 0,
    AreaRelation.NEAR: 1,
    AreaRelation.DIRECTION: 2,
    AreaRelation.BETWEEN: 2,
    AreaRelation.ROAD: 2,
    AreaRelation.COUNTRYSIDE: 3,
    AreaRelation.PART: 2,
    AreaRelation.BORDER: 5,
}


def roles(expressions: Sequence[Expression], doc: Doc) -> list[PlaceRole]:
    """Return the role of each expression, which stand in the order of the text."""
    text = doc.text
    elsewhere = [_is_elsewhere(e, doc, text) for e in expressions]
    mere = [_is_mere_country(e, text) for e in expressions]
    found = [
        PlaceRole.OTHER if apart or only else PlaceRole.EVENT
        for apart, only in zip(elsewhere, mere, strict=True)
    ]
    for chain in _chains(expressions, text):
        head = min(chain, key=lambda i: (_rank(expressions[i]), i))
        other = elsewhere[chain[0]]
        for index in chain:
            if other:
                found[index] = PlaceRole.OTHER
            elif index == head:
                found[index] = PlaceRole.EVENT
            else:
                found[index] = PlaceRole.CONTAINER
    return found


def _rank(expression: Expression) -> float:
    if expression.relation is AreaRelation.BORDER and expression.kind is PlaceKind.COUNTRY:
        return _COUNTRYS_BORDER
    return _RANKS[expression.kind] + _WIDER[expression.relation]


def _chains(expressions: Sequence[Expression], text: str) -> list[list[int]]:
    """Group places that hold one another: "X, in the Y area of southern Z"."""
    chains: list[list[int]] = []
    for index, expression in enumerate(expressions):
        if index and _holds(expressions[index - 1], expression, text):
            chains[-1].append(index)
        else:
            chains.append([index])
    return [chain for chain in chains if len(chain) > 1]


def _holds(left: Expression, right: Expression, text: str) -> bool:
    gap = text[left.end : right.start]
    kind = compiled(r" {kind} of (?:the )?").fullmatch(gap)
    if kind is None and not compiled(_GAP).fullmatch(gap):
        return False
    if not re.fullmatch(r", (?:the )?|,? near (?:the )?", gap):
        return True
    # A bare comma may list equals ("Homs, Hama and Idlib"): it nests what differs in rank.
    listed = re.match(r"(?:, [^,.;]{2,30})*,? (?:and|or) ", text[right.end : right.end + 60])
    return _rank(left) != _rank(right) or not listed


def _before(expression: Expression, text: str) -> str:
    """Return what stands before in the sentence."""
    window = text[max(0, expression.start - _LOOK_BACK) : expression.start]
    return _SENTENCE_END.split(window)[-1]


def _is_elsewhere(expression: Expression, doc: Doc, text: str) -> bool:
    """Say whether the words make it another place: a seat, an origin, a government."""
    if _other_before().search(_before(expression, text)) or _other_after().match(
        text, expression.end
    ):
        return True
    if _dateline(expression, text) or _owner().match(text, expression.end):
        return True
    if _BY_PERSON.search(_before(expression, text)) and any(
        entity.label_ == "PERSON" and 0 < expression.start - entity.end_char <= _OF
        for entity in doc.ents
    ):
        return True
    if expression.relation is not AreaRelation.AT:
        return False
    end = expression.name_start + len(expression.name)
    span = doc.char_span(expression.name_start, end, alignment_mode="expand")
    token = span.root if span is not None else None
    if token is None:
        return False
    subject = token.dep_ in ("nsubj", "nsubjpass")
    return subject and token.head.lemma_ in words()["speech_verbs"]


def _is_mere_country(expression: Expression, text: str) -> bool:
    """Say whether a country is named as an owner or a party rather than as where it was."""
    if expression.kind is not PlaceKind.COUNTRY or expression.relation is not AreaRelation.AT:
        return False
    if text[expression.end : expression.end + 2] in ("'s", "’s"):
        return True
    return _IN.search(_before(expression, text)) is None


def _dateline(expression: Expression, text: str) -> bool:
    """Say whether it opens the text as a dateline: "BEIRUT (AP) -"."""
    rest = text[expression.end : expression.end + 60]
    opens = not text[: expression.start].strip()
    return (
        opens and re.match(r"[^.]{0,50}?(?:\([A-Z][\w /]+\)\s?)?(?:--|—|–|\s-\s)", rest) is not None
    )


@cache
def _other_before() -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for form in words()["other_before"])
    return re.compile(
        rf"(?i)(?<!\w)(?:{forms})(?:\s(?:in|at|to|from|of|for|near|into))?\s?(?:the\s)?$"
    )


@cache
def _owner() -> re.Pattern[str]:
    return compiled(r"(?:-\w+)? (?:{bodyword} )?(?:{authority}|{people}|{title})")


@cache
def _other_after() -> re.Pattern[str]:
    return re.compile("|".join(words()["other_after"]))
