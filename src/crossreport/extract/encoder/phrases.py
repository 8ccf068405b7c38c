"""Reads phrases off the encoder's answers: runs of tokens that fill a role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from crossreport.extract.encoder.edges import trimmed
from crossreport.extract.encoder.heads import ATTRIBUTES, EVENT_TYPES, ROLES, Role
from crossreport.extract.encoder.reading import Answers, Numbers

LEAST = 0.25
"""Least probability, of a token, that lets it be part of a phrase."""

_BEGINS, _INSIDE = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words that fill a role of an incident; equal only to itself.

    Attributes:
        role: The role.
        start: Offset of the first character.
        end: Offset after the last.
        probability: Mean over its tokens that they have the role; as the network gives it.
        types: Probability by incident type that it belongs to one.
        attributes: Probability by class of each attribute.
        entity: Unit vector, near to those of phrases that stand for the same.
        incident: Unit vector, near to those of phrases of the same incident.
    """

    role: Role
    start: int
    end: int
    probability: float
    types: Mapping[str, float]
    attributes: Mapping[str, Mapping[str, float]]
    entity: Numbers
    incident: Numbers

    def attribute(self, name: str) -> str:
        """Return the likeliest class of an attribute.

        Args:
            name: One of ``ATTRIBUTES``.
        """
        classes = self.attributes[name]
        return max(classes, key=lambda one: classes[one])


def phrases(answers: Answers, text: str, *, least: float = LEAST) -> list[Phrase]:
    """Find the phrases of all roles, in the order of the text.

    A phrase goes on as long as its tokens have the role more likely than ``least`` and none of
    them rather begins another; it is widened to whole words.

    Args:
        answers: What the encoder said of the text.
        text: The text.
        least: Least probability of a token.
    """
    found = [
        _phrase(answers, text, role, start, end)
        for column, role in enumerate(ROLES)
        for start, end in _runs(answers.roles[:, column], least)
    ]
    return sorted(found, key=lambda one: (one.start, one.end, one.role))


def span_probability(answers: Answers, role: Role, start: int, end: int) -> float:
    """Return the mean probability that the tokens of some words have a role.

    Args:
        answers: What the encoder said of the text.
        role: The role.
        start: Offset of the first character of the words.
        end: Offset after the last.
    """
    inside = (answers.offsets[:, 0] < end) & (answers.offsets[:, 1] > start)
    if not inside.any():
        return 0.0
    return float((1.0 - answers.roles[inside, ROLES.index(role), 0]).mean())


def _runs(classes: Numbers, least: float) -> Iterator[tuple[int, int]]:
    """Yield first token and end of each run in one role's probabilities, (n, 3)."""
    inside = classes[:, _BEGINS] + classes[:, _INSIDE] >= least
    begins = inside & (classes[:, _BEGINS] > classes[:, _INSIDE])
    start: int | None = None
    for number in range(len(classes)):
        if start is not None and (not inside[number] or begins[number]):
            yield start, number
            start = None
        if start is None and inside[number]:
            start = number
    if start is not None:
        yield start, len(classes)


def _phrase(answers: Answers, text: str, role: Role, start: int, end: int) -> Phrase:
    own = slice(start, end)
    column = ROLES.index(role)
    first, last = int(answers.offsets[start, 0]), int(answers.offsets[end - 1, 1])
    while first > 0 and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum() and text[last - 1].isalnum():
        last += 1
    first, last = trimmed(text, first, last)
    sure = 1.0 - answers.roles[own, column, 0]
    return Phrase(
        role=role,
        start=first,
        end=last,
        probability=float(sure.mean()),
        types=dict(zip(EVENT_TYPES, answers.types[own].mean(axis=0).tolist(), strict=True)),
        attributes=_attributes(answers.attributes[own].mean(axis=0)),
        entity=_unit(answers.entity[own].mean(axis=0)),
        incident=_unit(answers.incident[own].mean(axis=0)),
    )


def _unit(vector: Numbers) -> Numbers:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _attributes(logits: Numbers) -> dict[str, dict[str, float]]:
    found, start = {}, 0
    for name, classes in ATTRIBUTES.items():
        part = logits[start : start + len(classes)]
        start += len(classes)
        powers = np.exp(part - part.max())
        found[name] = dict(zip(classes, (powers / powers.sum()).tolist(), strict=True))
    return found
