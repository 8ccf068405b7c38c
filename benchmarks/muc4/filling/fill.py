"""Fills the templates of a report, from the claims and from what the encoder finds."""

from dataclasses import replace

from benchmarks.muc4.documents import published
from benchmarks.muc4.filling.days import tells_today, when
from benchmarks.muc4.filling.decision import probability
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
from benchmarks.muc4.filling.fusion import Fused, Limits, deserving, fused, load_fusion
from benchmarks.muc4.filling.incidents import incidents
from benchmarks.muc4.filling.nations import nation_fills
from benchmarks.muc4.filling.people import no_harm
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.setting import where
from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text
from crossreport.codebook import load_codebook
from crossreport.extract.encoder.calibration import load_calibration
from crossreport.extract.encoder.reader import TextReader, Told


class Filling:
    """Fills templates of reports."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._codebook = load_codebook()
        self._texts = TextReader()

    def templates(self, text: Text) -> tuple[Template, ...]:
        """Return the templates of one report.

        Args:
            text: The report.
        """
        report = self.report(text)
        filled = [self.written(report, one) for one in self.drafts(report)]
        return tuple(
            Template(message=text.id, number=str(number), fills=fills)
            for number, fills in enumerate(filled, start=1)
        )

    def drafts(self, report: Report) -> list[Draft]:
        """Return what is known of each incident that deserves a template.

        Args:
            report: The report.
        """
        limits, model = load_fusion()
        return deserving(self.fused(report, self.told(report), limits), model)

    def told(self, report: Report) -> Told:
        """Return what the encoder finds in a report."""
        return self._texts.read(report.text.body)

    def fused(self, report: Report, told: Told, limits: Limits) -> list[Fused]:
        """Return what claims and encoder know of each incident that may deserve a template.

        Args:
            report: The report.
            told: What the encoder found in it.
            limits: What decides which entities take part.
        """
        found = self.candidates(report)
        return fused(
            report,
            told,
            known=found,
            probabilities=[probability(report, found, index) for index in range(len(found))],
            likeness=load_calibration().incident,
            limits=limits,
        )

    def candidates(self, report: Report) -> list[Draft]:
        """Return what the claims know of each incident that may deserve a template.

        Args:
            report: The report.
        """
        found = [draft(report, i, self._codebook) for i in incidents(report, self._codebook)]
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
        day = published(report.text)
        today = tells_today(report.extraction.claims, day)
        fills = {
            "inc-date": one(when(incident, day, today=today)),
            "inc-loc": one(where(report, incident, self._reader, self._codebook, hint=known.place)),
            "inc-type": one(incident.type),
            "inc-stage": one(incident.stage),
            **perpetrator_fills(known.doers),
            **instrument_fills(known.used),
            **physical_fills(known.targets),
            **human_fills(hurt, unharmed),
        }
        home = next((f.values[0].split(":")[0] for f in fills["inc-loc"]), "")
        fills |= nation_fills(known, home=home, codebook=self._codebook)
        return {name: fillers for name, fillers in fills.items() if fillers}


def _parted(known: Draft) -> list[Draft]:
    """Part arson in which people were hurt in two, as MUC-4 does."""
    if known.incident.type != "ARSON" or not known.hurt:
        return [known]
    attack = replace(known, incident=replace(known.incident, type="ATTACK"), targets=[])
    return [attack, *([replace(known, hurt=[])] if known.targets else [])]
