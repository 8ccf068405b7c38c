"""The outcome of scoring a record of a corpus's reports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

LABELS: Mapping[str, str] = {
    "killed_exact": "killed exact",
    "injured_exact": "injured exact",
    "both_exact": "killed and injured exact",
    "date_exact": "date exact, inferred days counted as days",
    "date_within_1": "date within 1 day, likewise",
    "date_told_exact": "date exact, as told: inferred days left out",
    "date_holds": "date's interval holds the day",
    "place_25km": "place within 25 km",
    "state_right": "state right",
    "city_right": "city or county right",
    "main_incident": "main incident chosen right",
    "muc_f": "linking: MUC F",
    "bcubed_p": "linking: B-cubed precision",
    "bcubed_r": "linking: B-cubed recall",
    "bcubed_f": "linking: B-cubed F",
    "ceaf_e_f": "linking: CEAF-e F",
    "conll": "linking: CoNLL F1",
    "false_merges": "linking: false merges",
    "missed_merges": "linking: missed merges",
    "end_to_end": "incidents recovered end to end",
}
"""Every measure, in the order of the table, in words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure.

    Attributes:
        name: key of `LABELS`.
        value: 0 to 1; the more the better, but for the two rates of merges.
        right: how many were right (for merges: wrong); ``None`` where nothing is counted.
        total: of how many.
        ceiling: how many would be right if of each report's incidents the best fitting one was
            taken for the main one.
        baselines: what simple methods get, by their name.
    """

    name: str
    value: float
    right: int | None = None
    total: int | None = None
    ceiling: int | None = None
    baselines: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """All measures.

    Attributes:
        reports: how many reports were scored.
        incidents: how many coded incidents they tell.
        not_read: reports that the record does not hold.
        without_incident: reports of which the record tells no incident, those among them.
        left_out: reports coded under several incidents, which are not scored.
    """

    reports: int
    incidents: int
    not_read: int
    without_incident: int
    measures: tuple[Measure, ...]
    left_out: int = 0

    def value(self, name: str) -> float:
        """Return a measure's value by its name."""
        return next(one.value for one in self.measures if one.name == name)

    def beside(self, baseline: str, values: Mapping[str, float]) -> "CorpusReport":
        """Return the report with one more baseline."""
        measures = (
            replace(one, baselines=(*one.baselines, (baseline, values[one.name])))
            if one.name in values
            else one
            for one in self.measures
        )
        return replace(self, measures=tuple(measures))

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return {
            "reports": self.reports,
            "incidents": self.incidents,
            "not_read": self.not_read,
            "without_incident": self.without_incident,
            "left_out": self.left_out,
            "measures": {
                one.name: {
                    "value": one.value,
                    "right": one.right,
                    "total": one.total,
                    "ceiling": None
                    if one.ceiling is None or not one.total
                    else one.ceiling / one.total,
                    "baselines": dict(one.baselines),
                }
                for one in self.measures
            },
        }
