"""What the gazetteer knows of one place, and how a name met it."""

from dataclasses import dataclass
from enum import IntEnum

from crossreport.model import PlaceKind
from crossreport.model.geodesy import LatLon

# Numbers from which identifiers are others than GeoNames' (see scripts/gazetteer_sources.py): with
# what stands before them, and their digits.
_OTHERS = (
    (4_200_000_000, "us-township", 7),
    (4_100_000_000, "us-place", 7),
    (4_000_000_000, "us-zip", 5),
)


class Match(IntEnum):
    """How a looked-up name met an entry, best first."""

    PRIMARY = 0  # the name shown
    ALTERNATE = 1  # another recorded name
    LOOSE = 2  # another spelling of the name shown
    LOOSE_ALTERNATE = 3  # another spelling of another name


@dataclass(frozen=True, slots=True)
class Box:
    """South-west and north-east corners of an area, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: LatLon, *, margin: float = 0.0) -> bool:
        """Say whether the point lies in the box, ``margin`` degrees around it included."""
        return (
            self.south - margin <= point[0] <= self.north + margin
            and self.west - margin <= point[1] <= self.east + margin
        )


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place.

    Attributes:
        id: source and number, for example ``gn:169577``.
        name: as shown to people.
        kind: what it is.
        feature: the finer word of place_words.yaml ("camp", "desert", "town").
        country: ISO 3166-1 alpha-2 code; empty for areas in several countries.
        admin1: name of the first-level area, if known.
        admin2: name of the second-level area, if known.
        admin1_id: identifier of the first-level area, if known; an area of level 1 names itself.
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
        radius_km: the place's reach around its point.
        population: inhabitants, 0 where unknown.
        source: where it comes from ("geonames", or a supplement's name).
        match: how the looked-up name met it.
        code: GeoNames code of an area ("US.CO"); ISO code of a country.
        admin1_code: GeoNames code of the first-level area, if known.
        pcode: code of the place in the administrative tables of humanitarian data, if known.
        box: extent of an area.
        capital: whether it's the capital of its country.
    """

    id: str
    name: str
    kind: PlaceKind
    feature: str
    country: str
    admin1: str | None
    admin2: str | None
    admin1_id: str | None
    latitude: float
    longitude: float
    radius_km: float
    population: int = 0
    source: str = "geonames"
    match: Match = Match.PRIMARY
    code: str = ""
    admin1_code: str = ""
    pcode: str = ""
    box: Box | None = None
    capital: bool = False

    @property
    def point(self) -> LatLon:
        """Return (latitude, longitude)."""
        return self.latitude, self.longitude


def identifier_of(number: int) -> str:
    """Return the public identifier: GeoNames' own, a postal code or the Census Bureau's code."""
    for base, prefix, digits in _OTHERS:
        if number >= base:
            return f"{prefix}:{number - base:0{digits}d}"
    return f"gn:{number}"
