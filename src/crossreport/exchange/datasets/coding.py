"""Makes a claim out of a row of a dataset. Every value quotes the cell that holds it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import TypeVar

from crossreport.exchange.datasets.layout import Cells
from crossreport.exchange.datasets.mapping import ActorColumns, CountColumns, PlacePrecision
from crossreport.exchange.datasets.naming import Names
from crossreport.exchange.datasets.values import (
    ValueMisfitError,
    day,
    month_of,
    number,
    people,
    widened,
)
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Attribution,
    Claim,
    Count,
    DateBasis,
    Place,
    PlaceMention,
    PlaceRole,
    Qualifier,
    Range,
    SpeakerKind,
    VictimGroup,
    WideDate,
    stable_id,
)

T = TypeVar("T")
_PLACES = 1 << 14
_CODED = 1.0  # a person's coding


def claim_of(cells: Cells, names: Names) -> Claim:
    """Return what a row says.

    Raises:
        ValueMisfitError: a cell does not hold what it should; the message names it.
    """
    mapping, text = cells.layout.mapping, cells.text
    notes = cells.column(mapping.notes)
    kind = cells.column(mapping.event_type.column)
    quote = text.whole if notes is None else text.span(notes)
    return Claim(
        id=stable_id("c", text.document_id),
        document_id=text.document_id,
        event_type=cells.choose(mapping.event_type, "event_type"),
        trigger=quote if kind is None else text.span(kind),
        quote=quote,
        date=_date(cells),
        places=tuple(_mentions(cells)),
        actors=tuple(one for columns in mapping.actors for one in _actors(cells, columns, names)),
        counts=tuple(one for one in (_count(cells, it) for it in mapping.counts) if one),
        attribution=_source(cells, names),
        confidence=_CODED,
    )


def _date(cells: Cells) -> WideDate:
    columns = cells.layout.mapping.date
    if columns.year is not None:
        return _of_parts(cells)
    named = [columns.on] if columns.on is not None else [columns.start, columns.end]
    held = [column for one in named if (column := cells.column(one))]
    if not held:
        raise ValueMisfitError("it has no date")
    days = [_in(column, lambda text: day(text, columns.order), cells) for column in held]
    first, last = days[0], days[-1]
    if last < first:
        raise ValueMisfitError(f"it ends ({last}) before it begins ({first})")
    width = columns.widths.get(cells.code(columns.precision) or "", "day")
    if first == last:
        first, last = widened(first, width)
    basis = DateBasis.EXPLICIT if first == last else DateBasis.PERIOD
    return WideDate(first, last, basis, cells.text.covering(held))


def _of_parts(cells: Cells) -> WideDate:
    """Read a date whose year, month and day have columns of their own; 0 is not known."""
    columns = cells.layout.mapping.date
    year = cells.column(columns.year)
    if year is None:
        raise ValueMisfitError("it has no date")
    month, of_month = cells.column(columns.month), cells.column(columns.day)
    parts = [0 if one is None else int(_in(one, number, cells)) for one in (year, month, of_month)]
    held = [one for one in (year, month, of_month) if one is not None]
    try:
        if parts[1] == 0:
            first, last = date(parts[0], 1, 1), date(parts[0], 12, 31)
        elif parts[2] == 0:
            first, last = month_of(parts[0], parts[1])
        else:
            first = last = date(*parts)
    except ValueError:
        told = f"year {parts[0]}, month {parts[1]}, day {parts[2]} is no day"
        raise ValueMisfitError(told) from None
    basis = DateBasis.EXPLICIT if first == last else DateBasis.PERIOD
    return WideDate(first, last, basis, cells.text.covering(held))


def _mentions(cells: Cells) -> Iterator[PlaceMention]:
    """Yield the place; without a point of its own also the areas, for the gazetteer to find it."""
    columns = cells.layout.mapping.place
    point = [cells.column(columns.latitude), cells.column(columns.longitude)]
    named = cells.column(columns.name)
    if named is not None:
        yield PlaceMention(cells.values[named], cells.text.span(named))
    elif all(point):
        span = cells.text.covering(column for column in point if column)
        yield PlaceMention(" ".join(cells.values[column] for column in point if column), span)
    if not all(point):
        for one in (columns.admin2, columns.admin1, columns.country):
            if column := cells.column(one):
                role = PlaceRole.CONTAINER
                yield PlaceMention(cells.values[column], cells.text.span(column), role)


def place_of(cells: Cells, names: Names) -> Place | None:
    """Return where a row puts its event; ``None`` where it gives no point.

    Raises:
        ValueMisfitError: the point is none on earth, or its precision is not known.
    """
    columns = cells.layout.mapping.place
    at = [cells.column(columns.latitude), cells.column(columns.longitude)]
    if at[0] is None or at[1] is None:
        return None
    latitude, longitude = (_in(one, number, cells) for one in at if one)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueMisfitError(f"latitude {latitude}, longitude {longitude} lie outside the earth")
    precision = _precision(cells)
    country = names.country(cells.value(columns.country) or "")
    name = cells.value(columns.name) or f"{latitude}, {longitude}"
    areas = cells.value(columns.admin1), cells.value(columns.admin2)
    scheme = cells.layout.mapping.scheme
    return _place(scheme, name, country, areas, latitude, longitude, precision)


@lru_cache(_PLACES)
def _place(
    scheme: str,
    name: str,
    country: str,
    areas: tuple[str | None, str | None],
    latitude: float,
    longitude: float,
    precision: PlacePrecision,
) -> Place:
    return Place(
        id=stable_id("p", scheme, name, *areas, country, repr(latitude), repr(longitude),
                     repr(precision)),
        name=name,
        kind=precision.kind,
        country=country,
        admin1=areas[0],
        admin2=areas[1],
        latitude=latitude,
        longitude=longitude,
        radius_km=precision.radius_km,
        ucdp_precision=precision.ucdp,
        acled_precision=precision.acled,
    )  # fmt: skip


def _precision(cells: Cells) -> PlacePrecision:
    columns = cells.layout.mapping.place
    code = cells.code(columns.precision)
    if code is None:
        return columns.otherwise
    if code not in columns.precisions:
        known = ", ".join(columns.precisions)
        raise ValueMisfitError(f"{cells.column(columns.precision)} is {code!r}, none of {known}")
    return columns.precisions[code]


def _actors(cells: Cells, columns: ActorColumns, names: Names) -> Iterator[ActorMention]:
    column = cells.column(columns.column)
    if column is None:
        return
    role = ActorRole(cells.choose(columns.role, f"{column}.role"))
    kind = ActorKind(cells.choose(columns.kind, f"{column}.kind"))
    for words, start in _split(cells.values[column], columns.separator):
        known = names.actor(words)
        yield ActorMention(
            role=role,
            name=words if known is None else known.name,
            actor_id=None if known is None else known.id,
            kind=kind if known is None else known.kind,
            span=cells.text.part(column, start, start + len(words)),
        )


def _split(text: str, separator: str | None) -> Iterator[tuple[str, int]]:
    """Yield the parts of a cell and where each begins."""
    at = 0
    for part in text.split(separator) if separator else [text]:
        words = part.strip()
        if words:
            yield words, at + part.index(words)
        at += len(part) + len(separator or "")


def _count(cells: Cells, columns: CountColumns) -> Count | None:
    named = {"low": columns.low, "best": columns.best, "high": columns.high}
    held = {end: column for end, one in named.items() if (column := cells.column(one))}
    if not held:
        return None
    given = {end: _in(column, people, cells) for end, column in held.items()}
    low, best, high = _ends(given)
    fitting = [one for one in (low, best, high) if one is not None]
    if low is not None and high is not None:  # as wide as it takes to hold all that is given
        low, high = min(fitting), max(fitting)
    qualifier = Qualifier.EXACT if low == high else Qualifier.BETWEEN
    if not any(fitting):
        if columns.zero == "silent":
            return None
        qualifier = Qualifier.NONE
        if columns.zero == "open":
            high, qualifier = None, Qualifier.AT_LEAST
    return Count(
        kind=columns.kind,
        range=Range(low, best, high),
        stated=best if "best" in given and given["best"][0] == given["best"][2] else None,
        qualifier=qualifier,
        victims=VictimGroup(columns.victims),
        span=cells.text.covering(held.values()),
        part=columns.part,
    )


def _ends(given: dict[str, tuple[int, int, int]]) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high; one figure alone is all three."""
    if set(given) == {"best"}:
        return given["best"]
    low, best, high = given.get("low"), given.get("best"), given.get("high")
    return (
        None if low is None else low[0],
        None if best is None else best[1],
        None if high is None else high[2],
    )


def _source(cells: Cells, names: Names) -> Attribution | None:
    """Return who reported it first, where the row names just one."""
    mapping = cells.layout.mapping
    column = cells.column(mapping.sources)
    if column is None:
        return None
    cell = cells.values[column]
    found = list(re.finditer(f"[^{re.escape(mapping.separator)}]+", cell))
    told = {match[0].strip().casefold() for match in found} - {""}
    if len(told) != 1:
        return None
    first = next(match for match in found if match[0].strip())
    words = first[0].strip()
    source = names.source(words)
    start = first.start() + first[0].index(words)
    return Attribution(
        name=words if source is None else source.name,
        speaker_id=None if source is None else source.id,
        kind=SpeakerKind.UNKNOWN if source is None else source.kind,
        span=cells.text.part(column, start, start + len(words)),
        via=mapping.name,
    )


def _in(column: str, read: Callable[[str], T], cells: Cells) -> T:
    """Read a cell; a complaint names its column."""
    try:
        return read(cells.values[column])
    except ValueMisfitError as error:
        raise ValueMisfitError(f"{column}: {error}") from None
