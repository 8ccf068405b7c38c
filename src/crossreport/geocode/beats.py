"""Where a publisher's reports lie, learnt from all of them.

A local paper or station writes "Springfield" and means its own. Its readers know; a stranger finds
out by reading the other reports: most of them name a place that can only be one. What is learnt of
a publisher speaks for the countries and first-level areas of a report's names as the publisher's
own name does (``crossreport.geocode.background``); a publisher that writes of everywhere speaks for
nothing much.

The idea of a local lexicon of each source: M. D. Lieberman, H. Samet, J. Sankaranarayanan,
"Geotagging with local lexicons to build indexes for textually-specified spatial data" (ICDE 2010).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossreport.geocode.background import background_votes
from crossreport.geocode.entries import Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import group_mentions
from crossreport.geocode.ranking import Ranked, rank
from crossreport.model import Document, PlaceKind, PlaceMention

_SURE = 0.8  # probability of a name's best reading, to tell where a report lies
_WEIGHT = 6.0  # of a publisher all whose reports lie in one area
_UNKNOWN = 1.0  # reports that might lie anywhere, added to those that are known
_LEAST = 0.15  # share of an area below which it isn't the publisher's own
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.")

Shares = Mapping[str, float]
"""GeoNames codes of first-level areas ("US.CO") with the share of a report that lies there."""


@dataclass(slots=True)
class Beats:
    """The areas that each publisher's reports lie in.

    Attributes:
        reports: by publisher, the shares of each of its reports, by the report's id.
    """

    reports: dict[str, dict[str, Shares]] = field(default_factory=dict)

    def add(self, document: Document, shares: Shares) -> None:
        """Take in where a report lies; one that tells nothing is left out."""
        if document.publisher and shares:
            self.reports.setdefault(_site(document.publisher), {})[document.id] = shares

    def votes(self, document: Document) -> Counter[str]:
        """Count what the other reports of a document's publisher speak for."""
        known = self.reports.get(_site(document.publisher or ""), {})
        others = [shares for name, shares in known.items() if name != document.id]
        found: Counter[str] = Counter()
        for shares in others:
            found.update(shares)
        most = len(others) + _UNKNOWN
        return Counter(
            {
                code: _WEIGHT * count / most
                for code, count in sorted(found.items())
                if count / most >= _LEAST
            }
        )


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
        if document.publisher:
            groups = group_mentions(document, mentions, gazetteer)
            votes = background_votes(document, gazetteer, mentions=mentions)
            beats.add(document, _shares(rank(groups, gazetteer, votes)))
    return beats


def _shares(ranked: Iterable[Ranked]) -> Shares:
    """Return the first-level areas that a report's sure names lie in, with their shares."""
    areas: Counter[str] = Counter()
    for result in ranked:
        if not result.entries:
            continue
        best, score = result.entries[0], result.candidates[0].score
        sure = score >= _SURE and best.match <= Match.ALTERNATE
        if sure and best.kind is not PlaceKind.COUNTRY and "." in best.admin1_code:
            areas[best.admin1_code] += len(result.group.mentions)
    total = areas.total()
    return {code: count / total for code, count in sorted(areas.items())}


def _site(publisher: str) -> str:
    return _SITE.sub("", publisher.casefold())
