"""How one field of an incident stands to what was coded."""

import re
from datetime import date

from crossreport.codebook import fold_name
from crossreport.model import Place, PlaceKind, Range, WideDate
from crossreport.model.geodesy import distance_km

WITHIN_KM = 25.0
_NOT_NAME = re.compile(r"\b(?:county|parish|borough|city of|township)\b")


def figure(found: Range | None) -> int:
    """Return the one figure of a count: best, else low, else high.

    0 when nobody said. The record keeps the two apart, but a coder who writes 0 for a report
    that speaks of nobody does not, and is to be matched.
    """
    if found is None:
        return 0
    return next((end for end in (found.best, found.low, found.high) if end is not None), 0)


def days_off(found: WideDate, day: date) -> int | None:
    """Return how far the day of an interval is from a day, its likeliest where one is inferred.

    An interval without either is as far as its farthest day, ``None`` with an open end: 0 means
    that it is this very day, 1 that no day of it is more than a day away.
    """
    if found.day is not None:
        return abs((found.day - day).days)
    return told_days_off(found, day)


def told_days_off(found: WideDate, day: date) -> int | None:
    """Return how far the farthest day of an interval is from a day; inferred days count nothing."""
    if found.earliest is None or found.latest is None:
        return None
    return max(abs((found.earliest - day).days), abs((found.latest - day).days))


def km_off(found: Place | None, point: tuple[float, float]) -> float | None:
    """Return the distance of a place's centre from a point; ``None`` when there is no place."""
    return None if found is None else distance_km(found.point, point)


def state_right(found: Place | None, state: str) -> bool:
    """Say whether a place lies in a first-level area, or is that area."""
    if found is None:
        return False
    names = {found.admin1, found.name if found.kind is PlaceKind.ADMIN1 else None}
    return fold_name(state) in {fold_name(name) for name in names if name}


def city_right(found: Place | None, city: str) -> bool:
    """Say whether a place is, or lies in, a city or county of this name.

    Taken as named are the place itself, the gazetteer entry that it rests on (the city of "the
    south side of" a city), and its second-level area. A name coded with another in brackets, a
    city with its quarter, is right by either.
    """
    if found is None:
        return False
    entry = next((c.name for c in found.candidates if c.gazetteer_id == found.gazetteer_id), None)
    mine = {_bare(name) for name in (found.name, entry, found.admin2) if name}
    return bool(mine & {_bare(name) for name in re.split(r"[()]", city) if _bare(name)})


def _bare(name: str) -> str:
    """Fold a name and drop the words that say whether it is a city or a county."""
    return " ".join(_NOT_NAME.sub(" ", fold_name(name)).split())
