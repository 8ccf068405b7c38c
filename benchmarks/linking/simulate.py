"""Simulates a country's incidents and the reports that tell them.

Incidents take day, place and toll of rows drawn from UCDP GED Syria, so that they lie as densely as
real ones do: many in few towns. A reporter errs: dates widely, a day late or not at all; names the
province, a town nearby or no place; rounds tolls or has an early one; uses another word for the
event; and has some of the words that only this event's reports share. All chances grow with the
noise.
"""

import csv
import gzip
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from crossreport.model import (
    Claim,
    Count,
    CountKind,
    DateBasis,
    Document,
    Place,
    PlaceKind,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Span,
    VictimGroup,
    VictimKind,
    WideDate,
)

_TYPES = ("armed-attack", "shelling", "air-strike", "armed-clash", "landmine", "execution")
_OWN_WORDS = 14  # words of one event; a report has some of them
_REGION_WORDS = 400
_COMMON_WORDS = 60  # a report


@dataclass(frozen=True, slots=True)
class Incident:
    """What really happened."""

    day: date
    latitude: float
    longitude: float
    killed: int
    type: str
    words: tuple[str, ...]


@dataclass(slots=True)
class World:
    """Tellings with the number of the incident that each is of."""

    claims: list[Claim] = field(default_factory=list)
    places: dict[str, Place | None] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)


def read_rows(path: Path) -> list[tuple[date, float, float, int]]:
    """Return day, latitude, longitude and deaths of the events of a GED file of one day each."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, end = row["date_start"][:10], row["date_end"][:10]
            if start == end:
                place = float(row["latitude"]), float(row["longitude"])
                found.append((date.fromisoformat(start), *place, int(float(row["best"]))))
    return found


def simulate(
    rows: Sequence[tuple[date, float, float, int]],
    *,
    incidents: int,
    noise: float,
    seed: int,
    prefix: str = "",
) -> World:
    """Draw incidents from real rows and tell each one to six times.

    Args:
        rows: what `read_rows` returned.
        incidents: how many; the more, the denser.
        noise: 0 for reporters who never err, 1 for the usual.
        seed: of the random numbers.
        prefix: of the names of reports, so that several worlds can be told as one.
    """
    chance = random.Random(seed)
    world = World()
    region = [_word(chance) for _ in range(_REGION_WORDS)]
    for number in range(incidents):
        day, latitude, longitude, killed = rows[chance.randrange(len(rows))]
        words = tuple(_word(chance) for _ in range(_OWN_WORDS))
        incident = Incident(day, latitude, longitude, killed, chance.choice(_TYPES), words)
        for telling in range(1 + min(5, int(chance.expovariate(0.8)))):
            name = f"{prefix}{number}-{telling}"
            _tell(world, incident, name, noise, region, chance)
            world.truth[f"c-{name}"] = f"{prefix}{number}"
    return world


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4))


def _tell(
    world: World,
    incident: Incident,
    name: str,
    noise: float,
    region: Sequence[str],
    chance: random.Random,
) -> None:
    own = [word for word in incident.words if chance.random() < 1 / (1 + noise)]
    words = own + [chance.choice(region) for _ in range(_COMMON_WORDS)]
    chance.shuffle(words)
    text = " ".join(words)
    document = Document(
        id=f"d-{name}",
        text=text,
        sha256="0" * 64,
        source=name,
        media_type="text/plain",
        segments=(Segment(0, len(text), SegmentKind.BODY),),
        published=incident.day + timedelta(chance.randrange(3)),
    )
    span = Span.of(document.id, text, 0, len(words[0]))
    claim = Claim(
        id=f"c-{name}",
        document_id=document.id,
        event_type=chance.choice(_TYPES) if chance.random() < 0.15 * noise else incident.type,
        trigger=span,
        quote=Span.of(document.id, text, 0, len(text)),
        date=_when(incident, noise, chance),
        counts=_counts(incident, span, noise, chance),
    )
    world.documents[document.id] = document
    world.claims.append(claim)
    world.places[claim.id] = _where(incident, noise, chance)


def _when(incident: Incident, noise: float, chance: random.Random) -> WideDate:
    drawn = chance.random() / max(noise, 1e-9)
    if drawn < 0.08:
        return WideDate(None, None, DateBasis.PUBLICATION_BOUND)
    if drawn < 0.2:
        start = incident.day - timedelta(chance.randrange(6))
        return WideDate(start, start + timedelta(6), DateBasis.EXPLICIT)
    day = incident.day + timedelta(1 if drawn < 0.27 else 0)
    return WideDate(day, day, DateBasis.EXPLICIT)


def _where(incident: Incident, noise: float, chance: random.Random) -> Place | None:
    drawn = chance.random() / max(noise, 1e-9)
    if drawn < 0.12:
        return None
    latitude, longitude, radius = incident.latitude, incident.longitude, 5.0
    kind = PlaceKind.TOWN
    if drawn < 0.25:
        latitude, longitude, radius, kind = (
            round(latitude),
            round(longitude),
            80.0,
            PlaceKind.REGION,
        )
    elif drawn < 0.32:
        latitude, longitude = latitude + chance.uniform(-0.2, 0.2), longitude + 0.1
    key = f"g-{latitude:.3f}:{longitude:.3f}"
    return Place(
        id=f"p{key}",
        name=key,
        kind=kind,
        country="SY",
        admin1=f"{round(latitude)}:{round(longitude)}",
        admin2=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
        ucdp_precision=1,
        acled_precision=1,
        gazetteer_id=key,
    )


def _counts(
    incident: Incident, span: Span, noise: float, chance: random.Random
) -> tuple[Count, ...]:
    drawn = chance.random() / max(noise, 1e-9)
    killed = incident.killed
    if drawn < 0.15:
        return ()
    if drawn < 0.3:
        killed = max(0, round(killed * chance.uniform(0.6, 1.2)))
    told = Range(killed, killed, killed)
    victims = VictimGroup(VictimKind.UNKNOWN)
    return (Count(CountKind.KILLED, told, killed, Qualifier.EXACT, victims, span),)
