"""A count of events over a period, put against the incidents of that period and area."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossreport.analysis.cases import Cases, actor_key
from crossreport.analysis.said.areas import Where
from crossreport.analysis.said.coverage import Month, runs, uncovered
from crossreport.analysis.selection import Member, Membership, Selection
from crossreport.model import (
    AggregateClaim,
    Count,
    CountKind,
    Range,
    SpeakerKind,
    Stance,
    TrendClaim,
)


class Verdict(StrEnum):
    """How a stated number stands to what the record holds."""

    CONSISTENT = "consistent"  # the record's range and the stated one meet
    SHORT = "short"  # the record holds fewer, even with all that is possible
    EXCEEDED = "exceeded"  # the record holds more for certain
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One number beside what the record holds.

    Attributes:
        what: ``incidents``, or the kind of casualties.
        said: what the statement says.
        held: what the record holds: for certain, by the shares of what is possible, at most; an
            unknown upper end is ``None``.
        verdict: how they stand to each other.
        by: by how many the record is short or exceeds; ``None`` otherwise.
    """

    what: str
    said: Range
    held: Range
    verdict: Verdict
    by: int | None


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """What the record holds of a stated total.

    Attributes:
        claim: the statement.
        where: the area it is about.
        incidents: its number of events beside the record's.
        casualties: its figures of people, likewise.
        members: the incidents that are, or may be, meant; none where the statement is too open.
        own: how many of them are told by the statement's own document only.
        by_perpetrator: whether the one who speaks did it.
        reasons: why it cannot be told, or what is to be borne in mind; a sentence each.
        missing: what would tell, a sentence each.
    """

    claim: AggregateClaim
    where: Where
    incidents: FigureCheck
    casualties: tuple[FigureCheck, ...]
    members: tuple[Member, ...]
    own: int
    by_perpetrator: bool
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict on the number of events."""
        return self.incidents.verdict


def check_total(claim: AggregateClaim, cases: Cases, where: Where) -> TotalCheck:
    """Put a stated total against the record.

    Args:
        claim: the statement.
        cases: the record's incidents.
        where: the area it is about.
    """
    selection = Selection(
        cases=cases,
        since=claim.period.earliest,
        until=claim.period.latest,
        where=where.areas,
        actors=frozenset({actor_key(claim.actor)}) if claim.actor else frozenset(),
        types=frozenset({claim.event_type}) if claim.event_type else frozenset(),
    )
    reasons, missing = _open_ends(claim, where)
    # Against a statement that is too open anything could be put.
    members = () if reasons else selection.members
    gaps = _gaps(claim, cases, where)
    if gaps:
        missing.append(f"other sources on {runs(gaps)}; the record has none")
    undecided = bool(reasons)
    return TotalCheck(
        claim=claim,
        where=where,
        incidents=_figure("incidents", claim.count, _held(members), undecided, bool(gaps)),
        casualties=tuple(
            _figure(count.kind, count.range, _people(members, count.kind), undecided, bool(gaps))
            for count in _wholes(claim.casualties)
        ),
        members=members,
        own=sum(one.case.documents == {claim.document_id} for one in members),
        by_perpetrator=by_perpetrator(claim),
        reasons=tuple(reasons),
        missing=tuple(missing),
    )


def by_perpetrator(claim: AggregateClaim | TrendClaim) -> bool:
    """Say whether the one who speaks is the one who did it."""
    if claim.stance is Stance.CLAIMED_BY_PERPETRATOR:
        return True
    said = claim.attribution
    if said is None:
        return False
    if said.kind is SpeakerKind.PERPETRATOR:
        return True
    return claim.actor is not None and said.name in (claim.actor.name, claim.actor.actor_id)


def _open_ends(claim: AggregateClaim, where: Where) -> tuple[list[str], list[str]]:
    """Return why the statement is too open to be put against anything, and what is missing."""
    reasons, missing = [], []
    if claim.period.earliest is None or claim.period.latest is None:
        end = "begins" if claim.period.earliest is None else "ends"
        reasons.append(f"the statement does not say when its period {end}")
        missing.append(f"the day on which its period {end}")
    if where.unresolved:
        names = ", ".join(where.unresolved)
        reasons.append(f"where {names} is, is not known")
        missing.append(f"the place of {names} (crossreport gazetteer add)")
    if claim.actor is None and not where.areas and not where.unresolved:
        reasons.append("the statement names neither where nor who did it")
        missing.append("the area, or the doer, that is meant")
    if claim.count.low is None and claim.count.high is None:
        reasons.append("the statement gives no number")
        missing.append("a number")
    return reasons, missing


def _gaps(claim: AggregateClaim, cases: Cases, where: Where) -> tuple[Month, ...]:
    first, last = claim.period.earliest, claim.period.latest
    if first is None or last is None:
        return ()
    return uncovered(cases, first, last, but=claim.document_id, countries=where.countries)


def _held(members: Sequence[Member]) -> Range:
    certain = sum(one.membership is Membership.CERTAIN for one in members)
    return Range(certain, round(sum(one.share for one in members)), len(members))


def _people(members: Sequence[Member], kind: CountKind) -> Range:
    """Return the people harmed in some incidents; who is not counted may be any number."""
    low, best, high = 0, 0.0, 0
    unknown = False
    for one in members:
        counted = one.case.incident.counts.get(kind, Range(None, None, None))
        if one.membership is Membership.CERTAIN:
            low += counted.low or 0
        best += one.share * (counted.best or counted.low or 0)
        unknown = unknown or counted.high is None
        high += counted.high or 0
    return Range(low, max(low, round(best)), None if unknown else high)


def _wholes(counts: Sequence[Count]) -> list[Count]:
    """Return one count of each kind, the first that the statement gives."""
    return list({count.kind: count for count in reversed(counts)}.values())


def _figure(what: str, said: Range, held: Range, undecided: bool, gaps: bool) -> FigureCheck:
    verdict, by = _verdict(said, held)
    if undecided:
        return FigureCheck(what, said, held, Verdict.CANNOT_TELL, None)
    if verdict is Verdict.SHORT and gaps:
        verdict = Verdict.CANNOT_TELL
    return FigureCheck(what, said, held, verdict, by)


def _verdict(said: Range, held: Range) -> tuple[Verdict, int | None]:
    """Return the verdict on two ranges, and by how many the record is short or exceeds."""
    if said.high is not None and held.low is not None and held.low > said.high:
        return Verdict.EXCEEDED, held.low - said.high
    if said.low is not None and held.high is not None and held.high < said.low:
        return Verdict.SHORT, said.low - held.high
    return Verdict.CONSISTENT, None
