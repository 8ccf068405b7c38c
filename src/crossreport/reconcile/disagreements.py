"""What an incident's sources disagree about, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from crossreport.model import (
    ActorRole,
    CountKind,
    Disagreement,
    DisagreementKind,
    Stance,
    WideDate,
)
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.figures import Figure
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules.counts import best_figure
from crossreport.reconcile.rules.dates import date_text, dated
from crossreport.reconcile.rules.places import compatible, placed
from crossreport.reconcile.rules.sets import RuleSet
from crossreport.reconcile.tolls import living, taking_part, tolls


def count_disagreements(evidence: Evidence, rules: RuleSet) -> Iterator[Disagreement]:
    """Tell figures that cannot both be true, then victims that differ, then silence."""
    counting = living(evidence)
    for kind in CountKind:
        found = tolls(counting, kind, rules)
        numbers = [figure for figure in found if not figure.vague and not figure.partial]
        if numbers:
            yield from _conflicts(kind, numbers, rules)
        if found:
            yield from _silence(kind, found, evidence)


def _conflicts(
    kind: CountKind, numbers: Sequence[Figure], rules: RuleSet
) -> Iterator[Disagreement]:
    """Set the best figure against each that excludes it, then others that exclude each other."""
    groups: dict[object, list[Figure]] = {}
    for figure in numbers:
        groups.setdefault(figure.span, []).append(figure)
    best = best_figure(taking_part(numbers) or numbers, rules)
    lead, *others = sorted(groups.values(), key=lambda group: best not in group)
    excluded = [group for group in others if _exclude(lead, group)]
    for group in excluded:
        yield _of_figures(kind, DisagreementKind.COUNT, lead, group)
    for left, right in combinations(others, 2):
        if not (left in excluded and right in excluded) and _exclude(left, right):
            yield _of_figures(kind, DisagreementKind.COUNT, left, right)
    yield from _other_victims(kind, [*lead, *(f for g in others if g not in excluded for f in g)])


def _exclude(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    return any(a.conflicts(b) for a in left for b in right)


def _other_victims(kind: CountKind, agreeing: Sequence[Figure]) -> Iterator[Disagreement]:
    """Tell who is counted, where figures agree and the people do not."""
    by_sort: dict[frozenset[str], list[Figure]] = {}
    for figure in agreeing:
        if figure.sorts:
            by_sort.setdefault(figure.sorts, []).append(figure)
    lead, *others = by_sort.values() or [[]]
    for group in others:
        yield _of_figures(kind, DisagreementKind.VICTIMS, lead, group)


def _of_figures(
    kind: CountKind, sort: DisagreementKind, left: Sequence[Figure], right: Sequence[Figure]
) -> Disagreement:
    return Disagreement(
        field=kind.value,
        kind=sort,
        words=f"{kind.value}: {_side(left)} against {_side(right)}",
        left=_ids(figure.telling for figure in left),
        right=_ids(figure.telling for figure in right),
    )


def _side(group: Sequence[Figure]) -> str:
    labels = _labels(figure.telling for figure in group)
    note = ", corrected later" if all(figure.superseded for figure in group) else ""
    reasons = sorted({figure.left_out for figure in group})
    if all(reasons) and any(not figure.superseded for figure in group):
        note += f", left out: {', '.join(reasons)}"
    return f"{group[0].shown} ({labels}{note})"


def _silence(
    kind: CountKind, found: Sequence[Figure], evidence: Evidence
) -> Iterator[Disagreement]:
    telling = {figure.telling.outlet for figure in found}
    silent = [t for t in evidence.asserted if t.outlet not in telling]
    counting = {t.outlet for t in silent if t.claim.counts}
    silent = [t for t in silent if t.outlet in counting]
    if not silent:
        return
    said = f"{found[0].shown} ({_labels(figure.telling for figure in found)})"
    yield Disagreement(
        field=kind.value,
        kind=DisagreementKind.SILENCE,
        words=f"{kind.value}: {said}; no figure from {_labels(silent)}",
        left=_ids(figure.telling for figure in found),
        right=_ids(silent),
    )


def date_disagreements(evidence: Evidence, value: WideDate) -> Iterator[Disagreement]:
    """Tell intervals that share no day with the reconciled one."""
    tellings = dated(evidence.asserted)
    apart = [t for t in tellings if t.claim.date.intersect(value) is None]
    agreeing = [t for t in tellings if t not in apart]
    for text, group in _grouped(apart, lambda t: date_text(t.claim.date)):
        yield Disagreement(
            field="date",
            kind=DisagreementKind.DATE,
            words=f"date: {date_text(value)} ({_labels(agreeing)}) against {text} "
            f"({_labels(group)})",
            left=_ids(agreeing),
            right=_ids(group),
        )


def place_disagreements(evidence: Evidence, chosen: Outcome) -> Iterator[Disagreement]:
    """Tell places that exclude the reconciled one."""
    tellings = placed(evidence.asserted)
    value = chosen.place
    if value is None:
        return
    apart = [t for t in tellings if t.place is not None and not compatible(value, t.place)]
    agreeing = [t for t in tellings if t not in apart]
    for text, group in _grouped(apart, lambda t: t.place.name if t.place else ""):
        yield Disagreement(
            field="place",
            kind=DisagreementKind.PLACE,
            words=f"place: {value.name} ({_labels(agreeing)}) against {text} ({_labels(group)})",
            left=_ids(agreeing),
            right=_ids(group),
        )


def perpetrator_disagreements(evidence: Evidence) -> Iterator[Disagreement]:
    """Tell named perpetrators that no claim names together."""
    named: dict[str, list[Telling]] = {}
    together: set[frozenset[str]] = set()
    for telling in evidence.asserted:
        names = {
            actor.actor_id: actor.name
            for actor in telling.claim.actors
            if actor.role is ActorRole.PERPETRATOR and actor.actor_id
        }
        together.update(frozenset(pair) for pair in combinations(sorted(names.values()), 2))
        for name in names.values():
            named.setdefault(name, []).append(telling)
    ranked = sorted(named, key=lambda name: (-len({t.source.key for t in named[name]}), name))
    for other in ranked[1:]:
        if frozenset((ranked[0], other)) in together:
            continue
        yield Disagreement(
            field="perpetrator",
            kind=DisagreementKind.PERPETRATOR,
            words=f"perpetrator: {ranked[0]} ({_labels(named[ranked[0]])}) against {other} "
            f"({_labels(named[other])})",
            left=_ids(named[ranked[0]]),
            right=_ids(named[other]),
        )


def whether_disagreements(evidence: Evidence) -> Iterator[Disagreement]:
    """Tell who denies or doubts what others assert."""
    asserting = [t for t in evidence.fresh if not t.refuses]
    for stance, verb in ((Stance.DENIED, "denied"), (Stance.DOUBTED, "doubted")):
        refusing = [t for t in evidence.fresh if t.claim.stance is stance]
        if not refusing or not asserting:
            continue
        yield Disagreement(
            field="whether",
            kind=DisagreementKind.WHETHER,
            words=f"reported by {_labels(asserting)}; {verb} by {_labels(refusing)}",
            left=_ids(asserting),
            right=_ids(refusing),
        )


def _grouped(
    tellings: Sequence[Telling], key: Callable[[Telling], str]
) -> list[tuple[str, list[Telling]]]:
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(key(telling), []).append(telling)
    return sorted(groups.items())


def _labels(tellings: Iterable[Telling]) -> str:
    return "; ".join(dict.fromkeys(telling.source.label for telling in tellings))


def _ids(tellings: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(telling.id for telling in tellings)
