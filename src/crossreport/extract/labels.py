"""Finds the labels of list entries ("2 March, Kabajib (Deir ez-Zor): …") before the parse.

Flash updates, round-ups and chronologies give the day and place of an entry in a label, which
dates and places every sentence of the entry. Parsed with the sentence it misleads the parser.
"""

import re
from collections.abc import Callable

from spacy.tokens import Span as SpacySpan

from crossreport.extract.vocabulary import frame_words
from crossreport.model import PlaceKind, PlaceMention, PlaceRole, Span

_LABEL = re.compile(r"(?P<label>[^:.;!?\n]{3,90}?)(?::|\s[–—-])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PIECE = re.compile(r"[^,()/–—]+")
_SMALL = re.compile(r"^(?:the|in|near|at|on)\s+", re.IGNORECASE)


def label_end(text: str) -> int:
    """Return the offset after a passage's label, or 0 when it has none.

    A label holds names, figures and small words only: no other word in lower case.
    """
    match = _LABEL.match(text)
    if match is None:
        return 0
    label = match["label"]
    words = _WORD.findall(label)
    allowed = frame_words()["label_words"]
    names = [w for w in words if w[0].isupper()]
    if not names or any(w[0].islower() and w not in allowed for w in words):
        return 0
    if not re.search(r"[\d(,]", label):
        return 0
    return match.end()


def label_places(
    label: SpacySpan,
    *,
    document_id: str,
    offset: int,
    dates: list[Span],
    known: Callable[[str], bool] | None,
) -> list[PlaceMention]:
    """Return the places of a label: the first is the entry's place, the others contain it.

    Args:
        label: the label's tokens.
        document_id: for the spans.
        offset: where the passage starts in the stored text.
        dates: what the label says of the time, which is no place.
        known: whether a name is in the gazetteer; without it only bracketed pairs count.
    """
    found: list[PlaceMention] = []
    for match in _PIECE.finditer(label.text):
        words = match.group().strip(" :-–—")
        words = _SMALL.sub("", words)
        if not words or not words[0].isupper():
            continue
        start = offset + label.start_char + label.text.index(words, match.start())
        span = Span(document_id, start, start + len(words), words)
        if any(span.start < d.end and d.start < span.end for d in dates):
            continue
        bracketed = label.text[match.end() : match.end() + 1] == ")"
        if not (known(words) if known is not None else bracketed):
            continue
        role = PlaceRole.CONTAINER if found else PlaceRole.EVENT
        hint = PlaceKind.ADMIN1 if bracketed and found else PlaceKind.UNKNOWN
        found.append(PlaceMention(name=words, span=span, role=role, kind_hint=hint))
    return found
