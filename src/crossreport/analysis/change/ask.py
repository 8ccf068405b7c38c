"""Puts the claim that something became more, or less, on a date against the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from crossreport.analysis.change import checks
from crossreport.analysis.change.answer import (
    Answer,
    Line,
    Question,
    Tally,
    Verdict,
    Volume,
)
from crossreport.analysis.change.design import design
from crossreport.analysis.change.estimate import (
    MODEL,
    Estimate,
    Material,
    Reports,
    compare,
    estimate,
)
from crossreport.analysis.change.frame import (
    Coverage,
    Frame,
    coverage,
    frame_around,
    other_reports,
)
from crossreport.analysis.change.model import fit_step
from crossreport.analysis.change.sampling import Draws
from crossreport.analysis.change.settings import limits, say, window_of
from crossreport.analysis.change.verdict import assumptions, judge, vagueness, would_tell
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import Member, Membership, share_of_days

_LONGER = (1, 2, 3, 4, 6, 8)
_CHECK_DRAWS = 8


def ask(question: Question) -> Answer:
    """Answer a question.

    The rate ratio is that of a step in an interrupted time series with trend, season and noise
    that is overdispersed and correlated from bin to bin (`model`), in many draws of the record
    (`sampling`); with few events, that of the exact comparison of two rates.

    Raises:
        AnalysisError: the date lies outside the record, or there are too few incidents to compare.
    """
    cases = question.what.cases
    covered = coverage(cases)
    _check_date(question, covered)
    first = max(covered.first, question.what.since or covered.first)
    last = min(covered.last, question.what.until or covered.last)
    window = question.window or window_of(question.period)
    frame = frame_around(
        question.after, first=first, last=last, period=question.period, window=window
    )
    members = question.what.during(None, None).members
    tallies = _tallies(members, question, frame, covered)
    _check_events(question, tallies)
    if min(frame.before, frame.after) < limits().least_before:
        near = _near(members, tallies)
        return _nothing_to_compare(question, tallies, near, frame, covered)
    material = _material(question, members)
    near = _near(members, tallies)
    return _answer(question, material, frame, tallies, near, first=first, last=last)


def _check_date(question: Question, covered: Coverage) -> None:
    start = min(covered.first, covered.earliest)
    if not start - timedelta(days=366) <= question.after <= covered.last:
        raise AnalysisError(
            f"{question.after} lies outside the record, which tells of {start} to {covered.last}"
        )
    if question.what.until and question.what.until <= question.after:
        raise AnalysisError(f"the last day, {question.what.until}, lies before {question.after}")
    if question.what.since and question.what.since >= question.after:
        raise AnalysisError(f"the first day, {question.what.since}, lies after {question.after}")


def _check_events(question: Question, tallies: Sequence[Tally]) -> None:
    """Refuse to compare none or one.

    Raises:
        AnalysisError: there are too few incidents.
    """
    possible = sum(one.high for one in tallies)
    if possible >= limits().least_events:
        return
    count = "no incident" if possible == 0 else "one incident only"
    raise AnalysisError(
        f"there is {count} from {tallies[0].first} to {tallies[1].last} for: "
        f"{question.what.label}; nothing can be compared (--window, or another --where or --actor, "
        "takes in more)"
    )


def _tallies(
    members: Sequence[Member], question: Question, frame: Frame, covered: Coverage
) -> tuple[Tally, Tally]:
    """Count both sides; where the record covers one side only, all that it recalls of either."""
    compared = bool(frame.before and frame.after)
    first = frame.bins[0].first if compared else min(covered.earliest, question.after)
    last = frame.bins[-1].last if compared else covered.last
    yesterday = question.after - timedelta(days=1)
    return (
        _tally(members, first, yesterday, frame.before),
        _tally(members, question.after, last, frame.after),
    )


def _near(members: Sequence[Member], tallies: tuple[Tally, Tally]) -> list[Member]:
    """Return the incidents that are, or may be, in the window."""
    first, last = tallies[0].first, tallies[1].last
    return [one for one in members if share_of_days(one.case.incident.date, first, last).possible]


def _tally(members: Sequence[Member], first: date, last: date, bins: int) -> Tally:
    low, best, high = 0, 0.0, 0
    for one in members:
        here = share_of_days(one.case.incident.date, first, last)
        if here.possible:
            low += here.certain and one.membership is Membership.CERTAIN
            best += here.share * one.share
            high += 1
    return Tally(bins, first, last, low, best, high)


def _material(question: Question, members: Sequence[Member]) -> Material:
    cases = question.what.cases
    mine = {one.case.incident.id for one in members if one.share > 0}
    others = None
    if question.against is not None:
        found = question.against.during(None, None).members
        apart = [one for one in found if one.case.incident.id not in mine]
        others = Draws.of(apart, cases)
    reports = None
    if question.volume is not Volume.NONE:
        telling = frozenset(d for one in members if one.share > 0 for d in one.case.documents)
        reports = Reports(other_reports(cases, telling))
    return Material(
        incidents=Draws.of(members, cases),
        others=others,
        reports=reports if reports is not None and len(reports.days) else None,
        volume=question.volume,
        draws=question.draws,
        seed=question.seed,
    )


def _answer(
    question: Question,
    material: Material,
    frame: Frame,
    tallies: tuple[Tally, Tally],
    near: Sequence[Member],
    *,
    first: date,
    last: date,
) -> Answer:
    found = estimate(material, frame)
    against = compare(material, frame) if material.others is not None else None
    placebo = checks.placebos(material, frame, first=first)
    once = replace(material, draws=min(material.draws, _CHECK_DRAWS))
    other = tuple(checks.windows(once, frame, first=first, last=last))
    verdict, sentence = judge(question, found, against=against, placebo=placebo, windows=other)
    longer = _longer(found, frame) if verdict is Verdict.CANNOT_TELL else None
    rise, fall = found.detectable() if found.method == MODEL else (None, None)
    drawn = not material.incidents.certain
    return Answer(
        label=question.what.label,
        after=question.after,
        claim=question.claim,
        verdict=verdict,
        sentence=sentence,
        would_tell=tuple(
            would_tell(
                question, found, verdict, longer=longer, compared=against is not None, near=near
            )
        ),
        assumptions=tuple(assumptions(question, found, compared=against is not None, drawn=drawn)),
        method=found.method,
        before=tallies[0],
        after_tally=tallies[1],
        period=question.period,
        effect=found.effect,
        against=against,
        against_label=question.against.label if question.against else "",
        smallest_rise=rise,
        smallest_fall=fall,
        placebo=placebo,
        checks=(*other, *checks.moved_dates(once, frame), *checks.other_methods(found)),
        years=checks.earlier_years(material, frame, first=first),
        line=_line(found, frame, material),
    )


def _line(found: Estimate, frame: Frame, material: Material) -> Line:
    others = () if material.others is None else tuple(material.others.expected(frame).tolist())
    return Line(
        bins=frame.bins,
        before=frame.before,
        counts=tuple(found.counts.tolist()),
        fitted=tuple(found.fitted.tolist()),
        unchanged=tuple(found.unchanged.tolist()),
        others=others,
        reports=() if material.reports is None else tuple(material.reports.of(frame).tolist()),
    )


def _longer(found: Estimate, frame: Frame) -> int | None:
    """Return how many bins on each side would show the target change as often as wanted.

    The series is taken to go on with the same rate and noise; ``None`` where eight times the
    length would not do.
    """
    if found.step is None:
        return None
    rate = float(found.counts.mean())
    size = max(frame.before, frame.after)
    wanted = np.log(limits().target) / (1.959964 + 0.841621)
    for times in _LONGER:
        length = size * times
        bins = frame_around(
            frame.date,
            first=date.min + timedelta(days=366),
            last=date.max - timedelta(days=366),
            period=frame.period,
            window=min(length, 5000),
        )
        random = np.random.default_rng(0)
        noise = _noise(len(bins.bins), found.step.sigma2, found.step.rho, random)
        counts = random.poisson(rate * np.exp(noise)).astype(float)
        if fit_step(design(bins).problem(counts)).deviation <= wanted:
            return length
    return None


def _noise(
    length: int, sigma2: float, rho: float, random: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return multiplicative noise of mean 1, on the scale of logarithms."""
    drawn = random.normal(0, np.sqrt(sigma2), length)
    for i in range(1, length):
        drawn[i] = rho * drawn[i - 1] + np.sqrt(1 - rho**2) * drawn[i]
    return np.asarray(drawn - sigma2 / 2)


def _nothing_to_compare(
    question: Question,
    tallies: tuple[Tally, Tally],
    near: Sequence[Member],
    frame: Frame,
    covered: Coverage,
) -> Answer:
    """Return the answer where the record does not cover one side of the date."""
    missing = "before" if frame.before <= frame.after else "after"
    before, after = tallies
    bins = min(frame.before, frame.after)
    sentence = say(
        "sentences",
        f"no_{missing}",
        what=question.what.label,
        after=question.after,
        before_count=count_of(before),
        after_count=count_of(after),
        bins=f"only {bins} {question.period}{'' if bins == 1 else 's'}"
        if bins
        else f"no whole {question.period}",
    )
    missing_reports = say(
        "would_tell", missing, after=question.after, first=covered.first, last=covered.last
    )
    return Answer(
        label=question.what.label,
        after=question.after,
        claim=question.claim,
        verdict=Verdict.CANNOT_TELL,
        sentence=sentence,
        would_tell=(
            missing_reports,
            *([say("would_tell", "against")] if question.against is None else []),
            *vagueness(question, near),
        ),
        assumptions=(),
        method="none",
        before=before,
        after_tally=after,
        period=question.period,
    )


def count_of(tally: Tally) -> str:
    """Return how many incidents a side has: one number, or low to high with the best."""
    best = f"{tally.best:.0f}" if tally.best == round(tally.best) else f"{tally.best:.1f}"
    return best if tally.low == tally.high else f"{tally.low} to {tally.high} (best {best})"
