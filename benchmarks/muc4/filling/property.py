"""Physical targets: things attacked, by the verbs and nouns of which they are the object."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.phrases import classify, conjuncts, described, number
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.filling.vocabulary import words

_OBJECTS = {"dobj", "nsubjpass", "obj"}


@dataclass
class Thing:
    """One physical target.

    Attributes:
        id: The words.
        type: Value of the type slot.
        number: How many.
        effects: What became of it.
    """

    id: str
    type: str
    number: str
    effects: list[str] = field(default_factory=list)


def things(report: Report, incident: Incident) -> list[Thing]:
    """Return the physical targets of an incident.

    Args:
        report: The report.
        incident: Claims that tell one incident.
    """
    found: dict[str, Thing] = {}
    if incident.type == "KIDNAPPING":
        return []
    for claim in incident.claims:
        for sentence in report.sentences(claim, after=1):
            for head, effect in _attacked(sentence.span):
                text = described(report, head)
                kind = classify(text, "physical")
                if kind is None or classify(head.text, "human") is not None:
                    continue
                thing = found.setdefault(text.split()[-1], Thing(text, kind, number(head), []))
                if effect and effect not in thing.effects:
                    thing.effects.append(effect)
                if incident.type == "ARSON" and not thing.effects:
                    thing.effects.append("SOME DAMAGE")
    for thing in found.values():
        if "DESTROYED" in thing.effects:
            thing.effects = ["DESTROYED"]
    return list(found.values())


def _attacked(sentence: object) -> Iterator[tuple[Token, str]]:
    """Yield the nouns of things that a sentence says were attacked, with the effect."""
    for token in sentence:  # type: ignore[attr-defined]
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        cause = cause_of(token)
        if cause is None:
            continue
        effect = effect_of(cause)
        for one in conjuncts(token):
            yield one, effect


def cause_of(token: Token) -> Token | None:
    """Return the verb or noun of attack whose object a noun is."""
    head = token.head
    if token.dep_ in _OBJECTS and head.lemma_.lower() in words("aimed"):
        return head
    if token.dep_ == "pobj" and head.lower_ in words("against"):
        governor = head.head
        lemma = governor.lemma_.lower()
        if lemma in words("aimed") or lemma in words("aimed_nouns"):
            return governor
    return None


def effect_of(cause: Token) -> str:
    """Return the effect that a verb or noun of attack tells; empty where it tells none."""
    lemma = cause.lemma_.lower()
    particles = {c.lower_ for c in cause.children if c.dep_ == "prt"}
    full = {lemma, *(f"{lemma} {p}" for p in particles)}
    if full & words("destroyed") or lemma == "destruction":
        return "DESTROYED"
    if full & words("damaged") or lemma in {"damage", "burning"}:
        return "SOME DAMAGE"
    return ""
