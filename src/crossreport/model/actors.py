"""Who did it and who was harmed."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model.span import Span


class ActorKind(StrEnum):
    """Kinds of actors, after ACLED's inter codes."""

    STATE_FORCES = "state-forces"
    REBELS = "rebels"
    MILITIA = "militia"
    COMMUNAL_MILITIA = "communal-militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL = "external"  # foreign or international forces
    CRIMINALS = "criminals"
    UNIDENTIFIED = "unidentified"


class ActorRole(StrEnum):
    """The part an actor has in a claim."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    PARTY = "party"  # either side of a clash


class VictimKind(StrEnum):
    """Kinds of victims that casualty recorders tell apart."""

    CIVILIANS = "civilians"
    MILITARY = "military"
    POLICE = "police"
    MILITANTS = "militants"
    DETAINEES = "detainees"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid-workers"
    HEALTH_WORKERS = "health-workers"
    STUDENTS = "students"
    OFFICIALS = "officials"
    RELIGIOUS = "religious"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VictimGroup:
    """Who the people counted are, as far as the words say.

    Attributes:
        kind: the kind; ``UNKNOWN`` when the words do not tell.
        sex: ``female``, ``male`` or ``None``.
        age: ``child``, ``adult``, ``elderly`` or ``None``.
        actor_id: the codebook actor they belong to ("members of the SDF"), if any.
    """

    kind: VictimKind = VictimKind.UNKNOWN
    sex: str | None = None
    age: str | None = None
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named, or meant, by some words.

    Attributes:
        role: perpetrator, target or party.
        name: the actor's name in the codebook, or the words themselves when it has none.
        actor_id: identifier in the codebook's alias table; ``None`` when it is not there.
        kind: kind of actor.
        span: the words ("the organization").
        resolved_from: where those words are an anaphor, the span that names the actor.
    """

    role: ActorRole
    name: str
    actor_id: str | None
    kind: ActorKind
    span: Span
    resolved_from: Span | None = None
