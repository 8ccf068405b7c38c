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
from crossreport.extract.places.vocabulary import compiled, country_names
from crossreport.model import AreaRelation, PlaceKind, PlaceMention, Span


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
    expressions = [_hinted(e) for e in _paired(_all(doc, known, persons), text)]
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
        if last is not None and _is_line_of_both(last, expression, text):
            done[-1] = replace(expression, start=last.start, name=last.name, second=expression.name)
            continue
        done.append(expression)
    return done


def _is_line_of_both(first: Expression, second: Expression, text: str) -> bool:
    """Say whether a dash joins two names of one road or border: "the X–Y highway"."""
    joined = re.fullmatch(r"\s?[-‐–—]\s?", text[first.end : second.start]) is not None
    line = second.relation in (AreaRelation.ROAD, AreaRelation.BORDER) and second.second is None
    return joined and line and first.relation is AreaRelation.AT


def _hinted(expression: Expression) -> Expression:
    """Mark countries; "north-west of Syria" said of a whole country means its north-west."""
    if expression.kind is PlaceKind.UNKNOWN and expression.name.casefold() in country_names():
        expression = replace(expression, kind=PlaceKind.COUNTRY)
    country = expression.kind is PlaceKind.COUNTRY
    if country and expression.relation is AreaRelation.DIRECTION and not expression.distance_km:
        return replace(expression, relation=AreaRelation.PART)
    return expression
