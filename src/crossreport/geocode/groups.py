"""Gathers a document's mentions into names to resolve, with the areas said to hold them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from crossreport.geocode.containment import TOWN_REACH_KM
from crossreport.geocode.entries import Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.wording import Wording, read_wording
from crossreport.model import AreaRelation, Document, PlaceKind, PlaceMention, PlaceRole

# "Clifton, Colo." / "Clifton (Colorado)" / "Kafr Nabl in Idlib" / "Tiji area, in the south of Y"
_JOINT = re.compile(
    r"\s*(?:,|\(|,?\s+(?:in|of)\b)\s*(?:(?:the|in|of|rural|province|southern|northern|eastern|"
    r"western|central|south|north|east|west|area|region|countryside|outskirts|suburbs?|district|"
    r"governorate|village|town|city)\b[\s,-]*)*",
    re.IGNORECASE,
)
# What lies beside a place, or on whose edge it lies, doesn't hold it.
_BESIDE = {AreaRelation.NEAR, AreaRelation.DIRECTION}
_LINES = {AreaRelation.BORDER, AreaRelation.BETWEEN, AreaRelation.ROAD}
_REACH = 90  # characters between a place and the area that holds it
# "The Asheby-Dorrance Metropolitan Police": of a town and its county in one.
_COUNTY_AFTER = re.compile(r"[-‐–]([A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)(?=\s[A-Z]|\s[a-z])")
_NAME_AFTER = re.compile(
    r"\s*[,(]\s*((?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|al|el|ez|az|as|ash|ar|de|del|la|of)){0,4})"
)


class _Hold(Enum):
    """How surely a name after a place is that of an area around it."""

    SAID = auto()  # the words say so
    LISTED = auto()  # it may be the next of a list
    BESIDE = auto()  # it only lies near; the place is sought around it


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean one place.

    Attributes:
        wording: the name taken apart.
        hint: what the words call it.
        containers: names of areas said to hold it, in any of its mentions.
        declared: those among them that the text surely means so, not as the next of a list.
        mentions: all of them, in text order.
    """

    wording: Wording
    hint: PlaceKind
    containers: tuple[str, ...]
    declared: frozenset[str] = frozenset()
    mentions: list[PlaceMention] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Return the folded name."""
        return exact_key(self.wording.full)


def group_mentions(
    document: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[Group]:
    """Return one group for each name, kind and container.

    A name that stands once with its container and once without means the same place, so a bare
    mention joins the group with a container where there is only one.
    """
    ordered = sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.name))
    held = _containers(document, ordered, gazetteer)
    groups: dict[tuple[str, PlaceKind, tuple[str, ...]], Group] = {}
    for mention in ordered:
        wording = read_wording(mention.name)
        after = held.get(id(mention), {})
        within = tuple(dict.fromkeys([*wording.containers, *after]))
        sure = frozenset(
            n
            for n in within
            if (hold := after.get(n, _Hold.SAID)) is _Hold.SAID
            or (hold is _Hold.LISTED and _is_surely_area(n, gazetteer))
        )
        label = (
            exact_key(wording.full), mention.kind_hint, tuple(exact_key(c) for c in within)
        )  # fmt: skip
        group = groups.setdefault(label, Group(wording, mention.kind_hint, within, sure))
        group.mentions.append(mention)
    return _joined(list(groups.values()))


def _joined(groups: list[Group]) -> list[Group]:
    by_name: dict[tuple[str, PlaceKind], list[Group]] = {}
    for group in groups:
        by_name.setdefault((group.key, group.hint), []).append(group)
    result = []
    for same in by_name.values():
        bare = [g for g in same if not g.containers]
        held = [g for g in same if g.containers]
        if bare and len(held) == 1:
            held[0].mentions.extend(bare[0].mentions)
            result.append(held[0])
        else:
            result.extend(same)
    return result


def _containers(
    document: Document, ordered: Sequence[PlaceMention], gazetteer: Gazetteer
) -> dict[int, dict[str, _Hold]]:
    """Return by mention the names that follow as containers, and how surely they are."""
    held: dict[int, dict[str, _Hold]] = {}
    for mention, following in pairwise(ordered):
        hold = _hold(document, mention, following, gazetteer)
        if hold is not None:
            held.setdefault(id(mention), {})[following.name] = hold
    for mention in ordered:
        if id(mention) not in held and (name := _area_after(document, mention, gazetteer)):
            placed = read_wording(mention.name).feature in {"town", "admin2"}
            held.setdefault(id(mention), {})[name] = _Hold.SAID if placed else _Hold.LISTED
        for name in _joined_counties(document, mention, gazetteer):
            held.setdefault(id(mention), {})[name] = _Hold.LISTED
    return held


def _hold(
    document: Document, mention: PlaceMention, following: PlaceMention, gazetteer: Gazetteer
) -> _Hold | None:
    """Say how the next name holds a mention; ``None`` where it doesn't."""
    apart = following.span.start - mention.span.end
    if following.relation in _LINES or not 0 <= apart <= _REACH:
        return None
    between = document.text[mention.span.end : following.span.start]
    declared = following.role is PlaceRole.CONTAINER and mention.role is PlaceRole.EVENT
    if not (declared and "." not in between) and not _JOINT.fullmatch(between):
        return None
    if following.relation in _BESIDE:
        far = (following.distance_km or 0.0) > TOWN_REACH_KM
        return None if far or _is_surely_area(following.name, gazetteer) else _Hold.BESIDE
    return _Hold.SAID if declared else _Hold.LISTED


def _is_surely_area(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name after a comma can only be the area: "Colo.", "X Governorate", a country.

    "Aleppo, Homs and Idlib" is a list of towns, though Homs is a governorate too.
    """
    if gazetteer.written(name) or read_wording(name).feature in {"admin1", "admin2", "country"}:
        return True
    return any(e.kind is PlaceKind.COUNTRY and not e.match for e in gazetteer.search(name))


def _joined_counties(
    document: Document, mention: PlaceMention, gazetteer: Gazetteer
) -> Iterator[str]:
    """Yield the county that a town's name is joined to by a hyphen, if there is one.

    Where both together are the county's own name, it isn't the town that is told of.
    """
    found = _COUNTY_AFTER.match(document.text, mention.span.end)
    words = found[1].split() if found else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if _is_county(f"{mention.name}-{name}", gazetteer):
            return
        if _is_county(name, gazetteer):
            yield f"{name} County"
            return


def _is_county(name: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.search(f"{name} County")
    return any(e.kind is PlaceKind.ADMIN2 and e.match <= Match.ALTERNATE for e in found)


def _area_after(document: Document, mention: PlaceMention, gazetteer: Gazetteer) -> str | None:
    """Return the area that follows after a comma though nobody marked it as a mention."""
    text = document.text[mention.span.end : mention.span.end + 60]
    found = _NAME_AFTER.match(text)
    if not found:
        return None
    words = found[1].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        for written in (name, name.rstrip(".'’")):
            if gazetteer.written(written) or _is_area(written, gazetteer):
                return written
    return None


def _is_area(name: str, gazetteer: Gazetteer) -> bool:
    kinds = {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
    found = gazetteer.search(name)[:10]
    return any(e.kind in kinds and e.match <= Match.ALTERNATE for e in found)
