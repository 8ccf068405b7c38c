"""What a document says of its country besides the places it names."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from crossreport.geocode.gazetteer import Gazetteer
from crossreport.geocode.names import exact_key
from crossreport.geocode.supplements import demonyms, read_written_areas
from crossreport.model import Document, PlaceKind

_TITLE_WEIGHT = 3.0
_DATELINE_WEIGHT = 4.0
_HINT_WEIGHT = 4.0
_PUBLISHER_WEIGHT = 2.0
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@cache
def _written_pattern() -> re.Pattern[str]:
    """Match the abbreviations with a full stop, and spelled-out names of countries."""
    words = {w for _, ws in read_written_areas() for w in ws if "." in w or len(w) > 3}
    words -= {"America"}
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w.])(?:{alternatives})(?!\w)")


def background_votes(
    document: Document, gazetteer: Gazetteer, hints: Sequence[str] = ()
) -> Counter[str]:
    """Count the countries and first-level areas that the document speaks of.

    Keys are ISO country codes and GeoNames codes ("US.CO"); the place mentions themselves aren't
    counted here. Hints are names or adjectives of countries, or names of places.
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
    named = [(n, _DATELINE_WEIGHT) for n in document.dateline_places]
    named += [(h, _HINT_WEIGHT) for h in hints]
    if document.publisher:
        named += [(document.publisher, _PUBLISHER_WEIGHT)]
    for name, weight in named:
        for code in _codes_of(name, gazetteer):
            votes[code] += weight  # type: ignore[assignment]
    return votes


def _codes_of(name: str, gazetteer: Gazetteer) -> list[str]:
    """Return the codes of what a name surely means: an adjective, a country, a large place."""
    if code := demonyms().get(exact_key(name)):
        return [code]
    if len(name) == 2 and name.isupper() and gazetteer.by_code(name):
        return [name]
    written = [entry.code for entry in gazetteer.written(name)]
    if written:
        return written
    entries = [e for e in gazetteer.search(name) if not e.match] or gazetteer.search(name)[:1]
    if not entries:
        return []
    rank = {PlaceKind.COUNTRY: 2, PlaceKind.ADMIN1: 1}
    best = max(entries, key=lambda e: (rank.get(e.kind, 0), e.population, e.id))
    return [c for c in (best.country, best.code) if c]
