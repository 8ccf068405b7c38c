"""Places: the embedded gazetteer, and the resolution of a document's place names."""

from crossreport.geocode.added import AddedPlaces, AddedSource, user_places
from crossreport.geocode.beats import Beats, learn_beats
from crossreport.geocode.best import best_place
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer, bundled_supplements
from crossreport.geocode.resolve import resolve_document
from crossreport.geocode.setting import place_claims
from crossreport.geocode.table import GazetteerFileError
from crossreport.geocode.zones import zones_of, zones_of_claims

__all__ = [
    "AddedPlaces",
    "AddedSource",
    "Beats",
    "Gazetteer",
    "GazetteerEntry",
    "GazetteerFileError",
    "Match",
    "best_place",
    "bundled_supplements",
    "learn_beats",
    "place_claims",
    "resolve_document",
    "user_places",
    "zones_of",
    "zones_of_claims",
]
