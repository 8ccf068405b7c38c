"""Where people's decisions stand: about one incident, and of all."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from crossreport.model import Judgement, Verdict, stable_id
from crossreport.pipeline.judging import incident_decisions
from crossreport.pipeline.judging.states import said
from crossreport.reconcile import REVIEW
from crossreport.store import Record
from crossreport.store.excerpts import read_members
from crossreport.store.tables.incidents import incidents
from crossreport.web.queries.dossier import judgements_about


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review has come.

    Attributes:
        accepted: incidents that a person accepted.
        rejected: what a person said is no incident.
        total: all incidents but context events, and what was rejected.
        by: author to the number of decisions that hold, most first.
    """

    accepted: frozenset[str]
    rejected: frozenset[str]
    total: int
    by: Mapping[str, int]

    @property
    def decided(self) -> int:
        """How many are decided."""
        return len(self.accepted) + len(self.rejected)


def read_progress(record: Record) -> Progress:
    """Return how many incidents are decided, and by whom."""
    found = incident_decisions(record)
    with record.snapshot() as connection:
        query = select(func.count()).select_from(incidents).where(~incidents.c.context)
        present = connection.scalar(query) or 0
    rejected = frozenset(key for key, (one, _) in found.items() if one is Verdict.REJECTED)
    authors = {one.id: one.author for one in record.judgements()}
    by = Counter(authors[made] for _, made in found.values() if made in authors)
    names = dict(sorted(by.items(), key=lambda one: (-one[1], one[0])))
    return Progress(frozenset(found) - rejected, rejected, present + len(rejected), names)


def standing(record: Record, incident_id: str) -> str:
    """Return digits that differ when an incident, or what people said of it, is another.

    Raises:
        UnknownIdError: there is no such incident.
    """
    incident = record.incident(incident_id)
    about = judgements_about(record.judgements(), set(incident.claim_ids))
    # Whether it is accepted stands in the judgements, and follows them later while reports are
    # being added.
    values = tuple(one for one in incident.values if one.field != REVIEW)
    told = repr((replace(incident, values=values), list(about)))
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:24]


def latest_about(record: Record, incident_id: str) -> str:
    """Return in words what was last said of an incident, also of one that is no more."""
    found = [one for one in record.judgements() if _names(one, incident_id, record)]
    if not found:
        return "Its reports were read anew."
    last = max(found, key=_when)
    who = last.withdrawn_by or "somebody"
    if last.withdrawn_at is not None:
        return f"{who} withdrew “{said(last)}” of {last.author}, {_when(last):%d %b, %H:%M} UTC."
    return f"{last.author}: {said(last)}, {_when(last):%d %b, %H:%M} UTC."


def rejection_of(record: Record, incident_id: str) -> Judgement | None:
    """Return the judgement by which an incident is none."""
    for one in reversed(record.judgements()):
        rejects = one.verdict is Verdict.REJECTED and one.withdrawn_at is None
        if rejects and _named_after(one, incident_id):
            return one
    return None


def last_of(record: Record, author: str) -> Judgement | None:
    """Return a person's last judgement that is not withdrawn."""
    for one in reversed(record.judgements()):
        if one.author == author and one.withdrawn_at is None:
            return one
    return None


def _names(one: Judgement, incident_id: str, record: Record) -> bool:
    if _named_after(one, incident_id):
        return True
    claims = {anchor.claim_id for anchor in (*one.left_claims, *one.right_claims)}
    with record.snapshot() as connection:
        return not claims.isdisjoint(read_members(connection, incident_id))


def _named_after(one: Judgement, incident_id: str) -> bool:
    """Whether an incident of the claims that a judge saw has that identifier."""
    anchors = (*one.left_claims, *one.right_claims)
    return any(stable_id("i", anchor.claim_id) == incident_id for anchor in anchors)


def _when(one: Judgement) -> datetime:
    return one.withdrawn_at or one.made_at
