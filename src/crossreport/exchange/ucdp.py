"""CSV in the layout of the UCDP Georeferenced Event Dataset (GED Codebook 25.1)."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import floor
from typing import Any

from crossreport.codebook import load_codebook
from crossreport.exchange.coded import Coded, country_name
from crossreport.exchange.columns import IncidentRow, incident_rows
from crossreport.exchange.csvfile import cell, line
from crossreport.exchange.datasets import load_layout
from crossreport.exchange.dated import LeftOut, ignore, with_days
from crossreport.exchange.precision import coordinates
from crossreport.model import (
    ActorKind,
    ActorRole,
    CountKind,
    CountPart,
    Incident,
    Place,
    VictimKind,
)
from crossreport.store import Record

SCHEME = "ucdp-ged"
_STATES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL})
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


def to_ucdp(record: Record, *, left_out: LeftOut = ignore) -> Iterator[str]:
    """Yield a table with one row an incident, in the layout of UCDP GED.

    What only UCDP's coders give (conflicts, dyads, numbers of countries) stands where the
    incident has a row of theirs, and is empty elsewhere; an incident that is nothing but such a
    row comes out as it went in. Figures that nobody gives are empty, not 0.

    Args:
        record: what is written.
        left_out: told each incident without a date; the layout has no place for it.
    """
    coded = Coded.of(record, SCHEME)
    columns = load_layout("ucdp").columns
    yield line(columns)
    for row, first, last in with_days(incident_rows(record), left_out):
        known = coded.row(row.incident)
        made = {} if coded.only_row(row.incident) else _row(row, first, last, coded)
        yield line([as_cell(made.get(name, known.get(name))) for name in columns])


def as_cell(value: Any) -> Any:
    """Return a cell; a number that another dataset wrote is no formula."""
    if isinstance(value, str) and value.lstrip("-").replace(".", "", 1).isdecimal():
        return value
    return cell(value)


def _row(row: IncidentRow, first: date, last: date, coded: Coded) -> dict[str, Any]:
    incident = row.incident
    killed = incident.counts.get(CountKind.KILLED)
    sides = _sides(incident, coded)
    made = {
        "id": incident.id,
        "year": first.year,
        "type_of_violence": _type(incident, coded),
        **sides,
        "number_of_sources": incident.sources,
        "date_prec": incident.date.ucdp_precision,
        "date_start": first,
        "date_end": last,
        "deaths_civilians": _civilians(incident, coded),
        "best": getattr(killed, "best", None),
        "high": getattr(killed, "high", None),
        "low": getattr(killed, "low", None),
        **({} if row.place is None else _place(row.place)),
    }
    known = coded.row(incident)
    return {name: value for name, value in made.items() if name not in _kept(known)}


def _kept(known: Mapping[str, str]) -> frozenset[str]:
    """Return the columns that identify UCDP's own event, which stay as its coders have them."""
    own = ("id", "type_of_violence", "side_a", "side_b", "number_of_sources")
    return frozenset(own) if known else frozenset()


def _type(incident: Incident, coded: Coded) -> int | None:
    """Return the type of violence: by who is on either side, else by the codebook's first."""
    entry = load_codebook().event_types.get(incident.event_type)
    possible = entry.ucdp.types if entry is not None and entry.ucdp is not None else ()
    if not possible:
        return None
    others = coded.actors(incident, ActorRole.TARGET, ActorRole.PARTY)
    everyone = {one.kind for one in (*others, *coded.actors(incident, ActorRole.PERPETRATOR))}
    harmed = any(one.kind is ActorKind.CIVILIANS for one in others)
    if harmed or (not others and _civilians(incident, coded)):
        wanted = _ONE_SIDED
    elif others:
        wanted = _STATE_BASED if everyone & _STATES else _NON_STATE
    else:
        wanted = possible[0]
    return wanted if wanted in possible else possible[0]


def _sides(incident: Incident, coded: Coded) -> dict[str, str | None]:
    """Return the two sides: a state's forces first, civilians last."""
    first = coded.actors(incident, ActorRole.PERPETRATOR)
    second = coded.actors(incident, ActorRole.TARGET)
    parties = coded.actors(incident, ActorRole.PARTY)
    for one in sorted(parties, key=lambda actor: actor.kind not in _STATES):
        (second if first else first).append(one)
    return {
        "side_a": ", ".join(one.name for one in first) or None,
        "side_b": ", ".join(one.name for one in second) or None,
    }


def _civilians(incident: Incident, coded: Coded) -> int | None:
    """Return the greatest number of civilians that any claim counts among the dead."""
    found = [
        count.range.best
        for claim in incident.claim_ids
        for count in (coded.claims[claim].counts if claim in coded.claims else ())
        if count.kind is CountKind.KILLED
        and count.victims.kind is VictimKind.CIVILIANS
        and count.part is not CountPart.SUBSET
        and count.range.best is not None
    ]
    return max(found, default=None)


def _place(place: Place) -> dict[str, Any]:
    longitude, latitude = coordinates(place)
    return {
        "where_prec": place.ucdp_precision,
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": priogrid(latitude, longitude),
        "country": country_name(place.country),
    }


def priogrid(latitude: float, longitude: float) -> int:
    """Return the number of a point's cell in PRIO-GRID: half degrees, from the south-west."""
    row = min(359, floor((latitude + 90) * 2))
    column = min(719, floor((longitude + 180) * 2))
    return row * 720 + column + 1
