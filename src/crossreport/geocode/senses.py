"""Which place of a name is meant: the town or its area, at it or what lies beside it."""

from dataclasses import dataclass

from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.surroundings import Surroundings
from crossreport.geocode.wording import (
    called,
    feature_agrees,
    reach_beside,
    read_wording,
    says,
    stands_beside,
)
from crossreport.model import AreaRelation, PlaceKind, PlaceMention, PlaceRole
from crossreport.model.geodesy import distance_km

_SAME_NAME_SHARE = 0.2  # of the area's townspeople, for the town to be what a bare name means
_FROM_TOWN = {
    AreaRelation.DIRECTION,
    AreaRelation.COUNTRYSIDE,
    AreaRelation.NEAR,
    AreaRelation.BETWEEN,
    AreaRelation.ROAD,
}
_AREAS = {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
_DIVISIONS = {"admin1", "admin2"}  # what a kind word may call an area
_OUTSKIRTS_KM = 5.0  # around a town, what still counts as in it


@dataclass(frozen=True, slots=True)
class Sense:
    """What a mention means.

    Attributes:
        mention: its words.
        entry: the place from which it is told.
        relation: how it stands to that place; more than the mention's own where the words name
            something that stands beside the place known ("Aleppo airport").
        homonym: of a town, the area that bears its name or surrounds it as its countryside.
        reach_km: how far from the place's edge what stands beside it may lie.
    """

    mention: PlaceMention
    entry: GazetteerEntry
    relation: AreaRelation
    homonym: GazetteerEntry | None = None
    reach_km: float | None = None


def sense_of(
    mention: PlaceMention, result: Ranked, around: Surroundings, gazetteer: Gazetteer
) -> Sense:
    """Return what a mention means, of the candidates of its name.

    Args:
        mention: the words.
        result: the candidates, best first; at least one.
        around: what the document's other names say of this one.
        gazetteer: knows the areas around cities that are areas of their own.
    """
    town, area = town_and_area(result)
    area = _around_city(area, result) if _is_called_area(mention) else area
    if mention.relation is AreaRelation.COUNTRYSIDE and (town or area):
        rural = _rural_area(mention, town or area, gazetteer)
        if rural is not None and (mention.bearing is None or town is None):
            return Sense(mention, rural, AreaRelation.AT)
        area = rural or area
    entry = (town if _wants_town(mention, town, area, around) else area) or result.entries[0]
    homonym = area if town is not None and entry is town else None
    if mention.relation is AreaRelation.AT:
        relation, reach = _beside(mention, entry, result, gazetteer)
        return Sense(mention, entry, relation, homonym, reach)
    near = mention.relation is AreaRelation.NEAR
    reach = _beside(mention, entry, result, gazetteer)[1] if near else None
    return Sense(mention, entry, mention.relation, homonym, reach)


def town_and_area(result: Ranked) -> tuple[GazetteerEntry | None, GazetteerEntry | None]:
    """Return the town and the first-level area of that name, where the best is one of them."""
    best = result.entries[0]
    if best.kind not in {PlaceKind.TOWN, PlaceKind.ADMIN1}:
        return None, best
    other_kind = PlaceKind.ADMIN1 if best.kind is PlaceKind.TOWN else PlaceKind.TOWN
    named = other_kind is PlaceKind.ADMIN1 and result.group.wording.feature == "admin1"
    same = [
        e
        for e in result.entries[1:]
        if e.kind is other_kind
        and e.admin1_id == best.admin1_id
        and (named or e.match is best.match or max(e.match, best.match) <= Match.ALTERNATE)
        and not (_is_longer(e, best) if other_kind is PlaceKind.TOWN else _is_longer(best, e))
    ]
    # The seat of the area rather than a hamlet of it that is written the same.
    other = max(same, key=lambda e: (e.match <= Match.ALTERNATE, e.population), default=None)
    return (best, other) if best.kind is PlaceKind.TOWN else (other, best)


def _is_longer(town: GazetteerEntry, area: GazetteerEntry) -> bool:
    """Say whether a town's own name is the area's and more ("Oklahoma City")."""
    return exact_key(town.name).startswith(exact_key(area.name) + " ")


def _is_called_area(mention: PlaceMention) -> bool:
    """Say whether the words call it a province, a district, a region or the like."""
    if mention.kind_hint in _AREAS or called(mention) in _DIVISIONS:
        return True
    several = mention.kind_hint is PlaceKind.REGION and mention.relation is AreaRelation.AT
    return several and not called(mention)  # "the X and Y regions"


def _around_city(area: GazetteerEntry | None, result: Ranked) -> GazetteerEntry | None:
    """Return the region around a city that is an area of the same name itself ("Kyiv region")."""
    if area is None or area.kind is not PlaceKind.ADMIN1:
        return area
    named = [
        e
        for e in result.entries
        if e.kind is PlaceKind.ADMIN1 and e.country == area.country and e.match <= Match.ALTERNATE
    ]
    holding = [e for e in named if distance_km(e.point, area.point) < e.radius_km]
    return max(holding, key=lambda e: e.radius_km, default=area)


def _rural_area(
    mention: PlaceMention, entry: GazetteerEntry | None, gazetteer: Gazetteer
) -> GazetteerEntry | None:
    """Return the area that is called a city's countryside, as that of Damascus is."""
    named = gazetteer.search(f"{mention.name} countryside")
    return next(
        (
            e
            for e in named
            if entry is not None
            and e.kind in _AREAS
            and e.country == entry.country
            and e.match <= Match.ALTERNATE
        ),
        None,
    )


def _wants_town(
    mention: PlaceMention,
    town: GazetteerEntry | None,
    area: GazetteerEntry | None,
    around: Surroundings,
) -> bool:
    """Decide between a town and its area."""
    if town is None or area is None:
        return town is not None
    if mention.kind_hint is PlaceKind.TOWN:
        return True
    if _is_called_area(mention):
        return False
    if mention.relation in _FROM_TOWN:
        return True
    if mention.relation is AreaRelation.PART:
        return says("town_parts", mention) or says("town_edges", mention)
    if around.is_area(mention):
        return False
    if mention.role is PlaceRole.CONTAINER and any(
        distance_km(town.point, e.point) > town.radius_km + _OUTSKIRTS_KM
        for e in around.held_by(mention)
    ):
        return False  # "Salamiyah (Hama)": a town isn't in another, but in the area of its name
    return town.population >= _SAME_NAME_SHARE * area.population


def _beside(
    mention: PlaceMention, entry: GazetteerEntry, result: Ranked, gazetteer: Gazetteer
) -> tuple[AreaRelation, float | None]:
    """Tell what stands at the place known from the place itself, and how far out it may lie."""
    feature = called(mention)
    if feature == "area" and entry.kind is PlaceKind.TOWN:
        return AreaRelation.NEAR, None
    if _is_whole_name(mention, entry, gazetteer):
        return AreaRelation.AT, None
    if stands_beside(result.group.wording, entry):
        if _is_district(mention, result):
            return AreaRelation.NEAR, max(1.0, gazetteer.district_reach(entry) - entry.radius_km)
        return AreaRelation.NEAR, reach_beside(result.group.wording.feature)
    reach = reach_beside(feature)
    if reach is None or feature_agrees(feature, entry.feature, entry.kind) is not False:
        return AreaRelation.AT, None
    if entry.kind in {*_AREAS, PlaceKind.COUNTRY}:
        return AreaRelation.PART, None  # somewhere in it
    return (AreaRelation.NEAR, reach) if entry.kind is PlaceKind.TOWN else (AreaRelation.AT, None)


def _is_whole_name(mention: PlaceMention, entry: GazetteerEntry, gazetteer: Gazetteer) -> bool:
    """Say whether the kind word is part of the place's own name: the town of Oak Park."""
    wording = read_wording(mention.name)
    if not wording.feature or wording.base == wording.full:
        return False
    found = gazetteer.search(wording.full)
    return any(e.id == entry.id and e.match <= Match.ALTERNATE for e in found)


def _is_district(mention: PlaceMention, result: Ranked) -> bool:
    """Say whether the words call it a district, though only its town may be known."""
    return (
        PlaceKind.ADMIN2 is mention.kind_hint or result.group.wording.feature == "admin2"
    ) and result.entries[0].kind is PlaceKind.TOWN
