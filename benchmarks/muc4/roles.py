"""Templates as the literature since 2010 has them: an incident type and five roles of entities.

The five string slots below become roles, each filler an entity with its alternatives as mentions;
descriptions of victims, optional marks, and all other slots fall away (Du, Rush and Cardie, "GRIT:
Generative Role-filler Transformers for Document-level Event Entity Extraction", EACL 2021, after
Chambers and Jurafsky, ACL 2011, and Huang and Riloff, EACL 2012).
"""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text

ROLE_SLOTS: Mapping[str, str] = {
    "PerpInd": "perp-ind-id",
    "PerpOrg": "perp-org-id",
    "Target": "phys-tgt-id",
    "Victim": "hum-tgt-name",
    "Weapon": "inc-instr-id",
}
TYPE = "incident_type"

_ARTICLE = re.compile(r"\b(a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)

Entity: TypeAlias = tuple[str, ...]
"""The mentions of one entity, normalized."""

Entities: TypeAlias = tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """One incident.

    Attributes:
        types: Incident type in capitals; a key may leave a choice.
        roles: Entities by role, for every role.
    """

    types: tuple[str, ...]
    roles: Mapping[str, Entities]


@lru_cache(maxsize=65536)
def normalize(mention: str) -> str:
    """Drop case, punctuation, articles and surplus space, as all three measures do.

    Args:
        mention: A string fill.
    """
    plain = mention.lower().translate(_NO_PUNCTUATION)
    return " ".join(_ARTICLE.sub(" ", plain).split())


def _searchable(text: str) -> str:
    """Return text as the processed data sets have it, with parentheses for brackets."""
    return " ".join(text.upper().replace("[", "(").replace("]", ")").split())


def _entities(template: Template, slot: str, body: str | None) -> Entities:
    found: list[Entity] = []
    for filler in template.slot(slot):
        mentions = [
            value
            for value in filler.values
            if body is None or " ".join(value.upper().split()) in body
        ]
        entity = tuple(dict.fromkeys(normalize(mention) for mention in mentions))
        if entity:
            found.append(entity)
    return tuple(found)


def simplify(templates: Iterable[Template], *, text: Text | None = None) -> list[RoleTemplate]:
    """Reduce templates to type and roles; equal ones become one.

    Args:
        templates: Templates of one message.
        text: The message, to drop what does not occur in it, as the public versions of the keys
            do; give it for keys, not for responses.
    """
    body = _searchable(text.body) if text else None
    simple: list[RoleTemplate] = []
    for template in templates:
        reduced = RoleTemplate(
            types=tuple(value for filler in template.slot("inc-type") for value in filler.values),
            roles={role: _entities(template, slot, body) for role, slot in ROLE_SLOTS.items()},
        )
        if reduced not in simple:
            simple.append(reduced)
    return simple


def role_entities(templates: Sequence[RoleTemplate]) -> dict[str, Entities]:
    """Merge the entities of a message's templates role by role.

    An entity whose mentions are all those of an earlier one, or the other way round, is the same.

    Args:
        templates: Templates of one message.
    """
    merged: dict[str, list[Entity]] = {role: [] for role in ROLE_SLOTS}
    for template in templates:
        for role, known in merged.items():
            for entity in template.roles[role]:
                mentions = set(entity)
                if not any(mentions <= set(old) or mentions >= set(old) for old in known):
                    known.append(entity)
    return {role: tuple(entities) for role, entities in merged.items()}
