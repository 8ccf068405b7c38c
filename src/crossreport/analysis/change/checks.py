"""The same question about other dates, windows, years and by other methods."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from crossreport.analysis.bins import month_after
from crossreport.analysis.change.answer import Check, Placebo, YearBefore
from crossreport.analysis.change.estimate import MODEL, Estimate, Material, estimate
from crossreport.analysis.change.exact import Ratio
from crossreport.analysis.change.frame import Frame, frame_around
from crossreport.analysis.change.second import naive, negative_binomial
from crossreport.analysis.change.settings import limits
from crossreport.analysis.errors import MissingExtraError

_SHIFTS = (-4, -2, 2, 4)
_YEARS = 5


def placebos(material: Material, frame: Frame, *, first: date) -> Placebo:
    """Ask about dates before the date at which nothing is claimed, from what lay before it.

    Args:
        material: what effects are estimated from.
        frame: the bins of the question.
        first: the first day that may be looked at.
    """
    least, most = limits().placebo_bins, limits().placebo_dates
    whole = frame_around(frame.date, first=first, last=_day_before(frame), period=frame.period,
                         window=3 * len(frame.bins))  # fmt: skip
    usable = range(least, whole.before - least + 1)
    step = max(1, -(-len(usable) // most))
    half = max(frame.before, frame.after)
    once = replace(material, draws=1)
    found = []
    for position in usable[::step]:
        start, stop = max(0, position - half), min(whole.before, position + half)
        part = whole.part(start, stop, position - start)
        result = estimate(once, part)
        if result.method == MODEL:
            found.append((part.date, result.effect))
    return Placebo(tuple(found), sum(clear(effect) for _, effect in found))


def _day_before(frame: Frame) -> date:
    return frame.date - timedelta(days=1)


def clear(effect: Ratio) -> bool:
    """Say whether an interval leaves out that nothing changed."""
    return effect.low > 1 or effect.high < 1


def windows(material: Material, frame: Frame, *, first: date, last: date) -> Iterator[Check]:
    """Yield the effect in half and in twice the window."""
    size = max(frame.before, frame.after)
    for name, window in (("half the window", size // 2), ("twice the window", 2 * size)):
        other = frame_around(frame.date, first=first, last=last, period=frame.period, window=window)
        if other.bins != frame.bins and min(other.before, other.after) >= 2:
            label = f"{name} ({other.before} and {other.after} {frame.period}s)"
            yield Check(label, estimate(material, other).effect)


def moved_dates(material: Material, frame: Frame) -> Iterator[Check]:
    """Yield the effect with the date moved by some bins: how much hangs on the day."""
    for shift in _SHIFTS:
        before = frame.before + shift
        if min(before, len(frame.bins) - before) >= limits().few_bins:
            moved = frame.part(0, len(frame.bins), before)
            word = "earlier" if shift < 0 else "later"
            yield Check(
                f"the date {abs(shift)} {frame.period}s {word}", estimate(material, moved).effect
            )


def other_methods(found: Estimate) -> Iterator[Check]:
    """Yield what other methods make of the mean of all draws."""
    if found.design is None:
        return
    problem = found.design.problem(found.counts)
    yield Check(
        "two averages compared",
        naive(problem),
        "takes all events for independent and the rate for constant: far too sure",
    )
    try:
        effect = negative_binomial(problem)
        note = "errors too small in short series" if effect else "does not converge"
        yield Check("negative binomial, Newey–West errors", effect, note)
    except MissingExtraError as error:
        yield Check("negative binomial, Newey–West errors", None, str(error))


def earlier_years(material: Material, frame: Frame, *, first: date) -> tuple[YearBefore, ...]:
    """Return the same weeks of earlier years, as far as the record covers them."""
    found = []
    for years in range(1, _YEARS + 1):
        day = month_after(frame.date, -12 * years)
        start = month_after(frame.bins[0].first, -12 * years)
        if start < first or frame.after == 0:
            break
        window = max(frame.before, frame.after)
        other = frame_around(
            day, first=start, last=frame.date - timedelta(days=1), period=frame.period,
            window=min(window, round(frame.period.per_year / 2)),
        )  # fmt: skip
        size = min(other.before, other.after)
        if size == 0:
            break
        counts = material.incidents.expected(other)
        before = float(counts[other.before - size : other.before].sum())
        after = float(counts[other.before : other.before + size].sum())
        found.append(YearBefore(day, before, after, after / before if before else None))
    return tuple(found)
