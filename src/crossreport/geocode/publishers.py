"""The town that a publisher is named after, in its address or in its site's own name.

"toledoherald.example" says Toledo, and a page whose first line reads "A headline - WXYZ News 5 -
Toledo, Ohio" says it with the state. Many towns share a name: which of them is meant is told by
the state, else by where the publisher's other reports lie, else it is open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossreport.codebook import read_yaml
from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.model import Document, PlaceKind

READ_IN = 20_000  # inhabitants of a town with a paper or station of its own
SHORTEST = 5  # letters of a town in the address of a site
_SITE_NAME = re.compile(r"[ \t]*(?:[-–—|«»:]|::)+[ \t]*(?P<name>[^\n]{4,120})(?:\n|$)")
_WORDS = re.compile(r"[A-Z][a-z.'’]+(?:[ -][A-Z][a-z.'’]+){0,2}")
_TIMES = 5.0  # more people than any other has, for a town to be the one meant
_MOST_WORDS = 3  # of a town's name
_WELL_KNOWN = 300_000  # inhabitants
_OWN_AREA = 0.15  # share of a publisher's reports in an area that may be its own


@dataclass(frozen=True, slots=True)
class NamedTowns:
    """The towns that a publisher's name can mean.

    Attributes:
        towns: the most populous first; one alone where the state is told.
        by_site: whether its site's own name tells of it, rather than an address.
    """

    towns: tuple[GazetteerEntry, ...]
    by_site: bool

    def chosen(self, areas: Mapping[str, float]) -> GazetteerEntry | None:
        """Return the one that is meant, by the shares of the publisher's reports in each area."""
        own = [t for t in self.towns if areas.get(t.admin1_code, 0.0) >= _OWN_AREA]
        if own or len(self.towns) == 1:
            return (own or self.towns)[0]
        first, *others = self.towns
        rival = max((t.population for t in others), default=0)
        return first if first.population >= _TIMES * rival and not areas else None


def named_towns(document: Document, gazetteer: Gazetteer) -> NamedTowns | None:
    """Return the towns that a document's publisher can be named after, if there are any."""
    site = site_name(document)
    found = [*_with_area(site, gazetteer)][:1] or _large_towns(
        _words_of(site, gazetteer), gazetteer
    )
    if found:
        return NamedTowns(tuple(found), by_site=True)
    found = _large_towns(_of_address(document.publisher or ""), gazetteer)
    return NamedTowns(tuple(found), by_site=False) if found else None


def site_name(document: Document) -> str:
    """Return what the first line has after the headline and a dash; empty where it has nothing."""
    start = document.text.find(document.title) if document.title else -1
    if start < 0 or document.title is None:
        return ""
    found = _SITE_NAME.match(document.text, start + len(document.title))
    return found["name"] if found else ""


def _with_area(site: str, gazetteer: Gazetteer) -> Iterator[GazetteerEntry]:
    """Yield the towns that stand before their area: "Columbus, GA", "Montgomery Alabama"."""
    words = [word.strip(",.:|") for word in re.split(r"[\s/–—-]+", site)]
    for index in range(1, len(words)):
        areas = _areas_at(words, index, gazetteer)
        for start in range(max(0, index - _MOST_WORDS), index if areas else 0):
            name = " ".join(words[start:index])
            inside = [t for t in _towns_named(name, gazetteer) if t.admin1_id in areas]
            if inside:
                yield inside[0]
                break


def _areas_at(words: Sequence[str], index: int, gazetteer: Gazetteer) -> set[str | None]:
    """Return the first-level areas whose name or abbreviation stands at a word."""
    for length in (2, 1):
        name = " ".join(words[index : index + length])
        if not name[:1].isupper():
            continue
        spelt = [e for e in gazetteer.search(name) if not e.match and not name.isupper()]
        found = [*gazetteer.written(name), *spelt]
        areas = {e.id for e in found if e.kind is PlaceKind.ADMIN1}
        if areas:
            return set(areas)
    return set()


def _words_of(site: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the known names in a site's name, none of them a part of another."""
    for match in _WORDS.finditer(site):
        words = match[0].replace("-", " ").split()
        start = 0
        while start < len(words):
            runs = ((end, " ".join(words[start:end])) for end in range(len(words), start, -1))
            end, name = next(
                ((end, run) for end, run in runs if _towns_named(run, gazetteer)), (start + 1, "")
            )
            if name:
                yield name
            start = end


def _of_address(publisher: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", publisher):
        town = press_affixes().sub("", word.casefold())
        if len(town) >= SHORTEST:
            yield town
            yield re.sub(r"^st(?=[a-z]{4})", "saint", town)


def _large_towns(names: Iterator[str], gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """Return the towns of some names that have papers of their own, the most populous first."""
    found = {
        town.id: town
        for name in names
        if name.casefold() not in _press_words() and not _is_area(name, gazetteer)
        for town in _towns_named(name, gazetteer)
        if town.population >= READ_IN
    }
    return sorted(found.values(), key=lambda t: (-t.population, t.id))


def _is_area(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name is that of a first-level area rather than of a town: "Delaware"."""
    found = [e for e in gazetteer.search(name) if not e.match]
    area = max((e.population for e in found if e.kind is PlaceKind.ADMIN1), default=0)
    town = max((e.population for e in found if e.kind is PlaceKind.TOWN), default=0)
    return area > _TIMES * town and town < _WELL_KNOWN


def _towns_named(name: str, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    folded = exact_key(name).replace(" ", "")
    found = [
        entry
        for entry in gazetteer.search(name)
        if entry.kind is PlaceKind.TOWN and exact_key(entry.name).replace(" ", "") == folded
    ]
    return sorted(found, key=lambda e: (-e.population, e.id))


def is_large(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name written together is that of a town or area with papers of its own."""
    return any(
        exact_key(e.name).replace(" ", "") == name
        and (e.kind is PlaceKind.ADMIN1 or e.population >= READ_IN)
        for e in gazetteer.search(name)
    )


@cache
def press_affixes() -> re.Pattern[str]:
    """Match what a site's name has before and after the town's."""
    words = read_yaml("place_words")["press"]
    before = "|".join(sorted(words["before"], key=len, reverse=True))
    after = "|".join(sorted(words["after"], key=len, reverse=True))
    return re.compile(rf"^(?:{before})(?=\w{{5}})|(?<=\w{{5}})(?:{after})+$")


@cache
def _press_words() -> frozenset[str]:
    words = read_yaml("place_words")["press"]
    return frozenset(w.casefold() for w in (*words["before"], *words["after"]))
