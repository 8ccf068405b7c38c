"""Where an incident happened, in the forms of MUC-4 (task documentation, part 1, section 7.4)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.muc4.filling.countries import country_of, nation_name
from benchmarks.muc4.filling.incidents import Incident
from benchmarks.muc4.filling.listed import (
    is_nation,
    listed_name,
    set_list,
    told_type,
    typed_names,
    usual_type,
)
from benchmarks.muc4.filling.report import Reader, Report
from benchmarks.muc4.filling.vocabulary import vocabulary
from crossreport.codebook import Codebook
from crossreport.model import Claim, Place, PlaceKind, PlaceMention, PlaceRole, Specificity

_KINDS = {
    PlaceKind.ADMIN1: ("DEPARTMENT", "PROVINCE", "STATE", "REGION", "OFFICIAL REGION"),
    PlaceKind.ADMIN2: ("MUNICIPALITY", "PROVINCE", "CITY"),
    PlaceKind.REGION: ("REGION",),
    PlaceKind.TOWN: ("CITY", "TOWN", "VILLAGE"),
}
_WIDE, _TOWN, _FINE = range(3)
_GAP = 30  # characters between a place and what contains it
_OF_PEOPLE = re.compile(r" CARTEL")


@dataclass(frozen=True, slots=True)
class Part:
    """A place of a location.

    Attributes:
        name: Its name, as the official list has it where it does.
        kind: Its type.
    """

    name: str
    kind: str

    @property
    def width(self) -> int:
        """How wide it is: 0 for a department, 1 for a town, 2 for what lies in one."""
        if self.kind in vocabulary()["wide"]:
            return _WIDE
        return _TOWN if self.kind in vocabulary()["towns"] else _FINE

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.name} ({self.kind})"


def where(
    report: Report, incident: Incident, reader: Reader, codebook: Codebook, *, hint: str = ""
) -> str:
    """Write the location of an incident: a country, and places from wide to narrow.

    Args:
        report: The report.
        incident: Claims that tell one incident.
        reader: Knows datelines' countries.
        codebook: The countries' names.
        hint: Name of a place to take where the claims name none finer than a country.
    """
    country = country_of(report, incident, reader, hint=hint)
    nation = nation_name(country, codebook) if country else ""
    if not nation:
        return ""
    home = reader.country(report.text.place) if report.text.place else None
    parts = _parts(report, incident, country)
    finer = _hinted(hint)
    if parts and parts[-1].width < _FINE and finer and finer[0].kind in vocabulary()["inside"]:
        parts = [*parts, *finer]
    if not parts or parts[0].kind in vocabulary()["natural"]:
        other = finer if _is_place(report, hint) else []
        parts = _typed(report, incident) or other or parts
    towns = [*finer, *(_hinted(report.text.place) if home == country else ())]
    parts = _with_town(parts, towns)
    return ": ".join([nation, *(str(one) for one in parts)])


def _parts(report: Report, incident: Incident, country: str | None) -> list[Part]:
    """Return the places of the claim that tells best where it was, one of each width."""
    told = [found for claim in _ordered(incident) if (found := _of_claim(report, claim, country))]
    if not told:
        return []
    best = next((f for f in told if max(f) >= _TOWN), told[0])
    chosen = dict(best)
    for other in told:
        same = chosen.get(_TOWN) in (None, other.get(_TOWN), None) or _TOWN not in other
        if _FINE not in chosen and _FINE in other and same:
            chosen[_FINE] = other[_FINE]
    if _WIDE not in chosen and (holder := _holder(report, chosen.values())):
        chosen[_WIDE] = holder
    return [chosen[width] for width in sorted(chosen)]


def _typed(report: Report, incident: Incident) -> list[Part]:
    """Return the places, one of each width, whose types are told in the sentences of a claim.

    What the product takes for no place, as a farm or a port, is one where the words say so.
    """
    body = report.text.body.upper()
    for claim in _ordered(incident):
        found: dict[int, Part] = {}
        for sentence in report.sentences(claim):
            start = sentence.passage.start + sentence.span.start_char
            end = sentence.passage.start + sentence.span.end_char
            for name, kind in typed_names(body, start, end):
                part = Part(name, kind)
                if kind not in vocabulary()["natural"]:
                    found.setdefault(part.width, part)
        if found and max(found) >= _TOWN:
            return [found[width] for width in sorted(found)]
    return []


def _ordered(incident: Incident) -> Sequence[Claim]:
    """Return the claims of an incident, those first that tell for sure what happened."""
    return sorted(incident.claims, key=lambda c: c.specificity is not Specificity.INCIDENT)


def _holder(report: Report, parts: Iterable[Part]) -> Part | None:
    """Return the department or the like in which a report says a place lies, at any mention."""
    names = {part.name for part in parts}
    mentions = report.extraction.places
    for left, right in pairwise(mentions):
        name = listed_name(left.name) or left.name.upper()
        if name not in names or right.role is not PlaceRole.CONTAINER:
            continue
        found = _part(report, right, None)
        near = 0 <= right.span.start - left.span.end <= _GAP
        if near and found is not None and found.width == _WIDE and found.name not in names:
            return found
    return None


def _of_claim(report: Report, claim: Claim, country: str | None) -> dict[int, Part]:
    """Return the first place of each width that a claim names."""
    found: dict[int, Part] = {}
    for mention in claim.places:
        if not mention.role.tells_where:
            continue
        place = report.places.get(mention)
        known = place if isinstance(place, Place) else None
        if is_nation(mention.name) or (known and _is_no_part(known, country)):
            continue
        part = _part(report, mention, known)
        if part is not None:
            found.setdefault(part.width, part)
    return found


def _is_place(report: Report, name: str) -> bool:
    """Say whether a report names a place, and not only an organization called after it."""
    after = re.findall(rf"\b{re.escape(name.upper())}\b(.{{0,8}})", report.text.body.upper())
    return any(not _OF_PEOPLE.match(words) for words in after)


def _with_town(parts: list[Part], towns: Iterable[Part]) -> list[Part]:
    """Add the first city of some places to what lies in a town, where no town is told."""
    inside = bool(parts) and parts[-1].kind in vocabulary()["inside"]
    if not inside or any(one.width == _TOWN for one in parts):
        return parts
    city = next((one for one in towns if one.kind == "CITY" and one.name != parts[-1].name), None)
    return [*parts[:-1], city, parts[-1]] if city else parts


def _is_no_part(place: Place, country: str | None) -> bool:
    """Say whether a place is a country, or lies in another than the incident's."""
    if place.kind is PlaceKind.COUNTRY:
        return True
    return bool(country and place.country) and place.country.lower() != country


def _hinted(name: str) -> list[Part]:
    """Return a place of which only the name is known.

    None for a country, and for what is no known place: a surname would spoil the country.
    """
    listed = listed_name(name)
    if not listed or is_nation(name):
        return []
    return [Part(listed, usual_type(listed))]


def _part(report: Report, mention: PlaceMention, place: Place | None) -> Part | None:
    name = listed_name(mention.name)
    wanted = _KINDS.get(mention.kind_hint, ()) or (_KINDS.get(place.kind, ()) if place else ())
    if not name:
        return Part(mention.name.upper(), wanted[0]) if place and wanted else None
    body = report.text.body.upper()
    told = told_type(name, body, mention.span.start, mention.span.end)
    listed = set_list()[name]
    usual = usual_type(name)
    if told or (mention.kind_hint is PlaceKind.TOWN and usual == "NEIGHBORHOOD"):
        return Part(name, told or usual)
    return Part(name, next((kind for kind in wanted if kind in listed), usual))
