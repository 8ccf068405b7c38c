"""The country of an incident: one of the nine of interest, where the report lets it be."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.listed import listed_name, usual_type
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.vocabulary import vocabulary
from crossreport.codebook import Codebook, read_yaml
from crossreport.model import Place, PlaceKind

_WORD = re.compile(r"[A-Z][A-Z.]*")


def country_of(report: Report, incident: Incident, reader: Reader, *, hint: str = "") -> str | None:
    """Return the code of the country of an incident.

    That of its places, of several the dateline's, and one of the nine countries of interest
    (task documentation, part 1, section 1.0) rather than another. A place counts only where the
    report names its country or comes from it, or where it is the foremost city of its name: many
    names are found in several countries. Without places the dateline's country, where it is one
    of the nine; else the one of them that the report names most.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        reader: Knows datelines' countries.
        hint: Name of a place to take where the claims name none finer than a country.
    """
    told = _told(report)
    home = dateline_country(report, reader)
    here = [
        place
        for claim in incident.claims
        for mention in claim.places
        if mention.role.tells_where
        and isinstance(place := report.places.get(mention), Place)
        and (place.country.lower() in {*told, home} or _is_foremost(place, reader))
    ]
    wanted = vocabulary()["countries"]
    named = [place.country.lower() for place in here if place.country.lower() in wanted]
    if named:
        return home if home in named else named[0]
    if any(place.country.lower() == home and place.kind is not PlaceKind.COUNTRY for place in here):
        return home
    hinted = reader.country(hint) if hint else None
    if hinted in wanted and hinted in told:
        return hinted
    if home in wanted:
        return home
    of_interest = [code for code, _ in told.most_common() if code in wanted]
    return of_interest[0] if of_interest else home


def _is_foremost(place: Place, reader: Reader) -> bool:
    """Say whether a place is a city of the official list, and the first that its name calls up."""
    name = listed_name(place.name)
    is_city = place.kind is PlaceKind.TOWN and bool(name) and usual_type(name) == "CITY"
    return is_city and reader.country(place.name) == place.country.lower()


def _told(report: Report) -> Counter[str]:
    """Count the names of countries and of their peoples in a report."""
    words = _WORD.findall(report.text.body.upper())
    names = country_codes()
    found: Counter[str] = Counter()
    for at, word in enumerate(words):
        both = names.get(" ".join(words[at : at + 2]).rstrip("."))
        code = both or names.get(word.rstrip("."))
        if code:
            found[code] += 1
    return found


def dateline_country(report: Report, reader: Reader) -> str | None:
    """Return the code of the country that a report comes from."""
    for named in (report.text.country, report.text.place):
        if named and (code := reader.country(named)) is not None:
            return code
    return _station_country(report.text.source)


def _station_country(source: str) -> str | None:
    """Return the code of the country that a clandestine station speaks of and from."""
    stations: Mapping[str, str] = vocabulary()["stations"]
    return next((code for name, code in stations.items() if name in source.upper()), None)


@cache
def country_codes() -> Mapping[str, str]:
    """Return countries by the names of them and of their peoples, in capitals."""
    lists = [read_yaml("demonyms"), read_yaml("place_abbreviations")]
    found = {
        str(word).upper().rstrip("."): str(code).lower()
        for listed in lists
        for code, words in listed.items()
        if isinstance(words, list) and len(str(code)) == 2
        for word in words
    }
    countries = read_yaml("countries")["countries"]
    named = {row["name"].upper(): code for code, row in countries.items()}
    peoples: Mapping[str, str] = vocabulary()["peoples"]
    return {**found, **named, **peoples}


def nation_name(code: str, codebook: Codebook) -> str:
    """Return a country's name as the official list has it."""
    other: str | None = vocabulary()["nations"].get(code)
    country = codebook.countries.get(code) or codebook.countries.get(code.upper())
    return other or (country.name.upper() if country else "")
