"""Rules for figures, and how the best of several is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crossreport.codebook import CodebookError, read_yaml
from crossreport.model import Range, SpeakerKind, Stance
from crossreport.reconcile.figures import Figure
from crossreport.reconcile.outcome import Outcome, sources
from crossreport.reconcile.rules.registry import Registry

CountRule = Callable[[Sequence[Figure]], Outcome | None]
Chooser = Callable[[Figure, Sequence[Figure]], int]

COUNT_RULES: Registry[CountRule] = Registry("counts")
CHOOSERS: Registry[Chooser] = Registry("best_figure")


@COUNT_RULES("count-single")
def _single(figures: Sequence[Figure]) -> Outcome | None:
    if len(figures) != 1 or figures[0].vague or figures[0].partial:
        return None
    return _outcome(figures[0].span, figures)


@COUNT_RULES("count-agreed")
def _agreed(figures: Sequence[Figure]) -> Outcome | None:
    if any(f.vague or f.partial or f.span != figures[0].span for f in figures):
        return None
    return _outcome(figures[0].span, figures)


@COUNT_RULES("count-union")
def _union(figures: Sequence[Figure]) -> Outcome | None:
    numbers = [figure for figure in figures if not figure.vague and not figure.partial]
    if not numbers:
        return None
    ends = _ends(numbers)
    return _outcome(Range(ends.low, best_figure(numbers).span.best, ends.high), numbers)


@COUNT_RULES("count-subset")
def _subset(figures: Sequence[Figure]) -> Outcome | None:
    numbers = [figure for figure in figures if figure.partial and not figure.vague]
    if not numbers:
        return None
    most = max(figure.span.best or 0 for figure in numbers)
    return replace(_outcome(Range(most, most, most), numbers), text=f"at least {most}")


@COUNT_RULES("count-vague")
def _vague(figures: Sequence[Figure]) -> Outcome | None:
    return _outcome(_ends(figures), figures)


def _ends(figures: Sequence[Figure]) -> Range:
    """The lowest and the highest end; an end that anyone leaves open is open."""
    lows = [figure.span.low for figure in figures if figure.span.low is not None]
    highs = [figure.span.high for figure in figures]
    known = [high for high in highs if high is not None]
    high = max(known) if len(known) == len(highs) else None
    return Range(min(lows, default=None), None, high)


def _outcome(value: Range, figures: Sequence[Figure]) -> Outcome:
    return Outcome(_text(value), tuple(figure.telling for figure in figures), range=value)


def _text(value: Range) -> str:
    if value.low == value.high is not None:
        return str(value.low)
    if value.low is None or value.high is None:
        ends = f"at least {value.low}" if value.low is not None else f"up to {value.high}"
    else:
        ends = f"{value.low} to {value.high}"
    return ends if value.best is None else f"{ends}, best {value.best}"


def best_figure(figures: Sequence[Figure]) -> Figure:
    """Return the figure that the codebook's order of preferences puts first.

    Raises:
        CodebookError: the order names a preference that does not exist.
    """
    order = read_yaml("reconcile")["best_figure"]
    unknown = [name for name in order if name not in CHOOSERS]
    if unknown:
        raise CodebookError(
            f"reconcile.yaml, best_figure: unknown preference '{unknown[0]}'; "
            f"known: {', '.join(CHOOSERS.names)}"
        )
    standing = _standing(figures)
    return min(
        figures,
        key=lambda one: (*(CHOOSERS[name](one, standing) for name in order), one.telling.id),
    )


def _standing(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Figures that their source has not corrected; all, where it has corrected all."""
    return [figure for figure in figures if not figure.superseded] or figures


@CHOOSERS("not-superseded")
def _not_superseded(one: Figure, standing: Sequence[Figure]) -> int:
    return one.superseded


@CHOOSERS("not-by-perpetrator")
def _not_by_perpetrator(one: Figure, standing: Sequence[Figure]) -> int:
    return (
        one.telling.source.kind is SpeakerKind.PERPETRATOR
        or one.telling.claim.stance is Stance.CLAIMED_BY_PERPETRATOR
    )


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
