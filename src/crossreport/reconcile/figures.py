"""One claim's figure for one kind of harm, ready to be set beside others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossreport.model import (
    Count,
    CountKind,
    CountPart,
    Qualifier,
    Range,
    SpeakerKind,
    VictimKind,
    total,
)
from crossreport.reconcile.evidence import Telling
from crossreport.reconcile.wording import figure_words

_OPEN = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
# A source that gives a floor knows of no far higher number: beyond this its figure is another one.
_FLOOR_REACH = 1.15
_COMBATANT = {
    VictimKind.MILITARY: "forces",
    VictimKind.POLICE: "forces",
    VictimKind.MILITANTS: "militants",
}
_SILENT_KINDS = frozenset({VictimKind.UNKNOWN, VictimKind.MIXED})


@dataclass(frozen=True, slots=True)
class Figure:
    """What one claim says about one kind.

    Attributes:
        telling: the claim.
        span: the figure as written: "about 40" is 40; "dozens" and "20 to 30" keep their ends.
        hedged: the figure with its hedges, for telling whether two figures can both be true.
        words: the words that carry it.
        shown: the same as it is told of an incident, without names of private persons.
        sorts: whom it counts, coarsely: civilians, forces, militants; empty when untold.
        groups: number of groups told apart.
        partial: whether it counts only some of the people concerned ("among them a child").
        superseded: whether the same source gave another figure later.
        left_out: why it takes no part in the incident's value; empty where it does.
    """

    telling: Telling
    kind: CountKind
    span: Range
    hedged: Range
    words: str
    shown: str
    sorts: frozenset[str]
    groups: int
    partial: bool = False
    superseded: bool = False
    left_out: str = ""

    @property
    def vague(self) -> bool:
        """Whether it is no number ("dozens")."""
        return self.span.best is None

    def conflicts(self, other: "Figure") -> bool:
        """Whether the two figures cannot both be true."""
        if self.vague or other.vague:
            return False
        low = max(self.hedged.low or 0, other.hedged.low or 0)
        highs = [r.high for r in (self.hedged, other.hedged) if r.high is not None]
        return bool(highs) and low > min(highs)


def figures(tellings: Iterable[Telling], kind: CountKind) -> list[Figure]:
    """Return the figures for one kind, in reading order, superseded ones marked.

    Figures of only some of the people are left out as soon as one claim has a number for all.
    """
    found = [made for telling in tellings if (made := _figure(telling, kind)) is not None]
    if any(not one.partial and not one.vague for one in found):
        found = [one for one in found if not one.partial]
    corrections = {id(one): _correction(one, found) for one in found}
    return [
        replace(one, superseded=bool(corrections[id(one)]) or _stale(one, found, corrections))
        for one in found
    ]


def _figure(telling: Telling, kind: CountKind) -> Figure | None:
    counts = [count for count in telling.claim.counts if count.kind is kind]
    if not counts:
        return None
    partial = all(count.part is CountPart.SUBSET for count in counts)
    if partial:
        largest = sorted(counts, key=lambda count: count.range.best or count.range.low or 0)[-1:]
        counts = [replace(count, part=CountPart.WHOLE) for count in largest]
    span = total((replace(c, range=_as_written(c)) for c in counts), kind)
    hedged = total((replace(c, range=_with_floor(c)) for c in counts), kind)
    if span is None or hedged is None or (span.low is None and span.high is None):
        return None
    return Figure(
        telling=telling,
        kind=kind,
        span=span,
        hedged=hedged,
        words=" and ".join(count.span.quote for count in _adding(counts)),
        shown=" and ".join(figure_words(count) for count in _adding(counts)),
        sorts=frozenset(
            _COMBATANT.get(c.victims.kind, "civilians")
            for c in counts
            if c.part is not CountPart.SUBSET and c.victims.kind not in _SILENT_KINDS
        ),
        groups=len([c for c in counts if c.part is CountPart.PART]),
        partial=partial,
    )


def _adding(counts: Sequence[Count]) -> list[Count]:
    """The counts whose words show the figure: its parts where they are told, else the whole."""
    for part in (CountPart.PART, CountPart.WHOLE):
        chosen = [count for count in counts if count.part is part]
        if chosen:
            return chosen
    return []


def _as_written(count: Count) -> Range:
    """Take a hedged number for the number; a stated range and a vague word keep their ends."""
    best = count.range.best
    if best is None or count.qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE):
        return count.range
    return Range(best, best, best)


def _with_floor(count: Count) -> Range:
    low = count.range.low
    if count.qualifier not in _OPEN or low is None or count.range.high is not None:
        return count.range
    return replace(count.range, high=int(low * _FLOOR_REACH))


def _correction(one: Figure, among: Sequence[Figure]) -> Figure | None:
    """Return another number that the same source gives in a later report."""
    return next(
        (
            other
            for other in among
            if other.telling.source.key == one.telling.source.key
            and _later(other, one)
            and not other.vague
            and other.partial == one.partial
            and other.span != one.span
        ),
        None,
    )


def _later(one: Figure, other: Figure) -> bool:
    then, now = other.telling.published, one.telling.published
    return then is not None and now is not None and now > then


def _stale(one: Figure, among: Sequence[Figure], corrections: Mapping[int, Figure | None]) -> bool:
    """Whether an outlet repeats, on nobody's word, a number that its source has corrected since."""
    if one.telling.source.kind is not SpeakerKind.NEWS:
        return False
    made = (corrections[id(other)] for other in among if other.span == one.span)
    return any(
        correction is not None and correction.span != one.span and not _later(one, correction)
        for correction in made
    )
