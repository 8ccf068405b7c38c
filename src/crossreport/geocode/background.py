"""What a document says of its country besides the places it names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from crossreport.codebook import read_yaml
from crossreport.geocode.candidates import options_of
from crossreport.geocode.containment import lies_in
from crossreport.geocode.entries import GazetteerEntry, Match
from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.publishers import SHORTEST, is_large, press_affixes
from crossreport.geocode.supplements import demonyms, read_written_areas
from crossreport.geocode.wording import read_wording
from crossreport.model import Document, PlaceKind, PlaceMention

_TITLE_WEIGHT = 3.0
_DATELINE_WEIGHT = 4.0
_HINT_WEIGHT = 4.0
_PUBLISHER_WEIGHT = 2.0
_FURNITURE_MOST = 3.0  # a page's foot may name its town on every line
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# "Springfield, Mo." and "Springfield, MO 65801", wherever they stand on the page.
_AFTER_COMMA = re.compile(
    r"(?P<town>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}), "
    r"(?P<area>(?:[A-Z][a-z]+|[A-Z]{2})(?: [A-Z][a-z]+)?)(?![\w'’-])"
)
_CAPITALISED = re.compile(r"(?<![\w'’-])(?=([A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}))")
_BEFORE_AREA = re.compile(r"\b(?:in|of|from|across|throughout)\s$")
_SPOKEN_WEIGHT = 0.5
_SPOKEN_MOST = 2.0
_AREAS = {PlaceKind.ADMIN1, PlaceKind.COUNTRY}


@cache
def _written_pattern() -> re.Pattern[str]:
    """Match the abbreviations with a full stop, and spelled-out names of countries."""
    words = {w for _, ws in read_written_areas() for w in ws if "." in w or len(w) > 3}
    words -= {"America"}
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w.])(?:{alternatives})(?!\w)")


def background_votes(
    document: Document,
    gazetteer: Gazetteer,
    hints: Sequence[str] = (),
    *,
    mentions: Sequence[PlaceMention] = (),
) -> Counter[str]:
    """Count the countries and first-level areas that the document speaks of.

    Keys are ISO country codes and GeoNames codes ("US.CO"); the areas that are place mentions
    themselves aren't counted here. Hints are names or adjectives of countries, or names of places.
    """
    votes: Counter[str] = Counter()
    title_end = len(document.title) if document.title else 0
    starts = document.text.find(document.title) if document.title else -1
    for found in _WORD.finditer(document.text):
        if code := demonyms().get(exact_key(found[0])):
            titled = starts <= found.start() < starts + title_end if starts >= 0 else False
            votes[code] += _TITLE_WEIGHT if titled else 1.0  # type: ignore[assignment]
    for found in _written_pattern().finditer(document.text):
        for entry in gazetteer.written(found[0]):
            votes[entry.code] += 1
    votes.update(_after_commas(document.text, gazetteer))
    votes.update(_spoken_areas(document.text, gazetteer, mentions))
    votes.update(dateline_votes(document, gazetteer))
    for hint in hints:
        for code, share in _codes_of(hint, gazetteer):
            votes[code] += _HINT_WEIGHT * share  # type: ignore[assignment]
    for code, share in _of_publisher(document.publisher or "", gazetteer):
        votes[code] += _PUBLISHER_WEIGHT * share  # type: ignore[assignment]
    return votes


def dateline_votes(document: Document, gazetteer: Gazetteer) -> Counter[str]:
    """Count what a document's dateline speaks for."""
    votes: Counter[str] = Counter()
    for code, share in _of_dateline(document.dateline_places, gazetteer):
        votes[code] += _DATELINE_WEIGHT * share  # type: ignore[assignment]
    return votes


def bare_dateline(document: Document, gazetteer: Gazetteer) -> str | None:
    """Return the folded name of a dateline that says nothing of the area, if there is one."""
    first, *others = document.dateline_places or ("",)
    told = any(_areas_of(name, gazetteer) for name in (first, *others) if name)
    return None if told or not first else exact_key(first)


def _after_commas(text: str, gazetteer: Gazetteer) -> dict[str, float]:
    """Count the first-level areas that stand after a comma and a place in them."""
    found: Counter[str] = Counter()
    for match in _AFTER_COMMA.finditer(text):
        words = match["area"].split()
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            areas = gazetteer.written(name) if name.isupper() else _areas_named(name, gazetteer)
            if areas:
                found.update(a.code for a in areas if _holds(a, match["town"], gazetteer))
                break
    return {code: min(count, _FURNITURE_MOST) for code, count in found.items()}


@cache
def _area_bodies() -> re.Pattern[str]:
    """Match what an area has of its own after its name: "State Police", "Department of"."""
    words = "|".join(map(re.escape, read_yaml("place_words")["area_bodies"]))
    return re.compile(rf"(?:['’]s)?\s(?:{words})\b")


def _spoken_areas(
    text: str, gazetteer: Gazetteer, mentions: Sequence[PlaceMention]
) -> dict[str, float]:
    """Count the first-level areas named in full beside the mentions: "Michigan State Police"."""
    taken = {offset for m in mentions for offset in range(m.span.start, m.span.end)}
    found: Counter[str] = Counter()
    for match in _CAPITALISED.finditer(text):
        if match.start() in taken:
            continue
        words = match[1].split()
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            shown = _BEFORE_AREA.search(text, max(0, match.start() - 12), match.start())
            if shown is None and not _area_bodies().match(text, match.start() + len(name)):
                continue
            areas = _areas_named(name, gazetteer)
            for area in areas:
                found[area.code] += _SPOKEN_WEIGHT / len(areas)  # type: ignore[assignment]
            if areas:
                break
    return {code: min(count, _SPOKEN_MOST) for code, count in found.items()}


def _holds(area: GazetteerEntry, written: str, gazetteer: Gazetteer) -> bool:
    """Say whether a place lies in an area that is named by the last of some capitalised words."""
    words = written.split()
    names = (" ".join(words[start:]) for start in range(len(words)))
    return any(e.admin1_id == area.id for name in names for e in gazetteer.search(name))


def _areas_named(name: str, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    return [
        e for e in gazetteer.search(name) if e.kind is PlaceKind.ADMIN1 and e.match is Match.PRIMARY
    ]


def _of_dateline(names: Sequence[str], gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """Yield what a dateline speaks for: "NAPLES, Fla." for the one in Florida."""
    areas = [_areas_of(name, gazetteer) for name in names]
    for name, mine, after in zip(names, areas, [*areas[1:], []], strict=False):
        if mine:
            yield from ((area.code, 1.0 / len(mine)) for area in mine)
        else:
            yield from _codes_of(name, gazetteer, within=after)


def _areas_of(name: str, gazetteer: Gazetteer) -> list[GazetteerEntry]:
    """Return the area that a name in a dateline can only mean: "Fla.", "Syria"."""
    written = gazetteer.written(name)
    return written or [e for e in gazetteer.search(name) if e.kind in _AREAS and not e.match]


def _of_publisher(publisher: str, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """Yield what a publisher's name speaks for, by the town or state in it."""
    known = list(_codes_of(publisher, gazetteer)) if publisher else []
    if known or not publisher:
        yield from known
        return
    for word in re.findall(r"[^\W\d_]+", publisher):
        town = press_affixes().sub("", word.casefold())
        if len(town) >= SHORTEST and is_large(town, gazetteer):
            yield from _codes_of(town, gazetteer)


def _codes_of(
    name: str, gazetteer: Gazetteer, within: Sequence[GazetteerEntry] = ()
) -> Iterator[tuple[str, float]]:
    """Yield codes of countries and first-level areas that a name can mean, with their shares."""
    if code := demonyms().get(exact_key(name)):
        yield code, 1.0
        return
    if len(name) == 2 and name.isupper() and gazetteer.by_code(name):
        yield name, 1.0
        return
    if written := gazetteer.written(name):
        yield from ((entry.code, 1.0 / len(written)) for entry in written)
        return
    options = options_of(read_wording(name), PlaceKind.UNKNOWN, gazetteer)
    held = [o for o in options if any(lies_in(o.entry, area) for area in within)]
    options = [o for o in held or options if o.entry.match <= Match.ALTERNATE] or options[:1]
    weights = [exp(o.weight - options[0].weight) for o in options]
    total = sum(weights)
    for option, weight in zip(options, weights, strict=True):
        if code := option.entry.admin1_code or option.entry.country:
            yield code, weight / total
