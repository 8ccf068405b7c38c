"""Lays the incidents that several sides tell side by side, and lists what each of them misses."""

from collections.abc import Iterable, Mapping, Sequence
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
class Of:
    """What one side has of an incident.

    Attributes:
        side: the side: a dataset, or ``reports``.
        ids: identifiers of its rows (claim ids, for reports).
        killed: how many were killed, as its rows have it; ``None`` for reports, whose figures
            only reconciling makes one of.
    """

    side: str
    ids: tuple[str, ...]
    killed: Range | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One incident with what each side has of it.

    Attributes:
        incident: the incident.
        told: the sides that tell it, in the order of the sides.
        missed: sides that do not, though it is of the days and countries that they are about.
        beyond: sides that do not, and cannot be said to miss it: it is of other days or countries.
    """

    incident: Incident
    told: tuple[Of, ...]
    missed: tuple[str, ...]
    beyond: tuple[str, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """The sides that tell it."""
        return tuple(one.side for one in self.told)


@dataclass(frozen=True, slots=True)
class Side:
    """One side, in figures.

    Attributes:
        side: the side.
        told: how many incidents it tells.
        alone: how many of them no other side tells.
        shared: other side to how many of them that tells too.
        missed: how many of the others' it misses.
        beyond: how many of the others' are of days and countries that it is not about.
    """

    side: str
    told: int
    alone: int
    shared: Mapping[str, int]
    missed: int
    beyond: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides or more of a record.

    Attributes:
        sides: the sides, each in figures.
        incidents: the incidents that any of them tells, earliest first.
    """

    sides: tuple[Side, ...]
    incidents: tuple[Told, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sides."""
        return tuple(one.side for one in self.sides)

    def told_by(self, *sides: str) -> tuple[Told, ...]:
        """Return the incidents that these sides tell, and no other."""
        return tuple(one for one in self.incidents if set(one.by) == set(sides))


def sides(record: "Record") -> tuple[str, ...]:
    """Return what a record holds that can be compared: its datasets, and ``reports``."""
    rows = record.dataset_rows()
    reports = len(record.document_ids()) > len(rows)
    return (*((REPORTS,) if reports else ()), *sorted({row.scheme for row in rows}))


def compare(record: "Record", compared: Sequence[str]) -> Comparison:
    """Compare sides of a record by the incidents that linking made of them.

    Args:
        record: a record that is linked and reconciled.
        compared: two or more of `sides`.
    """
    told = _told(record, compared)
    countries = {key: place.country for key, place in record.places().items()}
    windows = {
        side: _Window.around((one for one, by in told if side in by), countries)
        for side in compared
    }
    found = []
    for incident, by in told:
        lacking = [side for side in compared if side not in by]
        missed = tuple(side for side in lacking if windows[side].holds(incident))
        beyond = tuple(side for side in lacking if side not in missed)
        found.append(Told(incident, tuple(by.values()), missed, beyond))
    return Comparison(tuple(_figures(side, compared, found) for side in compared), tuple(found))


def _told(record: "Record", compared: Sequence[str]) -> list[tuple[Incident, dict[str, Of]]]:
    """Return the incidents that any side tells, with what each has of it."""
    rows = {row.document_id: row for row in record.dataset_rows()}
    claims = {}
    for claim in record.claims():
        row = rows.get(claim.document_id)
        side, told_by = (REPORTS, claim.id) if row is None else (row.scheme, row.row_id)
        claims[claim.id] = side, told_by, claim
    found = []
    for incident in record.incidents():
        own = [claims[one] for one in incident.claim_ids if one in claims]
        by = {
            side: Of(
                side,
                tuple(told_by for one, told_by, _ in own if one == side),
                _killed(claim for one, _, claim in own if one == side and side != REPORTS),
            )
            for side in compared
            if any(one == side for one, _, _ in own)
        }
        if by and not incident.context:
            found.append((incident, by))
    return found


def _figures(side: str, compared: Sequence[str], found: Sequence[Told]) -> Side:
    own = [one.by for one in found if side in one.by]
    return Side(
        side=side,
        told=len(own),
        alone=sum(len(by) == 1 for by in own),
        shared={other: sum(other in by for by in own) for other in compared if other != side},
        missed=sum(side in one.missed for one in found),
        beyond=sum(side in one.beyond for one in found),
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
    def around(cls, told: Iterable[Incident], countries: Mapping[str, str]) -> "_Window":
        told = list(told)
        dates = [one.date for one in told]
        starts = [one.earliest for one in dates if one.earliest and one.latest]
        ends = [one.latest for one in dates if one.earliest and one.latest]
        among = {countries.get(one.place_id or "", "") for one in told} - {""}
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
