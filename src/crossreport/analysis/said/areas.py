"""The area that a statement is about, as its words were resolved."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
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
from crossreport.analysis.naming import bare
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
class Namesake:
    """A town whose first-level area bears its name; which is meant, the words do not tell.

    Totals and trends are mostly of areas: what lies in the area counts, but for certain only what
    lies in the town.

    Attributes:
        town: the town.
        division: the area.
        label: as shown to people.
    """

    town: Circle
    division: Division
    label: str

    def overlap(self, place: Place, around: Spread) -> Overlap:
        """Say whether a place lies in the town for certain, or at least in the area."""
        wide, close = self.division.overlap(place, around), self.town.overlap(place, around)
        return Overlap(close.certain and wide.possible, wide.possible or close.certain, wide.share)


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
    divisions = {(one.country, one.admin1) for one in places.values() if one.admin1}
    areas: list[Area] = []
    unresolved, countries = [], set()
    for mention in told:
        place = places.get(resolutions.get(mention_id(mention), (None, None))[0] or "")
        if place is None:
            unresolved.append(mention.span.quote)
        else:
            areas.append(_area(mention, place, divisions))
            countries.add(place.country)
    label = ", ".join(" ".join(one.span.quote.split()) for one in told)
    return Where(tuple(areas), label, tuple(unresolved), frozenset(countries))


def _area(mention: PlaceMention, place: Place, divisions: AbstractSet[tuple[str, str]]) -> Area:
    disc = Circle(place.latitude, place.longitude, place.radius_km, place.name)
    if mention.relation is AreaRelation.PART and mention.bearing is not None:
        return Part(disc, place.country, mention.bearing, place.name)
    if mention.relation is not AreaRelation.AT:
        return disc
    if place.kind is PlaceKind.COUNTRY:
        return Country(place.country, place.name)
    if place.kind is PlaceKind.ADMIN2 and place.admin2:
        return Division(2, frozenset({(place.country, place.admin2)}), place.name)
    if place.admin1 is None:
        return disc
    # Records hold several spellings of one area, from texts and from datasets.
    alike = frozenset(
        one for one in divisions if one[0] == place.country and bare(one[1]) == bare(place.admin1)
    )
    division = Division(1, alike, place.name)
    if place.kind is PlaceKind.ADMIN1:
        return division
    same_name = place.kind is PlaceKind.TOWN and bare(place.name) == bare(place.admin1)
    return Namesake(disc, division, place.name) if same_name else disc
