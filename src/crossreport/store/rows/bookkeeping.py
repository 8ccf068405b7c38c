"""Rows of refusals and judgements."""

from datetime import UTC, datetime
from typing import Any

from crossreport.model import Judgement, Refusal, Verdict
from crossreport.store.rows.parts import Row


def refusal_row(refusal: Refusal) -> dict[str, Any]:
    """Return the row of a refusal."""
    return {
        "id": refusal.id,
        "step": refusal.step,
        "subject": refusal.subject,
        "code": refusal.code,
        "message": refusal.message,
        "document_id": refusal.document_id,
        "start_offset": refusal.start,
        "end_offset": refusal.end,
        "quote": refusal.quote,
    }


def refusal_of(row: Row) -> Refusal:
    """Return the refusal of a row."""
    return Refusal(
        id=row["id"],
        step=row["step"],
        subject=row["subject"],
        code=row["code"],
        message=row["message"],
        document_id=row["document_id"],
        start=row["start_offset"],
        end=row["end_offset"],
        quote=row["quote"],
    )


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Return the row of a judgement; times are kept in UTC.

    Raises:
        ValueError: a time has no zone.
    """
    return {
        "id": judgement.id,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "verdict": judgement.verdict,
        "author": judgement.author,
        "made_at": utc(judgement.made_at),
        "note": judgement.note,
        "withdrawn_at": None if judgement.withdrawn_at is None else utc(judgement.withdrawn_at),
    }


def utc(moment: datetime) -> datetime:
    """Return a moment as UTC clock time without a zone, as the tables keep it.

    Raises:
        ValueError: the moment has no zone, so nobody can tell when it was.
    """
    if moment.tzinfo is None:
        raise ValueError(f"the time {moment.isoformat()} has no zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def judgement_of(row: Row) -> Judgement:
    """Return the judgement of a row."""
    withdrawn = row["withdrawn_at"]
    return Judgement(
        id=row["id"],
        left=row["left_id"],
        right=row["right_id"],
        verdict=Verdict(row["verdict"]),
        author=row["author"],
        made_at=row["made_at"].replace(tzinfo=UTC),
        note=row["note"],
        withdrawn_at=None if withdrawn is None else withdrawn.replace(tzinfo=UTC),
    )
