"""Which words of a report speak of which event.

A report that tells one event speaks of it from the headline to the end; one that tells several
speaks of each from where it names it to where it names the next. The event that a report leads
with has all its words, without the stretches that tell of events on other days.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from crossreport.link.units import Unit
from crossreport.model import CountKind, Document, SegmentKind, total

SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("document", pa.string()),
        ("long", pa.bool_()),  # words enough that unlike ones tell something
        ("leading", pa.bool_()),  # a whole report, and long
        ("words", pa.string()),
        ("headline", pa.string()),  # of the event that its report leads with
        ("ages", pa.list_(pa.int64())),  # of people, as told in those words
        ("day", pa.int64()),  # of the event, where its report tells it nearly
    ]
)
Columns = Mapping[str, Sequence[Any]]

PLACING = ("day_from", "day_to", "days", "stated", "x", "radius")
_READ = frozenset({SegmentKind.TITLE, SegmentKind.BODY})
_HARM = (CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED, CountKind.MISSING)
_FEWEST = 40  # words; two briefs of one event may share none of their rare words
_LEAD = 600  # characters: about three sentences
_DATED_DAYS = 3
_APART_DAYS = 3
# "Ann Example, 34, was", "a 34-year-old", "34 years old". What must not stand before
# the first digit is looked for after it: a pattern that begins with a digit is found faster.
_AGE = re.compile(r"(\d(?<![\d.,:$-]\d)\d?)(?:(?<=, \d\d),|-year-old| years? old)")


def passages(
    units: Sequence[Unit], rows: Columns, documents: Mapping[str, Document], *, first: int = 0
) -> pa.Table:
    """Return one row a unit: its words, and whether its report leads with it.

    Args:
        units: in the order of their positions.
        rows: the columns of ``records.table`` for the same units.
        documents: document id to document. Units of others have no words: rows of datasets are no
            prose.
        first: position of the first of the units.
    """
    of: dict[str, list[int]] = {}
    for position, unit in enumerate(units):
        of.setdefault(unit.head.document_id, []).append(position)
    found: list[dict[str, Any]] = []
    for name, positions in of.items():
        document = documents.get(name)
        if document is not None:
            found += _of_document(document, positions, units, rows)
    found.sort(key=lambda row: row["unique_id"])
    for row in found:
        row["unique_id"] += first
    return pa.Table.from_pylist(found, schema=SCHEMA)


def _of_document(
    document: Document,
    positions: Sequence[int],
    units: Sequence[Unit],
    rows: Columns,
) -> Iterator[dict[str, Any]]:
    lead = max(positions, key=lambda at: (_weight(units[at], document, rows, at), -at))
    owned = _stretches(document, positions, units)
    headline = _headline(document)
    for at in positions:
        own = {at} if at != lead else {o for o in positions if not _apart(rows, at, o)} | {None}
        words = " ".join(document.text[s:e] for s, e, owner in owned if owner in own)
        long = len(words.split()) >= _FEWEST
        yield {
            "unique_id": at,
            "document": document.id,
            "long": long,
            "leading": at == lead and long,
            "words": words,
            "headline": headline if at == lead else None,
            "ages": sorted({int(age) for age in _AGE.findall(words)}),
            "day": rows["day_from"][at] if _dated(rows, at) else None,
        }


def _headline(document: Document) -> str | None:
    titles = [one for one in document.segments if one.kind is SegmentKind.TITLE]
    return " ".join(document.text[one.start : one.end] for one in titles) or None


def _weight(unit: Unit, document: Document, rows: Columns, at: int) -> float:
    """Tell how much speaks for a report being about this event before others."""
    harm = any(
        (found := total(claim.counts, kind)) is not None and bool(found.low or found.best)
        for claim in unit.claims
        for kind in _HARM
    )
    body = next((s.start for s in document.segments if s.kind is SegmentKind.BODY), 0)
    into = min(
        (c.trigger.start - body for c in unit.claims if c.trigger.start >= body), default=_LEAD
    )
    lead = max(0.0, 1 - into / _LEAD)
    return 3.0 * harm + 2.0 * _dated(rows, at) + 2.0 * (rows["x"][at] is not None) + 2.0 * lead


def _dated(rows: Columns, at: int) -> bool:
    """Whether a report tells the day of an event, or nearly."""
    days = rows["days"][at]
    return bool(rows["stated"][at]) and days is not None and days <= _DATED_DAYS


def _stretches(
    document: Document, positions: Sequence[int], units: Sequence[Unit]
) -> list[tuple[int, int, int | None]]:
    """Cut what is read of a report where an event is named; nobody owns what comes before."""
    cuts = sorted({c.quote.start: at for at in positions for c in units[at].claims}.items())
    found: list[tuple[int, int, int | None]] = []
    for segment in document.segments:
        if segment.kind not in _READ:
            continue
        start, owner = segment.start, None
        for cut, at in cuts:
            if cut >= segment.end:
                break
            if cut > start:
                found.append((start, cut, owner))
                start = cut
            owner = at
        found.append((start, segment.end, owner))
    return found


def _apart(rows: Columns, left: int, right: int) -> bool:
    """Whether two events of a report are of different days, by its own words."""
    if left == right or not (rows["stated"][left] and rows["stated"][right]):
        return False
    start: int = max(rows["day_from"][left], rows["day_from"][right])
    end: int = min(rows["day_to"][left], rows["day_to"][right])
    return start - end > _APART_DAYS
