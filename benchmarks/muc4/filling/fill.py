"""Fills the templates of a report, from the claims and from what another finder knows."""

from dataclasses import replace

from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.drafts import (
    Draft,
    Fills,
    draft,
    human_fills,
    instrument_fills,
    one,
    perpetrator_fills,
    physical_fills,
)
from benchmarks.muc4.filling.entities import NO_EVIDENCE, Evidence
from benchmarks.muc4.filling.incidents import incidents, is_between_armed, is_recent
from benchmarks.muc4.filling.merging import merge
from benchmarks.muc4.filling.people import ARMED_TYPES, no_harm
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.setting import when, where
from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text
from crossreport.codebook import load_codebook


class Filling:
    """Fills templates of reports."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._codebook = load_codebook()

    def templates(self, text: Text, *, evidence: Evidence = NO_EVIDENCE) -> tuple[Template, ...]:
        """Return the templates of one report.

        Args:
            text: The report.
            evidence: What another finder knows of it.
        """
        report = self._reader.read(text)
        filled = [self._written(report, one) for one in self.drafts(report, evidence=evidence)]
        return tuple(
            Template(message=text.id, number=str(number), fills=fills)
            for number, fills in enumerate(filled, start=1)
        )

    def drafts(self, report: Report, *, evidence: Evidence = NO_EVIDENCE) -> list[Draft]:
        """Return what is known of each incident that deserves a template.

        Args:
            report: The report.
            evidence: What another finder knows of it.
        """
        found = [draft(report, i, self._codebook) for i in incidents(report, self._codebook)]
        merge(report, found, evidence.entities, self._codebook)
        return [part for one in found if _is_relevant(one) for part in _parted(one)]

    def _written(self, report: Report, known: Draft) -> Fills:
        incident, hurt = known.incident, known.hurt
        unharmed = None if any(p.effects for p in hurt) else no_harm(incident)
        fills = {
            "inc-date": one(when(incident, published(report.text))),
            "inc-loc": one(where(report, incident, self._reader, self._codebook)),
            "inc-type": one(incident.type),
            "inc-stage": one(incident.stage),
            **perpetrator_fills(known.doers),
            **instrument_fills(known.used),
            **physical_fills(known.targets),
            **human_fills(hurt, unharmed),
        }
        return {name: fillers for name, fillers in fills.items() if fillers}


def _parted(known: Draft) -> list[Draft]:
    """Part arson in which people were hurt in two, as MUC-4 does."""
    if known.incident.type != "ARSON" or not known.hurt:
        return [known]
    attack = replace(known, incident=replace(known.incident, type="ATTACK"), targets=[])
    return [attack, *([replace(known, hurt=[])] if known.targets else [])]


def _is_relevant(known: Draft) -> bool:
    if not is_recent(known.incident):
        return False
    civilians = [p for p in known.hurt if p.type not in ARMED_TYPES]
    if is_between_armed(known.incident) and not civilians:
        return False
    return bool(civilians or known.targets)
