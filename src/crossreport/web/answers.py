"""What the record answers to questions, computed once for each of its states."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TypeVar

from crossreport.analysis.cases import Cases
from crossreport.analysis.change import Answer, ask
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.naming import actor_names
from crossreport.analysis.said import Said, check
from crossreport.analysis.selection import Selection, select
from crossreport.analysis.series import Series, series
from crossreport.pipeline.atlas import GazetteerAtlas
from crossreport.store import Record
from crossreport.web.asking import FIELDS, TEST_FIELDS, Asked
from crossreport.web.background import Background, Part
from crossreport.web.site import Site

T = TypeVar("T")
_SUGGESTED = 200
_NOT_MEASURE = tuple(name for name in FIELDS if name != "measure")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Names that the form offers, most incidents first."""

    areas: Sequence[str] = ()
    actors: Sequence[str] = ()
    types: Sequence[tuple[str, str]] = ()


class Answers:
    """Answers from one state of a record; they are computed in the background.

    Names of doers are no private names; quotes and speakers are read from the covered record.
    """

    def __init__(self, record: Record, covered: Callable[[], Record]) -> None:
        self._record = record
        self._covered = covered
        self._background = Background()
        self._lock = Lock()
        self._cases: Cases | None = None

    @property
    def cases(self) -> Cases:
        """The incidents, read when first needed; threads that ask meanwhile wait."""
        with self._lock:
            if self._cases is None:
                self._cases = Cases.of(self._record)
            return self._cases

    def said(self, *, wait: float) -> "Part[Said]":
        """Return the check of every total and trend that sources state."""

        def make() -> Said:
            if not (self._record.aggregates() or self._record.trends()):
                return Said((), ())
            return check(self._covered(), self.cases)

        return self._background.get("said", make, wait=wait)

    def series(self, asked: Asked, *, wait: float) -> "Part[Series]":
        """Return the series that is asked for; its value raises AnalysisError."""

        def make() -> Series:
            return series(self._chosen(asked), period=asked.period)

        return self._background.get(("series", asked.key(*_NOT_MEASURE)), make, wait=wait)

    def change(self, asked: Asked, *, wait: float) -> "Part[Answer]":
        """Return the answer of the test of change; its value raises AnalysisError."""

        def make() -> Answer:
            return ask(asked.question(self._chosen(asked), self._atlas))

        key = ("change", asked.key(*_NOT_MEASURE, *TEST_FIELDS))
        return self._background.get(key, make, wait=wait)

    def suggestions(self, *, wait: float) -> Suggestions:
        """Return names for the form; none as long as the record is being read."""
        part = self._background.get("suggestions", self._suggestions, wait=wait)
        return part.value if part.ready else Suggestions()

    def _suggestions(self) -> Suggestions:
        cases = self.cases
        places = [case.place for case in cases.all if case.place is not None]
        areas = Counter(one.admin1 or one.name for one in places)
        names = actor_names(cases).shown
        actors = Counter(names[key] for case in cases.all for key in case.doers)
        types = Counter(case.incident.event_type for case in cases.all)
        known = cases.book.event_types
        return Suggestions(
            _most(areas),
            _most(actors),
            [(one, known[one].label) for one in _most(types) if one in known],
        )

    @cached_property
    def _atlas(self) -> GazetteerAtlas:
        return GazetteerAtlas()

    def _chosen(self, asked: Asked) -> Selection:
        wanted = asked.wanted
        if not self.cases.all:
            raise AnalysisError("the record holds no incidents")
        return select(wanted, self.cases, self._atlas)


def answers_of(site: Site) -> Answers:
    """Return the answers from the record as it is now."""
    return site.cache.get("answers", lambda record: Answers(record, lambda: site.covered))


def _most(counts: Counter[str]) -> list[str]:
    """Return the names with the highest counts."""
    found = sorted(counts, key=lambda one: (-counts[one], one))
    return found[:_SUGGESTED]
