"""Which incidents a person has looked at."""

from sqlalchemy import Connection, or_, select

from crossreport.model import Verdict
from crossreport.store.excerpts import read_accepted
from crossreport.store.tables.bookkeeping import judgements
from crossreport.store.tables.incidents import incident_claims

REVIEW_STATES = ("open", "unsure", "decided")
"""From nothing decided to decided; an incident has the last that applies."""


def review_states(connection: Connection) -> dict[str, str]:
    """Return the state of each incident that is not ``open``.

    ``decided`` is what somebody accepted, by the same count as ``pipeline.incident_reviews`` (what
    was rejected is no incident); ``unsure`` where somebody noted that it cannot be decided whether
    two are one. A value that was corrected, or a join, decides nothing about the rest.
    """
    query = (
        select(incident_claims.c.incident_id)
        .join(
            judgements,
            or_(
                judgements.c.left_id == incident_claims.c.claim_id,
                judgements.c.right_id == incident_claims.c.claim_id,
            ),
        )
        .where(judgements.c.verdict == Verdict.UNSURE.value, judgements.c.withdrawn_at.is_(None))
        .distinct()
    )
    found = dict.fromkeys(connection.scalars(query), "unsure")
    return found | dict.fromkeys(read_accepted(connection), "decided")
