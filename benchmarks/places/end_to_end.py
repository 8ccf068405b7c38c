"""Scores toponyms from raw text to coordinates, beside spaCy's labels resolved by the same means.

    python -m benchmarks.places.end_to_end [--set lgl|geovirus] [--limit N]

Of both systems, on the same parses: recognition (any overlap with a gold toponym); accuracy, the
share of the recognised gold toponyms with coordinates that lie within 161 km; and both together,
where a found name is right only if it overlaps a gold toponym and lies within 161 km of it.
Adjectives of peoples ("Syrian") are left out on the gold side, as in ``recognition``. The last
lines set finding and resolving beside the bare parser, in processor time: places a second, and what
they add to it.
"""

import argparse
import json
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.places.run import text_document
from benchmarks.shared import shared_dir
from crossreport.extract.language import pipeline
from crossreport.extract.places import find_places
from crossreport.extract.places.vocabulary import demonyms
from crossreport.geocode import Gazetteer, resolve_document
from crossreport.model import Document, Place, PlaceMention, Span
from crossreport.model.geodesy import LatLon, distance_km

_FILES = {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}
_LABELS = {"GPE", "LOC", "FAC"}
_WITHIN_KM = 161.0

Finder = Callable[[Doc, Document], list[PlaceMention]]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym; ``point`` is ``None`` where it was coded without coordinates."""

    start: int
    end: int
    point: LatLon | None


@dataclass(slots=True)
class Tally:
    """Counts of one system."""

    found: int = 0
    gold: int = 0
    hit_found: int = 0
    hit_gold: int = 0
    located: int = 0
    near: int = 0
    right_found: int = 0
    seconds: float = 0.0

    def figures(self) -> dict[str, float]:
        """Return the shares."""
        return {
            **_f1("recognition", self.hit_found, self.found, self.hit_gold, self.gold),
            "accuracy_161km": round(self.near / max(1, self.located), 4),
            **_f1("end_to_end", self.right_found, self.found, self.near, self.gold),
            "places_per_second": round(self.found / max(1e-9, self.seconds)),
            "seconds": round(self.seconds, 1),
        }


def _f1(name: str, right: int, found: int, hit: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(1, found), hit / max(1, gold)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    values = {"precision": precision, "recall": recall, "f1": both}
    return {f"{name}_{which}": round(value, 4) for which, value in values.items()}


@dataclass(slots=True)
class System:
    """A way to find names, and its counts."""

    find: Finder
    tally: Tally = field(default_factory=Tally)


def texts(path: Path) -> Iterator[tuple[Document, list[Toponym]]]:
    """Yield each text of a set with its gold toponyms."""
    for number, article in enumerate(ET.parse(path).getroot()):
        text = article.findtext("text") or ""
        document = text_document(f"{path.stem}-{number}", text, article.findtext("title"))
        gold = [_of_lgl(text, t) for t in article.iter("toponym")]
        gold += [_of_geovirus(text, t) for t in article.iter("location")]
        yield document, [t for t in gold if text[t.start : t.end] not in demonyms()]


def _of_lgl(text: str, toponym: ET.Element) -> Toponym:
    tag = toponym.find("gaztag")
    point = None
    if tag is not None and tag.findtext("lat") is not None:
        point = (float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0))
    start, end = (int(toponym.findtext(name) or 0) for name in ("start", "end"))
    return Toponym(start, end, point)


def _of_geovirus(text: str, place: ET.Element) -> Toponym:
    name, start = place.findtext("name") or "", int(place.findtext("start") or 1) - 1
    if text[start : start + len(name)] != name:  # the set's own count is off by some
        start = max(0, text.find(name, max(0, start - 5)))
    point = (float(place.findtext("lat") or 0), float(place.findtext("lon") or 0))
    return Toponym(start, start + len(name), point)


def labelled(doc: Doc, document: Document) -> list[PlaceMention]:
    """Return what spaCy's recogniser labels as a place."""
    return [
        PlaceMention(e.text, Span.of(document.id, document.text, e.start_char, e.end_char))
        for e in doc.ents
        if e.label_ in _LABELS
    ]


def measure_system(
    system: System, doc: Doc, document: Document, gold: Sequence[Toponym], gazetteer: Gazetteer
) -> None:
    """Find and resolve the places of one text, and count what is right."""
    started = time.process_time()
    mentions = system.find(doc, document)
    resolved = resolve_document(document, mentions, gazetteer)
    tally = system.tally
    tally.seconds += time.process_time() - started
    places = [(_stretch(m), p if isinstance(p := resolved[m], Place) else None) for m in mentions]
    tally.found += len(places)
    tally.gold += len(gold)
    for toponym in gold:
        over = [place for stretch, place in places if _overlap(stretch, toponym)]
        tally.hit_gold += bool(over)
        if over and toponym.point is not None:
            tally.located += 1
            tally.near += any(_is_near(place, toponym) for place in over)
    for stretch, place in places:
        mine = [toponym for toponym in gold if _overlap(stretch, toponym)]
        tally.hit_found += bool(mine)
        tally.right_found += any(_is_near(place, toponym) for toponym in mine)


def _stretch(mention: PlaceMention) -> tuple[int, int]:
    """Return where the name itself stands ("Homs" of "east of Homs")."""
    at = max(0, mention.span.quote.find(mention.name))
    return mention.span.start + at, mention.span.start + at + len(mention.name)


def _overlap(stretch: tuple[int, int], toponym: Toponym) -> bool:
    return stretch[0] < toponym.end and toponym.start < stretch[1]


def _is_near(place: Place | None, toponym: Toponym) -> bool:
    if place is None or toponym.point is None:
        return False
    return distance_km((place.latitude, place.longitude), toponym.point) <= _WITHIN_KM


def score(path: Path, limit: int | None) -> dict[str, dict[str, float]]:
    """Score both systems on a set."""
    gazetteer, read = Gazetteer.open(), pipeline()

    def ours(doc: Doc, document: Document) -> list[PlaceMention]:
        return find_places(doc, document_id=document.id, known=gazetteer.has)

    systems = {"crossreport": System(ours), "spacy": System(labelled)}
    parsing = 0.0
    for document, gold in list(texts(path))[:limit]:
        started = time.process_time()
        doc = read(document.text)
        parsing += time.process_time() - started
        for system in systems.values():
            measure_system(system, doc, document, gold, gazetteer)
    figures = {name: system.tally.figures() for name, system in systems.items()}
    own = systems["crossreport"].tally
    figures["parser"] = {
        "seconds": round(parsing, 1),
        "places_per_second_with_parsing": round(own.found / max(1e-9, own.seconds + parsing)),
        "time_added_to_the_parser": round(own.seconds / max(1e-9, parsing), 3),
    }
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=sorted(_FILES), action="append")
    parser.add_argument("--limit", type=int, help="of the texts, only the first so many")
    given = parser.parse_args()
    folder = shared_dir() / "data" / "geoparsing"
    if not folder.is_dir():
        print(f"skipped: no benchmark data at {folder}")
        return
    names = given.set or sorted(_FILES)
    print(json.dumps({n: score(folder / _FILES[n], given.limit) for n in names}, indent=2))


if __name__ == "__main__":
    main()
