"""Resolves the places of a document: names to points and areas, or refusals with a reason."""

from collections.abc import Mapping, Sequence

from crossreport.geocode.areas import place_area
from crossreport.geocode.background import background_votes, bare_dateline, dateline_votes
from crossreport.geocode.beats import Beats
from crossreport.geocode.doubts import Doubts
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import group_mentions
from crossreport.geocode.ranking import rank
from crossreport.geocode.surroundings import Surroundings
from crossreport.model import Document, Place, PlaceMention, Refusal, stable_id

Resolutions = Mapping[PlaceMention, "Place | Refusal"]


def resolve_document(
    document: Document,
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    *,
    hints: Sequence[str] = (),
    beats: Beats | None = None,
) -> dict[PlaceMention, Place | Refusal]:
    """Resolve all place mentions of a document together.

    Args:
        document: the report; its title, dateline and publisher tell the country of the story.
        mentions: all its place mentions, those of speakers and publishers too.
        gazetteer: where names are looked up.
        hints: further names or adjectives of the country or region of the story.
        beats: where the publishers' other reports lie.

    Returns:
        A place or a refusal for each mention. An unknown or doubtful name refuses itself only.
    """
    groups = group_mentions(document, mentions, gazetteer)
    votes = background_votes(document, gazetteer, hints, mentions=mentions)
    prior = home = None
    if beats is not None:
        votes += beats.votes(document)
        prior = beats.prior(document)
        home = beats.home(document)
    ranked = rank(groups, gazetteer, votes, prior=prior)
    around = Surroundings.of(document, ranked)
    doubts = Doubts.of(
        ranked,
        votes,
        home.town if home else None,
        usual=prior.countries if prior else None,
        dateline=(bare_dateline(document, gazetteer), dateline_votes(document, gazetteer)),
    )
    resolved: dict[PlaceMention, Place | Refusal] = {}
    for result in ranked:
        refusal = doubts.why_not(result, gazetteer)
        story = doubts.story(result)
        for mention in result.group.mentions:
            if refusal:
                resolved[mention] = _refusal(document, mention, *refusal)
            else:
                resolved[mention] = place_area(document, mention, result, around, gazetteer, story)
    return resolved


def _refusal(document: Document, mention: PlaceMention, code: str, message: str) -> Refusal:
    span = mention.span
    return Refusal(
        id=stable_id("refusal", document.id, "geocode", code, span.start, span.end, mention.name),
        step="geocode",
        subject=document.id,
        code=code,
        message=message,
        document_id=document.id,
        start=span.start,
        end=span.end,
        quote=span.quote,
    )
