"""The area that a statement is about, as its words were resolved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from crossreport.analysis.areas import (
    OUTSIDE,
    Area,
    Circle,
    Country,
    Division,
    Overlap,
    Spread,
)
from crossreport.model import AreaRelation, Place, PlaceKind, PlaceMention, PlaceRole
from crossreport.store import mention_id

_KM_A_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a country or another area ("southern Syria").

    Attributes:
        disc: what holds the part; its centre is the part's own.
        country: ISO code of the country.
        bearing: degrees clockwise from north, towards the side.
        label: as shown to people.
    """

    disc: Circle
    country: str
    bearing: float
    label: str

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say whether a place lies on that side: surely, where it lies beyond the part's centre."""
        if place.country and place.country != self.country:
            return OUTSIDE
        found = self.disc.overlap(place, around)
        north = (place.latitude - self.disc.latitude) * _KM_A_DEGREE
        east = (place.longitude - self.disc.longitude) * _KM_A_DEGREE
        east *= cos(radians(self.disc.latitude))
        beyond = north * cos(radians(self.bearing)) + east * sin(radians(self.bearing))
        return Overlap(found.certain and beyond >= place.radius_km, found.possible, found.share)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a statement is about.

    Attributes:
        areas: the areas; none where the statement names none.
        label: as shown to people; empty for none.
        unresolved: names that no place was found for.
        countries: ISO codes of the areas' countries.
    """

    areas: tuple[Area, ...] = ()
    label: str = ""
    unresolved: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()


def where_of(
    mentions: Sequence[PlaceMention],
    places: Mapping[str, Place],
    resolutions: Mapping[str, tuple[str | None, str | None]],
) -> Where:
    """Return the areas that the words of a statement mean.

    Args:
        mentions: the statement's places.
        places: the record's places, by id.
        resolutions: the place's id and the refusal's of each mention.
    """
    told = [one for one in mentions if one.role is PlaceRole.EVENT]
    told = told or [one for one in mentions if one.role is PlaceRole.CONTAINER]
    areas: list[Area] = []
    unresolved, countries = [], set()
    for mention in told:
        place = places.get(resolutions.get(mention_id(mention), (None, None))[0] or "")
        if place is None:
            unresolved.append(mention.span.quote)
        else:
            areas.append(_area(mention, place))
            countries.add(place.country)
    label = ", ".join(" ".join(one.span.quote.split()) for one in told)
    return Where(tuple(areas), label, tuple(unresolved), frozenset(countries))


def _area(mention: PlaceMention, place: Place) -> Area:
    disc = Circle(place.latitude, place.longitude, place.radius_km, place.name)
    if mention.relation is AreaRelation.PART and mention.bearing is not None:
        return Part(disc, place.country, mention.bearing, place.name)
    if mention.relation is AreaRelation.AT:
        if place.kind is PlaceKind.COUNTRY:
            return Country(place.country, place.name)
        if place.kind is PlaceKind.ADMIN1 and place.admin1:
            return Division(1, frozenset({(place.country, place.admin1)}), place.name)
        if place.kind is PlaceKind.ADMIN2 and place.admin2:
            return Division(2, frozenset({(place.country, place.admin2)}), place.name)
    return disc
