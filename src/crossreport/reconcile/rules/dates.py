"""Rules for the date."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossreport.codebook import read_yaml
from crossreport.model import DateBasis, LikelyDay, LikelyRule, WideDate
from crossreport.reconcile.evidence import Telling
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules.registry import Registry

DateRule = Callable[[Sequence[Telling]], Outcome | None]
DATE_RULES: Registry[DateRule] = Registry("date")

_OPEN = float("inf")
_INFERRED = {DateBasis.CARRIED, DateBasis.CONTEXT}
_TOLD = (LikelyRule.NIGHT, LikelyRule.STRETCH)
_NEWS = {LikelyRule.NEWS_DAY, LikelyRule.REPORT_DAY}
NEWS_DAYS = 7
"""How many days back the news of a report's lead reaches: the time between a weekly's issues."""


def dated(tellings: Sequence[Telling]) -> list[Telling]:
    """The claims that bound the date on one side at least."""
    return [t for t in tellings if t.claim.date.earliest or t.claim.date.latest]


@DATE_RULES("date-news")
def _news(tellings: Sequence[Telling]) -> Outcome | None:
    """Bound what no claim bounds at its start, and one at least tells as fresh news."""
    if any(t.claim.date.earliest is not None for t in tellings):
        return None
    ends = [t.claim.date.latest for t in tellings if t.claim.date.latest is not None]
    fresh = [
        t.claim.date.likely
        for t in tellings
        if t.claim.date.likely is not None and t.claim.date.likely.rule in _NEWS
    ]
    if not ends or not fresh:
        return None
    latest = min(ends)
    held = [one for one in fresh if one.day <= latest]
    likely = min(held, key=lambda one: (one.rule is LikelyRule.NEWS_DAY, one.day), default=None)
    if likely is None:  # all were inferred from reports later than the first
        likely = LikelyDay(latest, LikelyRule.NEWS_DAY)
    start = likely.day - timedelta(days=NEWS_DAYS - 1)
    return _outcome(WideDate(start, latest, DateBasis.RECONCILED, likely=likely), tellings)


@DATE_RULES("date-single")
def _single(tellings: Sequence[Telling]) -> Outcome | None:
    if len(tellings) != 1:
        return None
    return _outcome(tellings[0].claim.date, tellings)


@DATE_RULES("date-intersection")
def _intersection(tellings: Sequence[Telling]) -> Outcome | None:
    if not tellings:
        return None
    common = tellings[0].claim.date
    for telling in tellings[1:]:
        shared = common.intersect(telling.claim.date)
        if shared is None:
            return None
        common = WideDate(*shared, DateBasis.RECONCILED)
    return _outcome(common, tellings)


@DATE_RULES("date-most-told")
def _most_told(tellings: Sequence[Telling]) -> Outcome | None:
    if not tellings:
        return None
    ballot = _Ballot(tellings)
    ranked = sorted(tellings, key=ballot.preference)
    common, agreeing = ranked[0].claim.date, [ranked[0]]
    for telling in ranked[1:]:
        shared = common.intersect(telling.claim.date)
        if shared is not None:
            common = WideDate(*shared, DateBasis.RECONCILED)
            agreeing.append(telling)
    return _outcome(common, [t for t in tellings if t in agreeing])


@DATE_RULES("date-unknown")
def _unknown(tellings: Sequence[Telling]) -> Outcome | None:
    return _outcome(WideDate(None, None, DateBasis.RECONCILED), tellings)


class _Ballot:
    """What the reports of an incident say for each of the intervals that its claims give.

    Every report has one vote for an interval, as heavy as the best of its claims makes it. The
    weights are in ``reconcile.yaml``, with what they rest on.
    """

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._reports: dict[str, list[Telling]] = {}
        for telling in tellings:
            self._reports.setdefault(telling.claim.document_id, []).append(telling)
        self._told = Counter((t.claim.date.earliest, t.claim.date.latest) for t in tellings)
        self._votes: dict[tuple[date | None, date | None], float] = {}

    def preference(self, one: Telling) -> tuple[bool, float, int, float, date, str]:
        """Return the key that puts the interval to be taken first."""
        told = one.claim.date
        days = (told.earliest, told.latest)
        if days not in self._votes:
            self._votes[days] = sum(_vote(told, report) for report in self._reports.values())
        width = told.days or _OPEN
        first = told.earliest or told.latest or date.max
        return width == _OPEN, -self._votes[days], -self._told[days], width, first, one.id


def _vote(wanted: WideDate, report: Sequence[Telling]) -> float:
    """Return how far the claims of one report speak for an interval."""
    weights = read_yaml("reconcile")["date_votes"]
    published = report[0].published
    if published is not None and wanted.earliest is not None:
        # Where it was the next day at the place when the report came out, that day was not ahead.
        there = (t.claim.date.latest for t in report if t.claim.date.moved is not None)
        if max([published[0], *(day for day in there if day)]) < wanted.earliest:
            return float(weights["published_before"])
    return max(_weight(wanted, t.claim.date, weights) for t in report)


def _weight(wanted: WideDate, told: WideDate, weights: Mapping[str, float]) -> float:
    if (told.earliest, told.latest) == (wanted.earliest, wanted.latest):
        return weights["inferred"] if told.basis in _INFERRED else weights["told"]
    if told.days is None or wanted.earliest is None or wanted.latest is None:
        return 0.0
    return weights["within"] if told.holds(wanted.earliest) and told.holds(wanted.latest) else 0.0


def _outcome(value: WideDate, tellings: Sequence[Telling]) -> Outcome:
    reconciled = WideDate(value.earliest, value.latest, DateBasis.RECONCILED)
    if reconciled.days != 1:
        likely = value.likely or _likeliest(reconciled, tellings)
        reconciled = replace(reconciled, likely=likely)
    return Outcome(date_text(reconciled), tuple(tellings), date=reconciled)


def _likeliest(value: WideDate, tellings: Sequence[Telling]) -> LikelyDay | None:
    """Return the likeliest day of a night, else of a weekend or feast, where a claim tells it."""
    told = (t.claim.date.likely for t in tellings)
    held = [one for one in told if one is not None and one.rule in _TOLD and value.holds(one.day)]
    return min(held, key=lambda one: (_TOLD.index(one.rule), one.day), default=None)


def date_text(value: WideDate) -> str:
    """Write an interval for people, with the likeliest of its days."""
    if value.likely is None:
        return _interval_text(value)
    return f"{_interval_text(value)}, most likely {_day(value.likely.day)}"


def _interval_text(value: WideDate) -> str:
    if value.earliest is None and value.latest is None:
        return "unknown"
    if value.earliest is None:
        return f"until {_day(value.latest)}"
    if value.latest is None:
        return f"from {_day(value.earliest)}"
    if value.earliest == value.latest:
        return _day(value.earliest)
    return f"{_day(value.earliest)} to {_day(value.latest)}"


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()
