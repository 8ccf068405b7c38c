"""Drafts of templates from what the encoder found; the claims give them date, place and numbers.

The encoder knows who was hurt and what was hit, in which kind of incident, and how far it came. Its
targets make the templates: those of one type are one incident, unless their vectors say otherwise.
Perpetrators and weapons go to the incident that they are nearest to. The claims that tell of the
same people or things give the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.people import Person
from benchmarks.muc4.filling.perpetrators import Perpetrators
from benchmarks.muc4.filling.phrases import number
from benchmarks.muc4.filling.property import Thing
from benchmarks.muc4.filling.report import Report
from crossreport.extract.encoder.entities import Likeness
from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.phrases import Phrase
from crossreport.extract.encoder.reader import Filling, Told
from crossreport.model import ActorKind, Claim, Span

_TARGETS = (Role.VICTIM, Role.TARGET)
_NEAR = 0.6
_NO_THINGS = "KIDNAPPING"


class Nearness(Protocol):
    """When phrases are of one incident.

    Attributes:
        apart: Probability below which targets of one type are several incidents.
        shared: Probability from which a perpetrator or weapon belongs to a further incident.
    """

    @property
    def apart(self) -> float:
        """See above."""

    @property
    def shared(self) -> float:
        """See above."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entities of one incident.

    Attributes:
        type: MUC-4 incident type.
        core: Those hurt and hit.
        rest: Perpetrators and weapons.
    """

    type: str
    core: tuple[Filling, ...]
    rest: tuple[Filling, ...]


def groups(
    told: Told, *, likeness: Likeness, fills: Mapping[Role, float], limits: Nearness
) -> list[Group]:
    """Part what the encoder found into incidents.

    Args:
        told: What it found.
        likeness: Of incident vectors.
        fills: Least probability of an entity, by role; roles left out play no part.
        limits: What parts them.
    """
    found = [one for one in told.entities if one.probability >= fills.get(one.entity.role, 2.0)]
    core = [one for one in found if one.entity.role in _TARGETS]
    rest = [one for one in found if one.entity.role not in _TARGETS]
    parted = _incidents(core, likeness, limits)
    homes = _allotted(rest, parted, likeness, limits)
    return [
        Group(_muc(kind), tuple(inside), tuple(homes[number]))
        for number, (kind, inside) in enumerate(parted)
    ]


def _type(one: Filling) -> str:
    """Return the incident type in which an entity most likely has its part."""
    phrases = one.entity.phrases
    return max(phrases[0].types, key=lambda kind: sum(p.types[kind] for p in phrases))


def nearness(left: Filling, right: Filling, likeness: Likeness) -> float:
    """Return the mean probability that phrases of two entities are of one incident."""
    pairs = [(a, b) for a in left.entity.phrases for b in right.entity.phrases]
    return sum(likeness.probability(a.incident, b.incident) for a, b in pairs) / len(pairs)


def _incidents(
    core: Sequence[Filling], likeness: Likeness, limits: Nearness
) -> list[tuple[str, list[Filling]]]:
    """Part targets by type, and those of a type where they are too far from one another."""
    by_type: defaultdict[str, list[list[Filling]]] = defaultdict(list)
    for one in core:
        groups = by_type[_type(one)]
        near = [
            (sum(nearness(one, other, likeness) for other in group) / len(group), group)
            for group in groups
        ]
        best = max(near, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= limits.apart:
            best[1].append(one)
        else:
            groups.append([one])
    return [(kind, group) for kind, groups in by_type.items() for group in groups]


def _allotted(
    rest: Iterable[Filling],
    groups: Sequence[tuple[str, Sequence[Filling]]],
    likeness: Likeness,
    limits: Nearness,
) -> defaultdict[int, list[Filling]]:
    """Give perpetrators and weapons to the nearest incident, and to others that are near."""
    homes: defaultdict[int, list[Filling]] = defaultdict(list)
    for one in rest:
        near = [
            sum(nearness(one, other, likeness) for other in group) / len(group)
            for _, group in groups
        ]
        for position, value in enumerate(near):
            if value == max(near) or value >= limits.shared:
                homes[position].append(one)
    return homes


def _likeliest(fillings: Iterable[Filling], name: str) -> str:
    """Return the class of an attribute that phrases of some entities speak for most."""
    sums: defaultdict[str, float] = defaultdict(float)
    for one in fillings:
        for phrase in one.entity.phrases:
            for value, probability in phrase.attributes[name].items():
                sums[value] += probability * phrase.probability
    return max(sums, key=lambda value: sums[value]) if sums else ""


def _muc(value: str) -> str:
    return value.replace("-", " ").upper()


def encoded_draft(report: Report, group: Group, known: Sequence[Draft]) -> Draft:
    """Return what is known of an incident that the encoder found.

    Args:
        report: The report.
        group: Its entities.
        known: What the claims gave, for date and place.
    """
    core, rest = group.core, group.rest
    claims = _telling(report, group.type, core, known)
    things = [one for one in core if one.entity.role is Role.TARGET]
    return Draft(
        incident=Incident(group.type, claims, stage=_muc(_likeliest(core, "stage"))),
        hurt=[person(report, one) for one in core if one.entity.role is Role.VICTIM],
        targets=[thing(report, one) for one in things] if group.type != _NO_THINGS else [],
        doers=_perpetrators(report, rest),
        used=[
            (words_of(report, one.entity.best), _muc(_likeliest([one], "weapon-type")))
            for one in rest
            if one.entity.role is Role.WEAPON
        ]
        or ([("", "BOMB")] if group.type == "BOMBING" else []),
        sentences=frozenset(),
    )


def _telling(
    report: Report, kind: str, core: Sequence[Filling], known: Sequence[Draft]
) -> tuple[Claim, ...]:
    """Return the claims in whose words the targets stand; of the same type where there are such."""
    spans = [(p.start, p.end) for one in core for p in one.entity.phrases]
    touching = [
        draft
        for draft in known
        if any(
            claim.quote.start < end and start < claim.quote.end
            for claim in draft.incident.claims
            for start, end in spans
        )
    ]
    same = [draft for draft in touching if draft.incident.type == kind]
    chosen = same or touching or [d for d in known if d.incident.type == kind] or list(known[:1])
    return tuple(claim for draft in chosen[:1] for claim in draft.incident.claims)


def words_of(report: Report, phrase: Phrase) -> str:
    """Return the words of a phrase as a filler has them."""
    return " ".join(report.text.body[phrase.start : phrase.end].split()).strip("\"'[](), ")


def _number(report: Report, phrase: Phrase) -> str:
    head = report.head(Span.of(report.text.id, report.text.body, phrase.start, phrase.end))
    return number(head) if head is not None else "1"


def _fullest(names: Sequence[Phrase]) -> Phrase:
    """Return the longest of the names that are nearly as likely as the likeliest."""
    near = [one for one in names if one.probability >= _NEAR * names[0].probability]
    return max(near, key=lambda one: (one.end - one.start, one.probability))


def person(report: Report, one: Filling) -> Person:
    """Return the human target that an entity is."""
    names = [p for p in one.entity.phrases if p.role is Role.VICTIM_NAME]
    others = [p for p in one.entity.phrases if p.role is Role.VICTIM]
    effect = _likeliest([one], "human-effect")
    return Person(
        name=words_of(report, _fullest(names)) if names else "",
        description=words_of(report, others[0]) if others else "",
        type=_muc(_likeliest([one], "human-type")),
        number="1" if names else _number(report, others[0]),
        effects=[] if effect == "unknown" else [_muc(effect)],
    )


def thing(report: Report, one: Filling) -> Thing:
    """Return the physical target that an entity is."""
    effect = _likeliest([one], "thing-effect")
    return Thing(
        words_of(report, one.entity.best),
        _muc(_likeliest([one], "thing-type")),
        _number(report, one.entity.best),
        [] if effect == "unknown" else [_muc(effect)],
    )


def _perpetrators(report: Report, rest: Sequence[Filling]) -> Perpetrators:
    doers = [one for one in rest if one.entity.role in (Role.PERPETRATOR, Role.ORGANIZATION)]
    state = _likeliest(doers, "perpetrator-kind") == "state-sponsored-violence"
    return Perpetrators(
        individuals=[
            words_of(report, one.entity.best)
            for one in doers
            if one.entity.role is Role.PERPETRATOR
        ],
        organizations={
            words_of(report, one.entity.best): _muc(_likeliest([one], "confidence"))
            for one in doers
            if one.entity.role is Role.ORGANIZATION
        },
        kinds={ActorKind.STATE_FORCES if state else ActorKind.REBELS},
    )
