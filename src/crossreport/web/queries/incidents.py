"""All incidents as columns: what the overview filters, counts and draws."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, select, true

from crossreport.codebook import load_codebook
from crossreport.exchange import private_among
from crossreport.exchange.precision import decimals
from crossreport.model import (
    ActorKind,
    ActorRole,
    CountKind,
    DisagreementKind,
    SpeakerKind,
    VictimKind,
)
from crossreport.model.harmless import printable
from crossreport.store import Record
from crossreport.store.tables.claims import claim_actors, claim_counts, claims
from crossreport.store.tables.documents import documents
from crossreport.store.tables.incidents import (
    disagreements,
    incident_claims,
    incident_counts,
    incidents,
)
from crossreport.store.tables.places import places
from crossreport.web.following import Touched
from crossreport.web.queries.review import REVIEW_STATES, review_states

Figure = tuple[int | None, int | None, int | None]
NOBODY_SAID: Figure = (None, None, None)
PRIVATE = "a private person"
VICTIMS = tuple(VictimKind)
DISAGREEMENTS = tuple(DisagreementKind)
_PRIVATE_SPEAKERS = (SpeakerKind.WITNESS, SpeakerKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Where:
    """A place that incidents share.

    Attributes:
        latitude: degrees, with no more digits than the radius warrants; longitude too.
        precision: UCDP GED ``where_prec``, 1 (exact) to 7.
        setting: whether the report is only from there.
    """

    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    precision: int
    setting: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One incident as the overview knows it.

    Attributes:
        span: first and last possible day; the likeliest one for both, where one is inferred;
            ``None`` for an end that nobody told.
        likely: whether that day is only inferred.
        place: number of its place; ``None`` when unplaced.
        actors: names of perpetrators and targets.
        sources: names of publishers and of the institutions that speak.
        told: first and last possible day, also where a likelier one is inferred.
    """

    id: str
    event_type: str
    types: tuple[str, ...]
    span: tuple[date | None, date | None]
    likely: bool
    place: int | None
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Figure
    injured: Figure
    source_count: int
    sources: tuple[str, ...]
    victims: frozenset[VictimKind]
    disagreements: frozenset[DisagreementKind]
    review: str
    told: tuple[date | None, date | None] = (None, None)

    @property
    def undated(self) -> bool:
        """Whether an end of its interval is open."""
        return None in self.span

    @property
    def actors(self) -> tuple[str, ...]:
        """Everyone who had a part in it."""
        return self.perpetrators + self.targets


@dataclass(frozen=True, slots=True)
class Incidents:
    """All incidents of a record, context events apart, earliest first."""

    rows: tuple[Row, ...]
    places: tuple[Where, ...]


def read_incidents(
    record: Record, *, names: bool, only: Collection[str] | None = None
) -> Incidents:
    """Read all incidents but context events.

    Args:
        record: where they are.
        names: whether names of private persons may be shown.
        only: the ids of those wanted, if not all are.
    """
    with record.snapshot() as connection:
        wanted = Wanted(only)
        where, numbers = _places(connection, wanted)
        parts = _Parts(connection, wanted)
        query = select(incidents).where(~incidents.c.context, wanted(incidents.c.id))
        found = _mappings(connection, query)
        harmed = frozenset() if names else _harmed(connection, found, only)
        cover = _Cover(found, private_among(harmed, places=(one.name for one in where)))
        rows = [_row(row, numbers, parts, cover) for row in found]
    return Incidents(tuple(sorted(rows, key=_order)), where)


def amended(before: Incidents, touched: Touched, now: Incidents) -> Incidents:
    """Return all incidents after some were touched.

    Args:
        before: all, as they were.
        touched: which are others now.
        now: those, as they are.
    """
    places = {where: number for number, where in enumerate(before.places)}
    new = []
    for row in now.rows:
        where = None if row.place is None else now.places[row.place]
        number = None if where is None else places.setdefault(where, len(places))
        new.append(replace(row, place=number))
    gone = touched.gone | touched.now
    rows = [*(row for row in before.rows if row.id not in gone), *new]
    return Incidents(tuple(sorted(rows, key=_order)), tuple(places))


def _order(row: Row) -> tuple[date, bool, date, str]:
    """Earliest first; an open end sorts last."""
    earliest, latest = row.told
    return earliest or date.max, latest is None, latest or date.max, row.id


def _row(row: Any, numbers: dict[str, int], parts: "_Parts", cover: "_Cover") -> Row:
    earliest, latest, likely = row["date_earliest"], row["date_latest"], row["date_likely"]
    inferred = likely is not None and (earliest is None or earliest != latest)
    key = row["id"]
    return Row(
        id=key,
        event_type=printable(row["event_type"]),
        types=tuple(map(printable, (row["event_type"], *row["also_types"]))),
        span=(likely, likely) if inferred else (earliest, latest),
        likely=inferred,
        place=numbers.get(row["place_id"] or ""),
        perpetrators=cover(row["perpetrators"]),
        targets=cover(row["targets"]),
        killed=parts.killed.get(key, NOBODY_SAID),
        injured=parts.injured.get(key, NOBODY_SAID),
        source_count=row["sources"],
        sources=tuple(sorted(parts.sources[key])),
        victims=frozenset(parts.victims[key]),
        disagreements=frozenset(parts.disagreements[key]),
        review=parts.review.get(key, REVIEW_STATES[0]),
        told=(earliest, latest),
    )


class Wanted:
    """The condition that a column names an incident that is wanted."""

    def __init__(self, only: Collection[str] | None) -> None:
        self._only = None if only is None else sorted(only)

    def __call__(self, column: Column[Any]) -> ColumnElement[bool]:
        """Return the condition."""
        return true() if self._only is None else column.in_(self._only)


class _Parts:
    """What other tables say about incidents, by incident."""

    def __init__(self, connection: Connection, wanted: Wanted) -> None:
        self._wanted = wanted
        self.killed: dict[str, Figure] = {}
        self.injured: dict[str, Figure] = {}
        self.sources: dict[str, set[str]] = defaultdict(set)
        self.victims: dict[str, set[VictimKind]] = defaultdict(set)
        self.disagreements: dict[str, set[DisagreementKind]] = defaultdict(set)
        self.review = review_states(connection)
        self._read_counts(connection)
        self._read_sources(connection)
        self._read_victims(connection)
        query = select(*_DISAGREEMENT).where(wanted(disagreements.c.incident_id)).distinct()
        for key, kind in _tuples(connection, query):
            self.disagreements[key].add(DisagreementKind(kind))

    def _read_counts(self, connection: Connection) -> None:
        table = incident_counts.c
        kinds = {CountKind.KILLED.value: self.killed, CountKind.INJURED.value: self.injured}
        query = select(table.incident_id, table.kind, table.low, table.best, table.high)
        query = query.where(table.kind.in_(kinds), self._wanted(table.incident_id))
        for key, kind, *figure in _tuples(connection, query):
            kinds[kind][key] = (figure[0], figure[1], figure[2])

    def _read_sources(self, connection: Connection) -> None:
        query = (
            select(
                incident_claims.c.incident_id,
                documents.c.publisher,
                claims.c.speaker,
                claims.c.speaker_id,
                claims.c.speaker_kind,
            )
            .join(claims, claims.c.id == incident_claims.c.claim_id)
            .join(documents, documents.c.id == claims.c.document_id)
            .where(self._wanted(incident_claims.c.incident_id))
            .distinct()
        )
        for key, publisher, speaker, speaker_id, kind in _tuples(connection, query):
            if publisher:
                self.sources[key].add(printable(publisher))
            if speaker and (speaker_id or kind not in _PRIVATE_SPEAKERS):
                self.sources[key].add(printable(speaker))

    def _read_victims(self, connection: Connection) -> None:
        query = (
            select(incident_claims.c.incident_id, claim_counts.c.victims)
            .join(claim_counts, claim_counts.c.owner_id == incident_claims.c.claim_id)
            .where(self._wanted(incident_claims.c.incident_id))
            .distinct()
        )
        for key, kind in _tuples(connection, query):
            self.victims[key].add(VictimKind(kind))


_DISAGREEMENT = (disagreements.c.incident_id, disagreements.c.kind)


class _Cover:
    """Makes names of actors fit to be shown; those of private persons are covered."""

    def __init__(self, rows: Iterable[Any], private: frozenset[str]) -> None:
        found = {name for row in rows for name in (*row["perpetrators"], *row["targets"])}
        self._shown = {name: PRIVATE if name in private else printable(name) for name in found}

    def __call__(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._shown[name] for name in names))


def _harmed(
    connection: Connection, rows: Iterable[Any], only: Collection[str] | None
) -> frozenset[str]:
    """Return names of targets that may be persons: no known actor, and no armed side."""
    table = claim_actors.c
    query = (
        select(table.name)
        .where(
            table.role == ActorRole.TARGET,
            table.actor_id.is_(None),
            table.kind.in_((ActorKind.CIVILIANS, ActorKind.UNIDENTIFIED)),
        )
        .distinct()
    )
    if only is not None:
        query = query.where(
            table.name.in_(sorted({name for row in rows for name in row["targets"]}))
        )
    return frozenset(connection.scalars(query))


def _places(connection: Connection, wanted: Wanted) -> tuple[tuple[Where, ...], dict[str, int]]:
    """Return the different places, and the number of each by the ids that mean it."""
    different: dict[Where, int] = {}
    numbers: dict[str, int] = {}
    used = places.c.id.in_(select(incidents.c.place_id).where(wanted(incidents.c.id)))
    for row in _mappings(connection, select(places).where(used).order_by(places.c.id)):
        digits = decimals(row["radius_km"])
        where = Where(
            printable(row["name"]),
            row["country"],
            printable(row["admin1"]) if row["admin1"] else None,
            round(row["latitude"], digits),
            round(row["longitude"], digits),
            row["radius_km"],
            row["ucdp_precision"],
            row["basis"] != "named",
        )
        numbers[row["id"]] = different.setdefault(where, len(different))
    return tuple(different), numbers


def type_labels(types: Iterable[str]) -> dict[str, str]:
    """Return the names of event types as shown to people."""
    known = load_codebook().event_types
    return {one: known[one].label if one in known else one for one in types}


def _mappings(connection: Connection, query: Select[Any]) -> Sequence[Any]:
    return connection.execute(query).mappings().all()


def _tuples(connection: Connection, query: Select[Any]) -> Iterable[Any]:
    return connection.execute(query)
