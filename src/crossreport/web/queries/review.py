"""Which incidents a person has looked at."""

from sqlalchemy import Connection, or_, select

from crossreport.store.tables.bookkeeping import judgements
from crossreport.store.tables.incidents import incident_claims

REVIEW_STATES = ("open", "unsure", "decided")
"""From nothing decided to decided; an incident has the last that any judgement gives it."""


def review_states(connection: Connection) -> dict[str, str]:
    """Return the state of each incident about whose claims a judgement holds.

    ``unsure`` where nobody could decide yet, ``decided`` where somebody did; incidents that are
    not there are ``open``.
    """
    query = (
        select(incident_claims.c.incident_id, judgements.c.verdict)
        .join(
            judgements,
            or_(
                judgements.c.left_id == incident_claims.c.claim_id,
                judgements.c.right_id == incident_claims.c.claim_id,
            ),
        )
        .where(judgements.c.withdrawn_at.is_(None))
        .distinct()
    )
    found: dict[str, str] = {}
    for incident, verdict in connection.execute(query):
        state = "unsure" if verdict == "unsure" else "decided"
        found[incident] = max(state, found.get(incident, "open"), key=REVIEW_STATES.index)
    return found
