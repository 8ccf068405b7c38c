"""The bins before and after a date that a record covers, and how much was reported in each."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from crossreport.analysis.bins import Bin, Period, month_after
from crossreport.analysis.cases import Cases
from crossreport.analysis.errors import AnalysisError


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days that a record tells of.

    Attributes:
        first: the first publication, or the first incident of a dataset, whichever is earlier.
        last: the last of them.
        earliest: the first incident that anyone tells, looking back.
    """

    first: date
    last: date
    earliest: date


@dataclass(frozen=True, slots=True)
class Frame:
    """Bins around a date.

    Attributes:
        bins: in order; one of them begins on the date.
        before: how many lie before it.
        period: how long a bin is.
    """

    bins: tuple[Bin, ...]
    before: int
    period: Period

    @property
    def after(self) -> int:
        """How many bins begin on the date or later."""
        return len(self.bins) - self.before

    @property
    def date(self) -> date:
        """The date."""
        if self.after:
            return self.bins[self.before].first
        return self.bins[-1].last + timedelta(days=1)

    @property
    def edges(self) -> npt.NDArray[np.int64]:
        """The first day of each bin and the day after the last, as ordinals."""
        days = [one.first.toordinal() for one in self.bins]
        return np.array([*days, self.bins[-1].last.toordinal() + 1])

    def part(self, start: int, stop: int, before: int) -> "Frame":
        """Return some of the bins, with the date after so many of them."""
        return Frame(self.bins[start:stop], before, self.period)


def coverage(cases: Cases) -> Coverage:
    """Return the days that a record tells of.

    Reports tell of the days around their publication: what they recall of earlier times is no
    sample of it. A dataset covers the days of its incidents.
    """
    published = [
        one.published
        for one in cases.documents.values()
        if one.published and one.id not in cases.rows
    ]
    told, coded = [], []
    for case in cases.all:
        when = case.incident.date
        if when.earliest and when.latest:
            told.append(when.earliest)
            if case.documents & cases.rows:
                coded += [when.earliest, when.latest]
    days = published + coded or told
    if not days:
        raise AnalysisError("no incident of the record has a date, and no report a day it appeared")
    return Coverage(min(days), max(days), min([*told, *days]))


def frame_around(after: date, *, first: date, last: date, period: Period, window: int) -> Frame:
    """Return whole bins on both sides of a date, as far as the record covers them.

    Args:
        after: the date; a bin begins on it.
        first: the first day that may be looked at.
        last: the last.
        period: how long a bin is.
        window: how many bins on each side at most.
    """
    starts = [_moved(after, period, step) for step in range(-window, window + 1)]
    bins = [Bin(start, following - timedelta(days=1)) for start, following in pairwise(starts)]
    kept = tuple(one for one in bins if one.first >= first and one.last <= last)
    return Frame(kept, sum(one.first < after for one in kept), period)


def _moved(day: date, period: Period, steps: int) -> date:
    if period is Period.MONTH:
        return month_after(day, steps)
    return day + timedelta(days=steps * (7 if period is Period.WEEK else 1))


def other_reports(cases: Cases, selected: frozenset[str]) -> npt.NDArray[np.int64]:
    """Return the days (ordinals, in order) of reports that tell of something else.

    Reports that tell of the incidents in question are no measure of how much is reported: they
    come with the incidents. Copies and rows of datasets are no reports.

    Args:
        cases: the record's incidents.
        selected: documents that tell of what is selected.
    """
    without = selected | cases.rows | cases.copies
    days = [
        one.published.toordinal()
        for one in cases.documents.values()
        if one.published is not None and one.id not in without
    ]
    return np.array(sorted(days), dtype=np.int64)
