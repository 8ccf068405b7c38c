"""What the reports of an incident say of its killed and injured, number by number."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from crossreport.codebook import read_yaml
from crossreport.model import CountKind, SpeakerKind, total
from crossreport.reconcile.died_later import of_others, says_hurt, tells_state, told_before
from crossreport.reconcile.evidence import Telling
from crossreport.reconcile.figures import Figure, figures
from crossreport.reconcile.parts import corrects, counts_persons, in_passing, without_parts
from crossreport.reconcile.rules.sets import RuleSet
from crossreport.reconcile.tolls import tolls

_LEAD_CHARACTERS = 600
KINDS = (CountKind.KILLED, CountKind.INJURED)


@dataclass(frozen=True, slots=True)
class Support:
    """The reports that give one number of one kind, by the way they give it.

    Attributes:
        reports: all that do.
        lead: in their headline or lead.
        whole: as no part of a larger number of theirs.
        stated: as a number, and not by telling persons one by one.
        hurt: in words that call them wounded.
        others: in words that tell them from other victims.
        beside: in a sentence that tells of deaths, too.
        may_hold_dead: in words that may mean the dead as well: of all who were hit, called neither
            wounded nor told beside the dead or by groups.
        faring: as people not told of before, in a sentence that says how they fare, while the
            report tells of deaths.
        tellings: the claims.
    """

    reports: frozenset[str]
    lead: frozenset[str]
    whole: frozenset[str]
    stated: frozenset[str]
    hurt: frozenset[str]
    others: frozenset[str]
    beside: frozenset[str]
    may_hold_dead: frozenset[str]
    faring: frozenset[str]
    tellings: tuple[Telling, ...]


_NONE: frozenset[str] = frozenset()
NOBODY = Support(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, ())


@dataclass(frozen=True, slots=True)
class Words:
    """The claims, and the reports, that hold words of one list."""

    tellings: tuple[Telling, ...]
    share: float
    headline: bool


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of the killed and the injured of one incident.

    Attributes:
        reports: number of reports.
        numbers: by kind and number, who gives it; zeros and figures without a number left out.
        largest: by kind and report, the largest number it gives.
        pairs: the reports by killed and injured told together in one claim.
        words: by the name of a list in ``reconcile.yaml``, who uses its words.
        settled: kinds of which there is nothing to choose: told without a number only ("dozens"),
            as nobody, or contradicted between sources, which is for the order of sources.
        none: kinds of which a claim says that there was nobody.
    """

    reports: int
    numbers: Mapping[CountKind, Mapping[int, Support]]
    largest: Mapping[CountKind, Mapping[str, int]]
    pairs: Mapping[tuple[int, int], frozenset[str]]
    words: Mapping[str, Words]
    settled: frozenset[CountKind]
    none: frozenset[CountKind]

    def support(self, kind: CountKind, number: int) -> Support:
        """Return who gives a number."""
        return self.numbers[kind].get(number, NOBODY)

    def share(self, reports: Iterable[str]) -> float:
        """Return how many of all reports these are."""
        return len(set(reports)) / self.reports


def gather_told(tellings: Sequence[Telling], rules: RuleSet) -> Told:
    """Gather what claims say; at least one is needed.

    Figures that the set of rules leaves out are not counted.
    """
    reports = {telling.claim.document_id for telling in tellings}
    found = {kind: _standing(tellings, kind, rules) for kind in KINDS}
    deadly = {one.telling.claim.document_id for one in found[CountKind.KILLED] if one.span.best}
    numbers = {kind: _supports(found[kind], deadly) for kind in KINDS}
    return Told(
        reports=len(reports),
        numbers=numbers,
        largest={kind: _largest(numbers[kind]) for kind in KINDS},
        pairs=_pairs(tellings),
        words={name: _words(name, tellings, len(reports)) for name in _patterns()},
        settled=frozenset(kind for kind in KINDS if _settled(found[kind])),
        none=frozenset(k for k in KINDS if any(one.span.best == 0 for one in found[k])),
    )


def _standing(tellings: Sequence[Telling], kind: CountKind, rules: RuleSet) -> list[Figure]:
    """Return the figures without those left out, told in passing, corrected, or the perpetrator's.

    Of the last two kinds only where there are others.
    """
    out = {one.telling.id for one in tolls(tellings, kind, rules) if one.left_out}
    found = figures(tellings, kind)
    aside = {one.telling.id for one in in_passing(found)}
    found = [one for one in found if one.telling.id not in out | aside]
    kept = [one for one in found if not one.superseded and not one.telling.by_perpetrator]
    return kept or found


def _settled(found: Sequence[Figure]) -> bool:
    if found and all(one.vague or one.span.best == 0 for one in found):
        return True
    if any(corrects(one) for one in found):
        return True
    stated = [one for one in without_parts(found) if not one.partial and not counts_persons(one)]
    return any(_contradict(one, other) for one, other in combinations(stated, 2))


def _contradict(one: Figure, other: Figure) -> bool:
    """Whether two sources are set against each other, so that it is a question whom to believe.

    Figures of injured that reports tell in their own words or by an authority often contradict
    each other in words only, by those of the dead that they hold.
    """
    a, b = one.telling, other.telling
    if a.source.key == b.source.key or one.span == other.span:
        return False
    if not one.conflicts(other):
        return one.span != one.hedged or other.span != other.hedged
    return one.kind is CountKind.KILLED or _has_a_voice(a) or _has_a_voice(b)


def _has_a_voice(telling: Telling) -> bool:
    """Whether somebody is quoted who is no authority that reports ask as a matter of course."""
    return telling.claim.attribution is not None and telling.source.kind is not SpeakerKind.OFFICIAL


def _supports(found: Sequence[Figure], deadly: Set[str]) -> dict[int, Support]:
    whole = {id(one) for one in without_parts(found)}
    by_number: dict[int, list[Figure]] = {}
    for one in found:
        if one.span.best:
            by_number.setdefault(one.span.best, []).append(one)
    return {number: _support(own, whole, deadly) for number, own in sorted(by_number.items())}


def _support(own: Sequence[Figure], whole: Set[int], deadly: Set[str]) -> Support:
    def reports(holds: Callable[[Figure], bool]) -> frozenset[str]:
        return frozenset(one.telling.claim.document_id for one in own if holds(one))

    return Support(
        reports=reports(lambda one: True),
        lead=reports(lambda one: one.telling.position < _LEAD_CHARACTERS),
        whole=reports(lambda one: id(one) in whole),
        stated=reports(lambda one: not one.partial and not counts_persons(one)),
        hurt=reports(lambda one: says_hurt(one.telling.claim)),
        others=reports(_are_others),
        beside=reports(_beside_the_dead),
        may_hold_dead=reports(_may_hold_dead),
        faring=reports(_newly_told_to_fare) & deadly,
        tellings=tuple(one.telling for one in own),
    )


def _may_hold_dead(figure: Figure) -> bool:
    wounded = says_hurt(figure.telling.claim) or _beside_the_dead(figure)
    return not wounded and not figure.groups


def _are_others(figure: Figure) -> bool:
    claim = figure.telling.claim
    return any(of_others(count, claim) for count in claim.counts if count.kind is figure.kind)


def _newly_told_to_fare(figure: Figure) -> bool:
    claim = figure.telling.claim
    counts = [count for count in claim.counts if count.kind is figure.kind]
    return tells_state(claim) and not any(told_before(count) for count in counts)


def _beside_the_dead(figure: Figure) -> bool:
    counts = figure.telling.claim.counts
    return any(count.kind is CountKind.KILLED and count.range.best for count in counts)


def _largest(numbers: Mapping[int, Support]) -> dict[str, int]:
    return {name: number for number, one in sorted(numbers.items()) for name in one.reports}


def _pairs(tellings: Sequence[Telling]) -> dict[tuple[int, int], frozenset[str]]:
    found: dict[tuple[int, int], set[str]] = {}
    for telling in tellings:
        killed, injured = (total(telling.claim.counts, kind) for kind in KINDS)
        if killed and injured and killed.best and injured.best:
            reports = found.setdefault((killed.best, injured.best), set())
            reports.add(telling.claim.document_id)
    return {pair: frozenset(reports) for pair, reports in found.items()}


def _words(name: str, tellings: Sequence[Telling], reports: int) -> Words:
    using = tuple(telling for telling in tellings if _uses(name, telling))
    return Words(
        tellings=using,
        share=len({telling.claim.document_id for telling in using}) / reports,
        headline=any(telling.position < 0 for telling in using),
    )


def _uses(name: str, telling: Telling) -> bool:
    if telling.claim.event_type in read_yaml("reconcile")["chooser_without_words"]:
        return False
    words, but = _patterns()[name]
    quote = telling.claim.quote.quote
    return words.search(but.sub(" ", quote) if but else quote) is not None


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Return by list the pattern of its words, and of what is none of them."""
    return dict(_compiled(read_yaml("reconcile")["chooser_words"]))


def _compiled(
    lists: Mapping[str, Mapping[str, Sequence[str]]],
) -> Iterator[tuple[str, tuple[re.Pattern[str], re.Pattern[str] | None]]]:
    for name, entry in lists.items():
        but = entry.get("but")
        yield name, (_pattern(entry["words"]), _pattern(but) if but else None)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
