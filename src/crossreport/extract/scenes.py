"""Places that the doers of an event went into before it, or that it is told of."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from crossreport.extract.frames import Frame
from crossreport.extract.roles import site_words
from crossreport.extract.syntax import clause_head, upward
from crossreport.extract.vocabulary import frame_words
from crossreport.model import PlaceMention, PlaceRole

_INTO = {"into", "in", "at", "inside"}


def enter(frame: Frame, places: Sequence[tuple[Token, PlaceMention]]) -> None:
    """Take the place of an earlier step for an event that names none.

    "Armed men came into the hamlet, dragged three men out and shot them": the hamlet is a
    destination, and the shooting, told by a verb of the same chain, took place there.
    """
    frame.places = [_unless_of_care(p, places) for p in frame.places]
    if frame.main is None or any(p.role is not PlaceRole.OTHER for p in frame.places):
        return
    sites = site_words(frame.main)
    if any(token.i in sites for token, _ in places):
        frame.places = [replace(p, role=PlaceRole.EVENT) for token, p in places if token.i in sites]
        return
    chain = _chain(frame.main.token)
    found = [
        replace(place, role=PlaceRole.EVENT)
        for token, place in places
        if place.role is PlaceRole.OTHER
        and any(t.lower_ in _INTO for t in upward(token) if t.pos_ == "ADP")
        and clause_head(token).i in chain
    ]
    if found:
        first, *rest = found
        containers = [replace(place, role=PlaceRole.CONTAINER) for place in rest]
        frame.places = [first, *containers]


def _unless_of_care(
    place: PlaceMention, places: Sequence[tuple[Token, PlaceMention]]
) -> PlaceMention:
    """Return a place as none of the event's where it only says where a hospital is."""
    token = next((t for t, p in places if p is place), None)
    cares = frame_words()["care_places"]
    above = (step for step in upward(token)) if token is not None else ()
    for step in above:
        if step.pos_ in {"VERB", "AUX"}:
            break
        if step.lemma_.lower() in cares:
            return replace(place, role=PlaceRole.OTHER)
    return place


def _chain(token: Token) -> set[int]:
    """Return the verbs joined to a verb's clause by "and" or a comma, on either side."""
    head = clause_head(token)
    steps = {head.i}
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
        steps.add(head.i)
    return steps | {c.i for c in head.conjuncts}
