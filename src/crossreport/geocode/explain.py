"""Explains what a name can mean: its candidates with their scores and reasons."""

from collections import Counter
from dataclasses import dataclass

from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import Group
from crossreport.geocode.ranking import rank
from crossreport.geocode.wording import read_wording
from crossreport.model import Place, PlaceKind

_SPOKEN = 4.0  # names that speak for the country that a report is taken to be about


@dataclass(frozen=True, slots=True)
class Explained:
    """One thing that a name can mean.

    Attributes:
        entry: the place.
        score: how likely it is meant, 0 to 1, by the name and what is supposed of the report.
        reasons: what spoke for and against it.
        pcode: of the place, or of the finest area around it that has one.
    """

    entry: GazetteerEntry
    score: float
    reasons: tuple[str, ...]
    pcode: str | None


def explain(name: str, gazetteer: Gazetteer, *, country: str | None = None) -> list[Explained]:
    """Return the likeliest things that a name can mean, as a report would be read.

    Args:
        name: as a report would write it; what follows a comma holds it ("Palmyra, Homs").
        gazetteer: where it is looked up.
        country: ISO code of the country that the report is supposed to be about.
    """
    wording = read_wording(name)
    group = Group(wording, PlaceKind.UNKNOWN, wording.containers, frozenset(wording.containers))
    votes = Counter({country: _SPOKEN}) if country else Counter()
    (result,) = rank([group], gazetteer, votes)
    return [
        Explained(entry, candidate.score, candidate.reasons, gazetteer.pcode_of(entry))
        for entry, candidate in zip(result.entries, result.candidates, strict=False)
    ]


def drawn(place: Place) -> Explained:
    """Return an area that is told from other places in the form of a candidate."""
    likeliest = place.candidates[0] if place.candidates else None
    entry = GazetteerEntry(
        id=place.id,
        name=place.name,
        kind=place.kind,
        feature="area",
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        admin1_id=None,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km,
        source="told",
    )
    reasons = likeliest.reasons if likeliest else ()
    return Explained(entry, likeliest.score if likeliest else 0.0, reasons, place.pcode)
