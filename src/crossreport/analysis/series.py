"""Series: how many incidents, killed and injured a day, week or month, and by what.

A wide date is spread over its days and a vague place over where it may be: the best figure adds
shares up. The low figure counts only what certainly lies in a bin and group, the high one all
that may. Nothing is dropped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crossreport.analysis.bins import Bin, Period, calendar_bins, natural_period, overlapping
from crossreport.analysis.cases import Case, Cases
from crossreport.analysis.choices import By as By
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import (
    Member,
    Membership,
    Selection,
    bounded,
    share_of_days,
)
from crossreport.codebook import Codebook
from crossreport.model import CountKind, Range

NOBODY_SAID = "–"
"""The group of incidents of which nobody said what they are grouped by."""

_MOST_BINS = 5000


@dataclass(frozen=True, slots=True)
class Figure:
    """What a bin holds of one thing.

    Attributes:
        low: of incidents that certainly belong there, their low figures.
        best: of all that may, their best figures times their shares.
        high: of all that may, their high figures.
        open: incidents that may belong there with no figure, or no high one; the true high lies
            above by what they hold.
    """

    low: int
    best: float
    high: int
    open: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One bin of one group.

    Attributes:
        group: what the series is broken down by; empty where it is not.
        days: the bin.
        incidents: how many.
        killed: people; ``None`` where there are incidents and nobody said of any.
        injured: likewise.
        documents: all documents of the record published then, copies left out.
        sources: publishers and speakers that are heard in them.
    """

    group: str
    days: Bin
    incidents: Figure
    killed: Figure | None
    injured: Figure | None
    documents: int
    sources: int


@dataclass(frozen=True, slots=True)
class Series:
    """A series.

    Attributes:
        label: what it counts, in words.
        period: how long a bin is.
        by: what it is broken down by.
        rows: group by group (the largest first), each in the order of days.
        undated: incidents with no day at all; they are in every high figure and no other.
    """

    label: str
    period: Period
    by: By | None
    rows: tuple[Row, ...]
    undated: int

    def groups(self) -> dict[str, list[Row]]:
        """Return the rows of each group."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.group, []).append(row)
        return found


def series(selection: Selection, *, period: Period | None = None, by: By | None = None) -> Series:
    """Count what is selected by bins of days.

    Args:
        selection: the incidents meant, and the days.
        period: how long a bin is; by default what can be read at one glance.
        by: what it is broken down by. An incident of two actors counts for both.

    Raises:
        AnalysisError: there is no such incident, or there would be too many bins.
    """
    members = selection.members
    spans = [days for member in members if (days := bounded(member.case.incident.date))]
    if not members or not spans:
        raise AnalysisError(f"the record has no {_dated(selection)}")
    first = selection.since or min(start for start, _ in spans)
    last = selection.until or max(end for _, end in spans)
    period = period or natural_period(first, last)
    bins = calendar_bins(first, last, period)
    if len(bins) > _MOST_BINS:
        raise AnalysisError(
            f"{len(bins):,} bins from {first} to {last} are too many; give --since and --until, or "
            "a longer --per"
        )
    groups = _grouped(members, by, selection.cases)
    volume = reporting_volume(selection.cases, bins)
    rows = [
        Row(group, bins[i], *figures, *volume[i])
        for group, found in groups
        for i, figures in enumerate(_count(found, bins, selection))
    ]
    undated = sum(bounded(member.case.incident.date) is None for member in members)
    return Series(selection.label, period, by, tuple(rows), undated)


def _dated(selection: Selection) -> str:
    label = selection.label.removeprefix("all ")
    days = (selection.since, selection.until)
    told = [f"{word} {day}" for word, day in zip(("from", "until"), days, strict=True) if day]
    return " ".join([label, *told])


def _grouped(
    members: Sequence[Member], by: By | None, cases: Cases
) -> list[tuple[str, list[Member]]]:
    """Return the members of each group, the largest group first."""
    if by is None:
        return [("", list(members))]
    groups: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for name in _GROUPS[by](member.case, cases) or (NOBODY_SAID,):
            groups[name].append(member)
    size = {name: sum(member.share for member in found) for name, found in groups.items()}
    return sorted(groups.items(), key=lambda one: (-round(size[one[0]], 6), one[0]))


def _place_name(level: str) -> Callable[[Case, Cases], Sequence[str]]:
    def name(case: Case, cases: Cases) -> Sequence[str]:
        del cases
        found = getattr(case.place, level, None)
        return (found,) if found else ()

    return name


def _actor_names(case: Case, cases: Cases) -> Sequence[str]:
    return sorted({_actor_name(key, cases) for key in case.doers})


def _actor_name(key: str, cases: Cases) -> str:
    actor = cases.book.actors.get(key)
    return actor.name if actor else cases.actor_names.get(key, key)


def _type_name(case: Case, cases: Cases) -> Sequence[str]:
    return (_label(cases.book, case.incident.event_type),)


def _label(book: Codebook, key: str) -> str:
    kind = book.event_types.get(key)
    return kind.label if kind else key


_GROUPS: Mapping[By, Callable[[Case, Cases], Sequence[str]]] = {
    By.COUNTRY: _place_name("country"),
    By.ADMIN1: _place_name("admin1"),
    By.ADMIN2: _place_name("admin2"),
    By.ACTOR: _actor_names,
    By.TYPE: _type_name,
    By.VICTIMS: lambda case, _: sorted(case.victims),
    By.ACTIVITY: lambda case, _: sorted(case.activities),
}


def _count(
    members: Iterable[Member], bins: Sequence[Bin], selection: Selection
) -> Iterator[tuple[Figure, Figure | None, Figure | None]]:
    """Yield incidents, killed and injured of each bin."""
    found: list[list[tuple[Member, bool, float]]] = [[] for _ in bins]
    for member in members:
        when = member.case.incident.date
        reach = when.earliest or bins[0].first, when.latest or bins[-1].last
        for i in overlapping(bins, *reach):
            here = share_of_days(when, *_clipped(bins[i], selection))
            if here.possible:
                certain = here.certain and member.membership is Membership.CERTAIN
                found[i].append((member, certain, here.share * _without_days(member, selection)))
    for entries in found:
        incidents = Figure(
            sum(certain for _, certain, _ in entries),
            sum(share for _, _, share in entries),
            len(entries),
        )
        yield incidents, _people(entries, CountKind.KILLED), _people(entries, CountKind.INJURED)


def _clipped(days: Bin, selection: Selection) -> tuple[date, date]:
    """Return the days of a bin that the question is about."""
    return (
        max(days.first, selection.since or days.first),
        min(days.last, selection.until or days.last),
    )


def _without_days(member: Member, selection: Selection) -> float:
    """Return a member's share but for its date, which the bins tell."""
    in_period = share_of_days(member.case.incident.date, selection.since, selection.until).share
    return member.share / in_period if in_period else 0.0


def _people(entries: Sequence[tuple[Member, bool, float]], kind: CountKind) -> Figure | None:
    told = [
        (member.case.incident.counts.get(kind), certain, share)
        for member, certain, share in entries
    ]
    if told and all(figures is None for figures, _, _ in told):
        return None
    said = [(figures, certain, share) for figures, certain, share in told if figures is not None]
    return Figure(
        sum(figures.low or 0 for figures, certain, _ in said if certain),
        sum(best_of(figures) * share for figures, _, share in said),
        sum(_high_of(figures) for figures, _, _ in said),
        sum(figures is None or figures.high is None for figures, _, _ in told),
    )


def best_of(figures: Range) -> int:
    """Return the best figure; the least that is said where nobody says a best one."""
    return next((one for one in (figures.best, figures.low, figures.high) if one is not None), 0)


def _high_of(figures: Range) -> int:
    return next((one for one in (figures.high, figures.best, figures.low) if one is not None), 0)


def reporting_volume(cases: Cases, bins: Sequence[Bin]) -> list[tuple[int, int]]:
    """Return documents and sources of each bin: how much was reported at all.

    A document counts when it was published; a row of a dataset that says nothing of that, when
    its incident was.
    """
    days = {key: one.published for key, one in cases.documents.items() if one.published}
    heard: dict[str, frozenset[str]] = {}
    for case in cases.all:
        for document in case.documents:
            heard[document] = heard.get(document, frozenset()) | case.sources
            if document not in days and case.incident.date.latest:
                days[document] = case.incident.date.latest
    documents = [0] * len(bins)
    sources: list[set[str]] = [set() for _ in bins]
    for document, day in days.items():
        if document in cases.copies:
            continue
        for i in overlapping(bins, day, day):
            documents[i] += 1
            sources[i] |= heard.get(document, frozenset())
    return [(count, len(names)) for count, names in zip(documents, sources, strict=True)]
