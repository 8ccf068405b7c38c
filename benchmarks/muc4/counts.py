"""Counts of scored fillers and the measures made of them."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Credit(Enum):
    """How well a response's filler answers a key's filler, with its worth."""

    CORRECT = 1.0
    PARTIAL = 0.5
    INCORRECT = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """One row of a score report.

    Attributes:
        correct: Fillers that equal the key's (COR).
        partial: Fillers that half answer the key's (PAR).
        incorrect: Fillers that do not answer the key's (INC).
        judged_correct: Those of ``correct`` that a rule in a judge's place decided (ICR).
        judged_partial: Those of ``partial`` that a rule in a judge's place decided (IPA).
        spurious: Fillers given where the key wants none (SPU).
        missing: Fillers wanted and not given (MIS).
        empty: Slots empty in both (NON).
        wrong_choices: Set values that could have been given wrongly, the base of fallout.
    """

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    judged_correct: int = 0
    judged_partial: int = 0
    spurious: int = 0
    missing: int = 0
    empty: int = 0
    wrong_choices: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.judged_correct + other.judged_correct,
            self.judged_partial + other.judged_partial,
            self.spurious + other.spurious,
            self.missing + other.missing,
            self.empty + other.empty,
            self.wrong_choices + other.wrong_choices,
        )

    @property
    def possible(self) -> int:
        """Fillers that the key wants (POS)."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fillers that the response gives (ACT)."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def credit(self) -> float:
        """Correct fillers and half the partial ones."""
        return self.correct + 0.5 * self.partial

    @property
    def recall(self) -> float | None:
        """Credit over possible (REC), None where nothing is possible."""
        return _ratio(self.credit, self.possible)

    @property
    def precision(self) -> float | None:
        """Credit over actual (PRE), None where nothing is given."""
        return _ratio(self.credit, self.actual)

    @property
    def undergeneration(self) -> float | None:
        """Missing over possible (UND)."""
        return _ratio(self.missing, self.possible)

    @property
    def overgeneration(self) -> float | None:
        """Spurious over actual (OVG)."""
        return _ratio(self.spurious, self.actual)

    @property
    def fallout(self) -> float | None:
        """Wrong and spurious set fills over those that could be wrong (FAL)."""
        return _ratio(self.incorrect + self.spurious, self.wrong_choices)

    def f(self, *, beta: float = 1.0) -> float:
        """Return the F-measure in per cent, from exact recall and precision.

        The MUC-4 reports compute it from recall and precision rounded to whole per cents
        (:meth:`official_f`).

        Args:
            beta: Weight of recall against precision: 1 for P&R, 0.5 for 2P&R, 2 for P&2R.
        """
        return 100 * _f(self.recall or 0.0, self.precision or 0.0, beta=beta)

    def official_f(self, *, beta: float = 1.0) -> float:
        """Return the F-measure as the reports of 1992 do, from rounded recall and precision.

        Args:
            beta: Weight of recall against precision, as for :meth:`f`.
        """
        return _f(
            per_cent(self.credit, self.possible), per_cent(self.credit, self.actual), beta=beta
        )


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def per_cent(part: float, whole: int) -> int:
    """Return a whole per cent as the reports of 1992 print it.

    They cut to a tenth and then round halves to even; this reproduces all 65,000 recall and
    precision figures in the reports of the 17 systems, where plain rounding misses 1 in 100.

    Args:
        part: A multiple of one half.
        whole: What it is a part of; 0 gives 0.
    """
    return round(Fraction(int(2000 * part) // (2 * whole), 10)) if whole else 0


def _f(recall: float, precision: float, *, beta: float) -> float:
    if not recall or not precision:
        return 0.0
    weight = beta * beta
    return (1 + weight) * precision * recall / (weight * precision + recall)
