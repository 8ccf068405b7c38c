"""A template before it is written: what is known of one incident, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.people import Person, people, without_militants
from benchmarks.muc4.filling.perpetrators import (
    Perpetrators,
    instruments,
    perpetrators,
)
from benchmarks.muc4.filling.property import Thing, things
from benchmarks.muc4.filling.report import Report
from benchmarks.muc4.templates import Filler
from crossreport.codebook import Codebook

Fills: TypeAlias = Mapping[str, tuple[Filler, ...]]
_NOTHING = "-"


@dataclass
class Draft:
    """What is known of one incident.

    Attributes:
        incident: Its claims, type and stage.
        hurt: Human targets.
        targets: Physical targets.
        doers: Perpetrators.
        used: Words and type of each instrument.
        sentences: Indices of the sentences that tell it.
        place: Name of a place that the encoder gives it; empty without one.
    """

    incident: Incident
    hurt: list[Person]
    targets: list[Thing]
    doers: Perpetrators
    used: list[tuple[str, str]]
    sentences: frozenset[int]
    place: str = ""


def draft(report: Report, incident: Incident, codebook: Codebook) -> Draft:
    """Gather what the claims of an incident give.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        codebook: The weapons and things.
    """
    told = {s.index for claim in incident.claims for s in report.sentences(claim)}
    return Draft(
        incident=incident,
        hurt=without_militants(people(report, incident)),
        targets=things(report, incident, codebook),
        doers=perpetrators(report, incident),
        used=instruments(report, incident, codebook),
        sentences=frozenset(told),
    )


def one(value: str) -> tuple[Filler, ...]:
    """Return the fillers of a slot that holds one value at most."""
    return (Filler((value,)),) if value else ()


def perpetrator_fills(doers: Perpetrators) -> Fills:
    """Return the slots of perpetrators."""
    return {
        "perp-inc-cat": one(doers.category),
        "perp-ind-id": tuple(Filler((name,)) for name in doers.individuals),
        "perp-org-id": tuple(Filler((name,)) for name in doers.organizations),
        "perp-org-conf": tuple(
            Filler((sure,), (name,)) for name, sure in doers.organizations.items()
        ),
    }


def instrument_fills(used: list[tuple[str, str]]) -> Fills:
    """Return the slots of instruments."""
    return {
        "inc-instr-id": tuple(Filler((text,)) for text, _ in used if text),
        "inc-instr-type": tuple(
            Filler((kind,), (text or _NOTHING,)) for text, kind in used if kind
        ),
    }


def physical_fills(targets: list[Thing]) -> Fills:
    """Return the slots of physical targets."""
    return {
        "phys-tgt-id": tuple(Filler((t.id,)) for t in targets),
        "phys-tgt-type": tuple(Filler((t.type,), (t.id,)) for t in targets),
        "phys-tgt-num": tuple(Filler((t.number,), (t.id,)) for t in targets),
        "phys-tgt-effect": tuple(Filler((e,), (t.id,)) for t in targets for e in t.effects),
    }


def human_fills(hurt: list[Person], unharmed: str | None) -> Fills:
    """Return the slots of human targets.

    Args:
        hurt: The targets.
        unharmed: The effect that stands where nobody was hurt.
    """
    effects = [Filler((e,), (p.tag,)) for p in hurt for e in p.effects]
    if unharmed:
        effects.append(Filler((unharmed,), (_NOTHING,)))
    return {
        "hum-tgt-name": tuple(Filler((p.name,)) for p in hurt if p.name),
        "hum-tgt-desc": tuple(
            Filler((p.description,), (p.name,) if p.name else ()) for p in hurt if p.description
        ),
        "hum-tgt-type": tuple(Filler((p.type,), (p.tag,)) for p in hurt),
        "hum-tgt-num": tuple(Filler((p.number,), (p.tag,)) for p in hurt),
        "hum-tgt-effect": tuple(effects),
    }
