"""Puts phrases together that stand for the same person, group or thing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.phrases import Phrase
from crossreport.extract.encoder.reading import Numbers

_LEAST = 0.7
_SMALL = frozenset({"a", "an", "the", "of", "and", "de", "del", "la", "los", "el"})


@dataclass(frozen=True)
class Entity:
    """Phrases that stand for the same in one role.

    Attributes:
        role: The role; ``VICTIM`` where some of its phrases are names.
        phrases: The phrases, the likeliest first.
    """

    role: Role
    phrases: tuple[Phrase, ...]

    @property
    def best(self) -> Phrase:
        """The likeliest phrase."""
        return self.phrases[0]

    @cached_property
    def probability(self) -> float:
        """The likeliest phrase's probability, as the network gives it."""
        return self.best.probability


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two phrases' vectors become a probability that they stand for the same.

    Attributes:
        scale: Factor of the cosine.
        bias: What is added to it.
    """

    scale: float
    bias: float

    def probability(self, left: Numbers, right: Numbers) -> float:
        """Return the probability that the phrases of two unit vectors are the same."""
        logit = self.scale * float(left @ right) + self.bias
        return 1.0 / (1.0 + math.exp(-logit))


def group(role: Role) -> Role:
    """Return the role under which phrases are put together: names of victims with victims."""
    return Role.VICTIM if role is Role.VICTIM_NAME else role


def entities(phrases: Sequence[Phrase], text: str, likeness: Likeness) -> list[Entity]:
    """Put phrases together.

    Two of a role are one entity where their words are the same or one holds all words of the other.
    Organizations are one too where the encoder finds them alike, as it does a name and its
    initials; joining people or things by likeness was tried and costs two points of CEAF-REE.

    Args:
        phrases: All phrases of a text.
        text: The text.
        likeness: Of entity vectors.

    Returns:
        Entities in the order of their first mention.
    """
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        homes = [
            known for known in groups if any(_same(phrase, one, text, likeness) for one in known)
        ]
        merged = [one for home in homes for one in home] + [phrase]
        groups = [known for known in groups if known not in homes] + [merged]
    found = [_entity(known) for known in groups]
    return sorted(found, key=lambda one: min(phrase.start for phrase in one.phrases))


def _entity(known: Sequence[Phrase]) -> Entity:
    ranked = sorted(known, key=lambda one: (-one.probability, one.start))
    return Entity(group(ranked[0].role), tuple(ranked))


def _same(left: Phrase, right: Phrase, text: str, likeness: Likeness) -> bool:
    if group(left.role) is not group(right.role):
        return False
    mine, other = _words(left, text), _words(right, text)
    if mine == other:
        return True
    if mine and other and (mine <= other or other <= mine):
        return True
    alike = likeness.probability(left.entity, right.entity) >= _LEAST
    return left.role is Role.ORGANIZATION and alike


def _words(phrase: Phrase, text: str) -> frozenset[str]:
    words = text[phrase.start : phrase.end].lower().split()
    return frozenset(word.strip("\"'.,()[]") for word in words) - _SMALL
