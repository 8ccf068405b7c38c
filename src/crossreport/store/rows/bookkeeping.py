"""Rows of refusals, judgements and grades of sources."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, TypeVar

from crossreport.model import (
    Claim,
    ClaimAnchor,
    Judgement,
    Nearness,
    Place,
    Refusal,
    Reliability,
    SourceGrade,
    Verdict,
)
from crossreport.model.plain import from_plain, to_plain
from crossreport.store.rows.parts import Row

T = TypeVar("T")


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
        "withdrawn_by": judgement.withdrawn_by,
        "field": judgement.field,
        "value": judgement.value,
        "left_claims": [asdict(one) for one in judgement.left_claims],
        "right_claims": [asdict(one) for one in judgement.right_claims],
        "claim": None if judgement.claim is None else to_plain(judgement.claim),
        "place": None if judgement.place is None else to_plain(judgement.place),
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
        withdrawn_by=row["withdrawn_by"],
        field=row["field"],
        value=row["value"],
        left_claims=_anchors(row["left_claims"]),
        right_claims=_anchors(row["right_claims"]),
        claim=_described(row["claim"], Claim),
        place=_described(row["place"], Place),
    )


def _described(found: Mapping[str, Any] | None, kind: type[T]) -> T | None:
    return None if found is None else from_plain(found, kind)


def _anchors(found: Sequence[Mapping[str, Any]] | None) -> tuple[ClaimAnchor, ...]:
    """Return the claims of one side; judgements of an earlier version have none."""
    return tuple(ClaimAnchor(**one) for one in found or ())


def grade_row(grade: SourceGrade) -> dict[str, Any]:
    """Return the row of a grade."""
    return asdict(grade)


def grade_of(row: Row) -> SourceGrade:
    """Return the grade of a row."""
    return SourceGrade(
        row["source"],
        Reliability(row["reliability"]) if row["reliability"] else None,
        Nearness(row["nearness"]) if row["nearness"] else None,
        row["note"],
    )
