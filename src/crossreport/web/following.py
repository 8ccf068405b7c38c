"""What judgements changed since something was computed, so that only that is computed again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crossreport.pipeline.judging import claims_of, whole_linking
from crossreport.store import Record
from crossreport.store.excerpts import read_members, read_owners
from crossreport.store.tables.bookkeeping import judgements, meta, source_grades, steps
from crossreport.store.tables.incidents import incident_claims

_MOST = 200
"""Judgements that are followed one by one; after more, all is computed again."""

_JUDGED = ("link", "reconcile")


@dataclass(frozen=True, slots=True)
class State:
    """A record's state, as far as incidents depend on it.

    Attributes:
        whole: what all incidents were made from, judgements apart.
        done: whether linking and reconciling were done since the last judgement. Until they are,
            incidents are as they were before it.
        judged: every judgement, and whether it is withdrawn.
    """

    whole: tuple[tuple[str, str], ...]
    done: bool
    judged: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Touched:
    """Incidents that judgements touched.

    Attributes:
        gone: those that are no more, or are others now.
        now: those that are there in their place.
    """

    gone: frozenset[str]
    now: frozenset[str]


def read_state(record: Record) -> State:
    """Return the state that a record is in."""
    with record.snapshot() as connection:
        rows = select(steps.c.step, steps.c.version).where(steps.c.subject == "")
        done = dict(iter(connection.execute(rows)))
        kept = select(meta.c.key, meta.c.value).where(meta.c.key == "rules")
        others = [*connection.execute(kept), ("grades", _grades(connection))]
        states = select(judgements.c.id, judgements.c.withdrawn_at.is_not(None))
        judged = {name: bool(gone) for name, gone in connection.execute(states)}
    whole = {key: value for key, value in done.items() if key not in _JUDGED}
    if "link" in done:
        whole["link"] = whole_linking(done["link"])
    told = sorted([*whole.items(), *((str(key), str(value)) for key, value in others)])
    return State(tuple(told), all(step in done for step in _JUDGED), judged)


def _grades(connection: Connection) -> str:
    table = source_grades.c
    query = select(table.source, table.reliability, table.nearness).order_by(table.source)
    return repr([tuple(row) for row in connection.execute(query)])


def read_all_owners(record: Record) -> dict[str, str]:
    """Return the incident of each claim that is in one."""
    with record.snapshot() as connection:
        query = select(incident_claims.c.claim_id, incident_claims.c.incident_id)
        return dict(iter(connection.execute(query)))


def newly_judged(then: State, now: State) -> list[str] | None:
    """Return the judgements made or withdrawn between two states; ``None`` if more changed."""
    if then.whole != now.whole or not then.done:
        return None
    new = [name for name, gone in now.judged.items() if then.judged.get(name) is not gone]
    lost = then.judged.keys() - now.judged.keys()
    return None if lost or len(new) > _MOST else new


def follow(
    record: Record, owners: Mapping[str, str], judged: Collection[str]
) -> tuple[Touched, dict[str, str]]:
    """Return the incidents that judgements touched, and the incident of each claim now.

    Args:
        record: where the judgements were followed.
        owners: the incident of each claim before.
        judged: the judgements.
    """
    wanted = set(judged)
    made = [one for one in record.judgements() if one.id in wanted]
    claims = {claim for one in made for claim in claims_of(record, one)}
    anchors = (anchor for one in made for anchor in (*one.left_claims, *one.right_claims))
    claims |= {anchor.claim_id for anchor in anchors}
    gone: set[str] = set()
    now: dict[str, str] = {}
    while True:
        gone = {owners[claim] for claim in claims if claim in owners}
        all_claims = claims | {claim for claim, owner in owners.items() if owner in gone}
        with record.snapshot() as connection:
            now = read_owners(connection, all_claims)
            for incident in set(now.values()):
                members = read_members(connection, incident)
                now |= dict.fromkeys(members, incident)
        if now.keys() | all_claims == claims:
            break
        claims = all_claims | now.keys()
    after = {claim: owner for claim, owner in owners.items() if claim not in claims} | now
    return Touched(frozenset(gone), frozenset(now.values())), after
