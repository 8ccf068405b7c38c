"""Where a publisher's reports lie, and what names mean, learnt from all reports of a record.

A local paper or station writes "Springfield" and means its own. Its readers know; a stranger finds
out by reading the other reports: most of them name a place that can only be one. What is learnt of
a publisher speaks for the countries and first-level areas of a report's names as the publisher's
own name does (``crossreport.geocode.background``); a publisher that writes of everywhere speaks for
nothing much. What is learnt of a name ("Dallas", which other reports put into Texas) speaks for the
same place where a report tells nothing of it, and the countries of all reports together for those
of names that nothing else speaks for.

The idea of a local lexicon of each source: M. D. Lieberman, H. Samet, J. Sankaranarayanan,
"Geotagging with local lexicons to build indexes for textually-specified spatial data" (ICDE 2010).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossreport.geocode.background import background_votes
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import group_mentions
from crossreport.geocode.homes import Home, find_home
from crossreport.geocode.publishers import NamedTowns, named_towns
from crossreport.geocode.ranking import Prior, Ranked, rank
from crossreport.model import Document, Place, PlaceKind, PlaceMention, PlaceRole
from crossreport.model.geodesy import LatLon

_SURE = 0.8  # probability of a name's best reading, to tell where a report lies
_WEIGHT = 6.0  # of a publisher all whose reports lie in one area
_UNKNOWN = 1.0  # reports that might lie anywhere, added to those that are known
_BY_SITE = 3.0  # reports that count as much as the town in the name of the publisher's site
_BY_ADDRESS = 1.0  # … or in its address
_OWN_NAME = 0.5  # share of a site's pages that bear a town's name, for it to be the site's own
_LEAST = 0.15  # share of an area below which it isn't the publisher's own
_FEW = 10.0  # reports that might lie in any country, added to those of the record
_SPOKEN = 1.0  # votes of a report's own words for an area, to settle what a name in it means
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.")

Shares = Mapping[str, float]
"""GeoNames codes of first-level areas ("US.CO") with the share of a report that lies there."""


@dataclass(frozen=True, slots=True)
class Lies:
    """What one report tells of where it lies.

    Attributes:
        shares: the areas that its sure names lie in.
        towns: the towns that it surely names as its events' or its own.
        senses: by folded name, the entry that the report itself says is meant.
    """

    shares: Shares
    towns: tuple[GazetteerEntry, ...] = ()
    senses: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Beats:
    """What the reports of a record tell of each other's places.

    Attributes:
        reports: by publisher, what each of its reports tells, by the report's id.
    """

    reports: dict[str, dict[str, Lies]] = field(default_factory=dict)
    _senses: dict[str, Counter[str]] = field(default_factory=dict)
    _countries: Counter[str] = field(default_factory=Counter)
    _named: dict[str, Counter[NamedTowns]] = field(default_factory=dict)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document, lies: Lies, named: NamedTowns | None = None) -> None:
        """Take in where a report lies; one that tells nothing is left out.

        Args:
            document: the report.
            lies: what it tells.
            named: the towns that its publisher can be named after, if there are any.
        """
        site = _site(document.publisher or "")
        self._pages[site] += 1
        if named is not None and site:
            self._named.setdefault(site, Counter())[named] += 1
        if not lies.shares:
            return
        self.reports.setdefault(site, {})[document.id] = lies
        self._countries.update(_countries(lies.shares))
        for name, entry in lies.senses.items():
            self._senses.setdefault(name, Counter())[entry] += 1

    def votes(self, document: Document) -> Counter[str]:
        """Count what the other reports of a document's publisher speak for."""
        others = [lies.shares for lies in self._others(document)]
        found: Counter[str] = Counter()
        for shares in others:
            found.update(shares)
        most = len(others) + _UNKNOWN
        town, weight = self._own_town(document)
        if town is not None and "." in town.admin1_code:
            found[town.admin1_code] += weight  # type: ignore[assignment]
            most += weight
        return Counter(
            {
                code: _WEIGHT * count / most
                for code, count in sorted(found.items())
                if count / most >= _LEAST
            }
        )

    def prior(self, document: Document) -> Prior:
        """Return what the record's other reports say that names mean, and their countries."""
        own = self.reports.get(_site(document.publisher or ""), {}).get(document.id)
        countries = Counter(self._countries)
        if own is not None:
            countries.subtract(_countries(own.shares))
        total = countries.total() + _FEW
        return Prior(
            {code: count / total for code, count in sorted(countries.items()) if count > 0},
            self._senses,
            own.senses if own is not None else {},
            self._beat(document),
        )

    def _beat(self, document: Document) -> tuple[tuple[LatLon, float], ...]:
        """Return where the publisher's other reports lie, and its own town, with their shares."""
        points: list[tuple[LatLon, float]] = []
        others = [lies.towns for lies in self._others(document) if lies.towns]
        for towns in others:
            points.extend((town.point, 1.0 / len(towns)) for town in towns)
        town, weight = self._own_town(document)
        if town is not None:
            points.append((town.point, weight))
        total = len(others) + (weight if town is not None else 0.0) + _UNKNOWN
        return tuple((point, share / total) for point, share in points)

    def _own_town(self, document: Document) -> tuple[GazetteerEntry | None, float]:
        """Return the town that a document's publisher is named after, and how much that tells."""
        site = _site(document.publisher or "")
        least = _OWN_NAME * self._pages[site]
        # Where anybody puts up pages, a town in the name of one of them is not the site's own.
        known = {n: count for n, count in self._named.get(site, {}).items() if count > least}
        if not document.publisher or not known:
            return None, 0.0
        named = max(known, key=lambda one: (one.by_site, known[one], one.towns[0].id))
        others = self._others(document)
        areas: Counter[str] = Counter()
        for lies in others:
            areas.update(lies.shares)
        town = named.chosen({code: count / len(others) for code, count in areas.items()})
        return town, _BY_SITE if named.by_site else _BY_ADDRESS

    def home(self, document: Document) -> Home | None:
        """Return the town that a document's publisher writes from, by its other reports."""
        if not document.publisher:
            return None
        town, weight = self._own_town(document)
        return find_home([lies.towns for lies in self._others(document)], named=town, weight=weight)

    def home_place(self, document: Document) -> Place | None:
        """Return the area around that town, for a report that tells nothing of where."""
        home = self.home(document)
        return home.place(document.id) if home else None

    def _others(self, document: Document) -> list[Lies]:
        if not document.publisher:
            return []
        known = self.reports.get(_site(document.publisher), {})
        return [lies for name, lies in known.items() if name != document.id]


def learn_beats(
    documents: Iterable[tuple[Document, Sequence[PlaceMention]]], gazetteer: Gazetteer
) -> Beats:
    """Learn where publishers' reports lie from the places that each of them surely names.

    Args:
        documents: each with all its place mentions.
        gazetteer: where names are looked up.
    """
    beats = Beats()
    for document, mentions in documents:
        groups = group_mentions(document, mentions, gazetteer)
        votes = background_votes(document, gazetteer, mentions=mentions)
        ranked = [r for r in rank(groups, gazetteer, votes) if _is_sure(r)]
        lies = Lies(_shares(ranked), _towns(ranked), _senses(ranked, votes))
        beats.add(document, lies, named_towns(document, gazetteer))
    return beats


def _is_sure(result: Ranked) -> bool:
    if not result.entries:
        return False
    best = result.entries[0]
    return result.candidates[0].score >= _SURE and best.match <= Match.ALTERNATE


def _shares(sure: Iterable[Ranked]) -> Shares:
    """Return the first-level areas that a report's sure names lie in, with their shares."""
    areas: Counter[str] = Counter()
    for result in sure:
        best = result.entries[0]
        if best.kind is not PlaceKind.COUNTRY and "." in best.admin1_code:
            areas[best.admin1_code] += len(result.group.mentions)
    total = areas.total()
    return {code: count / total for code, count in sorted(areas.items())}


def _towns(sure: Iterable[Ranked]) -> tuple[GazetteerEntry, ...]:
    """Return the towns that a report names as where its events were or where it is from."""
    found = {
        result.entries[0].id: result.entries[0]
        for result in sure
        if result.entries[0].kind is PlaceKind.TOWN
        and any(m.role is not PlaceRole.OTHER for m in result.group.mentions)
    }
    return tuple(found[name] for name in sorted(found))


def _senses(sure: Iterable[Ranked], votes: Counter[str]) -> dict[str, str]:
    """Return the names whose meaning a report tells itself: by its area, or by speaking of it."""
    return {
        result.group.key: result.entries[0].id
        for result in sure
        if "container:inside" in result.candidates[0].reasons
        or votes[result.entries[0].admin1_code] >= _SPOKEN
    }


def _countries(shares: Shares) -> Counter[str]:
    found: Counter[str] = Counter()
    for code, share in shares.items():
        found[code.partition(".")[0]] += share  # type: ignore[assignment]
    return found


def _site(publisher: str) -> str:
    return _SITE.sub("", publisher.casefold())
