"""Lists of incidents in a record: its datasets, its reports, publishers, and who is quoted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crossreport.analysis.cases import Case, row_schemes
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.naming import unknown
from crossreport.analysis.unreported.overlap import OverlapTable
from crossreport.codebook import fold_name, read_yaml
from crossreport.model.counted import counted
from crossreport.store import Record

REPORTS = "reports"
"""The list of all that was read out of reports; the others are datasets and sources."""

_SHOWN = 8


@dataclass(frozen=True)
class Lists:
    """The lists of a record.

    Attributes:
        names: folded name to the name shown.
        holders: for each incident, the folded names of the lists that hold it.
        published: folded names of publishers, whose lists are parts of the reports.
        maybe_one: pairs of incidents that linking did not join and did not exclude to be one.
    """

    names: Mapping[str, str]
    holders: Mapping[str, frozenset[str]]
    published: frozenset[str]
    datasets: frozenset[str]
    maybe_one: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, record: Record) -> "Lists":
        """Read a record. What a copy repeats is not on its publisher's list."""
        schemes = row_schemes(record)
        copies = {copy.document_id for copy in record.copies()}
        publishers = {one.id: one.publisher for one in record.documents()}
        names: dict[str, str] = {}
        published: set[str] = set()
        on: dict[str, set[str]] = defaultdict(set)
        for claim in record.claims():
            scheme = schemes.get(claim.document_id)
            told = [scheme or REPORTS]
            publisher = publishers.get(claim.document_id)
            if scheme is None and publisher and claim.document_id not in copies:
                told.append(publisher)
                published.add(fold_name(publisher))
            if scheme is None and claim.attribution:
                told.append(claim.attribution.name)
            for name in told:
                names.setdefault(fold_name(name), name)
                on[claim.id].add(fold_name(name))
        incidents = record.incidents()
        holders = {
            one.id: frozenset(name for claim in one.claim_ids for name in on.get(claim, ()))
            for one in incidents
        }
        incident_of = {claim: one.id for one in incidents for claim in one.claim_ids}
        return cls(
            names,
            holders,
            frozenset(published),
            frozenset(map(fold_name, schemes.values())),
            _maybe_one(record, incident_of),
        )

    def sizes(self) -> list[tuple[str, int]]:
        """Return the lists by the number of incidents on them, greatest first."""
        counts: dict[str, int] = defaultdict(int)
        for held in self.holders.values():
            for name in held:
                counts[name] += 1
        return sorted(
            ((self.names[name], count) for name, count in counts.items()),
            key=lambda one: (-one[1], one[0]),
        )

    def choose(self, wanted: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return the lists that are meant, each with the folded names that it joins.

        Args:
            wanted: names; ``A+B`` is one list of what A or B holds. None: the datasets and the
                reports, where they are enough.

        Raises:
            AnalysisError: a name is unknown, a list is named twice, or they are too few or many.
        """
        limits = read_yaml("unreported")["lists"]
        if not wanted:
            known = sorted(self.datasets | ({REPORTS} & set(self.names)))
            wanted = [self.names[one] for one in known]
        chosen = {text.strip(): self._parts(text) for text in wanted}
        if not limits["least"] <= len(chosen) <= limits["most"]:
            sizes = [f"{name} ({count:,})" for name, count in self.sizes()[:_SHOWN]]
            raise AnalysisError(
                f"{counted(len(chosen), 'list')} given where {limits['least']} to "
                f"{limits['most']} are needed; name them by --lists; the record has: "
                f"{', '.join(sizes) or 'none'}"
            )
        self._check_apart(chosen)
        return chosen

    def _parts(self, text: str) -> frozenset[str]:
        if fold_name(text) in self.names:
            return frozenset({fold_name(text)})
        parts = [fold_name(part) for part in text.split("+")]
        for part, told in zip(parts, text.split("+"), strict=True):
            if part not in self.names:
                message = unknown("list", told.strip(), self.names.values())
                if ";" not in message:  # none is near, and there are too many to name them all
                    greatest = ", ".join(name for name, _ in self.sizes()[:_SHOWN])
                    message += f"; the greatest are: {greatest}"
                raise AnalysisError(message)
        return frozenset(parts)

    def _check_apart(self, chosen: Mapping[str, frozenset[str]]) -> None:
        seen: dict[str, str] = {}
        for name, parts in chosen.items():
            for part in sorted(parts):
                if part in seen:
                    raise AnalysisError(f"{self.names[part]} is in {seen[part]} and in {name}")
                seen[part] = name
        inside = [name for name in seen if name not in self.datasets and name != REPORTS]
        if REPORTS in seen and inside and seen[inside[0]] != seen[REPORTS]:
            raise AnalysisError(
                f"reports holds all that is told of {self.names[inside[0]]}; name sources, or "
                "reports, not both"
            )


@dataclass(frozen=True, slots=True)
class Counted:
    """What lists hold of some incidents.

    Attributes:
        table: the overlap, within the days and countries that all lists are about.
        joined: the same, were every pair that may be one incident one; ``None`` without any.
        maybe_one: how many such pairs there are.
        since: the first day that all lists reach back to.
        until: the last that all reach.
        beyond: incidents on the lists that lie outside those days and countries.
    """

    table: OverlapTable
    joined: OverlapTable | None
    maybe_one: int
    since: date | None
    until: date | None
    beyond: int


def count(lists: Lists, chosen: Mapping[str, frozenset[str]], cases: Sequence[Case]) -> Counted:
    """Count what the chosen lists hold of some incidents.

    A list that begins later or knows fewer countries than another misses what it never looked
    for; so only days and countries that every list is about are counted.
    """
    held = {
        case.incident.id: frozenset(
            name for name, parts in chosen.items() if parts & lists.holders[case.incident.id]
        )
        for case in cases
    }
    listed = [case for case in cases if held[case.incident.id]]
    since, until, countries = _common(listed, held, list(chosen))
    kept = [
        case.incident.id
        for case in listed
        if _overlaps(case, since, until) and (not case.place or case.place.country in countries)
    ]
    pairs = [pair for pair in lists.maybe_one if set(pair) <= set(kept)]
    names = list(chosen)
    return Counted(
        table=OverlapTable.of(names, (held[one] for one in kept)),
        joined=OverlapTable.of(names, _joined(kept, held, pairs)) if pairs else None,
        maybe_one=len(pairs),
        since=since,
        until=until,
        beyond=len(listed) - len(kept),
    )


def _common(
    listed: Sequence[Case], held: Mapping[str, frozenset[str]], names: Sequence[str]
) -> tuple[date | None, date | None, frozenset[str]]:
    """Return the days and countries that all lists are about."""
    starts, ends, countries = [], [], []
    for name in names:
        own = [case for case in listed if name in held[case.incident.id]]
        first = [one.incident.date.latest for one in own if one.incident.date.latest]
        last = [one.incident.date.earliest for one in own if one.incident.date.earliest]
        if first and last:
            starts.append(min(first))
            ends.append(max(last))
        countries.append({one.place.country for one in own if one.place})
    common = frozenset.intersection(*map(frozenset, countries)) if countries else frozenset()
    return max(starts, default=None), min(ends, default=None), common


def _overlaps(case: Case, since: date | None, until: date | None) -> bool:
    first, last = case.incident.date.earliest, case.incident.date.latest
    return not (
        (since is not None and last is not None and last < since)
        or (until is not None and first is not None and first > until)
    )


def _joined(
    kept: Sequence[str], held: Mapping[str, frozenset[str]], pairs: Sequence[tuple[str, str]]
) -> list[frozenset[str]]:
    """Return what lists hold when the incidents of each pair are one."""
    head = {one: one for one in kept}

    def find(one: str) -> str:
        while head[one] != one:
            one = head[one]
        return one

    for left, right in pairs:
        head[find(right)] = find(left)
    groups: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one in kept:
        groups[find(one)] |= held[one]
    return list(groups.values())


def _maybe_one(record: Record, incident_of: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of incidents that linking gave a probability above a limit to be one."""
    least = float(read_yaml("clusters")["duplicate_probability"])
    found = {
        tuple(sorted((incident_of[link.left], incident_of[link.right])))
        for link in record.links()
        if link.probability >= least and link.left in incident_of and link.right in incident_of
    }
    return tuple(sorted((left, right) for left, right in found if left != right))
