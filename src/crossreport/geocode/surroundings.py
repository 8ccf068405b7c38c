"""What a document's other names say about the reading of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossreport.geocode.entries import GazetteerEntry
from crossreport.geocode.names import exact_key
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.wording import read_wording
from crossreport.model import AreaRelation, Document, PlaceKind, PlaceMention

_AREAS = {PlaceKind.ADMIN1, PlaceKind.ADMIN2}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names of a document, for the shape of each place in it.

    Attributes:
        known: the resolved names by folded name.
        inner: by folded name of a container, the places that the text puts into it.
        called_areas: folded names that the text calls a province, a district or the like, and
            nowhere a town.
        far_ends: by folded name of one end of a road, the other end as the text names it.
        title_end: offset where the title ends in the text; 0 without one.
    """

    known: Mapping[str, Ranked]
    inner: Mapping[str, Sequence[GazetteerEntry]]
    called_areas: frozenset[str]
    far_ends: Mapping[str, str]
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


def _title_end(document: Document) -> int:
    start = document.text.find(document.title) if document.title else -1
    return start + len(document.title or "") if start >= 0 else 0
