"""CSV in the layout of ACLED (ACLED Codebook, 2023 and later)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from crossreport.codebook import load_codebook
from crossreport.exchange.coded import Coded, country_name
from crossreport.exchange.columns import IncidentRow, incident_rows
from crossreport.exchange.csvfile import line
from crossreport.exchange.datasets import load_layout
from crossreport.exchange.dated import LeftOut, ignore, with_days
from crossreport.exchange.precision import coordinates
from crossreport.exchange.ucdp import as_cell
from crossreport.model import ActorKind, ActorMention, ActorRole, CountKind, Place
from crossreport.store import Record

SCHEME = "acled"
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
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
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
                **_row(row, first, last, coded, documents),
            }
        yield line([as_cell(made.get(name, known.get(name))) for name in columns])


def _row(
    row: IncidentRow, first: date, last: date, coded: Coded, documents: dict[str, str]
) -> dict[str, Any]:
    incident = row.incident
    middle = first + timedelta(days=(last - first).days // 2)
    killed = incident.counts.get(CountKind.KILLED)
    claims = [coded.claims[one] for one in incident.claim_ids if one in coded.claims]
    doers, others = _sides(coded, row)
    return {
        "event_date": middle,
        "year": middle.year,
        "time_precision": incident.date.acled_precision,
        **_actor("1", doers),
        **_actor("2", others),
        "civilian_targeting": _TARGETING
        if any(one.kind is ActorKind.CIVILIANS for one in others)
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


def _actor(number: str, actors: list[ActorMention]) -> dict[str, Any]:
    """Return the columns of one side: the first actor, and those with it."""
    if not actors:
        return {f"actor{number}": None}
    return {
        f"actor{number}": actors[0].name,
        f"assoc_actor_{number}": "; ".join(one.name for one in actors[1:]) or None,
        f"inter{number}": _INTER[actors[0].kind],
    }


def _place(place: Place) -> dict[str, Any]:
    longitude, latitude = coordinates(place)
    return {
        "country": country_name(place.country),
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": place.acled_precision,
    }
