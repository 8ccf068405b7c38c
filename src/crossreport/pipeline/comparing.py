"""Lays the incidents that two sides tell side by side, and lists what each of them misses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossreport.model import Claim, CountKind, Incident, Range, total

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
        killed_left: how many were killed, as the rows of the left side have it; ``None`` for
            reports, whose figures only reconciling makes one of.
        killed_right: the same of the right side.
    """

    incident: Incident
    left: tuple[str, ...]
    right: tuple[str, ...]
    killed_left: Range | None = None
    killed_right: Range | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of a record.

    Attributes:
        left: the left side: a dataset, or ``reports``.
        right: the right side.
        both: incidents that both tell.
        only_left: incidents that only the left side tells, in the days and countries that the
            right side is about.
        only_right: the same the other way round.
        beyond_left: how many more the left side tells of other days and countries, which the
            right side cannot be said to miss.
        beyond_right: the same the other way round.
    """

    left: str
    right: str
    both: tuple[Told, ...]
    only_left: tuple[Told, ...]
    only_right: tuple[Told, ...]
    beyond_left: int
    beyond_right: int


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
    of_side: dict[str, dict[str, tuple[str, Claim]]] = {left: {}, right: {}}
    for claim in record.claims():
        row = rows.get(claim.document_id)
        side, told_by = (REPORTS, claim.id) if row is None else (row.scheme, row.row_id)
        if side in of_side:
            of_side[side][claim.id] = told_by, claim
    told = [
        _told(one, of_side[left], of_side[right]) for one in record.incidents() if not one.context
    ]
    both = [one for one in told if one.left and one.right]
    alone = [one for one in told if one.left and not one.right]
    missing = [one for one in told if one.right and not one.left]
    countries = {key: place.country for key, place in record.places().items()}
    of_left = _Window.around([*both, *alone], countries)
    of_right = _Window.around([*both, *missing], countries)
    only_left = [one for one in alone if of_right.holds(one.incident)]
    only_right = [one for one in missing if of_left.holds(one.incident)]
    return Comparison(
        left,
        right,
        tuple(both),
        tuple(only_left),
        tuple(only_right),
        len(alone) - len(only_left),
        len(missing) - len(only_right),
    )


def _told(
    incident: Incident,
    left: Mapping[str, tuple[str, Claim]],
    right: Mapping[str, tuple[str, Claim]],
) -> Told:
    ours, theirs = (
        [side[claim] for claim in incident.claim_ids if claim in side] for side in (left, right)
    )
    return Told(
        incident,
        tuple(identifier for identifier, _ in ours),
        tuple(identifier for identifier, _ in theirs),
        _killed(claim for identifier, claim in ours if identifier != claim.id),
        _killed(claim for identifier, claim in theirs if identifier != claim.id),
    )


def _killed(claims: Iterable[Claim]) -> Range | None:
    """Return the span of what claims say of those killed; the best is one that all name."""
    found = [one for claim in claims if (one := total(claim.counts, CountKind.KILLED))]
    if not found:
        return None
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.high is not None]
    bests = {one.best for one in found}
    return Range(
        min(lows, default=None),
        bests.pop() if len(bests) == 1 else None,
        max(highs) if len(highs) == len(found) else None,
    )


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
