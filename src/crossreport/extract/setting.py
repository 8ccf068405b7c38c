"""Places that a report is from or about: the last resort for an event that it places nowhere.

Much local news never says where: the town is named only by its police ("Springfield police said"),
its people ("a Springfield man"), the headline or the dateline. None of these is where the event
was, but all say in whose district it was, as long as the report tells of no events elsewhere
(that is judged when places are known, see ``crossreport.geocode.setting``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossreport.extract.places.vocabulary import compiled
from crossreport.extract.reading import Reading
from crossreport.model import (
    AreaRelation,
    Claim,
    Document,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Segment,
    SegmentKind,
    Span,
    Specificity,
)

_MOST = 4  # places kept as a report's setting
_BARE = {PlaceRole.EVENT, PlaceRole.OTHER}


def with_setting(
    claims: Sequence[Claim], reading: Reading, places: Sequence[PlaceMention]
) -> list[Claim]:
    """Return the claims, those of incidents with the report's setting after their own places.

    Args:
        claims: of one document.
        reading: the document.
        places: all that it names.
    """
    setting = settings(reading.document, places)
    return [_with(claim, setting) for claim in claims]


def _with(claim: Claim, setting: Sequence[PlaceMention]) -> Claim:
    if claim.specificity is not Specificity.INCIDENT:
        return claim
    return replace(claim, places=(*claim.places, *setting))


def settings(document: Document, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return what a report is about, the surest first: police, dateline, headline, people.

    The quote of each shows by what words it is known ("Springfield police").
    """
    titles = [s for s in document.segments if s.kind is SegmentKind.TITLE]
    found = [
        *_followed_by("{authority}", document, places),
        *_datelines(document),
        *(p for p in places if _is_headline_of(p, titles)),
        *_followed_by("{people}", document, places),
    ]
    named = {mention.name.split(",")[0].casefold(): mention for mention in reversed(found)}
    kept = [mention for mention in found if mention in named.values()]
    return [replace(mention, role=PlaceRole.SETTING) for mention in dict.fromkeys(kept)][:_MOST]


def _followed_by(
    words: str, document: Document, places: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """Yield the places whose police or people are told of, quoted with these."""
    pattern = compiled(rf"(?:-\w+)?(?:['’]s)? (?:{{bodyword}} |[Cc]ounty )?{words}")
    for place in places:
        match = pattern.match(document.text, place.span.end)
        if match and place.role in _BARE and place.relation is AreaRelation.AT:
            span = Span.of(document.id, document.text, place.span.start, match.end())
            yield replace(place, span=span)


def _is_headline_of(place: PlaceMention, titles: Sequence[Segment]) -> bool:
    bare = place.role in _BARE and place.relation is AreaRelation.AT
    inside = any(s.start <= place.span.start and place.span.end <= s.end for s in titles)
    return bare and inside and place.kind_hint is not PlaceKind.COUNTRY


def _datelines(document: Document) -> Iterator[PlaceMention]:
    """Yield the dateline's place, named with the area that it gives: "NAPLES, Fla."."""
    if not document.dateline_places:
        return
    joined = r"[ \t]*[,/(]\s*".join(re.escape(p) for p in document.dateline_places[:2])
    for form in (joined, re.escape(document.dateline_places[0])):
        pattern = re.compile(form)
        for segment in document.segments:
            if segment.kind is not SegmentKind.BYLINE:
                continue
            if match := pattern.search(document.text, segment.start, segment.end):
                span = Span.of(document.id, document.text, match.start(), match.end())
                yield PlaceMention(re.sub(r"\s*[/(,]\s*", ", ", span.quote), span)
                return
