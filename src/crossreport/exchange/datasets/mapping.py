"""Which column of a table holds what: a mapping file, ours for well-known datasets or a user's."""

import collections.abc as abc
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from crossreport.codebook import CodebookError, load_codebook, offered
from crossreport.codebook.files import read_yaml_file
from crossreport.codebook.shaping import shape
from crossreport.exchange.errors import ExchangeError
from crossreport.model import ActorKind, ActorRole, CountKind, CountPart, PlaceKind, VictimKind

_DATA = "crossreport.exchange.datasets.data"
_COLUMN = {"column": True}
_WIDTHS = ("day", "week", "month", "year")
_ZEROS = ("stated", "open", "silent")
ORDERS = ("dmy", "mdy")


def _column() -> Any:
    """Return a field that names a column; ``a | b`` is the first of both that the table has."""
    return field(default=None, metadata=_COLUMN)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that depends on a code.

    Attributes:
        column: the column of the code.
        values: code to value.
        otherwise: the value where the code is none of those, or there is no column; ``None``
            where such a row cannot be understood.
    """

    column: str | None = _column()
    values: abc.Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class DateColumns:
    """When: one column, two ends, or year, month and day apart.

    Attributes:
        on: the day.
        start: the first possible day.
        end: the last possible day.
        year: the year, where the parts have columns of their own.
        month: the month; 0 or nothing where it is not known.
        day: the day of the month; 0 or nothing where it is not known.
        precision: the column of a code that says how wide a date is.
        widths: code to ``day``, ``week``, ``month`` or ``year``.
        order: how figures such as 04/05/2021 are meant, ``dmy`` or ``mdy``.
    """

    on: str | None = _column()
    start: str | None = _column()
    end: str | None = _column()
    year: str | None = _column()
    month: str | None = _column()
    day: str | None = _column()
    precision: str | None = _column()
    widths: abc.Mapping[str, str] = field(default_factory=dict)
    order: str | None = None


@dataclass(frozen=True, slots=True)
class PlacePrecision:
    """What a precision code of a place means.

    Attributes:
        kind: what sort of place the point stands for.
        radius_km: how far from the point the event may lie.
        ucdp: UCDP's ``where_prec``.
        acled: ACLED's ``geo_precision``.
    """

    kind: PlaceKind
    radius_km: float
    ucdp: int
    acled: int


_NEAR = PlacePrecision(PlaceKind.UNKNOWN, 25.0, 2, 2)


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Where: names, a point, and how exact it is.

    Attributes:
        name: the place's name.
        admin1: first-level area.
        admin2: second-level area.
        country: the country's name or ISO 3166-1 alpha-2 code.
        latitude: degrees north, WGS 84.
        longitude: degrees east, WGS 84.
        precision: the column of the precision code.
        precisions: code to its meaning.
        otherwise: the precision where there is no code.
    """

    name: str | None = _column()
    admin1: str | None = _column()
    admin2: str | None = _column()
    country: str | None = _column()
    latitude: str | None = _column()
    longitude: str | None = _column()
    precision: str | None = _column()
    precisions: abc.Mapping[str, PlacePrecision] = field(default_factory=dict)
    otherwise: PlacePrecision = _NEAR


@dataclass(frozen=True, slots=True)
class ActorColumns:
    """Who: one column of names.

    Attributes:
        column: the names.
        separator: what stands between several.
        role: perpetrator, target or party.
        kind: kind of actor, where the codebook does not know the name.
    """

    column: str = field(metadata=_COLUMN)
    separator: str | None = None
    role: Choice = field(default_factory=lambda: Choice(otherwise=ActorRole.PERPETRATOR))
    kind: Choice = field(default_factory=lambda: Choice(otherwise=ActorKind.UNIDENTIFIED))


@dataclass(frozen=True, slots=True)
class CountColumns:
    """How many: the columns of one figure.

    Attributes:
        kind: killed, injured …
        best: the figure.
        low: the least it may be; the figure itself where there is no column.
        high: the most it may be; the figure itself where there is no column.
        victims: who they are.
        part: whether it is the whole, a part that adds up, or contained in another.
        zero: what a 0 means: none (``stated``), none that is known (``open``: at least 0), or
            nothing (``silent``).
    """

    kind: CountKind
    best: str | None = _column()
    low: str | None = _column()
    high: str | None = _column()
    victims: VictimKind = VictimKind.UNKNOWN
    part: CountPart = CountPart.WHOLE
    zero: str = "stated"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a table of events.

    Attributes:
        scheme: short name of the dataset, part of every row's identifier.
        name: its name as shown to people; the publisher of its rows.
        event_type: the codebook's event type.
        date: when.
        event_id: the event's identifier; a digest of the row where there is no column.
        place: where.
        actors: who.
        counts: how many.
        notes: the text of the row; the claim quotes it where there is one.
        sources: who reported it first.
        separator: what stands between several sources.
        published: when the row was published (a date, or seconds since 1970).
        address: a URL.
        language: of the notes, ISO 639-1.
        columns: the layout's columns in order; a row is kept in it, whatever order its table has.
        codes: columns kept as codes.
        unknown: texts that stand for nothing ("-99", "Unknown").
        forces: force of a state (codebook) to patterns of its names ("Army of {country}").
        countries: other names of countries to their codes.
    """

    scheme: str
    name: str
    event_type: Choice
    date: DateColumns
    event_id: str | None = _column()
    place: PlaceColumns = field(default_factory=PlaceColumns)
    actors: tuple[ActorColumns, ...] = ()
    counts: tuple[CountColumns, ...] = ()
    notes: str | None = _column()
    sources: str | None = _column()
    separator: str = ";"
    published: str | None = _column()
    address: str | None = _column()
    language: str | None = None
    columns: tuple[str, ...] = ()
    codes: tuple[str, ...] = field(default=(), metadata=_COLUMN)
    unknown: tuple[str, ...] = ()
    forces: abc.Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: abc.Mapping[str, str] = field(default_factory=dict)

    def with_order(self, order: str) -> "Mapping":
        """Return the mapping with another order of figures in dates (one of ``ORDERS``)."""
        return replace(self, date=replace(self.date, order=order))


def columns_of(part: object) -> Iterator[tuple[str, str]]:
    """Yield the field and the column, or columns, of each field of a mapping that names one."""
    if isinstance(part, tuple):
        for one in part:
            yield from columns_of(one)
    if not is_dataclass(part):
        return
    for one in fields(part):
        value = getattr(part, one.name)
        if not one.metadata.get("column"):
            yield from ((f"{one.name}.{name}", column) for name, column in columns_of(value))
        elif isinstance(value, tuple):
            yield from ((one.name, column) for column in value)
        elif value is not None:
            yield one.name, value


def alternatives(column: str) -> list[str]:
    """Return the names that a column may have, the preferred first."""
    return [name.strip() for name in column.split("|")]


@cache
def known_layouts() -> tuple[str, ...]:
    """Return the short names of the datasets whose layout is known."""
    names = (entry.name for entry in files(_DATA).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load_layout(name: str) -> Mapping:
    """Return the mapping of a well-known dataset.

    Raises:
        ExchangeError: it is not known.
    """
    if name not in known_layouts():
        raise ExchangeError(f"no layout is called {name}{offered(name, known_layouts())}")
    return load_mapping(Path(str(files(_DATA) / f"{name}.yaml")))


def load_mapping(path: Path) -> Mapping:
    """Return the mapping that a YAML file describes.

    Raises:
        ExchangeError: it cannot be read or describes none; the message says what to mend.
    """
    where = f"the mapping {path}"
    try:
        content = _texts_as_keys(read_yaml_file(path))
        scheme = content.get("scheme") if isinstance(content, abc.Mapping) else None
        mapping = shape(content, Mapping, entry_id=str(scheme or path.stem), where=where)
    except CodebookError as error:
        told = str(error).replace("codebook file", "the mapping")
        raise ExchangeError(f"{told} (docs/datasets.md shows how a mapping is written)") from error
    for what, value, allowed in _choices(mapping):
        if value not in allowed:
            raise ExchangeError(
                f"{where}: {what}: {value!r} is none of: {', '.join(sorted(allowed))}"
            )
    if not (mapping.date.on or mapping.date.start or mapping.date.year):
        raise ExchangeError(f"{where}: date: name the column of the day (on, start or year)")
    return mapping


def _texts_as_keys(content: Any) -> Any:
    """Take codes such as 1 for the texts that they are in the table."""
    if isinstance(content, dict):
        return {str(key): _texts_as_keys(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_texts_as_keys(one) for one in content]
    return content


def _choices(mapping: Mapping) -> Iterator[tuple[str, str, abc.Collection[str]]]:
    """Yield the place, the value and what is allowed there, of all that must be one of a few."""
    book = load_codebook()
    forces = {one.partition("-")[2] for one in book.actors}
    yield from _values("event_type", mapping.event_type, book.event_types)
    for i, actor in enumerate(mapping.actors):
        yield from _values(f"actors[{i}].role", actor.role, list(ActorRole))
        yield from _values(f"actors[{i}].kind", actor.kind, list(ActorKind))
    for i, count in enumerate(mapping.counts):
        yield f"counts[{i}].zero", count.zero, _ZEROS
    for code, width in mapping.date.widths.items():
        yield f"date.widths[{code}]", width, _WIDTHS
    if mapping.date.order is not None:
        yield "date.order", mapping.date.order, ORDERS
    for force in mapping.forces:
        yield "forces", force, forces
    for name, country in mapping.countries.items():
        yield f"countries[{name}]", country, book.countries


def _values(
    what: str, choice: Choice, allowed: abc.Collection[str]
) -> Iterator[tuple[str, str, abc.Collection[str]]]:
    for code, value in choice.values.items():
        yield f"{what}.values[{code}]", value, allowed
    if choice.otherwise is not None:
        yield f"{what}.otherwise", choice.otherwise, allowed
