"""Names of areas and towns for questions to a record, from the embedded gazetteer."""

from functools import cached_property
from typing import TYPE_CHECKING

from crossreport.analysis.naming import Spot
from crossreport.model import PlaceKind

if TYPE_CHECKING:
    from crossreport.geocode import Gazetteer, GazetteerEntry

_LEVELS = {1: PlaceKind.ADMIN1, 2: PlaceKind.ADMIN2}
_SPOTS = frozenset({PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.REGION})


class GazetteerAtlas:
    """An atlas (`crossreport.analysis.naming.Atlas`) of the gazetteer and the user's own places.

    The gazetteer is opened when the record's own names do not settle what is meant.
    """

    @cached_property
    def _gazetteer(self) -> "Gazetteer":
        from crossreport.geocode import Gazetteer, user_places

        return Gazetteer.open(added=user_places())

    def divisions(
        self, name: str, level: int, country: str, *, loose: bool = False
    ) -> frozenset[str]:
        """Return identifiers of the areas of a level (1, 2) that a name means in a country."""
        return frozenset(
            entry.id
            for entry in self._gazetteer.search(name)
            if entry.kind is _LEVELS[level]
            and entry.country == country
            and (loose or not _is_loose(entry))
        )

    def spots(self, name: str) -> list[Spot]:
        """Return the towns, sites and regions that bear a name, the likeliest first."""
        return [
            Spot(entry.name, entry.country, entry.latitude, entry.longitude, entry.radius_km)
            for entry in self._gazetteer.search(name)
            if entry.kind in _SPOTS and not _is_loose(entry)
        ]


def _is_loose(entry: "GazetteerEntry") -> bool:
    from crossreport.geocode import Match

    return entry.match > Match.ALTERNATE
