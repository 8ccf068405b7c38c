"""Puts what the claims gave and what the encoder found together.

The rules find incidents with their dates and places, and know who is the object of which verb; the
encoder knows who is likely to fill which role. So the rules' incidents are kept where the encoder
does not speak against them, get the entities that the encoder found in their sentences, and lose
those fillers that it finds unlikely. Entities that belong to none of them make incidents of their
own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from benchmarks.muc4.filling.decision import Model
from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.encoded import (
    Group,
    encoded_draft,
    groups,
    nearness,
    person,
    thing,
    words_of,
)
from benchmarks.muc4.filling.people import Person
from benchmarks.muc4.filling.perpetrators import Perpetrators
from benchmarks.muc4.filling.property import Thing
from benchmarks.muc4.filling.report import Report
from crossreport.extract.encoder.calibration import logit
from crossreport.extract.encoder.entities import Likeness
from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.phrases import span_probability
from crossreport.extract.encoder.reader import Filling, Told
from crossreport.model import ActorKind

FILE = Path(__file__).with_name("fusion.json")
_LEAST_PLACE = 0.3
_HUMAN = (Role.VICTIM, Role.VICTIM_NAME)


@dataclass(frozen=True, slots=True)
class Limits:
    """What decides, chosen on ``dev``, ``tst1`` and ``tst2``.

    Attributes:
        fills: Least probability of an entity that the encoder found, by role.
        keeps: Least probability that the encoder gives a filler of the rules, by role.
        apart: Probability below which targets of one type are several incidents.
        shared: Probability from which a perpetrator or weapon belongs to a further incident.
    """

    fills: Mapping[Role, float]
    keeps: Mapping[Role, float]
    apart: float = 0.1
    shared: float = 0.5


@dataclass(frozen=True)
class Fused:
    """One incident of both.

    Attributes:
        draft: What is known of it.
        features: What the decision whether it deserves a template looks at.
    """

    draft: Draft
    features: Mapping[str, float]

    @property
    def has_target(self) -> bool:
        """Whether anybody or anything is its target."""
        return bool(self.draft.hurt or self.draft.targets)


@dataclass
class _Pairing:
    """A draft of the rules with the entities that are given to it."""

    draft: Draft
    probability: float
    core: list[Filling] = field(default_factory=list)
    rest: list[Filling] = field(default_factory=list)


def fused(
    report: Report,
    told: Told,
    *,
    known: Sequence[Draft],
    probabilities: Sequence[float],
    likeness: Likeness,
    limits: Limits,
) -> list[Fused]:
    """Return the incidents of a report that may deserve a template.

    Args:
        report: The report.
        told: What the encoder found in it.
        known: What the claims gave.
        probabilities: That each of them deserves a template, by the rules' own decision.
        likeness: Of incident vectors.
        limits: What decides.
    """
    parted = groups(told, likeness=likeness, fills=limits.fills, limits=limits)
    pairings = [_Pairing(d, p) for d, p in zip(known, probabilities, strict=True)]
    alone: list[Group] = []
    for group in parted:
        left = [one for one in group.core if not _given(report, pairings, group, one)]
        touched = [p for p in pairings if any(one in p.core for one in group.core)]
        for pairing in touched:
            pairing.rest.extend(group.rest)
        if len(left) == len(group.core):
            alone.append(group)
        elif left:
            max(touched, key=lambda p: len(p.core)).core.extend(left)
    made = [_merged(report, told, pairing, limits) for pairing in pairings]
    made += [_new(report, told, group, known) for group in alone]
    cores = [p.core for p in pairings] + [list(group.core) for group in alone]
    places = [_place(report, told, core, likeness) for core in cores]
    return [
        replace(one, draft=replace(one.draft, place=place))
        for one, place in zip(made, places, strict=True)
    ]


def _place(report: Report, told: Told, core: Sequence[Filling], likeness: Likeness) -> str:
    """Return the name of the place that most likely is where some entities were hurt or hit."""
    places = [
        one
        for one in told.entities
        if one.entity.role is Role.PLACE and one.probability >= _LEAST_PLACE
    ]
    if not places:
        return ""

    def value(place: Filling) -> float:
        near = [nearness(place, one, likeness) for one in core]
        return place.probability * (sum(near) / len(near) if near else 1.0)

    return words_of(report, max(places, key=value).entity.best)


def _given(report: Report, pairings: Sequence[_Pairing], group: Group, one: Filling) -> bool:
    """Give an entity to the incidents in whose sentences it stands or that name it."""
    fitting = [p for p in pairings if _fits(p.draft, group.type)]
    named = [p for p in fitting if _names(report, p.draft, one)]
    inside = named or [p for p in fitting if _stands_in(report, p.draft, one)]
    for pairing in named if named else inside[:1]:
        pairing.core.append(one)
    return bool(inside)


def _fits(draft: Draft, kind: str) -> bool:
    return draft.incident.type == kind or "ATTACK" in (draft.incident.type, kind)


def _last(words: str) -> str:
    return words.upper().split()[-1] if words.split() else ""


def _names(report: Report, draft: Draft, one: Filling) -> bool:
    theirs = {_last(p.name) for p in draft.hurt} | {_last(p.description) for p in draft.hurt}
    theirs |= {_last(t.id) for t in draft.targets}
    return bool({_last(words_of(report, p)) for p in one.entity.phrases} & (theirs - {""}))


def _stands_in(report: Report, draft: Draft, one: Filling) -> bool:
    for sentence in report.reading.sentences:
        if sentence.index not in draft.sentences:
            continue
        start = sentence.passage.start + sentence.span.start_char
        end = sentence.passage.start + sentence.span.end_char
        if any(start <= p.start < end for p in one.entity.phrases):
            return True
    return False


def _likelihood(report: Report, told: Told, words: str, roles: Iterable[Role]) -> float:
    """Return how likely the encoder finds it that words of the text have one of some roles."""
    body, wanted = report.text.body.upper(), " ".join(words.upper().split())
    best, at = 0.0, body.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        best = max(best, *(span_probability(told.answers, role, at, end) for role in roles))
        at = body.find(wanted, end)
    return best


def _merged(report: Report, told: Told, pairing: _Pairing, limits: Limits) -> Fused:
    draft = pairing.draft

    def kept(words: str, *roles: Role) -> bool:
        return _likelihood(report, told, words, roles) >= limits.keeps[roles[0]]

    hurt = [p for p in draft.hurt if kept(p.tag, *_HUMAN)]
    targets = [t for t in draft.targets if kept(t.id, Role.TARGET)]
    used = [pair for pair in draft.used if not pair[0] or kept(pair[0], Role.WEAPON)]
    doers = Perpetrators(
        [i for i in draft.doers.individuals if kept(i, Role.PERPETRATOR)],
        {
            name: sure
            for name, sure in draft.doers.organizations.items()
            if kept(name, Role.ORGANIZATION)
        },
        draft.doers.kinds,
    )
    whole = replace(draft, hurt=hurt, targets=targets, used=used, doers=doers)
    for one in pairing.core:
        _add_core(report, whole, one)
    for one in pairing.rest:
        add_rest(report, whole, one)
    return Fused(whole, _features(told, pairing, whole))


def _add_core(report: Report, draft: Draft, one: Filling) -> None:
    if one.entity.role is Role.TARGET:
        if draft.incident.type == "KIDNAPPING":
            return
        found = thing(report, one)
        same = next((t for t in draft.targets if _alike(t.id, found.id)), None)
        if same is None:
            draft.targets.append(found)
        else:
            draft.targets[draft.targets.index(same)] = _joined_thing(same, found)
        return
    met = person(report, one)
    known = next((p for p in draft.hurt if _same_person(p, met)), None)
    if known is None:
        draft.hurt.append(met)
    else:
        draft.hurt[draft.hurt.index(known)] = _joined_person(known, met)


def _alike(left: str, right: str) -> bool:
    mine, other = set(left.upper().split()), set(right.upper().split())
    return bool(mine and other) and (mine <= other or other <= mine or _last(left) == _last(right))


def _same_person(left: Person, right: Person) -> bool:
    if left.name and right.name:
        return _alike(left.name, right.name)
    return _alike(left.description, right.description)


def _joined_thing(rule: Thing, found: Thing) -> Thing:
    return replace(found, number=rule.number, effects=rule.effects or found.effects)


def _joined_person(rule: Person, found: Person) -> Person:
    return replace(
        found,
        name=found.name or rule.name,
        description=found.description or rule.description,
        number=rule.number,
        effects=found.effects or rule.effects,
    )


def add_rest(report: Report, draft: Draft, one: Filling) -> None:
    """Add a perpetrator or weapon.

    Args:
        report: The report.
        draft: What is known of the incident; changed.
        one: The entity.
    """
    words = words_of(report, one.entity.best)
    if one.entity.role is Role.WEAPON:
        kind = one.entity.best.attribute("weapon-type").replace("-", " ").upper()
        draft.used[:] = [p for p in draft.used if p[0] and not _alike(p[0], words)]
        draft.used.append((words, kind))
    elif one.entity.role is Role.ORGANIZATION:
        known = [name for name in draft.doers.organizations if _alike(name, words)]
        if not known:
            sure = one.entity.best.attribute("confidence").replace("-", " ").upper()
            draft.doers.organizations[words] = sure
    elif one.entity.role is Role.PERPETRATOR and not any(
        _alike(name, words) for name in draft.doers.individuals
    ):
        draft.doers.individuals.append(words)
        state = one.entity.best.attribute("perpetrator-kind") == "state-sponsored-violence"
        draft.doers.kinds.add(ActorKind.STATE_FORCES if state else ActorKind.REBELS)


def _features(told: Told, pairing: _Pairing, whole: Draft) -> dict[str, float]:
    best = max((one.probability for one in pairing.core), default=0.02)
    kind = whole.incident.type.lower().replace(" ", "-")
    return {
        "rules": logit(pairing.probability),
        "rules alone": 0.0 if pairing.core else logit(pairing.probability),
        "relevance": logit(told.relevance),
        "best": logit(best),
        "found": float(bool(pairing.core)),
        "type": logit(told.types.get(kind, 0.02)),
    }


def _new(report: Report, told: Told, group: Group, known: Sequence[Draft]) -> Fused:
    draft = encoded_draft(report, group, known)
    best = max(one.probability for one in group.core)
    features = {
        "new": 1.0,
        "relevance": logit(told.relevance),
        "best": logit(best),
        "found": 1.0,
        "type": logit(told.types.get(group.type.lower().replace(" ", "-"), 0.02)),
    }
    return Fused(draft, features)


@cache
def load_fusion() -> tuple[Limits, Model]:
    """Return the limits and the decision that :mod:`benchmarks.muc4.filling.fit_fusion` wrote."""
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    limits = Limits(
        fills={Role(name): value for name, value in raw["fills"].items()},
        keeps={Role(name): value for name, value in raw["keeps"].items()},
        apart=raw["apart"],
        shared=raw["shared"],
    )
    return limits, Model(raw["bias"], raw["weights"], raw["threshold"])


def deserving(found: Sequence[Fused], model: Model) -> list[Draft]:
    """Return the incidents that deserve a template.

    Args:
        found: All that may.
        model: What decides.
    """
    return [
        one.draft
        for one in found
        if one.has_target and model.probability(one.features) >= model.threshold
    ]
