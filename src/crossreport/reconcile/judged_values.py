"""Reads what people write down as the value of a field."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crossreport.codebook import Codebook, fold_name, offered
from crossreport.model import (
    CountKind,
    DateBasis,
    Place,
    PlaceKind,
    Range,
    WideDate,
    stable_id,
)
from crossreport.model.errors import CrossreportError
from crossreport.reconcile.rules.counts import range_text
from crossreport.reconcile.rules.dates import date_text

UNKNOWN = "unknown"
JUDGED_FIELDS: tuple[str, ...] = (
    *CountKind,
    "date",
    "place",
    "event_type",
    "perpetrator",
    "target",
)
"""The fields whose values people can judge."""

_COUNT = re.compile(r"(?P<low>\d+)(?:\s*[-–]\s*(?P<best>\d+))??(?:\s*[-–]\s*(?P<high>\d+))?")
_LEAST = re.compile(r"(?:at least|>=|≥)\s*(?P<low>\d+)")
_PLACE = re.compile(
    r"(?:(?P<name>[^():]+?)\s*(?:\((?:(?P<admin1>[^():]+),\s*)?(?P<country>[A-Z]{2})\))?\s*:\s*)?"
    r"(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)"
    r"(?:\s*(?:±|\+-|\+/-)\s*(?P<radius>\d+(?:\.\d+)?)\s*(?:km)?)?"
)
_MOST = 10_000_000  # people in one incident
_TOWN_KM = 10.0  # a place known this well is a town or a more exact one
_NEAR_KM, _LARGE_KM = 25.0, 60.0  # where UCDP's "near" and ACLED's "part of a region" end


class JudgedValueError(CrossreportError, ValueError):
    """Words that cannot be read as the value of a field."""

    code = "judged-value"


@dataclass(frozen=True, slots=True)
class JudgedValue:
    """A value as a person gives it.

    Attributes:
        text: as shown to people, and as it is written down.
        range: for counts; ``None`` for one that nobody can know.
        date: for dates.
        place: for places; ``None`` for one that nobody can know.
        names: for types and actors.
    """

    text: str
    range: Range | None = None
    date: WideDate | None = None
    place: Place | None = None
    names: tuple[str, ...] = ()


def read_value(field: str, words: str, codebook: Codebook) -> JudgedValue:
    """Read a value as a person writes it.

    Counts are ``12``, ``10-12`` (low and high), ``10-11-12`` (low, best, high) or ``at least 10``;
    dates a day, or two with ``to`` between them; places coordinates, with a name and a radius
    where they are known; types identifiers or labels of the codebook, and actors names, several
    with ``;`` between them. ``unknown`` says that nobody can know.

    Raises:
        JudgedValueError: there is no such field, or the words are no value of it.
    """
    if field not in JUDGED_FIELDS:
        raise JudgedValueError(f"{field!r} is no field to be judged{offered(field, JUDGED_FIELDS)}")
    words = " ".join(words.split())
    if not words:
        raise JudgedValueError(f"{field}: no value; write 'unknown' where nobody can know it")
    if field in list(CountKind):
        return _count(field, words)
    readers: dict[str, Callable[[str, Codebook], JudgedValue]] = {
        "date": _date,
        "place": _place,
        "event_type": _types,
        "perpetrator": _names,
        "target": _names,
    }
    return readers[field](words, codebook)


def place_words(place: Place) -> str:
    """Return a place as ``read_value`` reads it."""
    name = re.sub(r"[():]", " ", place.name).strip()
    area = re.sub(r"[():]", " ", place.admin1 or "").strip()
    country = f" ({area + ', ' if area else ''}{place.country})" if place.country else ""
    where = f"{place.latitude:.4f}, {place.longitude:.4f}"
    return f"{name}{country}: {where} ± {place.radius_km:g} km"


def range_words(value: Range | None) -> str:
    """Return a range as ``read_value`` reads it; nothing where it has no such words."""
    if value is None or value.low is None:
        return ""
    if value.high is None:
        return f"at least {value.low}"
    if value.low == value.high:
        return str(value.low)
    best = "" if value.best is None else f"-{value.best}"
    return f"{value.low}{best}-{value.high}"


def _count(field: str, words: str) -> JudgedValue:
    if words.casefold() == UNKNOWN:
        return JudgedValue(UNKNOWN)
    if found := _LEAST.fullmatch(words):
        low = int(found["low"])
        value = Range(low, low, None)
    elif found := _COUNT.fullmatch(words):
        low = int(found["low"])
        high = int(found["high"]) if found["high"] else low
        best = int(found["best"]) if found["best"] else (low if high == low else None)
        value = Range(low, best, high)
    else:
        raise JudgedValueError(
            f"{field}: {words!r} is no number; write 12, 10-12, 10-11-12, 'at least 10' or unknown"
        )
    ends = [end for end in (value.low, value.best, value.high) if end is not None]
    if ends != sorted(ends) or ends[-1] > _MOST:
        raise JudgedValueError(f"{field}: {words!r} is not in order, low, best and high")
    return JudgedValue(range_text(value), range=value)


def _date(words: str, codebook: Codebook) -> JudgedValue:
    if words.casefold() == UNKNOWN:
        return JudgedValue(UNKNOWN, date=WideDate(None, None, DateBasis.RECONCILED))
    try:
        days = [date.fromisoformat(one.strip()) for one in re.split(r"\bto\b|\.\.", words)]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days != sorted(days):
        raise JudgedValueError(
            f"date: {words!r} is no day; write 2024-05-31, '2024-05-30 to 2024-05-31' or unknown"
        )
    value = WideDate(days[0], days[-1], DateBasis.RECONCILED)
    return JudgedValue(date_text(value), date=value)


def _place(words: str, codebook: Codebook) -> JudgedValue:
    if words.casefold() == UNKNOWN:
        return JudgedValue(UNKNOWN)
    found = _PLACE.fullmatch(words)
    if found is None or not (abs(float(found["lat"])) <= 90 and abs(float(found["lon"])) <= 180):
        raise JudgedValueError(
            f"place: {words!r} is no place; write latitude and longitude, '34.56, 38.28', or "
            "'Name (Area, CC): 34.56, 38.28 ± 5 km', the name of a place of the record, or unknown"
        )
    radius = float(found["radius"] or _TOWN_KM)
    name = found["name"] or f"{found['lat']}, {found['lon']}"
    place = Place(
        id=stable_id("p", "judged", words),
        name=name,
        kind=PlaceKind.TOWN if radius <= _TOWN_KM else PlaceKind.REGION,
        country=found["country"] or "",
        admin1=found["admin1"],
        admin2=None,
        latitude=float(found["lat"]),
        longitude=float(found["lon"]),
        radius_km=max(radius, 0.1),
        ucdp_precision=1 if radius <= _TOWN_KM else 2 if radius <= _NEAR_KM else 5,
        acled_precision=1 if radius <= _TOWN_KM else 2 if radius <= _LARGE_KM else 3,
    )
    return JudgedValue(words, place=place)


def _types(words: str, codebook: Codebook) -> JudgedValue:
    labels = {fold_name(one.label): one.id for one in codebook.event_types.values()}
    names = []
    for word in filter(None, (one.strip() for one in words.split(";"))):
        name = word if word in codebook.event_types else labels.get(fold_name(word))
        if name is None:
            raise JudgedValueError(
                f"event_type: {word!r} is no type of the codebook; docs/codebook.md lists them"
            )
        names.append(name)
    if not names:
        raise JudgedValueError("event_type: no type; docs/codebook.md lists them")
    return JudgedValue("; ".join(names), names=tuple(dict.fromkeys(names)))


def _names(words: str, codebook: Codebook) -> JudgedValue:
    if words.casefold() == UNKNOWN:
        return JudgedValue(UNKNOWN)
    names = tuple(dict.fromkeys(filter(None, (one.strip() for one in words.split(";")))))
    return JudgedValue("; ".join(names), names=names)
