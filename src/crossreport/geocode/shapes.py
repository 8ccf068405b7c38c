"""The disc that holds what a relation to a place means: beside, along, on one side, around it.

Where the text gives no distance, the reaches of place_words.yaml (``defaults``) hold; a town whose
first-level area bears its name ("the eastern countryside of Hama", "east of Homs") reaches to the
border of that area.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from crossreport.codebook import read_yaml
from crossreport.geocode.borders import border_area
from crossreport.geocode.entries import Box, GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.senses import Sense
from crossreport.geocode.wording import says
from crossreport.model import AreaRelation, PlaceKind
from crossreport.model.geodesy import LatLon, destination, distance_km, midpoint

_SIDEWAYS = 0.39  # sine below which a bearing says nothing of that axis (within 23 degrees)
_SECTOR_REACH_KM = (60.0, 150.0)  # least and most that "east of TOWN" reaches in its own area
_HALFWAY_SHARE = 0.15  # of the way between two places, that "halfway" may be off


@dataclass(frozen=True, slots=True)
class Area:
    """A disc that holds the event."""

    centre: LatLon
    radius_km: float


@cache
def defaults() -> Mapping[str, float]:
    """Return the reaches where a text gives none."""
    table: Mapping[str, float] = read_yaml("place_words")["defaults"]
    return table


def shape_of(sense: Sense, second: GazetteerEntry | None, gazetteer: Gazetteer) -> Area:
    """Return the disc of what a mention means.

    Args:
        sense: the entry and the relation to it.
        second: the other end of a line or the country beyond a border, if any.
        gazetteer: knows the towns on both sides of borders.
    """
    mention, entry, relation = sense.mention, sense.entry, sense.relation
    if relation in {AreaRelation.BETWEEN, AreaRelation.ROAD} and second:
        return _between(sense, second)
    if relation is AreaRelation.ROAD:  # its way is unknown but for this end
        return Area(entry.point, max(defaults()["road_one_end_km"], entry.radius_km))
    if relation is AreaRelation.BORDER:
        found = border_area(gazetteer, entry, second)
        return Area(*found) if found else Area(entry.point, entry.radius_km)
    if relation is AreaRelation.NEAR:
        return Area(entry.point, _near_km(sense))
    if mention.bearing is not None and relation is not AreaRelation.AT:
        return _toward(sense, mention.bearing, gazetteer)
    if relation is AreaRelation.COUNTRYSIDE:
        return _countryside(entry, sense.homonym)
    whole = Area(entry.point, gazetteer.reach_of(entry))
    if entry.box is None or whole.radius_km > entry.radius_km:
        return whole
    return _among_people(whole, entry.box, gazetteer.people_centre(entry))


def _near_km(sense: Sense) -> float:
    """Return how far from a place's centre lies what is told as near it.

    A distance may be told from the place's edge; what stands beside it but for its name, as a dam
    or an airport, lies so far out as such things do.
    """
    mention, radius = sense.mention, sense.entry.radius_km
    if mention.kind_hint is PlaceKind.REGION and says("offshore", mention):
        return radius + (
            1.1 * mention.distance_km if mention.distance_km else defaults()["offshore_km"]
        )
    if mention.distance_km or sense.reach_km:
        return radius + 1.1 * (mention.distance_km or 0.0) + (sense.reach_km or 0.0)
    return max(defaults()["near_km"], 1.2 * radius)


def _among_people(area: Area, box: Box, people: LatLon | None) -> Area:
    """Move an area's centre to where its people live; the disc still holds all of it."""
    if people is None:
        return area
    reach = area.radius_km + distance_km(area.centre, people)
    return Area(people, min(reach, _to_corners(people, box)))


def _to_corners(point: LatLon, box: Box) -> float:
    corners = [(lat, lon) for lat in (box.south, box.north) for lon in (box.west, box.east)]
    return max(distance_km(point, corner) for corner in corners)


def _countryside(entry: GazetteerEntry, homonym: GazetteerEntry | None) -> Area:
    if homonym:
        return Area(homonym.point, homonym.radius_km)
    reach = defaults()["countryside_km"] if entry.kind is PlaceKind.TOWN else 0.0
    return Area(entry.point, max(reach, entry.radius_km))


def _toward(sense: Sense, bearing: float, gazetteer: Gazetteer) -> Area:
    """Return the area on one side of an entry, or the side of an area itself."""
    mention, entry = sense.mention, sense.entry
    if mention.distance_km:
        centre = destination(entry.point, bearing, mention.distance_km)
        return Area(centre, max(5.0, 0.25 * mention.distance_km))
    if entry.box is not None:
        side = half(entry.box, bearing)
        part = sector(side, entry.radius_km)
        return _among_people(part, side, gazetteer.people_centre(entry, side))
    if entry.kind is PlaceKind.REGION:
        centre = destination(entry.point, bearing, 0.5 * entry.radius_km)
        return Area(centre, 0.9 * entry.radius_km)
    if sense.relation is AreaRelation.PART:
        edge = says("town_edges", mention)
        centre = destination(entry.point, bearing, (1.0 if edge else 0.5) * entry.radius_km)
        return Area(centre, max(5.0 if edge else 3.0, 0.75 * entry.radius_km))
    if sense.homonym and sense.homonym.box:
        return _rest_of_area(entry, sense.homonym.box, bearing)
    site = entry.kind is PlaceKind.SITE
    way = defaults()["direction_site_km" if site else "direction_town_km"]
    return Area(destination(entry.point, bearing, way), way)


def _rest_of_area(town: GazetteerEntry, box: Box, bearing: float) -> Area:
    """Reach from the town along the bearing to the edge of the area that bears its name."""
    least, most = _SECTOR_REACH_KM
    reach = least
    while reach < most and box.holds(destination(town.point, bearing, reach + 10)):
        reach += 10
    return Area(destination(town.point, bearing, reach / 2), reach / 2)


def half(box: Box, bearing: float) -> Box:
    """Return the half or quarter of an area's extent on the side of a bearing."""
    east, north = sin(radians(bearing)), cos(radians(bearing))
    south_edge, north_edge, west_edge, east_edge = box.south, box.north, box.west, box.east
    if abs(north) > _SIDEWAYS:
        middle = (box.south + box.north) / 2
        south_edge, north_edge = (middle, box.north) if north > 0 else (box.south, middle)
    if abs(east) > _SIDEWAYS:
        middle = (box.west + box.east) / 2
        west_edge, east_edge = (middle, box.east) if east > 0 else (box.west, middle)
    return Box(south_edge, west_edge, north_edge, east_edge)


def sector(box: Box, radius_km: float) -> Area:
    """Return the disc around an extent, no wider than an area it is part of."""
    centre = (box.south + box.north) / 2, (box.west + box.east) / 2
    return Area(centre, max(5.0, min(_to_corners(centre, box), radius_km)))


def _between(sense: Sense, second: GazetteerEntry) -> Area:
    first, whole = sense.entry, sense.relation is AreaRelation.ROAD
    apart = distance_km(first.point, second.point)
    reach = apart / 2 if whole else apart / 2 - min(first.radius_km, second.radius_km)
    if says("halfway", sense.mention):
        reach = _HALFWAY_SHARE * apart
    return Area(
        midpoint((first.point, second.point)), max(5.0, reach) + defaults()["road_margin_km"]
    )
