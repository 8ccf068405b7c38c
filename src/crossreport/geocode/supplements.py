"""Places from beside the gazetteer's file: the regions of the codebook, and CSV supplements.

A supplement is a CSV file in UTF-8 with a header. Columns: ``name``, ``latitude``,
``longitude``, ``country`` (ISO 3166-1 alpha-2); optional: ``id``, ``kind`` (a feature of
place_words.yaml; town when absent), ``admin1``, ``admin2``, ``alternate_names`` (separated by
``|``), ``population``, ``radius_km``, ``pcode``.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.names import exact_key
from crossreport.geocode.table import GazetteerFileError
from crossreport.model import PlaceKind, stable_id

_SOURCE_ROWS_START = 2  # the header is row 1


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry with its other names."""

    entry: GazetteerEntry
    names: tuple[str, ...] = ()


@cache
def feature_kinds() -> Mapping[str, tuple[PlaceKind, float]]:
    """Return kind and default reach in kilometres by feature (place_words.yaml)."""
    return {
        row["feature"]: (PlaceKind(row["kind"]), float(row.get("radius_km", 5.0)))
        for row in read_yaml("place_words")["kinds"]
    }


def read_written_areas() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield area codes with their written abbreviations (place_abbreviations.yaml)."""
    for code, words in read_yaml("place_abbreviations").items():
        if code != "version":
            yield code, tuple(words)


@cache
def demonyms() -> Mapping[str, str]:
    """Return ISO country codes by folded adjective or name of a people ("syrian" → "SY")."""
    return {
        exact_key(word): code
        for code, words in read_yaml("demonyms").items()
        if code != "version"
        for word in words
    }


def read_regions() -> list[NamedEntry]:
    """Return the regions, deserts, camps and prisons of regions.yaml."""
    return [_region(row) for row in read_yaml("regions")["regions"]]


def _region(row: Mapping[str, object]) -> NamedEntry:
    feature = str(row["feature"])
    name = str(row["name"])
    kind, reach = feature_kinds()[feature]
    latitude, longitude = (float(v) for v in row["at"])  # type: ignore[attr-defined]
    names = row.get("names", [])
    entry = GazetteerEntry(
        id=stable_id("region", name, str(row.get("country", ""))),
        name=name,
        kind=kind,
        feature=feature,
        country=str(row.get("country", "")),
        admin1=None,
        admin2=None,
        admin1_id=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=float(str(row.get("radius_km", reach))),
        source="regions",
    )
    return NamedEntry(entry, tuple(str(n) for n in names))  # type: ignore[attr-defined]


def read_supplement(path: Path) -> list[NamedEntry]:
    """Read one CSV supplement.

    Raises:
        GazetteerFileError: it can't be read, or a row lacks a name or coordinates.
    """
    source = path.name.split(".")[0]
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerFileError(f"the supplement {path} cannot be read: {error}") from error
    entries = []
    for number, row in enumerate(rows, start=_SOURCE_ROWS_START):
        try:
            entries.append(_supplement_row(source, row))
        except (KeyError, TypeError, ValueError) as error:
            raise GazetteerFileError(
                f"{path}, row {number}: needs name, latitude, longitude and country ({error})"
            ) from error
    return entries


def _supplement_row(source: str, row: Mapping[str, str]) -> NamedEntry:
    feature = row.get("kind") or "town"
    kind, reach = feature_kinds()[feature]
    name, country = row["name"].strip(), row["country"].strip().upper()
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if not (name and len(country) == 2 and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("name is empty, country isn't two letters, or coordinates out of range")
    identifier = row.get("id") or stable_id(source, name, row["latitude"], row["longitude"])
    entry = GazetteerEntry(
        id=f"{source}:{identifier}",
        name=name,
        kind=kind,
        feature=feature,
        country=country,
        admin1=row.get("admin1") or None,
        admin2=row.get("admin2") or None,
        admin1_id=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=float(row.get("radius_km") or reach),
        population=int(row.get("population") or 0),
        source=source,
        pcode=row.get("pcode") or "",
    )
    names = (row.get("alternate_names") or "").split("|")
    return NamedEntry(entry, tuple(n.strip() for n in names if n.strip()))
