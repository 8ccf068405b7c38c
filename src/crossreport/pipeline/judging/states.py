"""What became of judgements: which hold, which contradict each other, which are about nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from crossreport.model import Judgement, Verdict, stable_id
from crossreport.pipeline.present import Present, as_pairs, by_cluster, present

if TYPE_CHECKING:
    from crossreport.store import Record


class State(StrEnum):
    """What became of a judgement."""

    HOLDS = "holds"
    NOTED = "noted"  # undecided: nothing follows from it
    CONTRADICTED = "contradicted"  # by newer ones
    WITHDRAWN = "withdrawn"
    GONE = "gone"  # its claims are not in the record


@dataclass(frozen=True, slots=True)
class JudgementState:
    """A judgement with what became of it.

    Attributes:
        incidents: the incidents that its claims are in now.
        by: the newer judgement that contradicts it; ``None`` where several do together.
        words: the same for people.
    """

    judgement: Judgement
    state: State
    incidents: tuple[str, ...]
    by: str | None
    words: str


@dataclass(frozen=True, slots=True)
class JudgementConflict:
    """Two judges who contradict each other.

    Attributes:
        against: the judgement that is not followed.
        holds: the newer one that is; ``None`` where several contradict it together.
        words: both sides in one sentence.
    """

    against: Judgement
    holds: Judgement | None
    words: str


def judgement_states(record: "Record") -> list[JudgementState]:
    """Return all judgements in the order they were made, each with what became of it."""
    from crossreport.store.excerpts import read_claim_ids, read_owners

    with record.snapshot() as connection:
        known = read_claim_ids(connection)
    found = present(record.judgements(), known, record.claims)
    with record.snapshot() as connection:
        incidents = read_owners(connection, {c for one in found for c in (*one.left, *one.right)})
    beaten = _beaten(found, record)
    return [_state(one, beaten, incidents) for one in found]


def judgement_conflicts(record: "Record") -> list[JudgementConflict]:
    """Return where judges contradict each other; who changes his own mind contradicts nobody."""
    judgements = {one.id: one for one in record.judgements()}
    found = []
    for one in judgement_states(record):
        if one.state is not State.CONTRADICTED:
            continue
        holds = judgements.get(one.by or "")
        if holds is not None and holds.author == one.judgement.author:
            continue
        words = f"{_who(one.judgement)}: {said(one.judgement)}; against it " + (
            f"{_who(holds)}: {said(holds)}, which holds" if holds else "later ones together"
        )
        found.append(JudgementConflict(one.judgement, holds, words))
    return found


def incident_reviews(record: "Record") -> dict[str, Verdict]:
    """Return which incidents were accepted and which rejected, by their ids; others are open."""
    return {incident: verdict for incident, (verdict, _) in incident_decisions(record).items()}


def incident_decisions(record: "Record") -> dict[str, tuple[Verdict, str]]:
    """Return which incidents were accepted and which rejected, each with the judgement."""
    from crossreport.store.excerpts import read_accepted, read_rejected

    with record.snapshot() as connection:
        accepted, rejected = read_accepted(connection), read_rejected(connection)
    by = {stable_id("r", "reconcile", *key): key for key in _rejections(record, rejected)}
    return {key: (Verdict.ACCEPTED, made) for key, made in accepted.items()} | {
        key: (Verdict.REJECTED, by.get(refusal, ("", ""))[1]) for key, refusal in rejected.items()
    }


def _rejections(record: "Record", rejected: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of a rejected incident and a judgement that may be what rejects it."""
    for one in record.judgements():
        if one.verdict is Verdict.REJECTED and one.withdrawn_at is None:
            for anchor in one.left_claims:
                incident = stable_id("i", anchor.claim_id)
                if incident in rejected:
                    yield incident, one.id


def said(one: Judgement) -> str:
    """Return what a judgement says, in words."""
    return {
        Verdict.SAME: "one incident",
        Verdict.DIFFERENT: "two incidents",
        Verdict.UNSURE: "not decided",
        Verdict.ACCEPTED: "an incident",
        Verdict.REJECTED: "no incident",
        Verdict.VALUE: f"{one.field} is {one.value}",
        Verdict.ADDED: f"a missed incident{_type_of(one)}",
    }[one.verdict]


def _type_of(one: Judgement) -> str:
    return "" if one.claim is None else f", {one.claim.event_type.replace('-', ' ')}"


def _beaten(found: Sequence[Present], record: "Record") -> dict[str, str | None]:
    """Return the judgements that newer ones contradict, with the newer one's id."""
    from crossreport.link import overruled

    pairs = as_pairs(found)
    known = {claim for one in pairs for claim in (one.left, one.right)}
    beaten: dict[str, str | None] = {}
    for one, by in overruled(pairs, known):
        beaten[one.id] = by or beaten.get(one.id)
    return beaten | dict(_outvoted(by_cluster(found, record.clusters())))


def _outvoted(judged: Mapping[str, Sequence[Judgement]]) -> Iterator[tuple[str, str]]:
    """Yield the judgements of one incident that say otherwise than the newest of their field."""
    from crossreport.reconcile import newest_first

    for ones in judged.values():
        newest: dict[str | None, Judgement] = {}
        for one in newest_first(ones):
            first = newest.setdefault(one.field, one)
            if _decides(first) != _decides(one):
                yield one.id, first.id


def _decides(one: Judgement) -> tuple[Verdict, str | None]:
    from crossreport.reconcile import reviewing

    return reviewing(one) or one.verdict, one.value


def _state(
    one: Present, beaten: Mapping[str, str | None], incidents: Mapping[str, str]
) -> JudgementState:
    judgement = one.judgement
    by = beaten.get(judgement.id)
    if judgement.withdrawn_at is not None:
        state, words = State.WITHDRAWN, f"withdrawn {judgement.withdrawn_at:%Y-%m-%d %H:%M}"
        words += f" by {judgement.withdrawn_by}" if judgement.withdrawn_by else ""
    elif one.gone:
        state, words = State.GONE, "about claims that are not in the record"
    elif judgement.verdict is Verdict.UNSURE:
        state, words = State.NOTED, "noted"
    elif judgement.id in beaten:
        state = State.CONTRADICTED
        words = f"contradicted by {by}" if by else "contradicted by later judgements together"
    else:
        state, words = State.HOLDS, "holds"
    claims = (*one.left, *one.right)
    where = dict.fromkeys(incidents[claim] for claim in claims if claim in incidents)
    return JudgementState(judgement, state, tuple(where), by, words)


def _who(one: Judgement) -> str:
    return f"{one.author}, {one.made_at:%Y-%m-%d}"
