"""A claim of more or fewer events since a day, handed to the test of change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossreport.analysis.cases import Cases, actor_key
from crossreport.analysis.said.areas import Where
from crossreport.analysis.said.coverage import runs, uncovered
from crossreport.analysis.selection import Member, Selection
from crossreport.model import Direction, TrendClaim

_MONTHS_BEFORE = 6


class Answer(StrEnum):
    """Whether the record bears a claim out."""

    BORNE_OUT = "borne out"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a test of change says of a claim.

    Attributes:
        answer: whether it bears the claim out.
        words: one sentence with the figures.
        missing: what would tell, a sentence each, where it cannot be told.
    """

    answer: Answer
    words: str
    missing: tuple[str, ...] = ()


_NO_DAY = Reply(
    Answer.CANNOT_TELL,
    "the claim names no day from which it counts",
    ("the day since when there are more or fewer",),
)

AskChange = Callable[[Selection, date, date | None, Direction], Reply]
"""Tests incidents for a change after a day: the incidents, the first day that is after, the last
day to look at (``None``: all), and the direction that is claimed."""


@dataclass(frozen=True, slots=True)
class TrendCheck:
    """What the record says to a claim of a trend.

    Attributes:
        claim: the claim.
        where: the area it is about.
        before: incidents that are, or may be, meant, before its day.
        after: those from its day on.
        reply: the answer.
    """

    claim: TrendClaim
    where: Where
    before: tuple[Member, ...]
    after: tuple[Member, ...]
    reply: Reply


def check_trend(claim: TrendClaim, cases: Cases, where: Where, change: AskChange) -> TrendCheck:
    """Put a claim of more or fewer events against the record.

    Args:
        claim: the claim.
        cases: the record's incidents.
        where: the area it is about.
        change: the test of change.
    """
    since = claim.since.earliest if claim.since else None
    if since is None:
        return TrendCheck(claim, where, (), (), _NO_DAY)
    if too_open := _too_open(claim, where):
        return TrendCheck(claim, where, (), (), too_open)
    selection = Selection(
        cases=cases,
        where=where.areas,
        actors=frozenset({actor_key(claim.actor)}) if claim.actor else frozenset(),
        label=_label(claim, where),
    )
    # A claim is about the time up to its own publication.
    document = cases.documents.get(claim.document_id)
    until = document.published if document else None
    if until is not None and until <= since:
        until = None
    before = selection.during(None, date.fromordinal(since.toordinal() - 1)).members
    after = selection.during(since, until).members
    reply = change(selection, since, until, claim.direction)
    if reply.answer is Answer.CANNOT_TELL:
        reply = _with_gaps(reply, claim, cases, where, since)
    return TrendCheck(claim, where, before, after, reply)


def _label(claim: TrendClaim, where: Where) -> str:
    by = f" by {claim.actor.name}" if claim.actor else ""
    return f"incidents{by}{f' in {where.label}' if where.label else ''}"


def _too_open(claim: TrendClaim, where: Where) -> Reply | None:
    """Return why a claim is too open to be put against anything."""
    if where.unresolved:
        names = ", ".join(where.unresolved)
        told = (
            f"where {names} is, is not known",
            f"the place of {names} (crossreport gazetteer add)",
        )
    elif claim.actor is None and not where.areas:
        told = (
            "the claim names neither where nor who did it",
            "the area, or the doer, that is meant",
        )
    else:
        return None
    return Reply(Answer.CANNOT_TELL, told[0], (told[1],))


def _with_gaps(reply: Reply, claim: TrendClaim, cases: Cases, where: Where, since: date) -> Reply:
    """Add which months before the day no source tells of."""
    month = since.year * 12 + since.month - 1 - _MONTHS_BEFORE
    first, last = date(month // 12, month % 12 + 1, 1), date.fromordinal(since.toordinal() - 1)
    gaps = uncovered(cases, first, last, but=claim.document_id, countries=where.countries)
    if not gaps:
        return reply
    told = f"other sources on {runs(gaps)}, before the day; the record has none"
    return Reply(reply.answer, reply.words, (*reply.missing, told))
