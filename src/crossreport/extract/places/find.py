"""Finds the place expressions of a text."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from spacy.tokens import Doc

from crossreport.extract.places.doubts import Name
from crossreport.extract.places.names import find_names
from crossreport.extract.places.relations import (
    Expression,
    demonym_borders,
    demonym_regions,
    read_expression,
)
from crossreport.extract.places.roles import roles
from crossreport.extract.places.vocabulary import compiled, country_names, kind_of
from crossreport.model import AreaRelation, PlaceKind, PlaceMention, Span

_KIND_BEFORE = 40  # characters before a name in which "the villages of" may stand


def find_places(
    doc: Doc,
    *,
    document_id: str,
    offset: int = 0,
    known: Callable[[str], bool] | None = None,
    persons: Collection[str] = (),
) -> list[PlaceMention]:
    """Find the places that a text names, with their relations and roles.

    Args:
        doc: the parsed text.
        document_id: for the spans.
        offset: where the text begins in the stored text.
        known: whether a name is in the gazetteer. It helps where the language model is wrong
            about a name; a name that it does not know is still returned when the words show a
            place.
        persons: surnames told elsewhere in the document, where the text is a part of it.

    Returns:
        The mentions in order of their offsets; their spans do not overlap.
    """
    text = doc.text
    found = _paired(_all(doc, known, persons), text)
    expressions = [_hinted(e) for e in _with_shared_kinds(found, text)]
    return [
        PlaceMention(
            name=expression.name,
            span=Span(
                document_id,
                expression.start + offset,
                expression.end + offset,
                text[expression.start : expression.end],
            ),
            role=role,
            kind_hint=expression.kind,
            relation=expression.relation,
            bearing=expression.bearing,
            distance_km=expression.distance_km,
            second_name=expression.second,
        )
        for expression, role in zip(expressions, roles(expressions, doc), strict=True)
    ]


def _all(
    doc: Doc, known: Callable[[str], bool] | None, persons: Collection[str]
) -> list[Expression]:
    """Read every name in order, none of them reaching into the one before it."""
    text = doc.text
    ready = [*demonym_borders(text), *demonym_regions(text)]
    waiting: list[tuple[int, Name | Expression]] = [(e.name_start, e) for e in ready]
    waiting += [(name.start, name) for name in find_names(doc, known, persons=persons)]
    done: list[Expression] = []
    for start, found in sorted(waiting, key=lambda pair: pair[0]):
        floor = done[-1].end if done else 0
        if start < floor:
            continue
        if isinstance(found, Name):
            found = read_expression(found, text, known, floor=floor)
        elif found.start < floor:
            continue
        done.append(found)
    return done


def _paired(expressions: list[Expression], text: str) -> list[Expression]:
    """Join the second name of "between X and Y" and "the road from X to Y" to the first."""
    done: list[Expression] = []
    for expression in expressions:
        last = done[-1] if done else None
        if last is not None and last.pair and last.second is None:
            gap = text[last.end : expression.name_start]
            joint = r" (?:and|to|with) (?:the )?(?:{kind} of )?"
            if compiled(joint).fullmatch(gap):
                done[-1] = replace(last, end=expression.end, second=expression.name)
                continue
        if last is not None and _is_border_of_both(last, expression, text):
            done[-1] = replace(
                expression,
                start=last.start,
                name=last.name,
                kind=last.kind,
                second=expression.name,
            )
            continue
        if last is not None and _is_line_of_both(last, expression, text):
            done[-1] = replace(expression, start=last.start, name=last.name, second=expression.name)
            continue
        done.append(expression)
    return done


def _with_shared_kinds(expressions: list[Expression], text: str) -> list[Expression]:
    """Give the names of a list the kind that is said of all: "Homs and Hama governorates"."""
    kinds = [e.kind for e in expressions]
    open_ = [e.relation is AreaRelation.AT and e.kind is PlaceKind.UNKNOWN for e in expressions]
    for index, expression in enumerate(expressions):
        if not open_[index]:
            continue
        before = text[max(0, expression.start - _KIND_BEFORE) : expression.start]
        after = compiled(r" {plural}(?P<of> of)?").match(text, expression.end)
        if after and after["of"] and kind_of(after["kind"]) is PlaceKind.TOWN:
            after = None  # "the north Idlib villages of X and Y"
        ahead = compiled(r"(?<!\w){plural} of (?:the )?$").search(before)
        if ahead and kind_of(ahead["kind"]) is PlaceKind.UNKNOWN:
            ahead = None  # "the eastern regions of X"
        for said, step in ((after, -1), (ahead, 1)):
            at = index
            while said is not None and 0 <= at < len(kinds) and open_[at]:
                kinds[at] = _kind_of_several(said["kind"])
                if not _are_listed(expressions, at, at + step, text):
                    break
                at += step
    return [replace(e, kind=kind) for e, kind in zip(expressions, kinds, strict=True)]


def _kind_of_several(word: str) -> PlaceKind:
    kind = kind_of(word)
    return PlaceKind.REGION if kind is PlaceKind.UNKNOWN else kind  # "the X and Y regions"


def _are_listed(expressions: list[Expression], one: int, other: int, text: str) -> bool:
    first, second = min(one, other), max(one, other)
    if first < 0 or second >= len(expressions):
        return False
    gap = text[expressions[first].end : expressions[second].start]
    return compiled(r",? (?:and|or) (?:the )?|, (?:the )?").fullmatch(gap) is not None


def _is_line_of_both(first: Expression, second: Expression, text: str) -> bool:
    """Say whether a dash joins two names of one road or border: "the X–Y highway"."""
    joined = re.fullmatch(r"\s?[-‐–—]\s?", text[first.end : second.start]) is not None
    line = second.relation in (AreaRelation.ROAD, AreaRelation.BORDER) and second.second is None
    return joined and line and first.relation is AreaRelation.AT


def _is_border_of_both(first: Expression, second: Expression, text: str) -> bool:
    """Say whether a country owns its border with another: "X's border with Y"."""
    owned = re.fullmatch(r"['’]s? (?:\w+ )?", text[first.end : second.start]) is not None
    one = second.relation is AreaRelation.BORDER and second.second is None
    return owned and one and first.relation is AreaRelation.AT


def _hinted(expression: Expression) -> Expression:
    """Mark countries; "north-west of Syria" said of a whole country means its north-west."""
    if expression.kind is PlaceKind.UNKNOWN and expression.name.casefold() in country_names():
        expression = replace(expression, kind=PlaceKind.COUNTRY)
    country = expression.kind is PlaceKind.COUNTRY
    if country and expression.relation is AreaRelation.DIRECTION and not expression.distance_km:
        return replace(expression, relation=AreaRelation.PART)
    return expression
