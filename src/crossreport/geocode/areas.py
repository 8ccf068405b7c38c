"""Turns a resolved name and its relation in the text into an area with an honest radius.

"East of Homs" isn't Homs: whatever the text puts beside, around or between named places becomes
an area of its own (``crossreport.geocode.shapes``). What is wide or long, and told with a place
beside it ("the Euphrates near Raqqa", "the border with Iraq near Abu Kamal"), is its part there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossreport.geocode.candidates import options_of
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.precision import precision_codes
from crossreport.geocode.ranking import Ranked
from crossreport.geocode.senses import Sense, sense_of, town_and_area
from crossreport.geocode.shapes import Area, shape_of
from crossreport.geocode.surroundings import Surroundings
from crossreport.geocode.wording import called, read_wording
from crossreport.model import (
    AreaRelation,
    Candidate,
    Document,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    stable_id,
)
from crossreport.model.geodesy import distance_km

_LOOSE_KM = 40.0  # outlines are discs, and "near" is said loosely
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_LONG = {AreaRelation.BORDER, AreaRelation.BETWEEN, AreaRelation.ROAD}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a mention means, and the disc of it."""

    sense: Sense
    second: GazetteerEntry | None
    area: Area


def place_area(
    document: Document,
    mention: PlaceMention,
    result: Ranked,
    around: Surroundings,
    gazetteer: Gazetteer,
    story: str = "",
) -> Place:
    """Return the place of one mention.

    Args:
        document: where the mention stands.
        mention: the name with its relation.
        result: the candidates of the name, best first; at least one.
        around: what the document's other names say of this one.
        gazetteer: where second names are looked up that stand nowhere else.
        story: ISO code of the country that the document speaks of most, but for this name's own;
            its side of "the border with X" is meant.
    """
    drawn = _draw(mention, result, around, gazetteer, story)
    place = _place(document, drawn, result, gazetteer)
    beside = around.beside.get(mention)
    if beside is None:
        return place
    other, ranked = beside
    nearer = _draw(other, ranked, around, gazetteer, story)
    if not _is_part_there(drawn, nearer):
        return place
    return _part(document, place, nearer, mention)


def _draw(
    mention: PlaceMention, result: Ranked, around: Surroundings, gazetteer: Gazetteer, story: str
) -> _Drawn:
    mention = replace(mention, second_name=around.far_end(mention))
    sense = sense_of(mention, result, around, gazetteer)
    second = _second(mention, sense.entry, around.known, gazetteer)
    if mention.relation is AreaRelation.BORDER and not second and story:
        here = gazetteer.by_code(story) or sense.entry
        sense, second = replace(sense, entry=here), sense.entry
    return _Drawn(sense, second, shape_of(sense, second, gazetteer))


def _place(document: Document, drawn: _Drawn, result: Ranked, gazetteer: Gazetteer) -> Place:
    sense, area = drawn.sense, drawn.area
    mention, entry, at = sense.mention, sense.entry, sense.relation is AreaRelation.AT
    whole = sense.homonym if _is_rest_of_area(sense) else None
    ucdp, acled = precision_codes(
        whole or entry, sense.relation, area.radius_km, stated_km=mention.distance_km
    )
    coded = gazetteer.coded_area(entry) if at else None
    return Place(
        id=stable_id(
            "place", document.id, mention.span.start, mention.span.end, mention.name, entry.id
        ),
        name=_shown_name(sense),
        kind=entry.kind if at else PlaceKind.REGION,
        country=entry.country,
        admin1=entry.admin1,
        admin2=(entry.admin2 or _second_level(coded)) if at else None,
        latitude=round(area.centre[0], 5),
        longitude=round(area.centre[1], 5),
        radius_km=round(area.radius_km, 1),
        ucdp_precision=ucdp,
        acled_precision=acled,
        gazetteer_id=None if drawn.second else entry.id,
        candidates=result.candidates,
        pcode=coded.pcode if coded else None,
    )


def _is_part_there(wide: _Drawn, nearer: _Drawn) -> bool:
    """Say whether what is wide or long reaches to the place told beside it, and beyond it."""
    sense = wide.sense
    if sense.entry.kind is not PlaceKind.REGION and sense.relation not in _LONG:
        return False
    apart = distance_km(wide.area.centre, nearer.area.centre)
    reach = wide.area.radius_km + nearer.area.radius_km + _LOOSE_KM
    return nearer.area.radius_km < wide.area.radius_km and apart <= reach


def _part(document: Document, place: Place, nearer: _Drawn, mention: PlaceMention) -> Place:
    """Return the part of a wide place at another, with that as the reason."""
    other, entry, area = nearer.sense.mention, nearer.sense.entry, nearer.area
    ucdp, acled = precision_codes(entry, AreaRelation.NEAR, area.radius_km)
    start = mention.span.start
    article = _ARTICLE.search(document.text[max(0, start - len("the ")) : start])
    words = document.text[start - len(article[0]) if article else start : other.span.end]
    return replace(
        place,
        id=stable_id("place", place.id, other.span.start, other.span.end, entry.id),
        name=" ".join(words.split()),
        kind=PlaceKind.REGION,
        country=entry.country,
        admin1=entry.admin1,
        admin2=None,
        latitude=round(area.centre[0], 5),
        longitude=round(area.centre[1], 5),
        radius_km=round(area.radius_km, 1),
        ucdp_precision=ucdp,
        acled_precision=acled,
        candidates=_with_reason(place.candidates, f"part:{' '.join(other.span.quote.split())}"),
        pcode=None,
    )


def _with_reason(candidates: tuple[Candidate, ...], reason: str) -> tuple[Candidate, ...]:
    if not candidates:
        return ()
    first, *rest = candidates
    return (replace(first, reasons=(*first.reasons, reason)), *rest)


def _second_level(area: GazetteerEntry | None) -> str | None:
    return area.name if area and area.kind is PlaceKind.ADMIN2 else None


def _is_rest_of_area(sense: Sense) -> bool:
    return (
        sense.homonym is not None
        and sense.relation is AreaRelation.COUNTRYSIDE
        and sense.mention.bearing is None
    )


def _shown_name(sense: Sense) -> str:
    mention = sense.mention
    if mention.relation is not AreaRelation.AT:
        return " ".join(mention.span.quote.split())
    if mention.role is PlaceRole.SETTING:
        return sense.entry.name
    if sense.relation is not AreaRelation.AT:
        return " ".join(mention.span.quote.split())
    kind = mention.kind_hint is not PlaceKind.UNKNOWN or called(mention)
    if kind and mention.name in mention.span.quote:
        return " ".join(mention.span.quote.split())  # "Hama Governorate", "Rajo prison"
    short = mention.name.isupper() or mention.name.rstrip().endswith(".")
    return sense.entry.name if short else " ".join(mention.name.split())


def _second(
    mention: PlaceMention,
    first: GazetteerEntry,
    known: Mapping[str, Ranked],
    gazetteer: Gazetteer,
) -> GazetteerEntry | None:
    """Return the other end: as resolved elsewhere in the document, else the nearest of the name."""
    if not mention.second_name:
        return None
    wording = read_wording(mention.second_name)
    if ranked := known.get(exact_key(wording.full)):
        town, area = town_and_area(ranked)
        return town or area
    entries = [
        o.entry for o in options_of(wording, PlaceKind.UNKNOWN, gazetteer)
        if o.entry.match <= Match.ALTERNATE
    ]  # fmt: skip
    if mention.relation is AreaRelation.BORDER:
        entries = [e for e in entries if e.kind is PlaceKind.COUNTRY] or entries
        return entries[0] if entries else None
    return min(entries, key=lambda e: (distance_km(e.point, first.point), e.id), default=None)
