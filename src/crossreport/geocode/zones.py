"""The time zones of places: that of the country, or of the nearest town where it has several."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossreport.model import Claim, Document, Place, PlaceKind, PlaceMention, Refusal
from crossreport.model.geodesy import distance_km


@dataclass(frozen=True, slots=True)
class _Town:
    """A town from which those around it take their zone; without a place, a whole country."""

    zone: str
    at: tuple[float, float] | None


def zones_of(place: Place) -> tuple[str, ...]:
    """Return the IANA time zones of a place.

    Returns:
        One zone; for a country that has several all of them, that of its largest town first; none
        where it is not known in which country the place lies.
    """
    towns = _towns().get(place.country, ())
    if not towns:
        return ()
    if place.kind is PlaceKind.COUNTRY:
        return tuple(dict.fromkeys(town.zone for town in towns))
    here = place.point
    return (min(towns, key=lambda town: distance_km(here, town.at or here)).zone,)


def zones_of_claims(
    document: Document,
    claims: Sequence[Claim],
    places: Mapping[str, Place],
    resolutions: Mapping[PlaceMention, Place | Refusal],
) -> dict[str, tuple[str, ...]]:
    """Return the zones of claims' places.

    A claim without a place has those of the report's dateline, else those that all other claims
    of the report have.

    Args:
        document: the report.
        claims: its claims.
        places: the place of each claim that has one, by the claim's id.
        resolutions: what the places that it names were resolved to.
    """
    there = {claim: zones_of(place) for claim, place in places.items()}
    datelines = {name.casefold() for name in document.dateline_places}
    written = (
        zones_of(place)
        for mention, place in resolutions.items()
        if isinstance(place, Place) and mention.name.casefold() in datelines
    )
    told = list(dict.fromkeys(there.values()))
    elsewhere = next(written, told[0] if len(told) == 1 else ())
    return {claim.id: there.get(claim.id, elsewhere) for claim in claims}


@cache
def _towns() -> dict[str, list[_Town]]:
    found: dict[str, list[_Town]] = {}
    table = files("crossreport.geocode.data").joinpath("time_zones.csv")
    for row in csv.DictReader(table.read_text(encoding="ascii").splitlines()):
        at = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
        found.setdefault(row["country"], []).append(_Town(row["zone"], at))
    return found
