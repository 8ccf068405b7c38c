"""Scores the recognition of toponyms beside spaCy's own labels.

    python benchmarks/places/recognition.py [--set lgl|geovirus] [--shared ../shared] [--limit N]
        [--adjectives] [--misses N]

Precision, recall and F1 over the gold toponyms of a set but for adjectives ("Syrian"), which
are no place mentions here; with ``--adjectives``, over all of them. For exact offsets (articles
and kind
words left out on both sides: "the Rapides Parish" is "Rapides") and for any overlap. The two
systems read the same parses: the labels GPE, LOC and FAC of the small English model, and
``find_places`` with the embedded gazetteer.
"""

import argparse
import random
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from crossreport.codebook import read_yaml
from crossreport.extract.language import pipeline
from crossreport.extract.places import find_places
from crossreport.extract.places.vocabulary import demonyms
from crossreport.geocode import Gazetteer

_FILES = {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}
_LABELS = {"GPE", "LOC", "FAC"}
_KINDS = "|".join(
    sorted(re.escape(w) for ws in read_yaml("place_expressions")["kinds"].values() for w in ws)
)
_LEAD, _TAIL = re.compile(r"(?i)^the\s+"), re.compile(rf"(?i)(?:\s+(?:{_KINDS})|['’]s?)$")

Stretch = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Counts of one system."""

    found: int = 0
    gold: int = 0
    exact: int = 0
    overlapping_found: int = 0
    overlapping_gold: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def add(self, text: str, found: Sequence[Stretch], gold: Sequence[Stretch]) -> None:
        """Count one text."""
        found = sorted({bare(text, *s) for s in found})
        gold = sorted({bare(text, *s) for s in gold})
        self.found += len(found)
        self.gold += len(gold)
        self.exact += len(set(found) & set(gold))
        for mine, theirs, kept in ((found, gold, self.extras), (gold, found, self.misses)):
            for a, b in mine:
                if not any(a < d and c < b for c, d in theirs):
                    kept.append(text[max(0, a - 50) : a] + "[" + text[a:b] + "]" + text[b : b + 30])
        self.overlapping_found = self.found - len(self.extras)
        self.overlapping_gold = self.gold - len(self.misses)

    def line(self, name: str) -> str:
        """Return the scores in words."""
        exact = _scores(self.exact, self.found, self.exact, self.gold)
        overlap = _scores(self.overlapping_found, self.found, self.overlapping_gold, self.gold)
        return (
            f"{name:12} exact {exact}   overlap {overlap}   ({self.found} found, {self.gold} gold)"
        )


def _scores(right: int, found: int, hit: int, gold: int) -> str:
    precision, recall = right / max(1, found), hit / max(1, gold)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F {both:.3f}"


def bare(text: str, start: int, end: int) -> Stretch:
    """Leave out articles, kind words and possessives at the ends."""
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    return start, end - (len(tail.group()) if tail else 0)


def texts(path: Path) -> Iterator[tuple[str, list[Stretch]]]:
    """Yield each text with the offsets of its gold toponyms."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        gold = [
            *(_stretch(text, t, "phrase", 0) for t in article.iter("toponym")),
            *(_stretch(text, t, "name", 1) for t in article.iter("location")),
        ]
        yield text, gold


def _stretch(text: str, toponym: ET.Element, field_name: str, first: int) -> Stretch:
    """Return a gold toponym's offsets, found again where the set's own count is off by some."""
    name = toponym.findtext(field_name) or ""
    start = int(toponym.findtext("start") or first) - first
    if text[start : start + len(name)] != name:
        start = max(0, text.find(name, max(0, start - 5)))
    return start, start + len(name)


def ours(doc: Doc, known: Callable[[str], bool]) -> list[Stretch]:
    """Return the offsets of the names that ``find_places`` finds."""
    found = []
    for mention in find_places(doc, document_id="d", known=known):
        for name in (mention.name, mention.second_name):
            at = mention.span.quote.find(name) if name else -1
            if name and at >= 0:
                start = mention.span.start + at
                found.append((start, start + len(name)))
    return found


def main() -> None:
    """Print the scores of both systems."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=sorted(_FILES), default="lgl")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--adjectives", action="store_true")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    path = options.shared / "data" / "geoparsing" / _FILES[options.set]
    if not path.is_file():
        sys.exit(f"no benchmark data at {path}; name its folder with --shared")
    read, known = pipeline(), Gazetteer.open().has
    plain, full = Tally(), Tally()
    for text, gold in list(texts(path))[: options.limit]:
        if not options.adjectives:
            gold = [(a, b) for a, b in gold if text[a:b] not in demonyms()]
        doc = read(text)
        labelled = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in _LABELS]
        plain.add(text, labelled, gold)
        full.add(text, ours(doc, known), gold)
    print(plain.line("spaCy labels"))
    print(full.line("find_places"))
    random.seed(0)
    for title, kept in (("missed", full.misses), ("extra", full.extras)):
        for words in random.sample(kept, min(options.misses, len(kept))):
            print(f"{title}: {words!r}")


if __name__ == "__main__":
    main()
