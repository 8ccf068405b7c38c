"""Rules for figures, and how the best of several is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crossreport.codebook import CodebookError
from crossreport.model import Nearness, Qualifier, Range, Reliability
from crossreport.reconcile.figures import Figure
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry
from crossreport.reconcile.rules.sets import RuleSet


@dataclass(frozen=True, slots=True)
class Tolls:
    """The figures of one kind that take part, and how the best of them is chosen."""

    figures: Sequence[Figure]
    rules: RuleSet


CountRule = Callable[[Tolls], Outcome | None]
Chooser = Callable[[Figure, Sequence[Figure]], int]

COUNT_RULES: Registry[CountRule] = Registry("counts")
CHOOSERS: Registry[Chooser] = Registry("best_figure")

# What nobody graded, or could, stands between what is fairly and what is not usually reliable, and
# between the national and the international.
_RELIABILITY = (
    Reliability.A,
    Reliability.B,
    Reliability.C,
    None,
    Reliability.D,
    Reliability.E,
)
_NEARNESS = (Nearness.WITNESS, Nearness.LOCAL, Nearness.NATIONAL, None, Nearness.INTERNATIONAL)


@COUNT_RULES("count-single")
def _single(tolls: Tolls) -> Outcome | None:
    figures = tolls.figures
    if len(figures) != 1 or figures[0].vague or figures[0].partial:
        return None
    return _outcome(figures[0].span, figures)


@COUNT_RULES("count-agreed")
def _agreed(tolls: Tolls) -> Outcome | None:
    figures = tolls.figures
    if any(f.vague or f.partial or f.span != figures[0].span for f in figures):
        return None
    return _outcome(figures[0].span, figures)


@COUNT_RULES("count-union")
def _union(tolls: Tolls) -> Outcome | None:
    numbers = _numbers(tolls)
    if not numbers:
        return None
    ends = _ends(numbers)
    best = best_figure(numbers, tolls.rules).span.best
    return _outcome(Range(ends.low, best, ends.high), numbers)


@COUNT_RULES("count-conservative")
def _conservative(tolls: Tolls) -> Outcome | None:
    numbers = _numbers(tolls)
    if not numbers:
        return None
    best = best_figure(numbers, tolls.rules)
    least = best.span.low if best.span.low is not None else best.span.best
    agreeing = [figure for figure in numbers if figure.span == best.span]
    return _outcome(Range(least, least, least), agreeing)


@COUNT_RULES("count-minimum-maximum")
def _minimum_maximum(tolls: Tolls) -> Outcome | None:
    numbers = _numbers(tolls)
    if not numbers:
        return None
    ends = _ends([replace(one, span=_open(one)) for one in numbers])
    best = ends.low if ends.low == ends.high else None
    return _outcome(Range(ends.low, best, ends.high), numbers)


def _open(figure: Figure) -> Range:
    """Return the figure with the ends that its qualifier leaves open."""
    counts = [c for c in figure.telling.claim.counts if c.kind is figure.kind]
    if any(c.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) for c in counts):
        return replace(figure.span, high=None)
    return figure.span


@COUNT_RULES("count-subset")
def _subset(tolls: Tolls) -> Outcome | None:
    numbers = [figure for figure in tolls.figures if figure.partial and not figure.vague]
    if not numbers:
        return None
    most = max(figure.span.best or 0 for figure in numbers)
    return replace(_outcome(Range(most, most, most), numbers), text=f"at least {most}")


@COUNT_RULES("count-vague")
def _vague(tolls: Tolls) -> Outcome | None:
    return _outcome(_ends(tolls.figures), tolls.figures)


@COUNT_RULES("count-vague-low")
def _vague_low(tolls: Tolls) -> Outcome | None:
    ends = _ends(tolls.figures)
    if ends.low is None:
        return None
    return _outcome(replace(ends, best=ends.low), tolls.figures)


@COUNT_RULES("count-vague-least")
def _vague_least(tolls: Tolls) -> Outcome | None:
    least = _ends(tolls.figures).low
    return None if least is None else _outcome(Range(least, least, least), tolls.figures)


def _numbers(tolls: Tolls) -> list[Figure]:
    return [figure for figure in tolls.figures if not figure.vague and not figure.partial]


def _ends(figures: Sequence[Figure]) -> Range:
    """The lowest and the highest end; an end that anyone leaves open is open."""
    lows = [figure.span.low for figure in figures if figure.span.low is not None]
    highs = [figure.span.high for figure in figures]
    known = [high for high in highs if high is not None]
    high = max(known) if len(known) == len(highs) else None
    return Range(min(lows, default=None), None, high)


def _outcome(value: Range, figures: Sequence[Figure]) -> Outcome:
    return Outcome(range_text(value), tuple(figure.telling for figure in figures), range=value)


def range_text(value: Range) -> str:
    """Write a range for people."""
    if value.low == value.high is not None:
        return str(value.low)
    if value.low is None or value.high is None:
        ends = f"at least {value.low}" if value.low is not None else f"up to {value.high}"
    else:
        ends = f"{value.low} to {value.high}"
    return ends if value.best is None else f"{ends}, best {value.best}"


def best_figure(figures: Sequence[Figure], rules: RuleSet) -> Figure:
    """Return the figure that the order of preferences of a set of rules puts first.

    Raises:
        CodebookError: the order names a preference that does not exist.
    """
    for name in rules.best_figure:
        if name not in CHOOSERS:
            raise CodebookError(
                f"reconcile.yaml, rule_sets, '{rules.id}', best_figure: unknown preference "
                f"'{name}'; known: {', '.join(CHOOSERS.names)}"
            )
    standing = _standing(figures)
    return min(
        figures,
        key=lambda one: (
            *(CHOOSERS[name](one, standing) for name in rules.best_figure),
            one.telling.id,
        ),
    )


def _standing(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Figures that their source has not corrected; all, where it has corrected all."""
    return [figure for figure in figures if not figure.superseded] or figures


@CHOOSERS("not-superseded")
def _not_superseded(one: Figure, standing: Sequence[Figure]) -> int:
    return one.superseded


@CHOOSERS("not-by-perpetrator")
def _not_by_perpetrator(one: Figure, standing: Sequence[Figure]) -> int:
    return one.telling.by_perpetrator


@CHOOSERS("more-reliable")
def _more_reliable(one: Figure, standing: Sequence[Figure]) -> int:
    grade = one.telling.grade
    found = grade.reliability if grade else None
    return _RELIABILITY.index(None if found is Reliability.F else found)


@CHOOSERS("nearer")
def _nearer(one: Figure, standing: Sequence[Figure]) -> int:
    grade = one.telling.grade
    return _NEARNESS.index(grade.nearness if grade else None)


@CHOOSERS("most-sources")
def _most_sources(one: Figure, standing: Sequence[Figure]) -> int:
    return -sources(other.telling for other in standing if other.span.best == one.span.best)


@CHOOSERS("latest-report")
def _latest_report(one: Figure, standing: Sequence[Figure]) -> int:
    if one.telling.published is None:
        return 0
    day, clock = one.telling.published
    return -(day.toordinal() * 86_400 + clock.hour * 3600 + clock.minute * 60 + clock.second)


@CHOOSERS("most-detailed")
def _most_detailed(one: Figure, standing: Sequence[Figure]) -> int:
    return -one.groups


@CHOOSERS("most-told")
def _most_told(one: Figure, standing: Sequence[Figure]) -> int:
    return -sum(other.span.best == one.span.best for other in standing)


@CHOOSERS("lower")
def _lower(one: Figure, standing: Sequence[Figure]) -> int:
    return one.span.best or 0
