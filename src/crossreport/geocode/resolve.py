"""Resolves the places of a document: names to points and areas, or refusals with a reason."""

from collections import Counter
from collections.abc import Mapping, Sequence

from crossreport.codebook import read_yaml
from crossreport.geocode.areas import place_area
from crossreport.geocode.background import background_votes
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer, sounds_like_one_area
from crossreport.geocode.geodesy import distance_km
from crossreport.geocode.groups import Group, group_mentions
from crossreport.geocode.ranking import Ranked, rank
from crossreport.geocode.surroundings import Surroundings
from crossreport.geocode.wording import stands_beside
from crossreport.model import Document, Place, PlaceKind, PlaceMention, Refusal, stable_id

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
    around = Surroundings.of(document, ranked)
    resolved: dict[PlaceMention, Place | Refusal] = {}
    for result in ranked:
        countries = _story_countries(ranked, result.group, votes)
        refusal = _why_not(result, countries, gazetteer)
        if refusal is None:
            refusal = _stray(result, ranked, votes)
        story = _story(countries, result)
        for mention in result.group.mentions:
            if refusal:
                resolved[mention] = _refusal(document, mention, *refusal)
            else:
                resolved[mention] = place_area(document, mention, result, around, gazetteer, story)
    return resolved


_SMALL = {PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.ADMIN2}
_CLEAR_STORY = 2  # names or words that speak for countries
_WELL_KNOWN = 300_000  # inhabitants of a town that a report may name without its country
_LITTLE_KNOWN = 30_000  # inhabitants
_COMMON = 3  # areas of a country with a town of that name, for it to tell nothing by itself
_CLEAR_AREA = 4.0  # names or words that speak for other areas of the country
_NEIGHBOURS_KM = 100.0
_LOOSE_NEEDS = 0.5  # probability below which a name known by its sound only is doubtful


def _story_countries(ranked: Sequence[Ranked], own: Group, votes: Counter[str]) -> Counter[str]:
    """Count what speaks for each country, apart from one name's own candidates."""
    countries: Counter[str] = Counter()
    for code, count in votes.items():
        countries[code.split(".")[0]] += count
    for other in ranked:
        if other.group is own or not other.entries or other.entries[0].match > Match.ALTERNATE:
            continue
        countries[other.entries[0].country] += 1
    return countries


def _story(countries: Counter[str], result: Ranked) -> str:
    """Return the country most spoken of, other than that of the name itself."""
    own = result.entries[0].country if result.entries else ""
    others = [(-count, code) for code, count in countries.items() if code and code != own]
    return min(others)[1] if others else ""


def _why_not(
    result: Ranked, countries: Counter[str], gazetteer: Gazetteer
) -> tuple[str, str] | None:
    """Return code and message of a refusal, or ``None`` for a name that can be placed."""
    name = result.group.wording.full
    if not result.entries:
        return "unknown-place", f"no place is named {name!r}; add it with a gazetteer file"
    best, score = result.entries[0], result.candidates[0].score
    where = f"{best.name!r} in {best.admin1 or best.country}"
    if (area := result.contradicted(gazetteer)) and best.kind in _SMALL:
        return "doubtful-place", f"no {name!r} is known in {area!r}, only {where}"
    beside = stands_beside(result.group.wording, best)
    if beside and best.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        return "doubtful-place", f"{name!r} isn't known, only {where}, which is something else"
    if _is_stranger(best, countries, beside=beside):
        return "doubtful-place", f"{name!r} is known as {where} only, which the report never names"
    if best.match <= Match.ALTERNATE or sounds_like_one_area(
        result.group.wording.base, result.entries
    ):
        return None
    if best.country not in countries or (score < _LOOSE_NEEDS and not _agree(result)):
        return "doubtful-place", f"{name!r} is only like {where}; nothing else speaks for it"
    return None


def _is_stranger(best: GazetteerEntry, countries: Counter[str], *, beside: bool) -> bool:
    """Say whether a little-known place lies in a country that a clear story never touches."""
    total = countries.total()
    if best.kind not in _SMALL or countries[best.country] or total < _CLEAR_STORY:
        return False
    return beside or (best.population < _WELL_KNOWN and not best.capital)


def _stray(result: Ranked, ranked: Sequence[Ranked], votes: Counter[str]) -> tuple[str, str] | None:
    """Refuse a little-known town of a common name in an area that the report never touches.

    Quarters and streets are named like towns: "the Elmwood neighborhood" in a report that speaks
    of Ohio alone is none of the Elmwoods of other states.
    """
    best = result.entries[0]
    common = {e.admin1_code for e in result.entries if e.match <= Match.ALTERNATE and e.admin1_code}
    quarter = _is_called_quarter(result)
    small = best.population < (_WELL_KNOWN if quarter else _LITTLE_KNOWN)
    if best.kind is not PlaceKind.TOWN or not small or result.group.containers:
        return None
    if len(common) < _COMMON and not quarter:
        return None
    others = [r.entries[0] for r in ranked if r is not result and r.entries]
    others = [e for e in others if e.country == best.country and e.match <= Match.ALTERNATE]
    spoken = sum(n for code, n in votes.items() if code.startswith(f"{best.country}."))
    touched = votes[best.admin1_code] > 0 or any(
        e.admin1_id == best.admin1_id or distance_km(e.point, best.point) <= _NEIGHBOURS_KM
        for e in others
    )
    clear = spoken + sum(e.admin1_id is not None for e in others)
    if touched or clear < (1.0 if quarter else _CLEAR_AREA):
        return None
    name, where = result.group.wording.full, best.admin1 or best.country
    return (
        "doubtful-place",
        f"{name!r} is known in {where} among others, which the report never names",
    )


def _is_called_quarter(result: Ranked) -> bool:
    """Say whether the text calls it a part of a town, which it need not name here."""
    words = read_yaml("place_words")["quarters"]
    return any(
        word in mention.span.quote.casefold().split()
        for mention in result.group.mentions
        for word in words
    )


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
