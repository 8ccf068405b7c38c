"""What a written report says: the record in brief, and the tests that were asked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from crossreport.analysis.cases import row_schemes
from crossreport.analysis.change import Answer, Question, ask
from crossreport.analysis.clusters.testing import Asked as AskedClusters
from crossreport.analysis.clusters.testing import Clusters, look
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.said import Said, check
from crossreport.analysis.selection import Selection
from crossreport.analysis.series import Series, series
from crossreport.analysis.unreported import Estimate, Thin, estimate
from crossreport.analysis.unreported.lists import Counted, Lists, count
from crossreport.cli.render.view import View
from crossreport.model import CountKind, Direction, Document, Incident, Place, Range
from crossreport.store import Record

_Found = TypeVar("_Found")


class Section(StrEnum):
    """A test that a report can hold, as a section of its own."""

    SAID = "said"
    CHANGE = "change"
    UNREPORTED = "unreported"
    CLUSTERS = "clusters"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to hold.

    Attributes:
        title: its heading.
        tests: the tests, in the order in which they come.
        after: the day after which a change is looked for.
        claim: the change that is claimed.
        lists: the lists that unreported incidents are estimated from.
    """

    title: str
    tests: tuple[Section, ...] = ()
    after: date | None = None
    claim: Direction = Direction.INCREASE
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """How many people were harmed in some way, in all incidents together.

    Attributes:
        kind: in what way.
        range: the sums; the upper end is of what sources tell, and no limit.
        unsaid: incidents of which nobody gives a figure.
    """

    kind: CountKind
    range: Range
    unsaid: int


@dataclass(frozen=True)
class Brief:
    """The record in numbers.

    Attributes:
        incidents: how many are meant.
        possible: how many of them only possibly are.
        reports: documents that were read, rows of datasets and copies left out.
        rows: rows of each dataset.
        copies: documents that repeat another.
        publishers: how many published the reports.
        published: first and last day of publication.
        people: harmed, by kind.
        types: incidents by type, most first.
        areas: incidents by first-level area, most first.
        actors: incidents by who did them, most first.
        refused: what was read and made no incident.
        unplaced: incidents without a place.
        told: incidents with a claim that a person told.
    """

    incidents: int
    possible: int
    reports: int
    rows: tuple[tuple[str, int], ...]
    copies: int
    publishers: int
    published: tuple[date, date] | None
    people: tuple[People, ...]
    types: tuple[tuple[str, int], ...]
    areas: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    refused: int
    unplaced: int
    told: int


@dataclass(frozen=True)
class Contents:
    """All that a report says.

    Attributes:
        asked: what it is to hold.
        view: the record.
        selection: the incidents that it is about.
        brief: the record in numbers.
        line: the series of the incidents; ``None`` where no day is known.
        documents: the reports, by publication.
        versions: what the record was made with.
        said: what sources say, tested.
        change: the change after a day.
        unreported: the estimate, with what was counted.
        clusters: near repeats and clusters.
        refusals: the tests that could not be made, with the reason.
    """

    asked: Asked
    view: View
    selection: Selection
    brief: Brief
    line: Series | None
    documents: tuple[Document, ...]
    versions: tuple[tuple[str, str], ...]
    said: Said | None = None
    change: Answer | None = None
    unreported: tuple[Estimate | Thin, Counted] | None = None
    clusters: Clusters | None = None
    refusals: dict[str, str] = field(default_factory=dict)


def gather(record: Record, selection: Selection, asked: Asked) -> Contents:
    """Read a record, and make the tests that are asked for.

    A test that the record is too small for is told in the report; a list that it has not is an
    error.

    Args:
        record: a finished record, shielded as others may see it.
        selection: the incidents that the report is about.
        asked: what it is to hold.

    Raises:
        AnalysisError: a list is unknown, or lists are too few.
    """
    view = View.of(record)
    schemes = row_schemes(record)
    reports = [one for one in view.documents.values() if one.id not in schemes]
    refusals: dict[str, str] = {}

    def tried(test: Section, make: Callable[[], _Found]) -> _Found | None:
        if test not in asked.tests:
            return None
        try:
            return make()
        except AnalysisError as error:
            refusals[test] = str(error)
            return None

    chosen = None
    if Section.UNREPORTED in asked.tests:
        lists = Lists.of(record)
        chosen = lists, lists.choose(asked.lists)
    return Contents(
        asked=asked,
        view=view,
        selection=selection,
        brief=_brief(view, selection, reports, schemes),
        line=_line(selection),
        documents=tuple(sorted(reports, key=_by_publication)),
        versions=tuple(sorted(record.meta().items())),
        said=tried(Section.SAID, lambda: check(record, selection.cases)),
        change=tried(Section.CHANGE, lambda: _changed(selection, asked)),
        unreported=tried(Section.UNREPORTED, lambda: _unreported(selection, chosen)),
        clusters=tried(Section.CLUSTERS, lambda: look(selection, AskedClusters.usual())),
        refusals=refusals,
    )


def _changed(selection: Selection, asked: Asked) -> Answer:
    if asked.after is None:
        raise AnalysisError("no day is given after which a change is looked for")
    return ask(Question(what=selection, after=asked.after, claim=asked.claim))


def _unreported(
    selection: Selection, chosen: tuple[Lists, dict[str, frozenset[str]]] | None
) -> tuple[Estimate | Thin, Counted]:
    if chosen is None:
        raise AnalysisError("no lists are given")
    counted = count(*chosen, [one.case for one in selection.members])
    return estimate(counted.table), counted


def _line(selection: Selection) -> Series | None:
    try:
        return series(selection)
    except AnalysisError:
        return None


def _by_publication(document: Document) -> tuple[date, str, str]:
    return document.published or date.max, document.publisher or "", document.id


def _brief(
    view: View, selection: Selection, reports: Sequence[Document], schemes: dict[str, str]
) -> Brief:
    members = selection.members
    incidents = [one.case.incident for one in members]
    days = [one.published for one in reports if one.published]
    copies = [one for one in reports if one.id in view.copies]
    shown = {kind: _people(incidents, kind) for kind in CountKind}
    return Brief(
        incidents=len(members),
        possible=sum(one.membership.value == "possible" for one in members),
        reports=len(reports) - len(copies),
        rows=tuple(sorted(Counter(schemes.values()).items())),
        copies=len(copies),
        publishers=len({one.publisher for one in reports if one.publisher}),
        published=(min(days), max(days)) if days else None,
        people=tuple(one for one in shown.values() if one is not None),
        types=_counted([view.type_label(one.event_type)] for one in incidents),
        areas=_counted([_area(view, one.case.place)] for one in members if one.case.place),
        actors=_counted(one.perpetrators for one in incidents),
        refused=len(view.outside) + len(view.refusals),
        unplaced=sum(one.case.place is None for one in members),
        told=sum(map(view.told_by_person, incidents)),
    )


def _area(view: View, place: Place) -> str:
    return f"{place.admin1 or 'area unknown'}, {view.book.country_name(place.country)}"


def _people(incidents: Sequence[Incident], kind: CountKind) -> People | None:
    ranges = [one.counts[kind] for one in incidents if kind in one.counts]
    if not ranges:
        return None
    told = Range(
        sum(_first(one.low) for one in ranges),
        sum(_first(one.best, one.low) for one in ranges),
        sum(_first(one.high, one.best, one.low) for one in ranges),
    )
    return People(kind, told, len(incidents) - len(ranges))


def _first(*values: int | None) -> int:
    """Return the first figure that somebody gives, 0 where nobody does."""
    return next((one for one in values if one is not None), 0)


def _counted(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for names in groups for name in names if name)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
