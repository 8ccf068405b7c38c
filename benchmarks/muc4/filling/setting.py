"""Where an incident happened, in the forms of MUC-4."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.vocabulary import vocabulary
from benchmarks.muc4.slots import set_values
from benchmarks.shared import shared_dir
from crossreport.codebook import Codebook
from crossreport.model import (
    Place,
    PlaceKind,
    PlaceMention,
)

_SET_LIST = "data/muc4/TASKDOC/templ-doc-basic/set-list-location.v4"
_ENTRY = re.compile(r"([A-Z0-9][^()]*?) \(([^)?]+)\??\)\s*$")
_KINDS = {
    PlaceKind.ADMIN1: ("DEPARTMENT", "PROVINCE", "STATE", "REGION", "OFFICIAL REGION"),
    PlaceKind.ADMIN2: ("MUNICIPALITY", "PROVINCE", "CITY"),
    PlaceKind.REGION: ("REGION",),
    PlaceKind.TOWN: ("CITY", "TOWN", "VILLAGE"),
}


@cache
def set_list() -> Mapping[str, tuple[str, ...]]:
    """Return the types of each place of the official list."""
    found: dict[str, list[str]] = {}
    path: Path = shared_dir() / _SET_LIST
    for line in path.read_text(encoding="latin-1").splitlines():
        match = _ENTRY.match(line.strip())
        if match:
            found.setdefault(match[1], []).append(match[2].strip())
    return {name: tuple(types) for name, types in found.items()}


def where(
    report: Report, incident: Incident, reader: Reader, codebook: Codebook, *, hint: str = ""
) -> str:
    """Write the location of an incident: a country, and places from wide to narrow.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        reader: Knows datelines' countries.
        codebook: The countries' names.
        hint: Name of a place to take where the claims name none finer than a country.
    """
    mentions = [
        place for claim in incident.claims for place in claim.places if place.role.tells_where
    ]
    country = country_of(report, mentions, reader)
    parts: dict[str, str] = {}
    for mention in mentions:
        found = report.places.get(mention)
        place = found if isinstance(found, Place) else None
        name = mention.name.upper()
        if name in set_values("nation") or (place and _is_no_part(place, country)):
            continue
        kind = _kind(mention, place)
        if kind and name not in parts:
            parts[name] = kind
    if not parts and (kind := _hinted(hint)):
        parts[hint.upper()] = kind
    ordered = _chain(parts)
    nation = nation_name(country, codebook) if country else ""
    return ": ".join([nation, *(f"{name} ({kind})" for name, kind in ordered)]) if nation else ""


def _is_no_part(place: Place, country: str | None) -> bool:
    """Say whether a place is a country, or lies in another than the incident's."""
    if place.kind is PlaceKind.COUNTRY:
        return True
    return bool(country and place.country) and place.country.lower() != country


def _hinted(name: str) -> str:
    """Return the type of a place of which only the name is known.

    Empty for a country, and for what is no known place: a surname would spoil the country.
    """
    listed = set_list().get(name.upper(), ())
    if not listed or name.upper() in set_values("nation"):
        return ""
    return "CITY" if "CITY" in listed else listed[0]


def _chain(parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return one place of each width, from wide to narrow."""
    chosen: dict[int, tuple[str, str]] = {}
    for name, kind in parts.items():
        chosen.setdefault(_width(kind), (name, kind))
    return [chosen[width] for width in sorted(chosen)]


def _width(kind: str) -> int:
    if kind in vocabulary()["wide"]:
        return 0
    return 1 if kind in vocabulary()["towns"] else 2


def _kind(mention: PlaceMention, place: Place | None) -> str:
    name = mention.name.upper()
    listed = set_list().get(name, ())
    hint = mention.kind_hint
    wanted = _KINDS.get(hint, ()) or (_KINDS.get(place.kind, ()) if place else ())
    for kind in wanted:
        if kind in listed:
            return kind
    if listed:
        return "CITY" if "CITY" in listed else listed[0]
    if place is not None or hint is not PlaceKind.UNKNOWN:
        return wanted[0] if wanted else ""
    return ""


def country_of(report: Report, mentions: list[PlaceMention], reader: Reader) -> str | None:
    """Return the code of the country of some places, or else of the dateline.

    Of several the dateline's, and one of the nine countries of interest rather than another.
    """
    places = [report.places.get(mention) for mention in mentions]
    named = [p.country.lower() for p in places if isinstance(p, Place) and p.country]
    of_interest = [code for code in named if code in vocabulary()["countries"]]
    home = _dateline_country(report, reader)
    if home in of_interest or (home in vocabulary()["countries"] and not of_interest):
        return home
    chosen = of_interest or named
    return chosen[0] if chosen else home


def _dateline_country(report: Report, reader: Reader) -> str | None:
    for named in (report.text.country, report.text.place):
        if named and (code := reader.country(named)) is not None:
            return code
    return _station_country(report.text.source)


def _station_country(source: str) -> str | None:
    """Return the code of the country that a clandestine station speaks of and from."""
    stations: Mapping[str, str] = vocabulary()["stations"]
    return next((code for name, code in stations.items() if name in source.upper()), None)


def nation_name(code: str, codebook: Codebook) -> str:
    """Return a country's name as the official list has it."""
    other: str | None = vocabulary()["nations"].get(code)
    country = codebook.countries.get(code) or codebook.countries.get(code.upper())
    return other or (country.name.upper() if country else "")
