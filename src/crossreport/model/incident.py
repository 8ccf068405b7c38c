"""One thing that happened, computed from its claims."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model.counts import CountKind, Range
from crossreport.model.dates import WideDate


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims compared.

    Attributes:
        left: claim id; ``left < right``.
        right: claim id.
        probability: that both tell the same incident, 0 to 1.
        weight: match weight, log2 of the Bayes factor with the prior.
        parts: comparison name, level shown in words, and weight of each.
        decided_by: ``model``, ``text`` (one elaborates the other) or ``judgement``.
    """

    left: str
    right: str
    probability: float
    weight: float
    parts: tuple[tuple[str, str, float], ...] = ()
    decided_by: str = "model"


@dataclass(frozen=True, slots=True)
class Value:
    """One field of an incident with the rule that gave it.

    Attributes:
        field: for example ``killed``, ``date``, ``place``, ``event_type``, ``perpetrator``.
        text: the value as shown to people.
        rule: the rule's name in the codebook (``reconcile.yaml``).
        claim_ids: the claims it was computed from, in order.
        range: for counts.
        judgement_id: of a judged value: the judgement.
        instead_of: of a judged value: what the rules give; ``None`` where they give nothing.
        probability: of killed, injured and place: how likely it is right, by the fitted choosers.
    """

    field: str
    text: str
    rule: str
    claim_ids: tuple[str, ...]
    range: Range | None = None
    judgement_id: str | None = None
    instead_of: "Value | None" = None
    probability: float | None = None


class DisagreementKind(StrEnum):
    """What sources disagree about."""

    COUNT = "count"
    DATE = "date"
    PLACE = "place"
    VICTIMS = "victims"  # who they were
    PERPETRATOR = "perpetrator"
    WHETHER = "whether"  # asserted by one, denied by another
    SILENCE = "silence"  # a figure that one gives and another does not
    JUDGED = "judged"  # a person's value, against the rules' or another person's


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sides of one field.

    Attributes:
        field: the field (``killed``, ``held`` …).
        kind: what sort of disagreement.
        words: one sentence for people, naming both sides.
        left: claim ids of one side.
        right: claim ids of the other.
    """

    field: str
    kind: DisagreementKind
    words: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened. Its values are computed from its claims, never typed in.

    Attributes:
        id: stable identifier (from its earliest claim).
        claim_ids: its claims, ordered by document and offset.
        event_type: codebook identifier.
        also_types: further types told of it.
        context: whether it is a context event (a natural disaster), no violence.
        date: the reconciled interval.
        place_id: the reconciled place; ``None`` when unplaced.
        perpetrators: names.
        targets: names.
        counts: per kind, the reconciled range.
        sources: number of independent sources.
        values: every field with its rule and claims.
        disagreements: what its sources disagree about.
    """

    id: str
    claim_ids: tuple[str, ...]
    event_type: str
    also_types: tuple[str, ...]
    context: bool
    date: WideDate
    place_id: str | None
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    counts: dict[CountKind, Range]
    sources: int
    values: tuple[Value, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
