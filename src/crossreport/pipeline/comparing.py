"""Lays the incidents that two sides tell side by side, and lists what each of them misses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossreport.model import Incident

if TYPE_CHECKING:
    from crossreport.store import Record

REPORTS = "reports"
"""The side of all that was read out of reports; the others are datasets."""

_AROUND = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Told:
    """One incident with what either side has of it.

    Attributes:
        incident: the incident.
        left: row identifiers of the left side (claim ids, for reports).
        right: those of the right side.
    """

    incident: Incident
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of a record.

    Attributes:
        left: the left side: a dataset, or ``reports``.
        right: the right side.
        both: incidents that both tell.
        only_left: incidents that only the left side tells.
        only_right: incidents that only the right side tells, in the days and countries that
            the left side is about.
        beyond: how many more the right side tells outside those days and countries.
    """

    left: str
    right: str
    both: tuple[Told, ...]
    only_left: tuple[Told, ...]
    only_right: tuple[Told, ...]
    beyond: int


def sides(record: "Record") -> tuple[str, ...]:
    """Return what a record holds that can be compared: its datasets, and ``reports``."""
    rows = record.dataset_rows()
    reports = len(record.document_ids()) > len(rows)
    return (*((REPORTS,) if reports else ()), *sorted({row.scheme for row in rows}))


def compare(record: "Record", left: str, right: str) -> Comparison:
    """Compare two sides of a record by the incidents that linking made of both.

    Args:
        record: a record that is linked and reconciled.
        left: a dataset, or ``reports``.
        right: another.
    """
    rows = {row.document_id: row for row in record.dataset_rows()}
    side_of: dict[str, tuple[str, str]] = {}
    for claim in record.claims():
        row = rows.get(claim.document_id)
        side_of[claim.id] = (REPORTS, claim.id) if row is None else (row.scheme, row.row_id)
    told = [
        Told(one, _ids(one, side_of, left), _ids(one, side_of, right)) for one in record.incidents()
    ]
    both = [one for one in told if one.left and one.right]
    only_left = [one for one in told if one.left and not one.right]
    missing = [one for one in told if one.right and not one.left]
    countries = {key: place.country for key, place in record.places().items()}
    within = _Window.around([*both, *only_left], countries)
    near = [one for one in missing if within.holds(one.incident)]
    return Comparison(
        left, right, tuple(both), tuple(only_left), tuple(near), len(missing) - len(near)
    )


def _ids(incident: Incident, side_of: Mapping[str, tuple[str, str]], side: str) -> tuple[str, ...]:
    found = (side_of[one] for one in incident.claim_ids if one in side_of)
    return tuple(identifier for name, identifier in found if name == side)


@dataclass(frozen=True, slots=True)
class _Window:
    """The days and countries that some incidents are about."""

    first: date | None
    last: date | None
    among: frozenset[str]
    countries: Mapping[str, str]

    @classmethod
    def around(cls, told: list[Told], countries: Mapping[str, str]) -> "_Window":
        dates = [one.incident.date for one in told]
        starts = [one.earliest for one in dates if one.earliest and one.latest]
        ends = [one.latest for one in dates if one.earliest and one.latest]
        among = {countries.get(one.incident.place_id or "", "") for one in told} - {""}
        return cls(
            min(starts) - _AROUND if starts else None,
            max(ends) + _AROUND if ends else None,
            frozenset(among),
            countries,
        )

    def holds(self, incident: Incident) -> bool:
        country = self.countries.get(incident.place_id or "", "")
        if self.among and country and country not in self.among:
            return False
        early, late = incident.date.latest, incident.date.earliest
        if self.first is not None and early is not None and early < self.first:
            return False
        return not (self.last is not None and late is not None and late > self.last)
