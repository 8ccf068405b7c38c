"""The figures of one kind that an incident's claims give, and which of them take part.

What is left out stays in the record: its claim, and a disagreement that says why.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crossreport.codebook import CodebookError, read_yaml
from crossreport.model import CountKind, Reliability
from crossreport.reconcile.died_later import without_the_dead
from crossreport.reconcile.evidence import Evidence, Telling
from crossreport.reconcile.figures import Figure, figures
from crossreport.reconcile.parts import without_parts
from crossreport.reconcile.rules.registry import Registry
from crossreport.reconcile.rules.sets import RuleSet

Filter = Callable[[Figure, Sequence[Figure]], bool]
FILTERS: Registry[Filter] = Registry("leave_out")


def living(evidence: Evidence) -> list[Telling]:
    """Return the claims that count, without those of the injured who died."""
    return without_the_dead(evidence.asserted)


def tolls(tellings: Sequence[Telling], kind: CountKind, rules: RuleSet) -> list[Figure]:
    """Return the figures of one kind; those that take no part are marked with the reason.

    Args:
        tellings: what ``living`` returns.
        kind: the kind.
        rules: the set whose ``leave_out`` is followed.

    Raises:
        CodebookError: the set names what does not exist.
    """
    found = without_parts(figures(tellings, kind))
    for name in rules.leave_out:
        if name not in FILTERS:
            raise CodebookError(
                f"reconcile.yaml, rule_sets, '{rules.id}', leave_out: unknown '{name}'; "
                f"known: {', '.join(FILTERS.names)}"
            )
        words = read_yaml("reconcile")["left_out"][name]
        standing = taking_part(found)
        out = {id(one) for one in standing if FILTERS[name](one, standing)}
        if any(id(one) not in out and _is_number(one) for one in standing):
            found = [replace(one, left_out=words) if id(one) in out else one for one in found]
    return found


def taking_part(found: Sequence[Figure]) -> list[Figure]:
    """Return the figures that are not left out."""
    return [one for one in found if not one.left_out]


def _is_number(one: Figure) -> bool:
    return not one.vague and not one.partial


@FILTERS("superseded")
def _superseded(one: Figure, standing: Sequence[Figure]) -> bool:
    return one.superseded


@FILTERS("unreliable")
def _unreliable(one: Figure, standing: Sequence[Figure]) -> bool:
    grade = one.telling.grade
    return grade is not None and grade.reliability is Reliability.E


@FILTERS("by-perpetrator")
def _by_perpetrator(one: Figure, standing: Sequence[Figure]) -> bool:
    return one.telling.by_perpetrator


@FILTERS("outlier")
def _outlier(one: Figure, standing: Sequence[Figure]) -> bool:
    """Whether it lies far from what several other sources give, who are near each other."""
    limits = read_yaml("reconcile")["outliers"]
    if not _is_number(one):
        return False
    others = [
        other
        for other in standing
        if _is_number(other) and other.telling.source.key != one.telling.source.key
    ]
    if len({other.telling.source.key for other in others}) < limits["sources"]:
        return False
    least = min(other.span.best or 0 for other in others)
    most = max(other.span.best or 0 for other in others)
    own = one.span.best or 0
    apart = max(own - most, least - own)
    beyond = own > most * limits["factor"] or own * limits["factor"] < least
    return bool(most <= least * limits["near"] and beyond and apart >= limits["apart"])
