"""Human targets: who was hurt, taken or aimed at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from benchmarks.muc4.filling.harm import harm_of
from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.phrases import (
    classify,
    conjuncts,
    is_plural,
    number,
    phrase,
)
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.filling.vocabulary import words
from crossreport.model import ActorKind, ActorRole, Claim, Count, CountKind, Qualifier, VictimKind

_EFFECTS = {
    CountKind.KILLED: "DEATH",
    CountKind.INJURED: "INJURY",
    CountKind.RELEASED: "REGAINED FREEDOM",
    CountKind.ESCAPED: "REGAINED FREEDOM",
}
_HARMED = {CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED, CountKind.HELD}
_BY_KIND = {
    VictimKind.MILITARY: "ACTIVE MILITARY",
    VictimKind.POLICE: "LAW ENFORCEMENT",
    VictimKind.OFFICIALS: "GOVERNMENT OFFICIAL",
}
ARMED_TYPES = frozenset({"ACTIVE MILITARY", "LAW ENFORCEMENT"})


@dataclass
class Person:
    """One human target.

    Attributes:
        name: Proper name, or empty.
        description: Title, role or description, or empty.
        type: Value of the type slot.
        number: How many.
        effects: What became of them.
        militant: Whether they belong to an armed group.
    """

    name: str
    description: str
    type: str
    number: str
    effects: list[str] = field(default_factory=list)
    militant: bool = False

    @property
    def tag(self) -> str:
        """What other slots refer to them by."""
        return self.name or self.description


def people(report: Report, incident: Incident) -> list[Person]:
    """Return the human targets of an incident.

    Args:
        report: The report.
        incident: Claims that tell one incident.
    """
    found: list[Person] = []
    for claim in incident.claims:
        before = ""
        for person in _of_claim(report, claim) or _of_trigger(report, claim):
            if not re.search("[A-Z]", person.description) and not person.name:
                # "Two people died and nine were hurt": the number alone takes the noun before it.
                person.description = before
            before = person.description
            add_person(found, person)
    return found


def no_harm(incident: Incident) -> str | None:
    """Return the effect where an incident is said to have hurt nobody."""
    zeros = {
        count.kind
        for claim in incident.claims
        for count in claim.counts
        if count.qualifier is Qualifier.NONE
    }
    if {CountKind.KILLED, CountKind.INJURED} <= zeros:
        return "NO INJURY OR DEATH"
    if CountKind.INJURED in zeros:
        return "NO INJURY"
    return "NO DEATH" if CountKind.KILLED in zeros else None


def _of_claim(report: Report, claim: Claim) -> list[Person]:
    return list(_told_of(report, claim))


def _of_trigger(report: Report, claim: Claim) -> list[Person]:
    """Return whom the words that name the event have for object, where nobody is counted.

    "The Franciscans were murdered": who they are is not said, so that the product counts nobody.
    """
    word = report.head(claim.trigger)
    if word is None or not {word.lower_, word.lemma_.lower()} & words("suffered"):
        return []
    found = (person_of(report, one, None) for head in _sufferers(word) for one in conjuncts(head))
    return [p for p in found if p.name or classify(p.description, "physical") is None]


def _sufferers(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in {"dobj", "nsubjpass", "poss"} and child.pos_ in {"NOUN", "PROPN"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "against"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _told_of(report: Report, claim: Claim) -> Iterator[Person]:
    counted = [c for c in claim.counts if c.qualifier is not Qualifier.NONE]
    for count in counted:
        if count.kind in _HARMED or count.kind in _EFFECTS:
            yield from _counted(report, count)
    for actor in claim.actors:
        inside = any(c.span.covers(actor.span) or actor.span.covers(c.span) for c in counted)
        if actor.role is ActorRole.TARGET and not inside:
            head = report.head(actor.span)
            if head is None:
                continue
            for one in conjuncts(head):
                kind = VictimKind.MILITARY if actor.kind is ActorKind.STATE_FORCES else None
                person = person_of(report, one, kind)
                person.militant = actor.kind in {ActorKind.REBELS, ActorKind.CRIMINALS}
                yield person


def _counted(report: Report, count: Count) -> Iterator[Person]:
    head = report.head(count.span)
    if head is None:
        return
    last = count.span.end
    for one in conjuncts(head):
        if one is not head and report.words(one) and _start(report, one) >= last:
            break
        person = person_of(report, one, count.victims.kind)
        person.militant = count.victims.kind is VictimKind.MILITANTS
        if one is head and not person.name and not list(head.conjuncts):
            person.number = _number(count, person.number)
        effect = _EFFECTS.get(count.kind)
        if effect is not None:
            person.effects = [effect]
        yield person


def _start(report: Report, token: object) -> int:
    for passage, doc in report.reading.passages:
        if getattr(token, "doc", None) is doc:
            return passage.start + int(getattr(token, "idx", 0))
    return 0


def _number(count: Count, fallback: str) -> str:
    if count.stated is None:
        return fallback if not fallback.isdigit() else "PLURAL"
    return {
        Qualifier.ABOUT: f"~{count.stated}",
        Qualifier.AT_LEAST: f"{count.stated} -",
        Qualifier.MORE_THAN: f"{count.stated} -",
    }.get(count.qualifier, str(count.stated))


def person_of(report: Report, head: object, kind: VictimKind | None) -> Person:
    """Describe the person or people that a noun means.

    Args:
        report: The report.
        head: The noun.
        kind: What the claims say of them.
    """
    found = phrase(report, head)  # type: ignore[arg-type]
    described = found.description
    if found.head.lower_ in words("nobody") and not found.name:
        described = ""
    name = _fullest(report, found.name).removesuffix(" 'S") if found.name else ""
    described = described or _role_elsewhere(report, name)
    harm = harm_of(found.head)
    return Person(
        name=name,
        description=described,
        type=_type(described, kind),
        number="1" if name else number(found.head),
        effects=[harm] if harm else [],
    )


def _type(description: str, kind: VictimKind | None) -> str:
    found = classify(description, "human")
    small = description.lower()
    if found in {"ACTIVE MILITARY", "SECURITY GUARD"} and any(
        word in small for word in words("police_words")
    ):
        found = "LAW ENFORCEMENT"
    found = found or _BY_KIND.get(kind or VictimKind.UNKNOWN) or "CIVILIAN"
    if set(re.findall(r"[a-z]+", small)) & words("former"):
        if found in {"GOVERNMENT OFFICIAL", "POLITICAL FIGURE"}:
            return "FORMER GOVERNMENT OFFICIAL"
        if found in {"ACTIVE MILITARY", "LAW ENFORCEMENT"}:
            return "FORMER ACTIVE MILITARY"
    return found


def _fullest(report: Report, name: str) -> str:
    """Return the longest form of a person's name in the report."""
    wanted = name.split()
    best = wanted
    for _, doc in report.reading.passages:
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            parts = [t.text.upper() for t in entity if t.lower_.strip(".") not in words("roles")]
            if len(parts) > len(best) and _holds(parts, wanted) and len(parts) <= 5:
                best = parts
    return " ".join(best)


def _role_elsewhere(report: Report, name: str) -> str:
    """Return the title or role that the report gives a named person at another place."""
    last = name.split()[-1:]
    for _, doc in report.reading.passages:
        for entity in doc.ents if last else ():
            if entity.label_ == "PERSON" and entity.root.text.upper() == last[0]:
                role = phrase(report, entity.root).description
                if role and classify(role, "human") is not None:
                    return role
    return ""


def _holds(parts: list[str], wanted: list[str]) -> bool:
    return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts) - len(wanted) + 1))


def add_person(found: list[Person], person: Person) -> None:
    """Add a person, or what is new about one who is there already.

    Args:
        found: Those found before.
        person: One more.
    """
    if not person.tag or _is_nobody(person):
        return
    for other in found:
        if _same(other, person):
            _merge(other, person)
            return
    found.append(person)


def _is_nobody(person: Person) -> bool:
    if person.name:
        return False
    last = person.description.lower().split()[-1]
    return last in words("nobody") or not any(sign.isalpha() for sign in last)


def _same(left: Person, right: Person) -> bool:
    if left.name and right.name:
        return bool(set(left.name.split()[-2:]) & set(right.name.split()))
    if left.name or right.name:
        mine = left.description if left.name else right.description
        other = right.description if left.name else left.description
        return bool(mine) and mine.split()[-1:] == other.split()[-1:]
    return left.description.split()[-1] == right.description.split()[-1]


def _merge(other: Person, person: Person) -> None:
    other.effects += [e for e in person.effects if e not in other.effects]
    if "DEATH" in other.effects and "INJURY" in other.effects and other.number == "1":
        other.effects.remove("INJURY")
    if not other.name and person.name:
        other.name, other.number = person.name, "1"
    if len(person.name) > len(other.name):
        other.name = person.name
    if len(person.description) > len(other.description):
        other.description = person.description
        if person.type != "CIVILIAN":
            other.type = person.type
    if other.number == "PLURAL" and person.number != "1":
        other.number = person.number


def without_militants(found: Iterable[Person]) -> list[Person]:
    """Return those who belong to no armed group."""
    return [
        person
        for person in found
        if not person.militant
        and not set(re.findall("[a-z]+", person.description.lower())) & words("militants")
    ]


__all__ = ["ARMED_TYPES", "Person", "is_plural", "no_harm", "people", "without_militants"]
