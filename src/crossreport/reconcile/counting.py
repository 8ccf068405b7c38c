"""The figures of an incident: each kind by the rules, killed and injured then weighed together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crossreport.codebook import read_yaml
from crossreport.model import CountKind, Range, Specificity
from crossreport.reconcile.chooser import Candidate, Choice, choose
from crossreport.reconcile.died_later import RULE as DIED_LATER
from crossreport.reconcile.evidence import Evidence
from crossreport.reconcile.figures import figures
from crossreport.reconcile.outcome import Outcome
from crossreport.reconcile.rules import apply
from crossreport.reconcile.rules.counts import Tolls, range_text
from crossreport.reconcile.rules.sets import RuleSet
from crossreport.reconcile.tolls import living, taking_part, tolls

FITTED = "count-fitted"
IMPLIED = "count-implied"
"""Rule of a number that words without a figure imply."""

Decision = tuple[str, Outcome]
_DIED = "none but those who died"


def count_decisions(evidence: Evidence, rules: RuleSet) -> dict[str, Decision]:
    """Return by field the rule that gives each figure, and the figure."""
    decided = by_rules(evidence, rules)
    if rules.id in read_yaml("reconcile")["chooser_sets"] and not _is_context(evidence):
        decided |= _chosen_together(evidence, decided, rules)
    return {kind.value: decided[kind] for kind in CountKind if kind in decided}


def _chosen_together(
    evidence: Evidence, decided: Mapping[CountKind, Decision], rules: RuleSet
) -> dict[CountKind, Decision]:
    choice = choose(evidence, rules_candidate(decided), rules)
    if choice is None:
        return {}
    made = {kind: _chosen(kind, decided.get(kind), choice) for kind in choice.numbers}
    return {kind: one for kind, one in made.items() if one is not None}


def _is_context(evidence: Evidence) -> bool:
    return any(t.claim.specificity is Specificity.CONTEXT for t in evidence.tellings)


def by_rules(evidence: Evidence, rules: RuleSet) -> dict[CountKind, Decision]:
    """Return what the rules give that look at one kind at a time."""
    return dict(_by_rules(evidence, rules))


def _by_rules(evidence: Evidence, rules: RuleSet) -> Iterator[tuple[CountKind, Decision]]:
    counting = living(evidence)
    for kind in CountKind:
        found = taking_part(tolls(counting, kind, rules))
        if found:
            decision = apply("counts", Tolls(found, rules), rules)
            if decision is not None:
                yield kind, decision
        elif told := figures(evidence.asserted, kind):
            yield kind, (DIED_LATER, Outcome(_DIED, tuple(one.telling for one in told)))


def rules_candidate(decided: Mapping[CountKind, Decision]) -> Candidate:
    """Return the killed and injured that the rules give; 0 where they give nothing."""
    killed, injured = CountKind.KILLED, CountKind.INJURED
    return Candidate(_number(decided.get(killed)), _number(decided.get(injured)))


def _number(decision: Decision | None) -> int:
    given = decision[1].range if decision else None
    if given is None:
        return 0
    return next((end for end in (given.best, given.low, given.high) if end is not None), 0)


def _chosen(kind: CountKind, decision: Decision | None, choice: Choice) -> Decision | None:
    """Return a kind's decision after the choice; ``None`` where nothing was said or chosen."""
    number, probability = choice.numbers[kind], choice.probability.get(kind)
    if number == _number(decision):
        if decision is None:
            return None
        return decision[0], replace(decision[1], probability=probability)
    given = decision[1].range if decision else None
    by_figures = choice.by_figures[kind]
    value = _spanning(number, given, by_figures=by_figures)
    told = (*(decision[1].tellings if decision else ()), *choice.rests_on[kind])
    tellings = tuple({telling.id: telling for telling in told}.values())
    rule = FITTED if by_figures else IMPLIED
    return rule, Outcome(range_text(value), tellings, range=value, probability=probability)


def _spanning(number: int, given: Range | None, *, by_figures: bool) -> Range:
    """Return a range with a best number that holds what the rules give as well.

    Where no figure carries the number, only words ("his death"), there may have been more.
    """
    if given is None:
        return Range(number, number, number if by_figures else None)
    low = number if given.low is None else min(given.low, number)
    return Range(low, number, None if given.high is None else max(given.high, number))
