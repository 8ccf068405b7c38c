"""What a document's other names say about the reading of one of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.names import exact_key
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.wording import read_wording
from crossreport.model import AreaRelation, Document, PlaceKind, PlaceMention

_AREAS = {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
_BESIDE = {AreaRelation.NEAR, AreaRelation.DIRECTION}
_LINES = {AreaRelation.BORDER, AreaRelation.BETWEEN, AreaRelation.ROAD}
_AT_ONCE = re.compile(r",?\s+")
_IN_IT = re.compile(r",?\s+(?:in|at|inside|within|of)\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names of a document, for the shape of each place in it.

    Attributes:
        known: the resolved names by folded name.
        inner: by folded name of a container, the places that the text puts into it.
        called_areas: folded names that the text calls a province, a district or the like, and
            nowhere a town.
        far_ends: by folded name of one end of a road, the other end as the text names it.
        beside: by mention, the one that follows it at once and tells where on or in it ("the
            Euphrates near Raqqa"), with the places that its name can mean.
        title_end: offset where the title ends in the text; 0 without one.
    """

    known: Mapping[str, Ranked]
    inner: Mapping[str, Sequence[GazetteerEntry]]
    called_areas: frozenset[str]
    far_ends: Mapping[str, str]
    beside: Mapping[PlaceMention, tuple[PlaceMention, Ranked]] = field(default_factory=dict)
    title_end: int = 0

    @classmethod
    def of(cls, document: Document, ranked: Sequence[Ranked]) -> "Surroundings":
        """Gather what the ranked names of a document say of each other."""
        found = [r for r in ranked if r.entries]
        mentions = [m for r in ranked for m in r.group.mentions]
        return cls(
            known={r.group.key: r for r in found},
            inner=_inner(found),
            called_areas=_called(ranked, _AREAS) - _called(ranked, {PlaceKind.TOWN}),
            far_ends=_far_ends(mentions),
            beside=_beside(document, found),
            title_end=_title_end(document),
        )

    def is_area(self, mention: PlaceMention) -> bool:
        """Say whether a headline's name is that of the area which the text names in full."""
        in_title = mention.span.end <= self.title_end
        return in_title and exact_key(mention.name) in self.called_areas

    def held_by(self, mention: PlaceMention) -> Sequence[GazetteerEntry]:
        """Return the places that the text puts into the one mentioned."""
        return self.inner.get(exact_key(read_wording(mention.name).full), ())

    def far_end(self, mention: PlaceMention) -> str | None:
        """Return the other end of a road: as said, or as the document says it elsewhere."""
        if mention.second_name or mention.relation is not AreaRelation.ROAD:
            return mention.second_name
        return self.far_ends.get(exact_key(mention.name))


def _inner(ranked: Sequence[Ranked]) -> dict[str, list[GazetteerEntry]]:
    inner: dict[str, list[GazetteerEntry]] = {}
    for result in ranked:
        for name in result.group.containers:
            inner.setdefault(exact_key(read_wording(name).full), []).append(result.entries[0])
    return inner


def _called(ranked: Sequence[Ranked], kinds: set[PlaceKind]) -> frozenset[str]:
    """Return the folded names with a word of one of the kinds beside them."""
    return frozenset(
        exact_key(r.group.wording.base)
        for r in ranked
        if r.group.hint in kinds or r.group.wording.feature in kinds
    )


def _far_ends(mentions: Sequence[PlaceMention]) -> dict[str, str]:
    lines = {AreaRelation.ROAD, AreaRelation.BETWEEN}
    ends: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: m.span.start):
        if mention.relation in lines and mention.second_name:
            ends.setdefault(exact_key(mention.name), mention.second_name)
            ends.setdefault(exact_key(mention.second_name), mention.name)
    return ends


def _beside(
    document: Document, found: Sequence[Ranked]
) -> dict[PlaceMention, tuple[PlaceMention, Ranked]]:
    """Return by mention the next one in the text where that tells which part of it is meant."""
    told = sorted(
        ((m, r) for r in found for m in r.group.mentions), key=lambda pair: pair[0].span.start
    )
    beside = {}
    for (mention, _), (other, ranked) in pairwise(told):
        if _joins(document.text[mention.span.end : other.span.start], other):
            beside[mention] = (other, ranked)
    return beside


def _joins(gap: str, other: PlaceMention) -> bool:
    if other.relation in _BESIDE:
        return _AT_ONCE.fullmatch(gap) is not None
    return other.relation not in _LINES and _IN_IT.fullmatch(gap) is not None


def _title_end(document: Document) -> int:
    start = document.text.find(document.title) if document.title else -1
    return start + len(document.title or "") if start >= 0 else 0
