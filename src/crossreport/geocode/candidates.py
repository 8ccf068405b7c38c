"""The gazetteer entries that a toponym can mean, before the document is weighed."""

from dataclasses import dataclass, replace
from math import log10

from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key, loose_keys
from crossreport.geocode.supplements import demonyms
from crossreport.geocode.wording import Wording, feature_agrees
from crossreport.model import PlaceKind

_LIMIT = 60  # candidates kept of one name; "San Jose" has more
_MATCH = {
    Match.PRIMARY: 0.0,
    Match.ALTERNATE: -1.0,
    Match.LOOSE: -2.5,
    Match.LOOSE_ALTERNATE: -4.0,
}
# What a bare name means most often when the rest of the document is silent.
_PRIOR = {
    PlaceKind.COUNTRY: 9.0,
    PlaceKind.ADMIN1: 1.0,
    PlaceKind.ADMIN2: -1.5,
    PlaceKind.TOWN: 0.0,
    PlaceKind.SITE: 2.0,
    PlaceKind.REGION: 4.0,
    PlaceKind.UNKNOWN: 0.0,
}
_AS_WRITTEN = 0.7  # "St. Louis" rather than Saint-Louis, "Vitoria" rather than Vitória
_ALTERNATE_BESIDE = -2.0  # a town's other name where another town bears the very name
_LOOSE_BESIDE = -4.0  # a likeness of sound where another place bears the very name
_POPULATION = 1.0  # a factor of ten in population
_CAPITAL = 1.5
_KIND_AGREES = 3.0
_KIND_DIFFERS = -3.0


@dataclass(frozen=True, slots=True)
class Option:
    """An entry that a name can mean, with the weight of what the name itself says."""

    entry: GazetteerEntry
    weight: float
    reasons: tuple[str, ...]


def options_of(wording: Wording, hint: PlaceKind, gazetteer: Gazetteer) -> list[Option]:
    """Return the entries a toponym can mean, heaviest first, with the reasons of each weight."""
    found: dict[str, tuple[GazetteerEntry, bool]] = {}
    for entry in [*_of_people(wording.full, gazetteer), *gazetteer.written(wording.full)]:
        found.setdefault(entry.id, (entry, True))
    for entry in gazetteer.search(wording.full):
        found.setdefault(entry.id, (entry, True))
    if wording.base != wording.full:
        for entry in gazetteer.search(wording.base):
            found.setdefault(entry.id, (entry, False))
    certain = any(entry.match <= Match.ALTERNATE for entry, _ in found.values())
    options = [
        _option(entry, whole, wording, hint, _LOOSE_BESIDE if certain else 0.0)
        for entry, whole in found.values()
    ]
    options = _rather_own_names(options, wording)
    options.sort(key=lambda o: (-o.weight, o.entry.id))
    return options[:_LIMIT]


def _rather_own_names(options: list[Option], wording: Wording) -> list[Option]:
    """Weigh the other names of towns less in a country where a town bears the very name.

    One that only spells the town's name otherwise ("Douma" of Dūmā) is no other name.
    """
    towns = [o.entry for o in options if o.entry.kind is PlaceKind.TOWN]
    own = {e.country for e in towns if e.match is Match.PRIMARY}
    return [
        replace(o, weight=o.weight + _ALTERNATE_BESIDE)
        if o.entry.kind is PlaceKind.TOWN
        and o.entry.match is Match.ALTERNATE
        and o.entry.country in own
        and not _spells(o.entry, wording)
        else o
        for o in options
    ]


def _spells(entry: GazetteerEntry, wording: Wording) -> bool:
    """Tell whether the text spells the name shown, by the romanisations of Arabic."""
    own = loose_keys(entry.name)
    return any(not set(own).isdisjoint(loose_keys(name)) for name in (wording.full, wording.base))


def _of_people(name: str, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """Return the country of an adjective or people ("Syrian"), as another name of it."""
    code = demonyms().get(exact_key(name))
    entry = gazetteer.by_code(code) if code else None
    return [replace(entry, match=Match.ALTERNATE)] if entry else []


def _option(
    entry: GazetteerEntry, whole: bool, wording: Wording, hint: PlaceKind, beside: float
) -> Option:
    weight = _MATCH[entry.match] + _PRIOR[entry.kind]
    if entry.match > Match.ALTERNATE and beside:
        weight += beside - max(0.0, _PRIOR[entry.kind])
    reasons = [f"name:{entry.match.name.lower()}"]
    if entry.match is Match.PRIMARY and entry.name.casefold() == wording.full.casefold():
        weight += _AS_WRITTEN
        reasons.append("as-written")
    if entry.kind is not PlaceKind.COUNTRY and entry.population:
        weight += _POPULATION * (log10(entry.population) - 3)
        reasons.append(f"population:{entry.population}")
    if entry.capital:
        weight += _CAPITAL
        reasons.append("capital")
    agrees = feature_agrees(wording.feature, entry.feature, entry.kind)
    if hint is not PlaceKind.UNKNOWN and not wording.feature:
        agrees = _hint_agrees(hint, entry)
    if agrees is not None and not (whole and wording.feature and not agrees):
        weight += _KIND_AGREES if agrees else _KIND_DIFFERS
        reasons.append("kind:agrees" if agrees else "kind:differs")
    return Option(entry, weight, tuple(reasons))


def _hint_agrees(hint: PlaceKind, entry: GazetteerEntry) -> bool:
    if hint in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}:
        return entry.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
    return entry.kind is hint
