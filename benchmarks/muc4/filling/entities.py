"""What another finder knows of a report, in the form in which filling takes it.

A finder that reads the text by itself (a model of tokens, say) hands over an :class:`Evidence`:

    filling.templates(text, evidence=Evidence(relevance=0.9, entities=(RoleEntity(...),)))

Filling asks nothing else of it. Offsets count characters of ``Text.body``, which is also the text
of the product's document (:func:`benchmarks.muc4.documents.document`); ends are exclusive.

What filling does with it:

- ``entities`` are allotted to the incidents of the claims: to each in whose sentences a mention
  stands, else to the one nearest before it, else to the nearest. There they are merged with the
  fillers that the claims gave: the same head word is the same entity, others are added when
  their probability is at least :data:`LEAST`. The words of the first mention make the filler.
- ``relevance`` and ``sentences`` weigh in the decision whether an incident deserves a template
  (:mod:`benchmarks.muc4.filling.decision`); a report whose claims make no incident gets one of
  its most probable sentence type, if its relevance is high and an entity can be its target.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PERP_IND = "PerpInd"
PERP_ORG = "PerpOrg"
PHYS_TGT = "PhysTgt"
HUM_TGT = "HumTgt"
WEAPON = "Weapon"
ROLES = (PERP_IND, PERP_ORG, PHYS_TGT, HUM_TGT, WEAPON)

LEAST = 0.5
"""Least probability of an entity that becomes a filler."""


@dataclass(frozen=True, slots=True)
class RoleEntity:
    """Somebody or something that has a part in an incident.

    Attributes:
        role: One of :data:`ROLES`.
        mentions: Start, end and words of each mention, the one that makes the filler first.
        probability: That it has this role in an incident that deserves a template.
    """

    role: str
    mentions: tuple[tuple[int, int, str], ...]
    probability: float

    def __post_init__(self) -> None:
        """Refuse what filling could not use.

        Raises:
            ValueError: The role is unknown, or there is no mention.
        """
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}: give one of {', '.join(ROLES)}")
        if not self.mentions:
            raise ValueError(f"a {self.role} entity without mentions: give one at least")


@dataclass(frozen=True, slots=True)
class SentenceTypes:
    """What kinds of incident a sentence tells.

    Attributes:
        start: Where the sentence begins.
        end: Where it ends.
        types: Probability by MUC-4 incident type; types left out count as 0.
    """

    start: int
    end: int
    types: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a finder knows of one report.

    Attributes:
        relevance: Probability that the report deserves a template; ``None`` where it does not say.
        sentences: Incident types by sentence, in the order of the text.
        entities: Entities of all roles.
    """

    relevance: float | None = None
    sentences: tuple[SentenceTypes, ...] = ()
    entities: tuple[RoleEntity, ...] = ()


NO_EVIDENCE = Evidence()
