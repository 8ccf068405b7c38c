"""Finds what a person means by a name: an area, an actor, a type, a source."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crossreport.analysis.areas import Area, Circle, Country, Division, read_polygon
from crossreport.analysis.cases import Cases
from crossreport.analysis.errors import AnalysisError
from crossreport.codebook import fold_name, offered, read_yaml

_AROUND = re.compile(r"(?i)^(?:within\s+)?(\d+(?:\.\d+)?)\s*km\s+(?:of|around|from)\s+(.+)$")
_POINT = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$")
_LEVELS = {"country": 0, "admin1": 1, "admin2": 2, "town": 3}
_FILES = (".geojson", ".json")
_WORDS = {1: "first-level area", 2: "second-level area"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A populated place as the gazetteer knows it.

    Attributes:
        name: as shown to people.
        country: ISO 3166-1 alpha-2 code.
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
        radius_km: its reach around its point.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    radius_km: float


class Atlas(Protocol):
    """What a gazetteer adds to the names that the record itself has."""

    def divisions(
        self, name: str, level: int, country: str, *, loose: bool = False
    ) -> frozenset[str]:
        """Return identifiers of the areas of a level (1, 2) that a name means in a country.

        Args:
            name: the name.
            level: 1 or 2.
            country: ISO 3166-1 alpha-2 code.
            loose: whether another spelling will do: of the record's own names, for what a person
                asks for is refused rather than guessed.
        """

    def spots(self, name: str) -> list[Spot]:
        """Return the towns and sites of a name, the likeliest first."""


class NoAtlas:
    """An atlas that knows nothing: names are those of the record only."""

    def divisions(
        self, name: str, level: int, country: str, *, loose: bool = False
    ) -> frozenset[str]:
        """Return nothing."""
        del name, level, country, loose
        return frozenset()

    def spots(self, name: str) -> list[Spot]:
        """Return nothing."""
        del name
        return []


def find_area(text: str, cases: Cases, atlas: Atlas) -> Area:
    """Return the area that a person means.

    Understood are names of countries (or their codes), first- and second-level areas and towns,
    the widest first; ``admin2:NAME`` and its like where that is not meant; ``20 km of NAME`` or
    ``20 km of LATITUDE,LONGITUDE``; and a GeoJSON file.

    Raises:
        AnalysisError: nothing is called so; the nearest names are given.
    """
    text = text.strip()
    if names_file(text):
        return read_polygon(Path(text))
    if around := _AROUND.match(text):
        return _circle(float(around[1]), around[2].strip(), cases, atlas)
    prefix, colon, rest = text.partition(":")
    level = _LEVELS.get(prefix.strip().lower()) if colon else None
    name = rest.strip() if level is not None else text
    for one in (0, 1, 2, 3) if level is None else (level,):
        found = _area_of(name, one, cases, atlas)
        if found is not None:
            return found
    raise AnalysisError(unknown("place", name, _place_names(cases).values()))


def names_file(text: str) -> bool:
    """Say whether `find_area` would take a text for the name of a file and read that."""
    return text.strip().lower().endswith(_FILES)


def _area_of(name: str, level: int, cases: Cases, atlas: Atlas) -> Area | None:
    if level == 0:
        return _country(name, cases)
    if level == 3:
        spot = _spot(name, cases, atlas)
        if spot is None:
            return None
        label = f"{spot.name} ({spot.country}), within {spot.radius_km:.0f} km"
        return Circle(spot.latitude, spot.longitude, spot.radius_km, label)
    return _division(name, level, cases, atlas)


def _country(name: str, cases: Cases) -> Country | None:
    folded = fold_name(name)
    for key, country in cases.book.countries.items():
        names = {fold_name(one) for one in (country.name, *country.names)}
        if folded in names or (name.isupper() and name.lower() == key):
            return Country(key.upper(), country.name)
    return None


def _division(name: str, level: int, cases: Cases, atlas: Atlas) -> Division | None:
    """Return an area of a level by the record's own names, else by the gazetteer's."""
    known = sorted(
        {
            (place.country, own)
            for place in (case.place for case in cases.all)
            if place is not None and (own := place.admin1 if level == 1 else place.admin2)
        }
    )
    wanted = bare(name)
    found = {one for one in known if bare(one[1]) == wanted}
    for country in sorted({country for country, _ in known}):
        ids = atlas.divisions(name, level, country) if not found or level == 1 else frozenset()
        if ids:
            same = (one for one in known if one[0] == country)
            found |= {
                one for one in same if ids & atlas.divisions(one[1], level, country, loose=True)
            }
    if not found:
        return None
    shown = min((own for _, own in found), key=lambda own: (bare(own) != wanted, len(own), own))
    countries = ", ".join(sorted({country for country, _ in found}))
    label = f"{shown} ({_WORDS[level]}, {countries})"
    return Division(level, frozenset(found), label, _parents(level, found, cases))


def _parents(
    level: int, names: Collection[tuple[str, str]], cases: Cases
) -> frozenset[tuple[str, str]]:
    """Return the first-level areas that the record has second-level areas in."""
    if level == 1:
        return frozenset()
    return frozenset(
        (place.country, place.admin1)
        for place in (case.place for case in cases.all)
        if place is not None and place.admin1 and (place.country, place.admin2) in names
    )


def _circle(km: float, name: str, cases: Cases, atlas: Atlas) -> Circle:
    label = f"within {km:g} km of {name}"
    if point := _POINT.match(name):
        latitude, longitude = float(point[1]), float(point[2])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise AnalysisError(f"{name} is no point; write latitude,longitude in degrees")
        return Circle(latitude, longitude, km, label)
    spot = _spot(name, cases, atlas)
    if spot is None:
        raise AnalysisError(unknown("place", name, _place_names(cases).values()))
    return Circle(spot.latitude, spot.longitude, km, f"within {km:g} km of {spot.name}")


def _spot(name: str, cases: Cases, atlas: Atlas) -> Spot | None:
    """Return a town: as the record places it most exactly, else the gazetteer's likeliest."""
    folded = fold_name(name)
    own = [
        case.place
        for case in cases.all
        if case.place is not None and fold_name(case.place.name) == folded
    ]
    if own:
        best = min(own, key=lambda place: (place.radius_km, place.id))
        return Spot(best.name, best.country, best.latitude, best.longitude, best.radius_km)
    spots = atlas.spots(name)
    return next((spot for spot in spots if spot.country in cases.countries), None)


@dataclass(frozen=True, slots=True)
class Names:
    """One sort of names that a record has.

    Attributes:
        what: the sort, for messages ("actor").
        keys: folded name to the keys it stands for.
        shown: key to the name shown to people.
    """

    what: str
    keys: Mapping[str, frozenset[str]]
    shown: Mapping[str, str]

    def find(self, name: str) -> frozenset[str]:
        """Return the keys that a name stands for.

        Raises:
            AnalysisError: nothing is called so; the nearest names are given.
        """
        if name in self.shown:
            return frozenset({name})
        found = self.keys.get(fold_name(name))
        if not found:
            raise AnalysisError(unknown(self.what, name, self.shown.values()))
        return found


def actor_names(cases: Cases) -> Names:
    """Return the names of the doers in a record, with those that the codebook has for them."""
    present = {key for case in cases.all for key in case.doers}
    keys: dict[str, set[str]] = {}
    for key in sorted(present):
        actor = cases.book.actors.get(key)
        told = cases.actor_names.get(key, key)
        names = (told, actor.name, *actor.aliases, *actor.abbreviations) if actor else (told,)
        for name in names:
            keys.setdefault(fold_name(name), set()).add(key)
    shown = {
        key: cases.book.actors[key].name if key in cases.book.actors else cases.actor_names[key]
        for key in sorted(present)
    }
    return Names("actor", {name: frozenset(found) for name, found in keys.items()}, shown)


def source_names(cases: Cases) -> Names:
    """Return the names of publishers and speakers in a record."""
    return Names(
        "source", {key: frozenset({key}) for key in cases.source_names}, cases.source_names
    )


def type_names(cases: Cases) -> Names:
    """Return the event types of the codebook by identifier, label and family."""
    keys: dict[str, set[str]] = {}
    for key, kind in cases.book.event_types.items():
        for name in (key, kind.label, kind.family):
            keys.setdefault(fold_name(name), set()).add(key)
    shown = {key: key for key in cases.book.event_types}
    return Names("event type", {name: frozenset(found) for name, found in keys.items()}, shown)


def plain_names(what: str, values: Iterable[str]) -> Names:
    """Return names that stand for themselves."""
    shown = {value: value for value in values}
    return Names(what, {fold_name(one): frozenset({one}) for one in shown}, shown)


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Return the line that says that a name is not known, with the nearest names."""
    return f"the record has no {what} {name!r}{offered(name, known)}"


def bare(name: str) -> str:
    """Return an area's name without the words that say what it is, and without an article."""
    words = fold_name(name).split()
    kinds = _kind_words()
    kept = [word for word in words if word not in kinds] or words
    return " ".join(kept)


def _kind_words() -> frozenset[str]:
    return frozenset(
        fold_name(word)
        for row in read_yaml("place_words")["kinds"]
        if row["feature"] in ("admin1", "admin2")
        for word in row["words"]
    )


def _place_names(cases: Cases) -> dict[str, str]:
    """Return the names of areas and places in a record."""
    names: dict[str, str] = {}
    for case in cases.all:
        place = case.place
        if place is None:
            continue
        country = cases.book.countries.get(place.country.lower())
        for name in (country.name if country else None, place.admin1, place.admin2, place.name):
            if name:
                names.setdefault(fold_name(name), name)
    return names
