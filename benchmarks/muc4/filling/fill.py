"""Puts the parts of a template together."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.incidents import (
    Incident,
    incidents,
    is_between_armed,
    is_recent,
)
from benchmarks.muc4.filling.people import (
    ARMED_TYPES,
    Person,
    no_harm,
    people,
    without_militants,
)
from benchmarks.muc4.filling.perpetrators import instruments, perpetrators
from benchmarks.muc4.filling.property import Thing, things
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.setting import when, where
from benchmarks.muc4.templates import Filler, Template
from benchmarks.muc4.texts import Text
from crossreport.codebook import load_codebook

_NOTHING = "-"
Fills: TypeAlias = Mapping[str, tuple[Filler, ...]]


class Filling:
    """Fills templates of reports."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._codebook = load_codebook()

    def templates(self, text: Text) -> tuple[Template, ...]:
        """Return the templates of one report.

        Args:
            text: The report.
        """
        report = self._reader.read(text)
        found = incidents(report, self._codebook)
        filled = [one for i in found for one in self._fill(report, i)]
        return tuple(
            Template(message=text.id, number=str(number), fills=fills)
            for number, fills in enumerate(filled, start=1)
        )

    def _fill(self, report: Report, incident: Incident) -> list[Fills]:
        """Fill one template, or two where people were hurt in arson: MUC-4 parts these."""
        hurt = without_militants(people(report, incident))
        targets = things(report, incident)
        if not is_recent(incident) or not _is_relevant(incident, hurt, targets):
            return []
        if incident.type != "ARSON" or not hurt:
            return [self._filled(report, incident, hurt, targets)]
        attack = self._filled(report, replace(incident, type="ATTACK"), hurt, [])
        return [attack, *([self._filled(report, incident, [], targets)] if targets else [])]

    def _filled(
        self, report: Report, incident: Incident, hurt: list[Person], targets: list[Thing]
    ) -> Fills:
        doers = perpetrators(report, incident)
        fills: dict[str, tuple[Filler, ...]] = {
            "inc-date": _one(when(incident, published(report.text))),
            "inc-loc": _one(where(report, incident, self._reader, self._codebook)),
            "inc-type": _one(incident.type),
            "inc-stage": _one(incident.stage),
            "perp-inc-cat": _one(doers.category),
            "perp-ind-id": tuple(Filler((name,)) for name in doers.individuals),
            "perp-org-id": tuple(Filler((name,)) for name in doers.organizations),
            "perp-org-conf": tuple(
                Filler((sure,), (name,)) for name, sure in doers.organizations.items()
            ),
        }
        used = instruments(incident, self._codebook)
        fills["inc-instr-id"] = tuple(Filler((text,)) for text, _ in used if text)
        fills["inc-instr-type"] = tuple(Filler((kind,), (text or _NOTHING,)) for text, kind in used)
        fills |= _physical(targets)
        fills |= _human(hurt, None if any(p.effects for p in hurt) else no_harm(incident))
        return {name: fillers for name, fillers in fills.items() if fillers}


def _is_relevant(incident: Incident, hurt: list[Person], targets: list[Thing]) -> bool:
    civilians = [p for p in hurt if p.type not in ARMED_TYPES]
    if is_between_armed(incident) and not civilians:
        return False
    return bool(civilians or targets)


def _one(value: str) -> tuple[Filler, ...]:
    return (Filler((value,)),) if value else ()


def _physical(targets: Iterable[Thing]) -> dict[str, tuple[Filler, ...]]:
    listed = list(targets)
    return {
        "phys-tgt-id": tuple(Filler((t.id,)) for t in listed),
        "phys-tgt-type": tuple(Filler((t.type,), (t.id,)) for t in listed),
        "phys-tgt-num": tuple(Filler((t.number,), (t.id,)) for t in listed),
        "phys-tgt-effect": tuple(Filler((e,), (t.id,)) for t in listed for e in t.effects),
    }


def _human(hurt: Iterable[Person], unharmed: str | None) -> dict[str, tuple[Filler, ...]]:
    listed = list(hurt)
    effects = [Filler((e,), (p.tag,)) for p in listed for e in p.effects]
    if unharmed:
        effects.append(Filler((unharmed,), (_NOTHING,)))
    return {
        "hum-tgt-name": tuple(Filler((p.name,)) for p in listed if p.name),
        "hum-tgt-desc": tuple(
            Filler((p.description,), (p.name,) if p.name else ()) for p in listed if p.description
        ),
        "hum-tgt-type": tuple(Filler((p.type,), (p.tag,)) for p in listed),
        "hum-tgt-num": tuple(Filler((p.number,), (p.tag,)) for p in listed),
        "hum-tgt-effect": tuple(effects),
    }
