"""Puts ranges, dates and places in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from crossreport.cli.render.text import UNKNOWN, counted, printable
from crossreport.model import CountKind, Place, PlaceBasis, Range, WideDate
from crossreport.model.shown import figure as figure
from crossreport.model.shown import radius

MAIN_KINDS = (
    CountKind.KILLED,
    CountKind.INJURED,
    CountKind.MISSING,
    CountKind.ABDUCTED,
    CountKind.ESCAPED,
)
"""The kinds of figures that every table of incidents has."""


def other_figures(counts: Mapping[CountKind, Range]) -> str:
    """Return the figures of the kinds that have no column of their own."""
    return ", ".join(
        f"{kind} {figure(counts[kind])}"
        for kind in CountKind
        if kind in counts and kind not in MAIN_KINDS
    )


def day(value: date | None) -> str:
    """Return a day, ``–`` when nobody said."""
    return UNKNOWN if value is None else value.isoformat()


def days(value: WideDate | None) -> str:
    """Return an interval of days with its width."""
    if value is None or (value.earliest is None and value.latest is None):
        return UNKNOWN
    if value.likely is not None and value.days != 1:
        return f"{days(replace(value, likely=None))}, most likely {day(value.likely.day)}"
    if value.earliest is None:
        return f"until {day(value.latest)}, start unknown"
    if value.latest is None:
        return f"from {day(value.earliest)}, end unknown"
    if value.days == 1:
        return day(value.earliest)
    width = counted(value.days or 0, "day")
    return f"{day(value.earliest)} to {day(value.latest)} ({width})"


def where(place: Place | None) -> str:
    """Return a place's name with its area and country, and the radius it is known within."""
    if place is None:
        return UNKNOWN
    named = place.basis is PlaceBasis.NAMED
    parts = [place.name if named else f"in or near {place.name}"]
    for part in (place.admin1, place.country):
        if part and part not in place.name:
            parts.append(part)
    return f"{printable(', '.join(parts))} ±{radius(place.radius_km)}"
