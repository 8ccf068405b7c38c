"""Formats that have no incident without a date tell which they left out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from crossreport.exchange.columns import IncidentRow

LeftOut = Callable[[str], None]
"""Told the identifier of each incident that a format cannot hold."""


def ignore(_: str) -> None:
    """Tell nobody."""


def with_days(
    rows: Iterable[IncidentRow], left_out: LeftOut
) -> Iterator[tuple[IncidentRow, date, date]]:
    """Yield the incidents of which both ends of the date are known, with them."""
    for row in rows:
        when = row.incident.date
        if when.earliest is None or when.latest is None:
            left_out(row.incident.id)
        else:
            yield row, when.earliest, when.latest
