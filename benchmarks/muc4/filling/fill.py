"""Fills the templates of a report, from the claims and from what another finder knows."""

from dataclasses import replace

from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.decision import deserves
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
from benchmarks.muc4.filling.incidents import incidents
from benchmarks.muc4.filling.merging import merge
from benchmarks.muc4.filling.people import no_harm
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
        report = self.report(text)
        filled = [self.written(report, one) for one in self.drafts(report, evidence=evidence)]
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
        found = self.candidates(report, evidence=evidence)
        return [one for index, one in enumerate(found) if deserves(report, found, index)]

    def candidates(self, report: Report, *, evidence: Evidence = NO_EVIDENCE) -> list[Draft]:
        """Return what is known of each incident that may deserve a template.

        Args:
            report: The report.
            evidence: What another finder knows of it.
        """
        found = [draft(report, i, self._codebook) for i in incidents(report, self._codebook)]
        merge(report, found, evidence.entities, self._codebook)
        return [part for one in found for part in _parted(one)]

    def report(self, text: Text) -> Report:
        """Return a text with all that the product knows of it.

        Args:
            text: The text.
        """
        return self._reader.read(text)

    def written(self, report: Report, known: Draft) -> Fills:
        """Return the slots of a template.

        Args:
            report: The report.
            known: What is known of the incident.
        """
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
