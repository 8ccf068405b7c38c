"""Whether an incident deserves a template: a logistic model of a few things known of it.

The rules of relevance (task documentation, part 1, section 1.0) leave much to judgement: specific,
recent, new information. What the keys of ``dev`` make of them is learned here from what the
claims know: whether they tell something that happened, why not, when, where, of whom. The weights
stand in ``decision.json``, written by :mod:`benchmarks.muc4.filling.fit_decision`.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.incidents import is_between_armed
from benchmarks.muc4.filling.people import ARMED_TYPES
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.filling.vocabulary import vocabulary
from crossreport.model import (
    ActorKind,
    ActorRole,
    Claim,
    DateBasis,
    Place,
    PlaceRole,
    Specificity,
)

FILE = Path(__file__).with_name("decision.json")
_MANY = 100
_RECENT_DAYS = 62
_UNDATED = {DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED}
_ARMED = {ActorKind.STATE_FORCES, ActorKind.REBELS, ActorKind.CRIMINALS, ActorKind.MILITIA}


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model.

    Attributes:
        bias: Added to the sum.
        weights: By feature.
        threshold: Least probability of an incident that deserves a template.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that an incident with these features deserves a template."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-(self.bias + total)))


@cache
def model() -> Model:
    """Return the fitted model."""
    loaded = json.loads(FILE.read_text(encoding="utf-8"))
    return Model(loaded["bias"], loaded["weights"], loaded["threshold"])


def probability(report: Report, drafts: Sequence[Draft], index: int) -> float:
    """Return the probability that an incident deserves a template, by what the claims know.

    Args:
        report: The report.
        drafts: All incidents that may deserve one.
        index: Which of them is asked about.
    """
    return model().probability(features(report, drafts, index))


def features(report: Report, drafts: Sequence[Draft], index: int) -> dict[str, float]:
    """Return what the decision looks at.

    Args:
        report: The report.
        drafts: All incidents that may deserve a template.
        index: Which of them is asked about.
    """
    known = drafts[index]
    found = dict(_of_claims(known))
    found |= _of_date(known, published(report.text))
    found |= _of_place(report, known)
    found |= _of_parts(known)
    found |= _of_others(report, drafts, index)
    return found


def _of_claims(known: Draft) -> Iterator[tuple[str, float]]:
    claims = known.incident.claims
    first = claims[0]
    told = [c for c in claims if c.specificity is Specificity.INCIDENT]
    yield f"type {known.incident.type}", 1
    yield "told", float(bool(told))
    yield "claims", math.log(len(claims))
    yield f"event {first.event_type}", 1
    yield f"trigger {_stem(first)}", 1
    for stance in {c.stance.value for c in claims}:
        yield f"stance {stance}", 1
    if not told:
        for reason in {c.reason.value for c in claims if c.reason}:
            yield f"reason {reason}", 1
    yield "attributed", float(any(c.attribution for c in claims))
    yield "weapons", float(any(c.weapons for c in claims))


def _stem(claim: Claim) -> str:
    """Return the last word of a trigger, without its ending."""
    word = claim.trigger.quote.lower().split()[-1].strip("\"'.,")
    for ending in ("ings", "ing", "ions", "ion", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _of_date(known: Draft, day: date | None) -> dict[str, float]:
    dates = [c.date for c in known.incident.claims if c.date.basis not in _UNDATED]
    latest = max((d.latest for d in dates if d.latest), default=None)
    found = {"dated": float(bool(dates))}
    if latest and day:
        age = (day - latest).days
        found["old"] = float(age > _RECENT_DAYS)
        found["fresh"] = float(age <= 3)
        found["future"] = float(age < 0)
    narrow = min((d.days or 10_000 for d in dates), default=10_000)
    found["one day"] = float(narrow <= 1)
    found["wide date"] = float(bool(dates) and narrow > 31)
    return found


def _of_place(report: Report, known: Draft) -> dict[str, float]:
    mentions = [p for c in known.incident.claims for p in c.places if p.role is not PlaceRole.OTHER]
    places = [report.places.get(m) for m in mentions]
    codes = {p.country.lower() for p in places if isinstance(p, Place) and p.country}
    home = codes & set(vocabulary()["countries"])
    return {
        "placed": float(bool(mentions)),
        "abroad": float(bool(codes) and not home),
    }


def _of_parts(known: Draft) -> dict[str, float]:
    hurt, targets = known.hurt, known.targets
    civilians = [p for p in hurt if p.type not in ARMED_TYPES]
    counts = [c for claim in known.incident.claims for c in claim.counts]
    actors = [a for claim in known.incident.claims for a in claim.actors]
    return {
        "hurt": float(bool(hurt)),
        "civilians": float(bool(civilians)),
        "only armed hurt": float(bool(hurt) and not civilians),
        "named": float(any(p.name for p in hurt)),
        "effects": float(any(p.effects for p in hurt)),
        "vague number": float(bool(hurt) and all(p.number == "PLURAL" for p in hurt)),
        "many": float(any((c.stated or 0) >= _MANY for c in counts)),
        "more hurt": math.log(1 + len(hurt)),
        "targets": float(bool(targets)),
        "more targets": math.log(1 + len(targets)),
        "damage": float(any(t.effects for t in targets)),
        "neither": float(not hurt and not targets),
        "individuals": float(bool(known.doers.individuals)),
        "organizations": float(bool(known.doers.organizations)),
        "category": float(known.doers.category == "STATE-SPONSORED VIOLENCE"),
        "between armed": float(is_between_armed(known.incident)),
        "armed targeted": float(
            any(a.role is ActorRole.TARGET and a.kind in _ARMED for a in actors)
        ),
        "instrument": float(any(text for text, _ in known.used)),
    }


def _of_others(report: Report, drafts: Sequence[Draft], index: int) -> dict[str, float]:
    known = drafts[index]
    before = [d for d in drafts[:index] if d.incident.type == known.incident.type]
    after = [d for d in drafts[index + 1 :] if d.incident.type == known.incident.type]
    words = _last_words(known)
    sentences = max(1, len(report.reading.sentences))
    first = min(known.sentences, default=0)
    return {
        "first": float(index == 0),
        "alone": float(len(drafts) == 1),
        "others": math.log(len(drafts)),
        "same type before": float(bool(before)),
        "same type after": float(bool(after)),
        "told before": float(any(words & _last_words(d) for d in drafts[:index])),
        "told after": float(any(words & _last_words(d) for d in drafts[index + 1 :])),
        "headline": float(first == 0),
        "position": first / sentences,
        "length": math.log(sentences),
    }


def _last_words(known: Draft) -> set[str]:
    tags = [p.tag for p in known.hurt] + [t.id for t in known.targets]
    return {tag.split()[-1] for tag in tags if tag}
