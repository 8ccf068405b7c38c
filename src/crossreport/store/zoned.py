"""Writes the days that claims have at their places, and takes them back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, update

from crossreport.model import WideDate
from crossreport.store.rows.parts import days_columns, likely_columns, moved_columns
from crossreport.store.tables.claims import claims

_NO_LONGER = ("date_moved", "date_told_in", "date_zone", "date_told_earliest", "date_told_latest")
_TOLD_LIKELY = ("date_told_likely", "date_told_likely_rule")


def write_moved(connection: Connection, moved: Mapping[str, WideDate]) -> None:
    """Replace all days that were moved to the clocks of places.

    Args:
        connection: where the claims are.
        moved: the dates that are other ones at the place than told, by claim id.
    """
    table = claims
    told: dict[str, Any] = {
        "date_earliest": table.c.date_told_earliest,
        "date_latest": table.c.date_told_latest,
        "date_likely": table.c.date_told_likely,
        "date_likely_rule": table.c.date_told_likely_rule,
        **dict.fromkeys((*_NO_LONGER, *_TOLD_LIKELY)),
    }
    connection.execute(update(table).where(table.c.date_moved.is_not(None)).values(told))
    rows = [{"claim": claim, **_columns(date)} for claim, date in moved.items()]
    if rows:
        names = [name for name in rows[0] if name != "claim"]
        change = update(table).where(table.c.id == bindparam("claim"))
        connection.execute(change.values({name: bindparam(name) for name in names}), rows)


def _columns(date: WideDate) -> dict[str, Any]:
    return {
        **days_columns("date", date),
        **likely_columns("date", date),
        **moved_columns("date", date),
    }
