"""Explains what a name can mean: its candidates with their scores and reasons."""

from collections import Counter
from dataclasses import dataclass

from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import Group
from crossreport.geocode.ranking import rank
from crossreport.geocode.wording import read_wording
from crossreport.model import PlaceKind

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
