"""CSV in the layout of ACLED (ACLED Codebook, 2023 and later)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crossreport.codebook import load_codebook
from crossreport.exchange.coded import Coded, country_name
from crossreport.exchange.columns import IncidentRow, incident_rows
from crossreport.exchange.csvfile import line
from crossreport.exchange.datasets import load_layout
from crossreport.exchange.dated import LeftOut, ignore, with_days
from crossreport.exchange.precision import coordinates
from crossreport.exchange.ucdp import as_cell
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Claim,
    CountKind,
    Place,
    VictimKind,
)
from crossreport.store import Record

SCHEME = "acled"
_DATA = "crossreport.exchange.data"
_INTER = {
    ActorKind.STATE_FORCES: "State forces",
    ActorKind.REBELS: "Rebel group",
    ActorKind.MILITIA: "Political militia",
    ActorKind.UNIDENTIFIED: "Political militia",
    ActorKind.CRIMINALS: "Political militia",
    ActorKind.COMMUNAL_MILITIA: "Identity militia",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.EXTERNAL: "External/Other forces",
}
_ORDER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "External/Other forces",
    "Civilians",
)
_AGAINST_CIVILIANS = "Violence against civilians"
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    _AGAINST_CIVILIANS: "Political violence",
    "Riots": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_TARGETING = "Civilian targeting"


def to_acled(record: Record, *, left_out: LeftOut = ignore) -> Iterator[str]:
    """Yield a table with one row an incident, in the layout of ACLED.

    An incident of several days has one row, at the middle of its days with the precision that
    they warrant. ``fatalities`` is the low end, ACLED's conservative figure; where nobody gives
    one it is empty, not 0. ``notes`` are the words of the claims. An incident that is nothing
    but a row of ACLED's comes out as it went in.

    Args:
        record: what is written.
        left_out: told each incident without a date or that is no violence; the layout has no
            place for it.
    """
    coded = Coded.of(record, SCHEME)
    documents = {one.id: one.publisher or one.source for one in record.documents()}
    columns = load_layout("acled").columns
    yield line(columns)
    for row, first, last in with_days(incident_rows(record), left_out):
        entry = load_codebook().event_types.get(row.incident.event_type)
        known = coded.row(row.incident)
        if coded.only_row(row.incident):
            made: dict[str, Any] = {}
        elif entry is None or entry.acled is None:
            left_out(row.incident.id)
            continue
        else:
            type_ = entry.acled.event_type
            made = {
                "event_id_cnty": known.get("event_id_cnty", row.incident.id),
                "disorder_type": _DISORDER.get(type_),
                "event_type": type_,
                "sub_event_type": entry.acled.sub_event_type,
                **_row(row, first, last, type_, coded, documents),
            }
        yield line([as_cell(made.get(name, known.get(name))) for name in columns])


def _row(
    row: IncidentRow,
    first: date,
    last: date,
    type_: str,
    coded: Coded,
    documents: dict[str, str],
) -> dict[str, Any]:
    incident = row.incident
    middle = first + timedelta(days=(last - first).days // 2)
    killed = incident.counts.get(CountKind.KILLED)
    claims = [coded.claims[one] for one in incident.claim_ids if one in coded.claims]
    doers, others = _sides(coded, row)
    civilians = not others and _harms_civilians(type_, claims)
    return {
        "event_date": middle,
        "year": middle.year,
        "time_precision": incident.date.acled_precision,
        **_actor("1", doers),
        **(_civilians(row.place) if civilians else _actor("2", others)),
        "interaction": interaction(
            doers[0].kind if doers else None,
            ActorKind.CIVILIANS if civilians else others[0].kind if others else None,
        ),
        "civilian_targeting": _TARGETING
        if civilians or any(one.kind is ActorKind.CIVILIANS for one in others)
        else None,
        "source": "; ".join(sorted({documents[one.document_id] for one in claims})),
        "notes": " ".join(dict.fromkeys(" ".join(one.quote.quote.split()) for one in claims)),
        "fatalities": None if killed is None else killed.low,
        **({} if row.place is None else _place(row.place)),
    }


def _sides(coded: Coded, row: IncidentRow) -> tuple[list[ActorMention], list[ActorMention]]:
    first = coded.actors(row.incident, ActorRole.PERPETRATOR)
    second = coded.actors(row.incident, ActorRole.TARGET)
    for one in coded.actors(row.incident, ActorRole.PARTY):
        (second if first else first).append(one)
    return first, second


def _harms_civilians(type_: str, claims: list[Claim]) -> bool:
    """Say whether civilians are the other side though no claim names them as such.

    They are by the type's definition, or where all whom claims count are civilians.
    """
    groups = {count.victims.kind for one in claims for count in one.counts}
    return type_ == _AGAINST_CIVILIANS or groups == {VictimKind.CIVILIANS}


def _civilians(place: Place | None) -> dict[str, Any]:
    """Return the columns of civilians as ACLED names them, with their country."""
    kind = _INTER[ActorKind.CIVILIANS]
    name = kind if place is None else f"{kind} ({country_name(place.country)})"
    return {"actor2": name, "inter2": kind}


def interaction(first: ActorKind | None, second: ActorKind | None) -> str | None:
    """Return the kinds of both sides in ACLED's order, that of its codes but civilians last.

    One side alone is "Protesters only" (ACLED Codebook, "Interaction"). Where nobody says who did
    it there is none: a target alone has not acted alone.
    """
    if first is None:
        return None
    if second is None:
        return f"{_INTER[first]} only"
    return "-".join(sorted((_INTER[first], _INTER[second]), key=_ORDER.index))


def _actor(number: str, actors: list[ActorMention]) -> dict[str, Any]:
    """Return the columns of one side: the first actor, and those with it."""
    if not actors:
        return {f"actor{number}": None}
    return {
        f"actor{number}": actors[0].name,
        f"assoc_actor_{number}": "; ".join(one.name for one in actors[1:]) or None,
        f"inter{number}": _INTER[actors[0].kind],
    }


@cache
def iso_numeric() -> dict[str, int]:
    """Return the numbers of ISO 3166-1 by alpha-2 code in lower case."""
    content = yaml.safe_load((files(_DATA) / "iso_numeric.yaml").read_text("utf-8"))
    found: dict[str, int] = content["iso_numeric"]
    return found


def _place(place: Place) -> dict[str, Any]:
    longitude, latitude = coordinates(place)
    return {
        "iso": iso_numeric().get(place.country.lower()),
        "country": country_name(place.country),
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": place.acled_precision,
    }
