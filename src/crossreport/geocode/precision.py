"""Precision codes of a place, by the written rules of two codebooks.

UCDP GED codebook, ``where_prec``: 1 exact location (a named town, village or site); 2 near a known
location, within about 25 km; 3 second-order administrative division; 4 first-order administrative
division; 5 a linear feature or a fuzzy area larger or other than an administrative division (part
of a province, a river, a border, a region of a country); 6 the country (here also what is larger
than one, a continent); 7 international waters or airspace.

ACLED codebook, ``geo_precision``: 1 a town or a more exact place; 2 part of a region, coded to a
town in it ("near", "countryside", a district, a small area); 3 a larger region, coded to a
provincial capital or the nearest named place.
"""

from crossreport.geocode.entries import GazetteerEntry
from crossreport.model import AreaRelation, PlaceKind

_NEAR_KM = 25.0  # UCDP's limit of "near"
_LARGER = {"sea": 7, "continent": 6}  # by feature, where no one country holds it
_LARGE_KM = 60.0  # about the reach of a second-level area; beyond, ACLED's precision is 3


def precision_codes(
    entry: GazetteerEntry,
    relation: AreaRelation,
    radius_km: float,
    *,
    stated_km: float | None = None,
) -> tuple[int, int]:
    """Return (UCDP ``where_prec``, ACLED ``geo_precision``) of an area around an entry.

    Args:
        entry: the place from which the area is told.
        relation: how the area stands to it.
        radius_km: the area's.
        stated_km: the distance from the place that the text states, if any; within UCDP's limit
            of "near" it is that, however far the place itself reaches.
    """
    if relation is AreaRelation.AT or _is_larger(entry):
        return _named(entry)
    if entry.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        return 5, 3 if radius_km > _LARGE_KM else 2
    if relation in {AreaRelation.BETWEEN, AreaRelation.ROAD, AreaRelation.BORDER}:
        return 5, 2 if radius_km <= _LARGE_KM else 3
    told = relation is AreaRelation.NEAR and 0.0 < (stated_km or 0.0) <= _NEAR_KM
    return (2, 2) if told else codes_of_reach(radius_km)


def codes_of_reach(radius_km: float, *, divided: bool = False) -> tuple[int, int]:
    """Return the codes of an area around several places.

    Args:
        radius_km: the area's.
        divided: whether areas of an administration are among the places.
    """
    ucdp = 2 if radius_km <= _NEAR_KM and not divided else 5
    return ucdp, 2 if radius_km <= _LARGE_KM else 3


def _is_larger(entry: GazetteerEntry) -> bool:
    return not entry.country and entry.feature in _LARGER


def _named(entry: GazetteerEntry) -> tuple[int, int]:
    if entry.kind in {PlaceKind.TOWN, PlaceKind.SITE}:
        return 1, 1
    if entry.kind is PlaceKind.ADMIN2:
        return 3, 2
    if entry.kind is PlaceKind.ADMIN1:
        return 4, 3
    if entry.kind is PlaceKind.COUNTRY:
        return 6, 3
    if _is_larger(entry):
        return _LARGER[entry.feature], 3
    if entry.radius_km <= _NEAR_KM:
        return 2, 2
    return 5, 2 if entry.radius_km <= _LARGE_KM else 3
