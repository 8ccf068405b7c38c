"""Puts what was found about statements in sentences."""

from collections.abc import Sequence

from crossreport.analysis.said.totals import FigureCheck, TotalCheck, Verdict
from crossreport.analysis.said.trends import Reply, TrendCheck
from crossreport.analysis.selection import Member, Membership
from crossreport.model import Range, WideDate


def total_words(found: TotalCheck) -> list[str]:
    """Return what the record says to a stated total, a sentence each."""
    figures = () if found.reasons else (found.incidents, *found.casualties)
    sentences = [_figure_words(one) for one in figures]
    if found.verdict is Verdict.EXCEEDED:
        sentences.append("The statement may count fewer kinds of events than the record does.")
    if found.verdict is Verdict.SHORT:
        sentences.append("A record holds what was read: to be short of it refutes no statement.")
    if found.own:
        sentences.append(
            f"Of the incidents, {found.own} are told by the statement's own document only."
        )
    if found.by_perpetrator:
        sentences.append("The number is the perpetrator's own: no independent count.")
    if found.members and not found.where.areas and not found.where.unresolved:
        sentences.append("The statement names no area: incidents everywhere are counted.")
    sentences += [f"It cannot be told, for {reason}." for reason in found.reasons]
    if found.verdict is not Verdict.CONSISTENT and found.missing:
        sentences.append(f"What would tell: {'; '.join(found.missing)}.")
    return sentences


def trend_words(found: TrendCheck) -> list[str]:
    """Return what the record says to a claim of a trend, a sentence each."""
    before, after = _count(found.before), _count(found.after)
    counted = f"The record holds {before} before the day and {after} from it on."
    sentences = [
        *([counted] if found.before or found.after else []),
        _answered(found.reply),
    ]
    if found.reply.missing:
        sentences.append(f"What would tell: {'; '.join(found.reply.missing)}.")
    return sentences


def _answered(reply: Reply) -> str:
    """Return the answer and its reason, where the reason does not begin with it."""
    words = reply.words.rstrip(".")
    answer = reply.answer.value.capitalize()
    return f"{words}." if words.startswith(answer) else f"{answer}: {words}."


def claim_words(found: TotalCheck | TrendCheck) -> str:
    """Return what a statement says, in the words of the record."""
    claim = found.claim
    by = f" by {claim.actor.name}" if claim.actor else ""
    area = f" in {found.where.label}" if found.where.label else ""
    if isinstance(found, TotalCheck):
        when = period_words(found.claim.period)
        return f"{_range(found.claim.count)} {claim.of}{by}{area}, {when}"
    since = found.claim.since
    when = f", since {since.earliest}" if since and since.earliest else ""
    return f"{found.claim.direction.value} of {claim.of}{by}{area}{when}"


def period_words(when: WideDate | None) -> str:
    """Return a period's days."""
    if when is None or (when.earliest is None and when.latest is None):
        return "in an unknown period"
    if when.earliest is None:
        return f"until {when.latest}"
    if when.latest is None:
        return f"from {when.earliest}"
    return f"{when.earliest} to {when.latest}"


def _figure_words(found: FigureCheck) -> str:
    said, held = _range(found.said), _range(found.held)
    ending = {
        Verdict.CONSISTENT: "consistent",
        Verdict.SHORT: f"short by at least {found.by}",
        Verdict.EXCEEDED: f"exceeded by at least {found.by}",
        Verdict.CANNOT_TELL: "cannot tell",
    }[found.verdict]
    if found.verdict is Verdict.CANNOT_TELL and found.by is not None:
        ending += f"; {found.by} more would be needed"
    what = "incidents" if found.what == "incidents" else f"people {found.what}"
    return f"Stated are {said} {what}, the record holds {held}: {ending}."


def _range(value: Range) -> str:
    low, high = value.low, value.high
    if low is None and high is None:
        return "an unknown number of"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _count(members: Sequence[Member]) -> str:
    certain = sum(one.membership is Membership.CERTAIN for one in members)
    held = _range(Range(certain, None, len(members)))
    return f"{held} incident{'' if held == '1' else 's'}"
