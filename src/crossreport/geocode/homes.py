"""The town that a publisher writes from: what most of its reports lie in or near."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.precision import precision_codes
from crossreport.model import AreaRelation, Place, PlaceBasis, PlaceKind, stable_id
from crossreport.model.geodesy import distance_km

_NEAR_KM = 30.0  # about a town with its suburbs
_TRIED = 8  # towns named by most reports
_FEWEST = 2.0  # reports in or near it, the town in the publisher's name counting as one
_SHARE = 0.4  # of the reports that name towns
_HOLDS = 0.75  # of the reports lie within the reach
_LOCAL_KM = 60.0  # about what a paper or station of a town tells of
_WIDEST_KM = 150.0  # a publisher that reaches farther writes from nowhere


@dataclass(frozen=True, slots=True)
class Home:
    """A town with the distance within which most of a publisher's reports lie.

    Attributes:
        town: where.
        reach_km: within which three reports of four lie.
    """

    town: GazetteerEntry
    reach_km: float

    def place(self, document_id: str) -> Place:
        """Return the area of a report that tells nothing of where its events were."""
        ucdp, acled = precision_codes(self.town, AreaRelation.NEAR, self.reach_km)
        return Place(
            id=stable_id("place", document_id, "publisher", self.town.id),
            name=self.town.name,
            kind=PlaceKind.REGION,
            country=self.town.country,
            admin1=self.town.admin1,
            admin2=None,
            latitude=round(self.town.latitude, 5),
            longitude=round(self.town.longitude, 5),
            radius_km=round(self.reach_km, 1),
            ucdp_precision=ucdp,
            acled_precision=acled,
            gazetteer_id=self.town.id,
            basis=PlaceBasis.PUBLISHER,
        )


def find_home(
    reports: Sequence[Sequence[GazetteerEntry]],
    *,
    named: GazetteerEntry | None = None,
    weight: float = 1.0,
) -> Home | None:
    """Return the town that most reports lie in or near, with its reach.

    Args:
        reports: the towns that each report of a publisher surely names.
        named: the town that the publisher is named after.
        weight: as how many reports more that counts.

    Returns:
        ``None`` where there is no such town, or the reports lie too far apart.
    """
    known = [towns for towns in reports if towns]
    if named is not None and weight >= _FEWEST:
        return Home(named, min(_WIDEST_KM, max(_NEAR_KM, _reach(_distances(named, known)))))
    if named is not None:
        known.append([named])
    counts = Counter(town.id for towns in known for town in towns)
    entries = {town.id: town for towns in known for town in towns}
    tried = sorted(counts, key=lambda i: (-counts[i], -entries[i].population, i))[:_TRIED]
    homes = [Home(entries[i], 0.0) for i in tried]
    near = {home.town.id: _distances(home.town, known) for home in homes}
    within = {i: sum(km <= _NEAR_KM for km in found) for i, found in near.items()}
    best = min(tried, key=lambda i: (-within[i], -counts[i], -entries[i].population, i), default="")
    if not best or within[best] < max(_FEWEST, _SHARE * len(known)):
        return None
    if named is not None and distance_km(named.point, entries[best].point) <= _NEAR_KM:
        best = named.id  # rather than a suburb of it
    reach = _reach(near.get(best) or _distances(entries[best], known))
    return None if reach > _WIDEST_KM else Home(entries[best], max(_NEAR_KM, reach))


def _reach(distances: Sequence[float]) -> float:
    """Return within how many kilometres most reports lie; without any, those of a local paper."""
    if not distances:
        return _LOCAL_KM
    return distances[min(len(distances) - 1, int(_HOLDS * len(distances)))]


def _distances(town: GazetteerEntry, reports: Sequence[Sequence[GazetteerEntry]]) -> list[float]:
    """Return how far from a town each report lies by its nearest place, in order."""
    return sorted(min(distance_km(town.point, t.point) for t in towns) for towns in reports)
