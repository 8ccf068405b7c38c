"""The embedded gazetteer: names to places."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from crossreport.geocode.added import AddedPlaces, winning
from crossreport.geocode.entries import Box, GazetteerEntry, Match, identifier_of
from crossreport.geocode.names import exact_key, loose_keys, name_hash
from crossreport.geocode.supplements import (
    NamedEntry,
    read_regions,
    read_supplement,
    read_written_areas,
)
from crossreport.geocode.table import PackedTable, read_table
from crossreport.geocode.wording import read_wording
from crossreport.model import PlaceKind
from crossreport.model.geodesy import LatLon, distance_km

_KINDS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.TOWN)
_ALTERNATE = np.uint32(1 << 31)
_LONG_NAME = 7  # letters from which a likeness of sound is no chance
_TOWN_LEVEL = 3
_UNKNOWN_KM = 10.0  # radius that the file gives areas without a known outline
_LONGISH = 1.5  # how much farther an area reaches than a disc of its size
_DISTRICT_KM = 25.0  # least reach of a district of which only the town is known
_DISTRICT_SHARE = 0.6  # of the reach of its first-level area; such areas have about six districts
_CACHED = 50_000  # names whose entries are kept; a document repeats few


def bundled_supplements() -> tuple[Path, ...]:
    """Return the supplements that ship with the package (each can be left out)."""
    folder = Path(str(files("crossreport.geocode.data")))
    return tuple(sorted(folder.glob("*.supplement.csv")))


@dataclass
class Gazetteer:
    """Places by name. Open it with ``Gazetteer.open``; look-ups don't change it."""

    table: PackedTable
    version: str
    _added: dict[str, list[tuple[GazetteerEntry, Match]]] = field(default_factory=dict)
    _written: dict[str, list[int]] = field(default_factory=dict)
    _cache: "OrderedDict[str, tuple[GazetteerEntry, ...]]" = field(default_factory=OrderedDict)
    _areas: dict[str, int] = field(default_factory=dict)
    _users: AddedPlaces | None = None
    _firsts: dict[tuple[str, str], GazetteerEntry | None] = field(default_factory=dict)

    @classmethod
    def open(
        cls,
        *,
        supplements: Sequence[Path] = (),
        bundled: bool = True,
        path: Path | None = None,
        added: Path | None = None,
    ) -> "Gazetteer":
        """Map the file and read the supplements.

        Args:
            supplements: further CSV files (see ``crossreport.geocode.supplements``).
            bundled: whether to read the supplements that ship with the package.
            path: another gazetteer file.
            added: the file of the user's places (see ``crossreport.geocode.added``), if any.

        Raises:
            GazetteerFileError: a file is missing or damaged.
        """
        source = path or Path(str(files("crossreport.geocode.data").joinpath("gazetteer.bin")))
        table = read_table(source)
        chosen = [*(bundled_supplements() if bundled else ()), *supplements]
        digest = hashlib.sha256(table.digest.encode())
        gazetteer = cls(table, "")
        for entry in read_regions():
            gazetteer._add(entry)
            digest.update(repr(entry).encode())
        for supplement in chosen:
            digest.update(supplement.read_bytes() if supplement.is_file() else b"")
            for entry in read_supplement(supplement):
                gazetteer._add(gazetteer.with_parents(entry))
        gazetteer._read_codes()
        if added is not None:
            gazetteer._users = AddedPlaces(added)
            digest.update(gazetteer._users.version.encode())
        gazetteer.version = digest.hexdigest()[:12]
        return gazetteer

    def __len__(self) -> int:
        """Return how many places the embedded file holds."""
        return len(self.table.arrays["level"])

    def every(self, step: int = 1) -> Iterator[GazetteerEntry]:
        """Yield every ``step``-th place of the embedded file, in its order."""
        return (self._entry(index, Match.PRIMARY) for index in range(0, len(self), step))

    def lookup(self, name: str) -> list[GazetteerEntry]:
        """Return the entries of a name: exact matches, or loose ones where there are none."""
        return [e for e in self.search(name) if e.match <= Match.ALTERNATE] or self.search(name)

    def has(self, name: str) -> bool:
        """Say whether an entry bears the name, or a long name sounds like places of one area."""
        found = self.search(name)
        return any(e.match <= Match.ALTERNATE for e in found) or sounds_like_one_area(name, found)

    def search(self, name: str) -> list[GazetteerEntry]:
        """Return all entries of a name, spelling variants included, best match first."""
        key = " ".join(name.split())
        if key in self._cache:
            self._cache.move_to_end(key)
        else:
            self._cache[key] = tuple(self._search(key))
            if len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        return list(self._cache[key])

    def by_code(self, code: str) -> GazetteerEntry | None:
        """Return the area of a GeoNames code ("US.CO"), or the country of an ISO code."""
        index = self._areas.get(code)
        return None if index is None else self._entry(index, Match.PRIMARY)

    def pcode_of(self, entry: GazetteerEntry) -> str | None:
        """Return the p-code of a place, or else of the finest area around it that has one."""
        coded = self.coded_area(entry)
        return coded.pcode if coded else None

    def coded_area(self, entry: GazetteerEntry) -> GazetteerEntry | None:
        """Return the place itself, or the finest area around it, whichever has a p-code.

        A town of which the second-level area isn't known lies in the area whose seat it is; where
        it bears another name than any, its area's code would be a guess.
        """
        if entry.pcode or self._users is None:
            return entry if entry.pcode else None
        second = entry.admin2 or (entry.name if entry.kind is PlaceKind.TOWN else "")
        for name, kind in ((second, PlaceKind.ADMIN2), (entry.admin1 or "", PlaceKind.ADMIN1)):
            for area in self._coded(name, kind, entry):
                return area
        return None

    def _coded(self, name: str, kind: PlaceKind, inner: GazetteerEntry) -> list[GazetteerEntry]:
        """Return the areas of a name with p-codes that a place can lie in."""
        words = read_wording(name).base if name else ""
        found = [e for n in dict.fromkeys((name, words)) if n for e in self.search(n)]
        return [
            e
            for e in found
            if e.pcode
            and e.kind is kind
            and e.country == inner.country
            and (kind is PlaceKind.ADMIN1 or _may_hold(e, inner))
        ]

    def written(self, abbreviation: str) -> list[GazetteerEntry]:
        """Return the areas that a written abbreviation ("Colo.", "N.C.", "UAE") stands for."""
        return [
            self._entry(index, Match.ALTERNATE)
            for index in self._written.get(_compact(abbreviation), [])
        ]

    def towns_of_country(self, country: str) -> npt.NDArray[np.float32]:
        """Return latitude and longitude of all populated places of a country, one a row."""
        arrays = self.table.arrays
        try:
            number = self.table.facts["countries"].index(country)
        except ValueError:
            return np.zeros((0, 2), dtype=np.float32)
        chosen = (arrays["country"] == number) & (arrays["level"] == _TOWN_LEVEL)
        return np.asarray(arrays["centre"][chosen], dtype=np.float32)

    def towns_of(self, area: GazetteerEntry) -> npt.NDArray[np.float32]:
        """Return the populated places of a country or area; of a town, those of its country."""
        towns = self.towns_of_country(area.country)
        if area.kind is PlaceKind.COUNTRY or area.box is None:
            return towns
        box = area.box
        inside = (towns[:, 0] >= box.south) & (towns[:, 0] <= box.north)
        inside &= (towns[:, 1] >= box.west) & (towns[:, 1] <= box.east)
        return towns[inside]

    def people_centre(self, area: GazetteerEntry, within: Box | None = None) -> LatLon | None:
        """Return the mean place of a second-level area's townspeople.

        An event among people is nearer to it than to the middle of the area's land.

        Args:
            area: the area.
            within: the part of its extent that is meant; all of it when not given.

        Returns:
            ``None`` where no town with its number of inhabitants is known there.
        """
        index = self._areas.get(area.code) if area.code else None
        if index is None or area.kind is not PlaceKind.ADMIN2:
            return None
        arrays = self.table.arrays
        towns = np.flatnonzero((arrays["admin2"] == index) & (arrays["level"] == _TOWN_LEVEL))
        points = arrays["centre"][towns].astype(np.float64)
        people = arrays["population"][towns].astype(np.float64)
        if within is not None:
            inside = (points >= (within.south, within.west)) & (
                points <= (within.north, within.east)
            )
            people = people * inside.all(axis=1)
        if not people.sum():
            return None
        latitude, longitude = np.average(points, axis=0, weights=people)
        return float(latitude), float(longitude)

    def reach_of(self, area: GazetteerEntry) -> float:
        """Return the radius in kilometres within which all of an area lies, as far as can be told.

        Where the outline of a second-level area isn't known, it is taken for one of equal shares of
        its first-level area, longish, and reaches at least to the towns that are known in it.
        """
        index = self._areas.get(area.code) if area.code else None
        if index is None or area.kind is not PlaceKind.ADMIN2 or area.radius_km > _UNKNOWN_KM:
            return area.radius_km
        arrays = self.table.arrays
        outer = int(arrays["admin1"][index])
        towns = (arrays["admin2"] == index) & (arrays["level"] == _TOWN_LEVEL)
        apart = [distance_km(area.point, (float(a), float(b))) for a, b in arrays["centre"][towns]]
        if outer < 0:
            return max([area.radius_km, *apart])
        level = int(arrays["level"][index])
        siblings = np.count_nonzero((arrays["admin1"] == outer) & (arrays["level"] == level))
        share = _LONGISH * float(arrays["radius"][outer]) / max(1.0, float(siblings)) ** 0.5
        return float(max([area.radius_km, min(share, float(arrays["radius"][outer])), *apart]))

    def district_reach(self, town: GazetteerEntry) -> float:
        """Return about how far a district reaches of which only the town named like it is known."""
        outer = self.by_code(town.admin1_code) if town.admin1_code else None
        return max(_DISTRICT_KM, _DISTRICT_SHARE * outer.radius_km if outer else 0.0)

    def largest_towns(self, box: Box, most: int) -> list[GazetteerEntry]:
        """Return the most populous towns of a box, the largest first."""
        arrays = self.table.arrays
        latitude, longitude = arrays["centre"][:, 0], arrays["centre"][:, 1]
        inside = (latitude >= box.south) & (latitude <= box.north)
        inside &= (longitude >= box.west) & (longitude <= box.east)
        found = np.flatnonzero(inside & (arrays["level"] == _TOWN_LEVEL))
        order = np.argsort(-arrays["population"][found].astype(np.int64), kind="stable")
        return [self._entry(int(index), Match.PRIMARY) for index in found[order[:most]]]

    def _search(self, name: str) -> list[GazetteerEntry]:
        found: dict[str, GazetteerEntry] = {}
        mine: dict[str, GazetteerEntry] = {}
        exact = exact_key(name)
        for key, loose in [(exact, False), *((k, True) for k in loose_keys(name))]:
            if not key:
                continue
            for entry in self._by_key(key, loose=loose):
                if entry.id not in found or entry.match < found[entry.id].match:
                    found[entry.id] = entry
            for entry, alternate in self._users.by_key(key, loose=loose) if self._users else ():
                mine.setdefault(entry.id, replace(entry, match=Match(2 * loose + alternate)))
        entries = winning(list(mine.values()), list(found.values()))
        return sorted(entries, key=lambda e: (e.match, -e.population, e.id))

    def _by_key(self, key: str, *, loose: bool) -> Iterable[GazetteerEntry]:
        prefix = "loose" if loose else "exact"
        number = name_hash(key)
        high = self.table.arrays[f"{prefix}_high"]
        low = self.table.arrays[f"{prefix}_low"]
        entries = self.table.arrays[f"{prefix}_entry"]
        first = int(np.searchsorted(high, np.uint32(number >> 8), side="left"))
        last = int(np.searchsorted(high, np.uint32(number >> 8), side="right"))
        for position in range(first, last):
            if low[position] == number & 0xFF:
                alternate = bool(entries[position] & _ALTERNATE)
                match = Match(2 * loose + alternate)
                yield self._entry(int(entries[position] & ~_ALTERNATE), match)
        for entry, match in self._added.get(f"{prefix}:{key}", ()):
            yield replace(entry, match=Match(2 * loose + match))

    def _add(self, named: NamedEntry) -> None:
        for position, name in enumerate((named.entry.name, *named.names)):
            match = Match.ALTERNATE if position else Match.PRIMARY
            self._added.setdefault(f"exact:{exact_key(name)}", []).append((named.entry, match))
            for key in loose_keys(name):
                self._added.setdefault(f"loose:{key}", []).append((named.entry, match))

    def with_parents(self, named: NamedEntry) -> NamedEntry:
        """Give an added place the first-level area that its columns name, or give the code of."""
        entry = named.entry
        if not entry.admin1 or entry.kind is PlaceKind.ADMIN1:
            return named
        area = self._first_level(entry.admin1, entry.country)
        if area is None:
            return named
        inside = replace(entry, admin1=area.name, admin1_id=area.id, admin1_code=area.code)
        return replace(named, entry=inside)

    def _first_level(self, told: str, country: str) -> GazetteerEntry | None:
        """Return the first-level area of a country by its code or name."""
        if (told, country) not in self._firsts:
            coded = self.by_code(told)
            self._firsts[told, country] = next(
                (
                    area
                    for area in ([coded] if coded else self.search(told))
                    if area.kind is PlaceKind.ADMIN1 and area.country == country
                ),
                None,
            )
        return self._firsts[told, country]

    def _read_codes(self) -> None:
        arrays = self.table.arrays
        text = arrays["codes"].tobytes().decode()
        start = 0
        for index, end in enumerate(arrays["code_end"].tolist()):
            self._areas[text[start:end]] = index
            start = end
        for code, words in read_written_areas():
            if (found := self._areas.get(code)) is not None:
                for word in words:
                    self._written.setdefault(_compact(word), []).append(found)

    def _entry(self, index: int, match: Match) -> GazetteerEntry:
        arrays = self.table.arrays
        level = int(arrays["level"][index])
        country = self.table.facts["countries"][int(arrays["country"][index])]
        admin1 = int(arrays["admin1"][index])
        admin2 = int(arrays["admin2"][index])
        if level == 1:
            admin1 = index
        if level == 2:
            admin2 = index
        latitude, longitude = (round(float(v), 5) for v in arrays["centre"][index])
        area = index < self.table.facts["areas"]
        return GazetteerEntry(
            id=identifier_of(int(arrays["id"][index])),
            name=self._name(index),
            kind=_KINDS[level],
            feature=_KINDS[level].value,
            country=country,
            admin1=self._name(admin1) if admin1 >= 0 else None,
            admin2=self._name(admin2) if admin2 >= 0 else None,
            admin1_id=identifier_of(int(arrays["id"][admin1])) if admin1 >= 0 else None,
            latitude=latitude,
            longitude=longitude,
            radius_km=float(arrays["radius"][index]),
            population=int(arrays["population"][index]),
            match=match,
            code=self._code(index) if area else "",
            admin1_code=self._code(admin1) if admin1 >= 0 else "",
            box=Box(*(float(v) for v in arrays["box"][index])) if area else None,
            capital=bool(arrays["capital"][index]),
        )

    def _name(self, index: int) -> str:
        return self._text("names", "name_end", index)

    def _code(self, index: int) -> str:
        return self._text("codes", "code_end", index)

    def _text(self, blob: str, ends: str, index: int) -> str:
        end = self.table.arrays[ends]
        start = int(end[index - 1]) if index else 0
        return self.table.arrays[blob][start : int(end[index])].tobytes().decode()


def sounds_like_one_area(name: str, found: Sequence[GazetteerEntry]) -> bool:
    """Say whether a long name sounds like names of one first-level area only, worldwide."""
    areas = {entry.admin1_id for entry in found}
    return len(areas) == 1 and None not in areas and len(exact_key(name)) >= _LONG_NAME


def _may_hold(area: GazetteerEntry, inner: GazetteerEntry) -> bool:
    if area.admin1_id is None:  # its table writes the first level in an unknown way
        return distance_km(area.point, inner.point) <= area.radius_km
    return area.admin1_id == inner.admin1_id


def _compact(written: str) -> str:
    """Fold an abbreviation by its spaces only: "W. Va." is "W.Va."; "Miss." isn't "miss"."""
    return "".join(written.split())
