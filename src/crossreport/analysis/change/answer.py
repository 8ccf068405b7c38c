"""The question whether a rate changed on a date, and its answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossreport.analysis.bins import Bin, Period
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.choices import Volume as Volume
from crossreport.analysis.selection import Selection
from crossreport.model import Direction


class Verdict(StrEnum):
    """What the record says to a claim."""

    BORNE_OUT = "borne-out"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Question:
    """A claim that something became more, or less, on a date.

    Attributes:
        what: the incidents meant; its days bound what is looked at.
        after: the date.
        claim: what is claimed: an increase or a decrease.
        period: how long a bin is.
        window: bins on each side at most; ``None`` for the usual number.
        against: incidents that the change did not touch.
        volume: how reporting volume is reckoned with.
        draws: how many draws of the record.
        seed: of the random numbers; the same gives the same answer.
    """

    what: Selection
    after: date
    claim: Direction = Direction.INCREASE
    period: Period = Period.WEEK
    window: int | None = None
    against: Selection | None = None
    volume: Volume = Volume.AUTO
    draws: int = 40
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """The same question in another way.

    Attributes:
        name: how it was asked.
        effect: the answer; ``None`` where it could not be asked.
        note: why it could not, or what to bear in mind.
    """

    name: str
    effect: Ratio | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placebo:
    """The same question about dates at which nothing is claimed.

    Attributes:
        dates: each date with its effect.
        clear: how many have an interval that leaves out no change.
    """

    dates: tuple[tuple[date, Ratio], ...]
    clear: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The incidents of one side of the date.

    Attributes:
        bins: how many bins.
        first: the first day.
        last: the last day, not before the first but where the side has none.
        low: incidents that are certainly there.
        best: incidents by their shares.
        high: incidents that may be there.
    """

    bins: int
    first: date
    last: date
    low: int
    best: float
    high: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return max((self.last - self.first).days + 1, 0)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The same weeks of an earlier year.

    Attributes:
        day: the date in that year.
        before: incidents before it.
        after: incidents after it.
        ratio: of the rates; ``None`` where there were none before.
    """

    day: date
    before: float
    after: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """The series as it was, as it is explained, and as it would have gone on.

    Attributes:
        bins: the bins.
        before: how many of them lie before the date.
        counts: incidents of each, the mean of all draws.
        fitted: what the model explains.
        unchanged: the same without the step.
        others: incidents of what it is compared with; empty where there is nothing.
        reports: reports of each bin that tell of something else.
    """

    bins: tuple[Bin, ...]
    before: int
    counts: tuple[float, ...]
    fitted: tuple[float, ...]
    unchanged: tuple[float, ...]
    others: tuple[float, ...] = ()
    reports: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to the claim.

    Attributes:
        label: what is counted, in words.
        after: the date.
        claim: what is claimed.
        verdict: borne out, contradicted, or cannot tell.
        sentence: the verdict in one plain sentence.
        would_tell: what is missing, or would tell more.
        assumptions: what the answer rests on.
        method: ``model``, ``exact`` or ``none``.
        before: the incidents before the date, in the window.
        after_tally: those after.
        effect: the rate ratio with its interval; ``None`` without a comparison.
        against: the ratio of rate ratios; ``None`` where nothing was named to compare with.
        against_label: what was compared with.
        smallest_rise: the smallest ratio above 1 that would have been seen in 4 of 5 cases.
        smallest_fall: the greatest below 1.
        placebo: the same at other dates.
        checks: other windows, dates and methods.
        years: the same season in earlier years.
        line: the series for the figure.
        period: how long a bin is.
    """

    label: str
    after: date
    claim: Direction
    verdict: Verdict
    sentence: str
    would_tell: tuple[str, ...]
    assumptions: tuple[str, ...]
    method: str
    before: Tally
    after_tally: Tally
    period: Period
    effect: Ratio | None = None
    against: Ratio | None = None
    against_label: str = ""
    smallest_rise: float | None = None
    smallest_fall: float | None = None
    placebo: Placebo | None = None
    checks: tuple[Check, ...] = ()
    years: tuple[YearBefore, ...] = ()
    line: Line | None = None
