"""Reads American places and townships of the Census Bureau's Gazetteer Files.

They come in Debian's package ``weather-util-data``: the files of 2022 with each entity's code,
legal name, state and internal point in radians, without its size.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import degrees
from pathlib import Path

import shapefile
from gazetteer_sources import CENSUS_PLACE_BASE, CENSUS_SUBDIVISION_BASE, Row
from shapely import STRtree, points
from shapely.geometry import shape

from crossreport.geocode.names import exact_key
from crossreport.model.geodesy import distance_km

_FILE = Path("usr/share/weather-util/places.gz")
_SECTION = re.compile(r"\[fips(\d+)\]")
_CENTROID = re.compile(r"centroid = \((-?[\d.]+), (-?[\d.]+)\)")
_DESCRIPTION = re.compile(r"description = (?P<name>.+), (?P<state>[A-Z]{2})")
_PLACE_CODE, _SUBDIVISION_CODE = 7, 10  # digits: state and place; state, county and subdivision
# What the legal name adds to the name that people use. Others (census county divisions, unorganized
# territories, consolidated governments) are names that only statistics have, or cities long known.
_PLACE = re.compile(r"(?P<base>.+) (?:CDP|city|town|village|borough|metro township)")
_TOWN = re.compile(r"(?P<base>.+) town")
_TOWNSHIP = re.compile(r"(?P<base>.+) (?:(?:charter )?(?P<kind>township)|(?P<other>plantation))")
# "East Oakland" is a part of Oakland to a report, and no hamlet of that name in another state.
_PART = re.compile(r"(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest)\b.*")
_SAME_KM = 30.0  # places of one name in one state that lie nearer are the same


@dataclass(frozen=True, slots=True)
class _Entity:
    code: str
    name: str
    state: str
    latitude: float
    longitude: float


class Census:
    """The file's entities, made into places that the towns known so far don't hold."""

    def __init__(
        self,
        debian: Path,
        packages: Path,
        areas: list[Row],
        fips: dict[str, str],
        *,
        never: list[Row],
    ) -> None:
        """Read the file.

        Args:
            debian: the unpacked package.
            packages: a site-packages folder with the outlines of counties.
            areas: first- and second-level areas.
            fips: codes of states by the Census Bureau's number.
            never: countries, which no report means by a hamlet, no more than states.
        """
        self._entities = list(_entities(debian / _FILE))
        states = [row for row in areas if row.level == 1 and row.country == "US"]
        self._never = {exact_key(n) for row in [*never, *states] for n in (row.name, *row.names)}
        self._packages = packages
        self._fips = fips
        self._by_code = {row.code: row.id for row in areas}

    def places(self, towns: list[Row]) -> list[Row]:
        """Return incorporated and census-designated places."""
        known = _Known(towns, self._never)
        found = list(_places(self._entities, self._by_code, known))
        _put_into_counties(found, self._packages, self._by_code, self._fips)
        return found

    def townships(self, towns: list[Row]) -> list[Row]:
        """Return towns of New England, New York and Wisconsin, and townships of other states."""
        known = _Known(towns, self._never)
        return list(_townships(self._entities, self._by_code, known, self._fips))


class _Known:
    """Where names are taken, by state."""

    def __init__(self, towns: list[Row], never: set[str]) -> None:
        self._never = never
        self._at: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
        for town in towns:
            if town.country == "US":
                self.add(town)

    def add(self, row: Row) -> None:
        for name in {exact_key(n) for n in (row.name, *row.names)}:
            self._at[row.admin1, name].append((row.latitude or 0.0, row.longitude or 0.0))

    def near(self, state: int, name: str, entity: _Entity) -> bool:
        """Say whether the name is taken around a point of the state, or by what is far larger."""
        key = exact_key(name)
        point = entity.latitude, entity.longitude
        at = self._at.get((state, key), ())
        return key in self._never or any(distance_km(point, o) <= _SAME_KM for o in at)

    def anywhere(self, state: int, name: str) -> bool:
        """Say whether the name is taken in the state, or by what is far larger."""
        key = exact_key(name)
        return key in self._never or (state, key) in self._at


def _entities(path: Path) -> Iterator[_Entity]:
    code, point = "", (0.0, 0.0)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if section := _SECTION.match(line):
                code = section[1]
            elif centroid := _CENTROID.match(line):
                point = degrees(float(centroid[1])), degrees(float(centroid[2]))
            elif described := _DESCRIPTION.match(line):
                yield _Entity(code, described["name"], described["state"], *point)


def _places(entities: list[_Entity], by_code: dict[str, int], known: _Known) -> Iterator[Row]:
    for one in entities:
        named = _PLACE.fullmatch(one.name)
        state = by_code.get(f"US.{one.state}")
        if len(one.code) != _PLACE_CODE or not named or not state or _PART.fullmatch(named["base"]):
            continue
        if not known.near(state, named["base"], one):
            row = _row(CENSUS_PLACE_BASE + int(one.code), named["base"], one, state)
            known.add(row)
            yield row


def _townships(
    entities: list[_Entity], by_code: dict[str, int], known: _Known, fips: dict[str, str]
) -> Iterator[Row]:
    chosen = [one for one in entities if len(one.code) == _SUBDIVISION_CODE]
    matched = [(one, _TOWNSHIP.fullmatch(one.name)) for one in chosen]
    bare = Counter((one.state, exact_key(m["base"])) for one, m in matched if m)
    taken: set[int] = set()
    for one, township in matched:
        state = by_code.get(f"US.{one.state}")
        town = _TOWN.fullmatch(one.name)
        number = CENSUS_SUBDIVISION_BASE + int(one.code[:2] + one.code[5:])
        if not state or not (town or township) or number in taken:
            continue
        base = (town or township or {"base": ""})["base"]
        part = _PART.fullmatch(base)
        if part and town:
            continue
        name = f"{base} {'Township' if township['kind'] else 'Plantation'}" if township else base
        if known.near(state, name, one):
            continue
        row = _row(number, name, one, state)
        row.admin2 = by_code.get(f"US.{fips.get(one.code[:2])}.{one.code[2:5]}", 0)
        alone = bare[one.state, exact_key(base)] == 1 and not known.anywhere(state, base)
        if township and alone and not part:
            row.names.append(base)
        taken.add(number)
        known.add(row)
        yield row


def _row(number: int, name: str, one: _Entity, state: int) -> Row:
    return Row(
        number, 3, name, "US", admin1=state,
        latitude=round(one.latitude, 5), longitude=round(one.longitude, 5),
    )  # fmt: skip


def _put_into_counties(
    rows: list[Row], packages: Path, by_code: dict[str, int], fips: dict[str, str]
) -> None:
    """Give places the county that their point lies in."""
    path = packages / "_plotly_geo" / "package_data" / "cb_2016_us_county_500k"
    with shapefile.Reader(str(path)) as reader:
        counties = [
            (r.record.as_dict(), shape(r.shape.__geo_interface__))
            for r in reader.iterShapeRecords()
        ]
    tree = STRtree([outline for _, outline in counties])
    where = points([(row.longitude, row.latitude) for row in rows])
    for row_index, county_index in tree.query(where, predicate="within").T:
        record = counties[int(county_index)][0]
        code = f"US.{fips.get(record['STATEFP'])}.{record['COUNTYFP']}"
        rows[int(row_index)].admin2 = by_code.get(code, 0)
