"""Gives the entities of another finder their place among what the claims gave."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.entities import (
    HUM_TGT,
    LEAST,
    PERP_IND,
    PERP_ORG,
    PHYS_TGT,
    RoleEntity,
)
from benchmarks.muc4.filling.people import Person, add_person, person_of
from benchmarks.muc4.filling.perpetrators import confidence_at, instrument_type
from benchmarks.muc4.filling.phrases import classify, number
from benchmarks.muc4.filling.property import Thing, damage_at
from benchmarks.muc4.filling.report import Report
from crossreport.codebook import Codebook
from crossreport.model import Span

_NO_PERSON = ("KIDNAPPING",)


def merge(
    report: Report, drafts: Sequence[Draft], entities: Iterable[RoleEntity], codebook: Codebook
) -> None:
    """Add entities to the drafts of a report.

    Args:
        report: The report.
        drafts: What the claims gave, one an incident.
        entities: What another finder found; those below :data:`LEAST` are left out.
        codebook: The weapons.
    """
    for entity in sorted(entities, key=lambda e: e.mentions[0][0]):
        if entity.probability < LEAST:
            continue
        for chosen in allotted(report, drafts, entity):
            _add(report, chosen, entity, codebook)


def allotted(report: Report, drafts: Sequence[Draft], entity: RoleEntity) -> list[Draft]:
    """Return the incidents to which an entity belongs.

    Those in whose sentences it is mentioned; else the one told last before its first mention,
    else the first.

    Args:
        report: The report.
        drafts: The incidents.
        entity: The entity.
    """
    indices = {i for start, end, _ in entity.mentions for i in _sentences(report, start, end)}
    inside = [d for d in drafts if d.sentences & indices]
    if inside or not drafts or not indices:
        return inside or list(drafts[:1])
    first = min(indices)
    before = [d for d in drafts if min(d.sentences, default=first) <= first]
    return (
        [max(before, key=lambda d: max(i for i in d.sentences if i <= first))]
        if before
        else [min(drafts, key=lambda d: min(d.sentences, default=0))]
    )


def _sentences(report: Report, start: int, end: int) -> list[int]:
    return [
        s.index
        for s in report.reading.sentences
        if s.passage.start + s.span.start_char < end and start < s.passage.start + s.span.end_char
    ]


def _add(report: Report, target: Draft, entity: RoleEntity, codebook: Codebook) -> None:
    start, end, words = entity.mentions[0]
    head = report.head(Span.of(report.text.id, report.text.body, start, end))
    words = " ".join(words.split())
    if entity.role == PERP_IND:
        _add_words(target.doers.individuals, words)
    elif entity.role == PERP_ORG:
        known = list(target.doers.organizations)
        if _add_words(known, words):
            sure = confidence_at(target.incident, start)
            target.doers.organizations[words] = sure
    elif entity.role == PHYS_TGT:
        if target.incident.type not in _NO_PERSON:
            _add_thing(target.targets, words, head, effect=damage_at(report, start, end))
    elif entity.role == HUM_TGT:
        _add_person(report, target.hurt, words, head)
    elif not any(_same(words, text) for text, _ in target.used):
        target.used[:] = [(text, kind) for text, kind in target.used if text]
        target.used.append((words, instrument_type(words, codebook) or ""))


def _same(left: str, right: str) -> bool:
    """Tell whether two strings name the same: one holds the other, or they end alike."""
    mine, other = left.upper().split(), right.upper().split()
    if not mine or not other:
        return False
    return mine[-1] == other[-1] or set(mine) <= set(other) or set(other) <= set(mine)


def _add_words(known: list[str], words: str) -> bool:
    if any(_same(words, other) for other in known):
        return False
    known.append(words)
    return True


def _add_thing(known: list[Thing], words: str, head: Token | None, *, effect: str) -> None:
    if any(_same(words, other.id) for other in known):
        return
    known.append(
        Thing(
            words,
            classify(words, "physical") or "OTHER",
            number(head) if head is not None else "1",
            [effect] if effect else [],
        )
    )


def _add_person(report: Report, known: list[Person], words: str, head: Token | None) -> None:
    if head is None:
        person = Person(name="", description=words, type="CIVILIAN", number="1")
    else:
        person = person_of(report, head, None)
        if not person.name and words.split()[-1] != (person.description.split() or [""])[-1]:
            person = replace(person, description=words)
    add_person(known, person)
