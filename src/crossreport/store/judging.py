"""Writes judgements, and keeps the claims that people told among those of their documents."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select

from crossreport.model import Claim, Document, Judgement, Place, SpanError, Specificity, Verdict
from crossreport.store import reading
from crossreport.store.inserting import insert_rows
from crossreport.store.rows import bookkeeping as bookkeeping_rows
from crossreport.store.rows import places as place_rows
from crossreport.store.rows.mentions import mention_id
from crossreport.store.tables import bookkeeping, claims, places
from crossreport.store.writing import (
    forget_incidents,
    insert_statements,
    undo_steps,
    verify,
)

_LINKING = ("link", "reconcile")
_UNDONE: dict[Verdict, tuple[str, ...]] = {
    Verdict.UNSURE: (),
    Verdict.SAME: _LINKING,
    Verdict.DIFFERENT: _LINKING,
    Verdict.ADDED: _LINKING,
}


def write_judgement(connection: Connection, judgement: Judgement) -> None:
    """Add a judgement, or its withdrawal; what it concerns is to be done again."""
    undo_steps(connection, *_UNDONE.get(judgement.verdict, ("reconcile",)))
    table = bookkeeping.judgements
    connection.execute(delete(table).where(table.c.id == judgement.id))
    insert_rows(connection, table, [bookkeeping_rows.judgement_row(judgement)])
    if judgement.claim is not None:
        put_told(connection, judgement.claim.document_id)


def withdraw(connection: Connection, judgement_id: str, *, at: datetime, by: str | None) -> bool:
    """Withdraw a judgement; return whether there is one of that id."""
    for judgement in reading.read_judgements(connection):
        if judgement.id == judgement_id:
            write_judgement(connection, replace(judgement, withdrawn_at=at, withdrawn_by=by))
            return True
    return False


def put_told(connection: Connection, document_id: str) -> None:
    """Bring the claims that people told of a document up to date with their judgements.

    Claims of withdrawn judgements go, with the incidents that they are in. What a person tells in
    words in which the program has come to read an incident of the same type, which the person did
    not see, continues the program's claim: it is one incident. Of judgements that tell the same,
    the newest holds; one whose words do not stand in the document tells nothing.
    """
    wanted = dict(_standing(connection, document_id))
    there = _told_claims(connection, document_id)
    stale = [key for key, by in there.items() if key not in wanted or wanted[key].id != by]
    if stale:
        forget_incidents(connection, stale)
        connection.execute(delete(claims.claims).where(claims.claims.c.id.in_(stale)))
    missing = [one for key, one in wanted.items() if key not in there or key in stale]
    if not missing:
        return
    documents = reading.read_documents(connection, [document_id])
    read = [c for c in reading.read_claims(connection, document_id) if c.judgement_id is None]
    told = [one for one in missing if any(_stands(one, document) for document in documents)]
    new = [replace(one.claim, elaborates=_read_too(one, read)) for one in told if one.claim]
    insert_statements(connection, new)
    _place(connection, told)


def put_told_of(connection: Connection, document_ids: Collection[str]) -> None:
    """Bring the claims that people told of some documents up to date."""
    for name in sorted({one.claim.document_id for _, one in _standing(connection) if one.claim}):
        if name in document_ids:
            put_told(connection, name)


def place_told(connection: Connection) -> None:
    """Put claims that people told where they said, after all places were replaced."""
    told = select(claims.claims.c.id).where(claims.claims.c.judgement_id.is_not(None))
    there = set(connection.scalars(told))
    standing = dict(_standing(connection))
    _place(connection, [one for key, one in standing.items() if key in there])


def _told_claims(connection: Connection, document_id: str) -> dict[str, str]:
    """Return the claims of a document that people told, with their judgements."""
    table = claims.claims.c
    query = select(table.id, table.judgement_id)
    told = query.where(table.document_id == document_id, table.judgement_id.is_not(None))
    return dict(iter(connection.execute(told)))


def _stands(judgement: Judgement, document: Document) -> bool:
    """Whether the words of a told claim stand in a document."""
    if judgement.claim is None:
        return False
    try:
        verify(judgement.claim, document)
    except SpanError:
        return False
    return True


def _standing(
    connection: Connection, document_id: str | None = None
) -> Iterator[tuple[str, Judgement]]:
    """Yield the standing judgements that tell something by their claims, the newest last."""
    table = bookkeeping.judgements
    query = (
        select(table)
        .where(table.c.verdict == Verdict.ADDED.value, table.c.withdrawn_at.is_(None))
        .order_by(table.c.made_at, table.c.id)
    )
    for row in reading.rows(connection, query):
        one = bookkeeping_rows.judgement_of(row)
        if one.claim is not None and document_id in (None, one.claim.document_id):
            yield one.claim.id, one


def _read_too(judgement: Judgement, read: list[Claim]) -> str | None:
    """Return the claim that the program has come to read in the words of a told one."""
    told = judgement.claim
    if told is None:
        return None
    seen = {one.claim_id for one in judgement.right_claims}
    return next(
        (
            one.id
            for one in read
            if one.id not in seen
            and one.event_type == told.event_type
            and one.specificity is not Specificity.NOT_AN_INCIDENT
            and told.trigger.covers(one.trigger)
        ),
        None,
    )


def _place(connection: Connection, told: Iterable[Judgement]) -> None:
    """Note where told claims, and the places that they name, are."""
    located: dict[str, Place] = {}
    mentions: dict[str, Place] = {}
    for one in told:
        if one.claim is not None and one.place is not None:
            located[one.claim.id] = one.place
            mentions |= {mention_id(mention): one.place for mention in one.claim.places}
    found = {place.id: place for place in located.values()}
    new = found.keys() - reading.read_places(connection, sorted(found))
    rows = [place_rows.place_row(found[key]) for key in sorted(new)]
    insert_rows(connection, places.places, rows)
    table = places.claim_locations
    connection.execute(delete(table).where(table.c.claim_id.in_(list(located))))
    at = [{"claim_id": claim, "place_id": place.id} for claim, place in located.items()]
    insert_rows(connection, table, at)
    known = places.resolutions
    connection.execute(delete(known).where(known.c.mention_id.in_(list(mentions))))
    resolved = [
        {"mention_id": key, "place_id": place.id, "refusal_id": None}
        for key, place in mentions.items()
    ]
    insert_rows(connection, known, resolved)
