"""Things attacked: homes, schools, vehicles, power lines, and what became of them."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model.counts import Range
from crossreport.model.span import Span


class Damage(StrEnum):
    """What became of a thing."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    NONE = "none"  # said to be unharmed
    UNKNOWN = "unknown"  # attacked, with nothing said of the outcome


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing attacked or damaged, or several of a kind.

    Attributes:
        kind: codebook identifier (section ``things``).
        span: the words ("three houses").
        count: how many; ``None`` where nobody said ("houses").
        damage: what became of it.
    """

    kind: str
    span: Span
    count: Range | None = None
    damage: Damage = Damage.UNKNOWN
