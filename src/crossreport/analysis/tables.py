"""Series as flat rows, for CSV, Parquet and JSON."""

from typing import Any

from crossreport.analysis.series import Figure, Series

COLUMNS = (
    "group",
    "first_day",
    "last_day",
    *(
        f"{thing}_{end}"
        for thing in ("incidents", "killed", "injured")
        for end in ("low", "best", "high", "open")
        if (thing, end) != ("incidents", "open")
    ),
    "documents",
    "sources",
)
"""What stands in each column of a table of a series, in order."""


def series_rows(series: Series) -> list[dict[str, Any]]:
    """Return a dictionary a bin and group; figures that nobody gives are ``None``."""
    return [
        {
            "group": row.group or None,
            "first_day": row.days.first,
            "last_day": row.days.last,
            **_figures("incidents", row.incidents),
            **_figures("killed", row.killed, open_=True),
            **_figures("injured", row.injured, open_=True),
            "documents": row.documents,
            "sources": row.sources,
        }
        for row in series.rows
    ]


def _figures(name: str, figure: Figure | None, *, open_: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {
        f"{name}_low": None if figure is None else figure.low,
        f"{name}_best": None if figure is None else round(figure.best, 3),
        f"{name}_high": None if figure is None else figure.high,
    }
    if open_:
        found[f"{name}_open"] = None if figure is None else figure.open
    return found
