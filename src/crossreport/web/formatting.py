"""Ranges, days and places as pages show them. The scripts' format.js says the same."""

from datetime import date

from crossreport.model import Place, PlaceBasis, WideDate
from crossreport.model.shown import UNKNOWN as UNKNOWN
from crossreport.model.shown import figure as figure
from crossreport.model.shown import radius as radius


def day(value: date | None) -> str:
    """Return a day as no country misreads it: 7 Feb 2023."""
    return UNKNOWN if value is None else f"{value.day} {value:%b} {value.year}"


def ends_of(value: WideDate) -> tuple[tuple[date | None, date | None], bool]:
    """Return the first and last day to be shown, and whether they are only inferred."""
    if value.likely is not None and value.days != 1:
        return (value.likely.day, value.likely.day), True
    return (value.earliest, value.latest), False


def span(value: tuple[date | None, date | None], likely: bool) -> str:
    """Return a first and a last day; ``likely`` where the day is only inferred."""
    earliest, latest = value
    if earliest is None and latest is None:
        return "undated"
    if earliest is None:
        return f"by {day(latest)}"
    if latest is None:
        return f"from {day(earliest)}"
    if earliest == latest:
        return f"probably {day(earliest)}" if likely else day(earliest)
    return f"{day(earliest)} – {day(latest)}"


def place(value: Place | None) -> str:
    """Return a place's name with its area, and the radius it is known within."""
    if value is None:
        return "unplaced"
    near = "in or near " if value.basis is not PlaceBasis.NAMED else ""
    area = f", {value.admin1}" if value.admin1 and value.admin1 not in value.name else ""
    return f"{near}{value.name}{area} ±{radius(value.radius_km)}"
