"""Puts ranges, dates and places in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from crossreport.cli.render.text import UNKNOWN, number, printable
from crossreport.model import CountKind, Place, PlaceBasis, Range, WideDate

MAIN_KINDS = (
    CountKind.KILLED,
    CountKind.INJURED,
    CountKind.MISSING,
    CountKind.ABDUCTED,
    CountKind.ESCAPED,
)
"""The kinds of figures that every table of incidents has."""


def figure(range_: Range | None) -> str:
    """Return low–best–high, one number when all are equal, ``–`` when nobody said.

    An open high is shown as ``≥low``, an unknown low as ``≤high``; the best figure follows in
    brackets where it says more.
    """
    if range_ is None or (range_.low, range_.best, range_.high) == (None, None, None):
        return UNKNOWN
    low, best, high = range_.low, range_.best, range_.high
    if low is not None and high is not None:
        if best is None:
            return f"{low:,}–{high:,}" if low != high else f"{low:,}"
        return f"{low:,}" if low == best == high else f"{low:,}–{best:,}–{high:,}"
    if low is None and high is None:
        return f"{best:,}"
    bound = f"≥{low:,}" if low is not None else f"≤{high:,}"
    return bound if best is None or best in (low, high) else f"{bound} ({best:,})"


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
    width = number(value.days or 0, "day")
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
    return f"{printable(', '.join(parts))} ±{_km(place.radius_km)}"


def _km(radius: float) -> str:
    return f"{radius:.0f} km" if radius >= 1.5 else f"{radius:.1f} km"
