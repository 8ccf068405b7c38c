"""What the keys say about a text, token by token, for the encoder to learn.

A key names a filler by its words, not by their place: each occurrence of the words in the text is
taken for a mention. Alternatives of one filler are mentions of one entity.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.muc4.templates import Filler, Template
from crossreport.extract.encoder.heads import ATTRIBUTES, EVENT_TYPES, Role

ROLE_SLOTS = {
    Role.PERPETRATOR: "perp-ind-id",
    Role.ORGANIZATION: "perp-org-id",
    Role.TARGET: "phys-tgt-id",
    Role.VICTIM_NAME: "hum-tgt-name",
    Role.VICTIM: "hum-tgt-desc",
    Role.WEAPON: "inc-instr-id",
}
_TAGGED = {
    "human-effect": ("hum-tgt-effect", (Role.VICTIM_NAME, Role.VICTIM)),
    "human-type": ("hum-tgt-type", (Role.VICTIM_NAME, Role.VICTIM)),
    "thing-type": ("phys-tgt-type", (Role.TARGET,)),
    "thing-effect": ("phys-tgt-effect", (Role.TARGET,)),
    "weapon-type": ("inc-instr-type", (Role.WEAPON,)),
    "confidence": ("perp-org-conf", (Role.ORGANIZATION,)),
}
_MERGED = {
    "no-injury": "no-injury-or-death",
    "no-death": "no-injury-or-death",
    "escaped": "regained-freedom",
}
_MAY_BE_UNKNOWN = ("human-effect", "thing-effect")


@dataclass
class Mention:
    """A phrase of the text that fills a slot.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        role: What it is.
        entities: Numbers of the entities, within the text, that it may stand for.
        templates: Numbers of the templates it belongs to.
        types: Incident types of those, as positions in ``EVENT_TYPES``.
        attributes: Class by attribute.
    """

    start: int
    end: int
    role: Role
    entities: set[int] = field(default_factory=set)
    templates: set[int] = field(default_factory=set)
    types: set[int] = field(default_factory=set)
    attributes: dict[str, int] = field(default_factory=dict)


def kebab(value: str) -> str:
    """Return a set fill as the encoder names its class."""
    plain = value.lower().replace(" ", "-")
    return _MERGED.get(plain, plain)


def occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, whatever the blanks between them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield match.start(), match.end()


def _types(template: Template) -> set[int]:
    values = {kebab(value) for filler in template.slot("inc-type") for value in filler.values}
    return {EVENT_TYPES.index(value) for value in values if value in EVENT_TYPES}


def _attribute(template: Template, *, name: str, filler: Filler) -> int | None:
    """Return the class of an attribute for one filler: that of the slot which refers to it."""
    slot, _ = _TAGGED[name]
    for other in template.slot(slot):
        if set(other.tags) & set(filler.values) and other.values:
            value = kebab(other.values[0])
            return ATTRIBUTES[name].index(value) if value in ATTRIBUTES[name] else None
    return ATTRIBUTES[name].index("unknown") if name in _MAY_BE_UNKNOWN else None


def _single(template: Template, *, name: str, slot: str) -> int | None:
    values = [kebab(value) for filler in template.slot(slot) for value in filler.values]
    return ATTRIBUTES[name].index(values[0]) if values and values[0] in ATTRIBUTES[name] else None


def _attributes(template: Template, *, role: Role, filler: Filler) -> dict[str, int]:
    found = {
        name: _attribute(template, name=name, filler=filler)
        for name, (_, roles) in _TAGGED.items()
        if role in roles
    }
    found["stage"] = _single(template, name="stage", slot="inc-stage")
    if role in (Role.PERPETRATOR, Role.ORGANIZATION):
        found["perpetrator-kind"] = _single(template, name="perpetrator-kind", slot="perp-inc-cat")
    return {name: value for name, value in found.items() if value is not None}


def _place_fillers(template: Template) -> list[Filler]:
    """Return the names in a location: the finest, and the one above where there are three."""
    fillers = []
    for filler in template.slot("inc-loc"):
        for value in filler.values:
            names = [re.sub(r"\([^)]*\)", "", part).strip() for part in value.split(":")]
            for name in re.split(r"\s+-\s+", names[-1]) if len(names) > 1 else ():
                fillers.append(Filler((name.strip(),)))
    return fillers


def _fillers(template: Template) -> Iterator[tuple[Role, Filler]]:
    for role, slot in ROLE_SLOTS.items():
        for filler in template.slot(slot):
            yield role, filler
    for filler in _place_fillers(template):
        yield Role.PLACE, filler


def _entity_number(known: dict[tuple[Role, frozenset[str]], int], role: Role, words: Filler) -> int:
    mentions = frozenset(words.values)
    for (other, values), number in known.items():
        if other is role and values & mentions:
            return number
    return known.setdefault((role, mentions), len(known))


def _shared_entity(template: Template, filler: Filler) -> Filler:
    """Return the name that a description refers to, so that both become one entity."""
    names = {value for name in template.slot("hum-tgt-name") for value in name.values}
    tagged = tuple(tag for tag in filler.tags if tag in names)
    return Filler(tagged) if tagged else filler


def mentions(templates: Sequence[Template], text: str) -> list[Mention]:
    """Find the words of keys in a text.

    Args:
        templates: The keys of the text.
        text: Its body.

    Returns:
        Mentions, by place; one for each role of a phrase. A phrase inside a longer one of the same
        role is left out.
    """
    found: dict[tuple[int, int, Role], Mention] = {}
    known: dict[tuple[Role, frozenset[str]], int] = {}
    for number, template in enumerate(templates):
        types = _types(template)
        for role, filler in _fillers(template):
            owner = _shared_entity(template, filler) if role is Role.VICTIM else filler
            human = Role.VICTIM if role is Role.VICTIM_NAME else role
            entity = _entity_number(known, human, owner)
            attributes = _attributes(template, role=role, filler=filler)
            for value in filler.values:
                for start, end in occurrences(value, text):
                    mention = found.setdefault((start, end, role), Mention(start, end, role))
                    mention.entities.add(entity)
                    mention.templates.add(number)
                    mention.types |= types
                    mention.attributes = {**attributes, **mention.attributes}
    return _longest(list(found.values()))


def _longest(found: list[Mention]) -> list[Mention]:
    by_role: defaultdict[Role, list[Mention]] = defaultdict(list)
    for mention in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        kept = by_role[mention.role]
        if not any(item.start < mention.end and mention.start < item.end for item in kept):
            kept.append(mention)
    every = [mention for kept in by_role.values() for mention in kept]
    return sorted(every, key=lambda item: (item.start, item.end, item.role))
