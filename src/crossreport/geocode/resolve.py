"""Resolves the places of a document: names to points and areas, or refusals with a reason."""

from collections.abc import Mapping, Sequence

from crossreport.geocode.areas import place_area
from crossreport.geocode.background import background_votes
from crossreport.geocode.entries import Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.groups import Group, group_mentions
from crossreport.geocode.ranking import Ranked, rank
from crossreport.model import Document, Place, PlaceMention, Refusal, stable_id

Resolutions = Mapping[PlaceMention, "Place | Refusal"]


def resolve_document(
    document: Document,
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    *,
    hints: Sequence[str] = (),
) -> dict[PlaceMention, Place | Refusal]:
    """Resolve all place mentions of a document together.

    Args:
        document: the report; its title, dateline and publisher tell the country of the story.
        mentions: all its place mentions, those of speakers and publishers too.
        gazetteer: where names are looked up.
        hints: further names or adjectives of the country or region of the story.

    Returns:
        A place or a refusal for each mention. An unknown or doubtful name refuses itself only.
    """
    groups = group_mentions(document, mentions, gazetteer)
    votes = background_votes(document, gazetteer, hints)
    ranked = rank(groups, gazetteer, votes)
    known = {r.group.key: r for r in ranked if r.entries}
    resolved: dict[PlaceMention, Place | Refusal] = {}
    for result in ranked:
        countries = _story_countries(ranked, result.group, set(votes))
        refusal = _why_not(result, countries)
        for mention in result.group.mentions:
            if refusal:
                resolved[mention] = _refusal(document, mention, *refusal)
            else:
                resolved[mention] = place_area(document, mention, result, known, gazetteer)
    return resolved


_LONG_NAME = 7  # letters from which a likeness of sound is no chance
_LOOSE_NEEDS = 0.5  # probability below which a name known by its sound only is doubtful


def _story_countries(ranked: Sequence[Ranked], own: Group, voted: set[str]) -> set[str]:
    """Return the countries that the document speaks of apart from one name's own candidates."""
    countries = {code.split(".")[0] for code in voted}
    for other in ranked:
        if other.group is not own and other.entries and other.entries[0].match <= Match.ALTERNATE:
            countries.add(other.entries[0].country)
    return countries


def _why_not(result: Ranked, countries: set[str]) -> tuple[str, str] | None:
    """Return code and message of a refusal, or ``None`` for a name that can be placed."""
    name = result.group.wording.full
    if not result.entries:
        return "unknown-place", f"no place is named {name!r}; add it with a gazetteer file"
    best, score = result.entries[0], result.candidates[0].score
    if best.match <= Match.ALTERNATE or _only_one_area(result):
        return None
    if best.country not in countries or (score < _LOOSE_NEEDS and not _agree(result)):
        return (
            "doubtful-place",
            f"{name!r} is only like {best.name!r} in {best.country}; nothing else speaks for it",
        )
    return None


def _only_one_area(result: Ranked) -> bool:
    """Say whether a long name sounds like names of one first-level area only, worldwide."""
    areas = {entry.admin1_id for entry in result.entries}
    return len(areas) == 1 and None not in areas and len(result.group.key) >= _LONG_NAME


def _agree(result: Ranked) -> bool:
    """Say whether the two best candidates share a first-level area, so that little hangs on it."""
    areas = [e.admin1_id for e in result.entries[:2]]
    return len(set(areas)) == 1 and areas[0] is not None


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
