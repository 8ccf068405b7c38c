"""Turns a resolved name and its relation in the text into an area with an honest radius.

"East of Homs" isn't Homs: whatever the text puts beside, around or between named places becomes
an area of its own. Where the text gives no distance, the reaches of place_words.yaml
(``defaults``) hold; a town whose first-level area bears its name ("the eastern countryside of
Hama", "east of Homs") reaches to the border of that area.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import cos, radians, sin

from crossreport.codebook import read_yaml
from crossreport.geocode.borders import border_area
from crossreport.geocode.candidates import options_of
from crossreport.geocode.entries import Box, GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.precision import precision_codes
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.surroundings import Surroundings
from crossreport.geocode.wording import read_wording, stands_beside
from crossreport.model import (
    AreaRelation,
    Document,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    stable_id,
)
from crossreport.model.geodesy import LatLon, destination, distance_km, midpoint

_SAME_NAME_SHARE = 0.2  # of the area's townspeople, for the town to be what a bare name means
_FROM_TOWN = {
    AreaRelation.DIRECTION,
    AreaRelation.COUNTRYSIDE,
    AreaRelation.NEAR,
    AreaRelation.BETWEEN,
    AreaRelation.ROAD,
}
_SIDEWAYS = 0.39  # sine below which a bearing says nothing of that axis (within 23 degrees)
_OUTSKIRTS_KM = 5.0  # around a town, what still counts as in it
_SECTOR_REACH_KM = (60.0, 150.0)  # least and most that "east of TOWN" reaches in its own area


@dataclass(frozen=True, slots=True)
class Area:
    """A disc that holds the event."""

    centre: LatLon
    radius_km: float


@cache
def _defaults() -> Mapping[str, float]:
    table: Mapping[str, float] = read_yaml("place_words")["defaults"]
    return table


def place_area(
    document: Document,
    mention: PlaceMention,
    result: Ranked,
    around: Surroundings,
    gazetteer: Gazetteer,
    story: str = "",
) -> Place:
    """Return the place of one mention.

    Args:
        document: where the mention stands.
        mention: the name with its relation.
        result: the candidates of the name, best first; at least one.
        around: what the document's other names say of this one.
        gazetteer: where second names are looked up that stand nowhere else.
        story: ISO code of the country that the document speaks of most, but for this name's own;
            its side of "the border with X" is meant.
    """
    town, area = _pair(result)
    wants_town = mention.relation in _FROM_TOWN or _town_is_meant(mention, town, area, around)
    entry = (town if wants_town else area) or result.entries[0]
    mention = replace(mention, second_name=around.far_end(mention))
    second = _second(mention, entry, around.known, gazetteer)
    if mention.relation is AreaRelation.BORDER and not second and story:
        entry, second = gazetteer.by_code(story) or entry, entry
    homonym = area if town is not None and entry is town else None
    if mention.relation is AreaRelation.AT and stands_beside(result.group.wording, entry):
        reach = gazetteer.district_reach(entry) if _is_district(mention, result) else None
        mention = replace(mention, relation=AreaRelation.NEAR, distance_km=reach)
    shaped = _shape(mention, entry, homonym, second, gazetteer)
    whole = homonym if _is_rest_of_area(mention, homonym) else None
    ucdp, acled = precision_codes(whole or entry, mention.relation, shaped.radius_km)
    at = mention.relation is AreaRelation.AT
    coded = gazetteer.coded_area(entry) if at else None
    return Place(
        id=stable_id(
            "place", document.id, mention.span.start, mention.span.end, mention.name, entry.id
        ),
        name=_shown_name(mention, entry),
        kind=entry.kind if at else PlaceKind.REGION,
        country=entry.country,
        admin1=entry.admin1,
        admin2=(entry.admin2 or _second_level(coded)) if at else None,
        latitude=round(shaped.centre[0], 5),
        longitude=round(shaped.centre[1], 5),
        radius_km=round(shaped.radius_km, 1),
        ucdp_precision=ucdp,
        acled_precision=acled,
        gazetteer_id=None if second else entry.id,
        candidates=result.candidates,
        pcode=coded.pcode if coded else None,
    )


def _second_level(area: GazetteerEntry | None) -> str | None:
    return area.name if area and area.kind is PlaceKind.ADMIN2 else None


def _pair(result: Ranked) -> tuple[GazetteerEntry | None, GazetteerEntry | None]:
    """Return the town and the first-level area of that name, where the best is one of them."""
    best = result.entries[0]
    if best.kind not in {PlaceKind.TOWN, PlaceKind.ADMIN1}:
        return None, best
    other_kind = PlaceKind.ADMIN1 if best.kind is PlaceKind.TOWN else PlaceKind.TOWN
    called = other_kind is PlaceKind.ADMIN1 and result.group.wording.feature == "admin1"
    same = [
        e
        for e in result.entries[1:]
        if e.kind is other_kind
        and e.admin1_id == best.admin1_id
        and (called or e.match is best.match or max(e.match, best.match) <= Match.ALTERNATE)
        and not (other_kind is PlaceKind.TOWN and _is_longer(e, best))
    ]
    other = max(same, key=lambda e: (-e.match, e.population), default=None)
    return (best, other) if best.kind is PlaceKind.TOWN else (other, best)


def _is_longer(town: GazetteerEntry, area: GazetteerEntry) -> bool:
    """Say whether a town's own name is the area's and more ("Oklahoma City")."""
    return exact_key(town.name).startswith(exact_key(area.name) + " ")


def _town_is_meant(
    mention: PlaceMention,
    town: GazetteerEntry | None,
    area: GazetteerEntry | None,
    around: Surroundings,
) -> bool:
    """Decide between a town and its area for a plain or partial name."""
    if town is None or area is None:
        return town is not None
    hint = mention.kind_hint
    if hint in {PlaceKind.ADMIN1, PlaceKind.ADMIN2} or read_wording(mention.name).feature in {
        "admin1",
        "admin2",
    }:
        return False
    if hint is PlaceKind.TOWN:
        return True
    if mention.relation is AreaRelation.PART or around.is_area(mention):
        return False
    if mention.role is PlaceRole.CONTAINER and any(
        distance_km(town.point, e.point) > town.radius_km + _OUTSKIRTS_KM
        for e in around.held_by(mention)
    ):
        return False  # "Salamiyah (Hama)": a town isn't in another, but in the area of its name
    return town.population >= _SAME_NAME_SHARE * area.population


def _is_district(mention: PlaceMention, result: Ranked) -> bool:
    """Say whether the words call it a district, though only its town may be known."""
    return (
        PlaceKind.ADMIN2 is mention.kind_hint or result.group.wording.feature == "admin2"
    ) and result.entries[0].kind is PlaceKind.TOWN


def _is_rest_of_area(mention: PlaceMention, homonym: GazetteerEntry | None) -> bool:
    return (
        homonym is not None
        and mention.relation is AreaRelation.COUNTRYSIDE
        and mention.bearing is None
    )


def _shown_name(mention: PlaceMention, entry: GazetteerEntry) -> str:
    if mention.relation is not AreaRelation.AT:
        return " ".join(mention.span.quote.split())
    if mention.role is PlaceRole.SETTING:
        return entry.name
    if mention.kind_hint is not PlaceKind.UNKNOWN and mention.name in mention.span.quote:
        return " ".join(mention.span.quote.split())  # "Hama Governorate", "Rajo prison"
    short = mention.name.isupper() or mention.name.rstrip().endswith(".")
    return entry.name if short else " ".join(mention.name.split())


def _shape(
    mention: PlaceMention,
    entry: GazetteerEntry,
    homonym: GazetteerEntry | None,
    second: GazetteerEntry | None,
    gazetteer: Gazetteer,
) -> Area:
    relation, bearing = mention.relation, mention.bearing
    if relation in {AreaRelation.BETWEEN, AreaRelation.ROAD} and second:
        return _between(entry, second, whole=relation is AreaRelation.ROAD)
    if relation is AreaRelation.ROAD:  # its way is unknown but for this end
        return Area(entry.point, max(_defaults()["road_one_end_km"], entry.radius_km))
    if relation is AreaRelation.BORDER:
        found = border_area(gazetteer, entry, second)
        return Area(*found) if found else Area(entry.point, entry.radius_km)
    if relation is AreaRelation.NEAR:
        reach = mention.distance_km or _defaults()["near_km"]
        return Area(entry.point, max(reach, 1.2 * entry.radius_km))
    if bearing is not None and relation is not AreaRelation.AT:
        return _toward(mention, entry, homonym, bearing, gazetteer)
    if relation is AreaRelation.COUNTRYSIDE:
        return _countryside(entry, homonym)
    whole = Area(entry.point, gazetteer.reach_of(entry))
    if entry.box is None or whole.radius_km > entry.radius_km:
        return whole
    return _among_people(whole, entry.box, gazetteer.people_centre(entry))


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
    reach = _defaults()["countryside_km"] if entry.kind is PlaceKind.TOWN else 0.0
    return Area(entry.point, max(reach, entry.radius_km))


def _toward(
    mention: PlaceMention,
    entry: GazetteerEntry,
    homonym: GazetteerEntry | None,
    bearing: float,
    gazetteer: Gazetteer,
) -> Area:
    """Return the area on one side of an entry, or the side of an area itself."""
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
    if mention.relation is AreaRelation.PART:
        centre = destination(entry.point, bearing, 0.5 * entry.radius_km)
        return Area(centre, max(3.0, 0.75 * entry.radius_km))
    if homonym and homonym.box:
        return _rest_of_area(entry, homonym.box, bearing)
    site = entry.kind is PlaceKind.SITE
    way = _defaults()["direction_site_km" if site else "direction_town_km"]
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


def _between(first: GazetteerEntry, second: GazetteerEntry, *, whole: bool) -> Area:
    apart = distance_km(first.point, second.point)
    reach = apart / 2 if whole else apart / 2 - min(first.radius_km, second.radius_km)
    return Area(
        midpoint((first.point, second.point)), max(5.0, reach) + _defaults()["road_margin_km"]
    )


def _second(
    mention: PlaceMention,
    first: GazetteerEntry,
    known: Mapping[str, Ranked],
    gazetteer: Gazetteer,
) -> GazetteerEntry | None:
    """Return the other end: as resolved elsewhere in the document, else the nearest of the name."""
    if not mention.second_name:
        return None
    wording = read_wording(mention.second_name)
    if ranked := known.get(exact_key(wording.full)):
        town, area = _pair(ranked)
        return town or area
    entries = [
        o.entry for o in options_of(wording, PlaceKind.UNKNOWN, gazetteer)
        if o.entry.match <= Match.ALTERNATE
    ]  # fmt: skip
    if mention.relation is AreaRelation.BORDER:
        entries = [e for e in entries if e.kind is PlaceKind.COUNTRY] or entries
        return entries[0] if entries else None
    return min(entries, key=lambda e: (distance_km(e.point, first.point), e.id), default=None)
