"""What the rules of the date grammar share: their input, their output, and how years are found."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from crossreport.extract.dates.arithmetic import Days, shift_days
from crossreport.extract.dates.mention import DateKind, Shift
from crossreport.extract.dates.vocabulary import REPEATED, alternation, folded, words
from crossreport.model import DateBasis, LikelyDay

# February 29 comes once in four years, around a century's turn once in eight.
_YEARS_BACK = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its own words.

    Attributes:
        text: the text that is read.
        published: publication date, if known.
        southern: whether the country lies south of the equator; ``None`` when it is not known.
        month_first: whether 07/02/2023 is July 2; ``None`` when it is not known.
    """

    text: str
    published: date | None
    southern: bool | None = None
    month_first: bool | None = None

    def future_at(self, start: int, end: int) -> bool:
        """Say whether the sentence speaks of a time to come where this expression stands."""
        if self.text[end : end + 2] in ("'s", "’s"):
            return False
        before = re.split(r"[.!?;]\s|\n", self.text[max(0, start - 90) : start])[-1]
        told = _cues("told_cues")
        if len(before.split()) <= 2 and not told.search(before):  # the verb comes after it
            after = re.split(r"[.!?;]\s|\n", self.text[end : end + 90])[0]
            cue = _cues("future_cues").search(after)
            return cue is not None and not told.search(after[: cue.start()])
        cues = list(_cues("future_cues").finditer(before))
        if not cues or told.search(before, cues[-1].end()):
            return False
        bound = folded(cues[-1][0]) in words()["bounding_cues"]
        return not (bound and _cues("happened_cues").search(before[: cues[-1].start()]))

    def happened_before(self, start: int) -> bool:
        """Say whether a verb right before an expression tells what happened ("came on")."""
        before = re.split(r"[.!?;,]\s|\n", self.text[max(0, start - 40) : start])[-1]
        return bool(_cues("happened_cues").search(before)) and not _cues("future_cues").search(
            before
        )


@cache
def _cues(name: str) -> re.Pattern[str]:
    marks = alternation(words()[name])
    return re.compile(rf"(?<![^\W_])(?:{marks})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A date expression while it is being put together.

    Attributes:
        start: offset of the first character in the text that is read.
        end: offset after the last one.
        days: first and last day; either may be open.
        weekday: set where the expression is a bare weekday, which a range may move.
        likely: the likeliest day of a night, a weekend or a feast.
        named: the words name a stretch that has a name of its own.
        feast: set for feasts: by how many days the first and the last day are rounded outward.
    """

    start: int
    end: int
    days: tuple[date | None, date | None]
    basis: DateBasis
    kind: DateKind = DateKind.POINT
    explicit_year: bool = False
    future: bool = False
    relative_to_event: bool = False
    shift: Shift | None = None
    weekday: int | None = None
    likely: LikelyDay | None = None
    named: bool = False
    feast: tuple[int, int] | None = None

    def with_days(
        self,
        earliest: date | None,
        latest: date | None,
        *,
        basis: DateBasis | None = None,
        kind: DateKind | None = None,
    ) -> "Draft":
        """Return the same words with other days."""
        return replace(
            self,
            days=(earliest, latest),
            basis=basis or self.basis,
            kind=kind or self.kind,
            likely=None,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern caught.

    Attributes:
        start: offset of the expression (of the group ``core`` where the pattern has one).
        end: offset after it.
        groups: the words caught under each name.
    """

    start: int
    end: int
    groups: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the words caught under a name, in lower case; empty when there are none."""
        return folded(self.groups.get(name))

    @classmethod
    def of(cls, match: re.Match[str]) -> "Match":
        """Read a match of a pattern made by ``vocabulary.pattern``."""
        named, core = match.groupdict(), f"core{REPEATED}1"
        start, end = match.span(core if core in named else 0)
        end -= match.string[end - 1] == "."  # of "Feb.": it may end the sentence as well
        return cls(start, end, {k.split(REPEATED)[0]: v for k, v in named.items() if v is not None})

    def draft(
        self,
        days: tuple[date | None, date | None],
        basis: DateBasis,
        kind: DateKind = DateKind.POINT,
    ) -> Draft:
        """Return the expression with its meaning."""
        return Draft(self.start, self.end, days, basis, kind)

    def unanchored(self, kind: DateKind = DateKind.POINT) -> Draft:
        """Return a relative expression of a document whose publication date is not known."""
        return self.draft((None, None), DateBasis.UNANCHORED, kind)


Resolver = Callable[[Match, Context], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of words and what it means."""

    pattern: re.Pattern[str]
    resolve: Resolver

    def drafts(self, context: Context) -> Iterator[Draft]:
        """Yield what the rule finds in the context's text."""
        for match in self.pattern.finditer(context.text):
            draft = self.resolve(Match.of(match), context)
            if draft is not None:
                yield draft


def infer_year(
    build: Callable[[int], Days | None],
    published: date,
    *,
    coming: bool,
    ahead: int,
    weekday: int | None = None,
) -> Days | None:
    """Choose the year of a date that does not name one.

    Args:
        build: gives the days meant in a year; ``None`` where that year has none (February 29).
        published: publication date.
        coming: the words speak of the future: the first such days that are not over.
        ahead: else the latest such days that end at most this many days after publication; 0
            for the latest that have begun.
        weekday: the weekday written beside the date; a year in which it fits is preferred.
    """
    years = range(max(1, published.year - _YEARS_BACK), min(9998, published.year + 1) + 1)
    found = [days for year in years if (days := build(year)) is not None]
    if weekday is not None:
        near = [d for d in found if d[0].year >= published.year - 2]
        found = [d for d in near if d[0].weekday() == weekday] or found
    if coming:
        later = [days for days in found if days[1] >= published]
        if later:
            return min(later)
    limit = shift_days(published, ahead)
    # A day ahead must be over by the limit; a month that has begun is the one meant.
    last = 1 if ahead else 0
    past = [days for days in found if days[last] <= limit]
    return max(past) if past else None
