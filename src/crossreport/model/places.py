"""Where: what the text says, and how exactly the gazetteer knows it."""

from dataclasses import dataclass
from enum import StrEnum

from crossreport.model.geodesy import LatLon
from crossreport.model.span import Span


class PlaceKind(StrEnum):
    """What sort of place a name means."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"  # any populated place
    SITE = "site"  # camp, prison, base, dam, crossing, airport
    REGION = "region"  # desert, river valley, informal region
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place in a claim's text is to the event."""

    EVENT = "event"  # where it happened
    CONTAINER = "container"  # an area that holds the event's place ("rural Homs")
    SETTING = "setting"  # whose police, people, headline or dateline it is: the last resort
    OTHER = "other"  # origin, destination, speaker's seat

    @property
    def tells_where(self) -> bool:
        """Whether the words say where the event was."""
        return self in {PlaceRole.EVENT, PlaceRole.CONTAINER}


class PlaceBasis(StrEnum):
    """What a claim's place rests on."""

    NAMED = "named"  # the text says that the event was there
    SETTING = "setting"  # it names no place; the report is about the people and police of this one
    PUBLISHER = "publisher"  # the report names none at all; its publisher's other reports lie there


class AreaRelation(StrEnum):
    """How the event's area stands to the named place; anything but ``AT`` is an area."""

    AT = "at"
    NEAR = "near"
    COUNTRYSIDE = "countryside"
    DIRECTION = "direction"  # "east of Homs", "30 km north-west of Mosul"
    PART = "part"  # "southern Syria", "the eastern countryside of Hama"
    BETWEEN = "between"
    ROAD = "road"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as the text names it.

    Attributes:
        name: the toponym alone ("Homs").
        span: the words with their relation ("east of Homs").
        role: what it is to the event.
        kind_hint: what the words call it ("governorate", "camp"); ``UNKNOWN`` when nothing.
        relation: how the area stands to the toponym.
        bearing: compass bearing in degrees clockwise from north for ``DIRECTION``, ``PART`` and
            ``COUNTRYSIDE``; ``None`` when none is said.
        distance_km: stated distance ("30 km north of"); ``None`` when none is said.
        second_name: the other end of ``BETWEEN`` and ``ROAD``, the other country of ``BORDER``.
    """

    name: str
    span: Span
    role: PlaceRole = PlaceRole.EVENT
    kind_hint: PlaceKind = PlaceKind.UNKNOWN
    relation: AreaRelation = AreaRelation.AT
    bearing: float | None = None
    distance_km: float | None = None
    second_name: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry considered for a toponym, with its score (0 to 1) and the reasons."""

    gazetteer_id: str
    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place: a point with the radius within which the event lies.

    Attributes:
        id: stable identifier of this resolution.
        name: as shown to people ("east of Homs").
        kind: what it is.
        country: ISO 3166-1 alpha-2 code.
        admin1: name of the first-level area, if known.
        admin2: name of the second-level area, if known.
        latitude: WGS 84 degrees of the area's centre.
        longitude: WGS 84 degrees of the area's centre.
        radius_km: the event lies within this distance of the centre. Never 0.
        ucdp_precision: UCDP GED ``where_prec``, 1 (exact) to 7 (international waters).
        acled_precision: ACLED ``geo_precision``, 1 (town), 2 (part of region), 3 (region).
        gazetteer_id: the entry it rests on; ``None`` for a place built from several.
        pcode: the entry's code in the administrative tables of humanitarian data, if known.
        basis: whether the text says so, or only that the report is from there.
        candidates: what else was considered, best first.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float
    longitude: float
    radius_km: float
    ucdp_precision: int
    acled_precision: int
    gazetteer_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    pcode: str | None = None
    basis: PlaceBasis = PlaceBasis.NAMED

    @property
    def point(self) -> LatLon:
        """The area's centre: latitude and longitude."""
        return self.latitude, self.longitude
