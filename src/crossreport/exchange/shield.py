"""A record as others may see it: without private names, with locations as coarse as is asked.

Every reading method of a record gives what it gives, changed all the way down; so no format can
forget it, nor a table that is added later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time
from functools import cache
from threading import Lock
from typing import Any, cast

from sqlalchemy import select

from crossreport.exchange.coarsening import Coarsening
from crossreport.exchange.masking import NAME, PLACE, Mask, place_names, private_names
from crossreport.model import DatasetRow, Document, Place, PlaceMention, Span
from crossreport.store import Record, mention_id
from crossreport.store.tables.documents import documents

_DECIMAL = re.compile(r"-?\d+\.\d+")
_LEFT_AS_IT_IS = frozenset({type(None), bool, int, float, date, datetime, time})
_TELLING_MENTIONS = frozenset({"resolutions"})
"""Reading methods whose values may hold ids of mentions, which are made of their words."""
_SHORT = 60
"""Letters of what comes again and again: names of places, actors and sources."""
_MANY = 100
"""Things read at once from which on all texts are read at once, not each when it is needed."""


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a class's fields; none where it is no dataclass."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a record is given away.

    Attributes:
        names: whether names of private persons stay in.
        coarsening: how coarse locations become; ``None`` leaves them as they are.
    """

    names: bool = False
    coarsening: Coarsening | None = None


def shielded(record: Record, terms: Terms) -> Record:
    """Return a record to read from, with names and locations as the terms have them.

    Texts keep their length and spans their offsets: what is taken out is covered. Only reading
    methods may be called.
    """
    if terms.names and terms.coarsening is None:
        return record
    return cast(Record, _Shielded(record, terms))


class _Shielded:
    """Passes reading methods on, and changes what they give."""

    def __init__(self, record: Record, terms: Terms) -> None:
        self._record = record
        self._terms = terms
        self._masks = _Masks(record, terms)
        self._ids: dict[str, str] = {}
        if terms.coarsening is not None:
            coarse = {key: terms.coarsening(one) for key, one in record.places().items()}
            self._ids = {key: one.id for key, one in coarse.items() if one.id != key}
        self._mentions_known = False
        self._lock = Lock()

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._record, name)
        if not callable(attribute):
            return attribute

        def read(*arguments: Any, **options: Any) -> Any:
            if not (self._masks.covers or self._terms.coarsening):
                return attribute(*arguments, **options)
            if name in _TELLING_MENTIONS:
                self._know_mentions()
            found = attribute(*arguments, **options)
            if isinstance(found, list | dict) and len(found) > _MANY:
                self._masks.cover_all()
            return self._change(found, None)

        return read

    def _know_mentions(self) -> None:
        """Find the ids that mentions of places have now; few who read ask for them."""
        with self._lock:
            if self._mentions_known:
                return
            self._masks.cover_all()
            for mention in _mentions(self._record):
                changed = self._change(mention, mention.span.document_id)
                if changed != mention:
                    self._ids[mention_id(mention)] = mention_id(changed)
            self._mentions_known = True

    def places(self) -> dict[str, Place]:
        """Return the places by the ids they have now."""
        return {one.id: one for one in self._change(list(self._record.places().values()), None)}

    def _change(self, value: Any, document_id: str | None) -> Any:
        kind: Any = type(value)
        if kind in _LEFT_AS_IT_IS:
            return value
        if kind is str:
            return self._ids.get(value) or self._masks.words(value, document_id)
        if names := _fields(kind):
            return self._object(value, names, document_id)
        if kind is tuple or kind is list:
            return kind(self._change(one, document_id) for one in value)
        if kind is dict:
            return {
                self._ids.get(key, key): self._change(one, document_id)
                for key, one in value.items()
            }
        return value

    def _object(self, value: Any, names: tuple[str, ...], document_id: str | None) -> Any:
        match value:
            case Span():
                text = self._masks.text(value.document_id)
                return value if text is None else replace(
                    value, quote=text[value.start : value.end]
                )  # fmt: skip
            case Document():
                return self._document(value)
            case Place():
                return self._place(value)
        return self._changed(value, names, getattr(value, "document_id", document_id))

    def _changed(self, value: Any, names: tuple[str, ...], document_id: str | None) -> Any:
        changed = {}
        for name in names:
            old = getattr(value, name)
            new = self._change(old, document_id)
            if new is not old and new != old:
                changed[name] = new
        return replace(value, **changed) if changed else value

    def _document(self, document: Document) -> Document:
        bare = replace(document, text="")
        made = self._changed(bare, _fields(Document), document.id)
        return cast(Document, replace(made, text=self._masks.text(document.id) or document.text))

    def _place(self, place: Place) -> Place:
        if self._terms.coarsening is None:
            return place
        return self._terms.coarsening(place)


class _Masks:
    """What covers the texts of each document, and words that stand in none.

    Attributes:
        covers: whether there is anything to cover.
    """

    def __init__(self, record: Record, terms: Terms) -> None:
        self._record = record
        self._texts: dict[str, str | None] = {}
        self._all = False
        self._words: dict[str, str] = {}
        self._own: dict[str, list[Mask]] = {}
        everywhere: list[Mask] = []
        last_names: set[str] = set()
        if not terms.names:
            private = private_names(record)
            everywhere.append(Mask(private.everywhere, NAME))
            for document_id in private.whole:
                last = private.last_names(document_id)
                last_names |= last
                self._own.setdefault(document_id, []).append(Mask(last, NAME))
        if terms.coarsening is not None:
            everywhere.append(Mask(_fine_places(record, terms.coarsening), PLACE))
        self._everywhere = [one for one in everywhere if one]
        self._loose = [*self._everywhere, Mask(last_names, NAME)]
        self._points = _points(record) if terms.coarsening is not None else {}
        self.covers = bool(self._everywhere or self._own or self._points)

    def text(self, document_id: str) -> str | None:
        """Return the covered text of a document; ``None`` where nothing is covered."""
        if not self.covers:
            return None
        if document_id in self._texts:
            return self._texts[document_id]
        with self._record.snapshot() as connection:
            query = select(documents.c.text).where(documents.c.id == document_id)
            found = connection.scalar(query)
        covered = self._texts[document_id] = self._covered(document_id, found or "")
        return covered

    def cover_all(self) -> None:
        """Cover the texts of all documents at once."""
        if self._all or not self.covers:
            return
        with self._record.snapshot() as connection:
            for key, text in connection.execute(select(documents.c.id, documents.c.text)):
                if key not in self._texts:
                    self._texts[key] = self._covered(key, text)
        self._all = True

    def _covered(self, document_id: str, text: str) -> str | None:
        covered = _cover(text, [*self._everywhere, *self._own.get(document_id, ())])
        covered = _without_points(covered, self._points.get(document_id))
        return None if covered == text else covered

    def words(self, words: str, document_id: str | None) -> str:
        """Return words from a document, or about several, with what is private covered."""
        if document_id is None:
            return _cover(words, self._loose)
        if document_id in self._own:
            return _cover(words, [*self._everywhere, *self._own[document_id]])
        if len(words) > _SHORT:
            return _cover(words, self._everywhere)
        known = self._words.get(words)
        if known is None:
            known = self._words[words] = _cover(words, self._everywhere)
        return known


def _cover(text: str, masks: list[Mask]) -> str:
    for mask in masks:
        text = mask(text)
    return text


def _fine_places(record: Record, coarsening: Coarsening) -> frozenset[str]:
    """Return the names of places that would tell more than may be told, unplaced ones too."""
    places = record.places()
    kept = {place.id for place in places.values() if coarsening.keeps(place)}
    resolved = record.resolutions()
    mentions = [
        mention
        for mention in _mentions(record)
        if resolved.get(mention_id(mention), (None, None))[0] not in kept
    ]
    areas = {place.admin1 for place in places.values()} | {
        place.country for place in places.values()
    }
    fine = {place.name for place in places.values() if place.id not in kept}
    fine |= {place.admin2 for place in places.values() if place.id not in kept and place.admin2}
    return frozenset((place_names(mentions) | fine) - {one for one in areas if one})


def _mentions(record: Record) -> Iterator[PlaceMention]:
    for owners in (record.claims(), record.aggregates(), record.trends()):
        for owner in owners:
            yield from owner.places
    yield from record.named_places()


def _points(record: Record) -> dict[str, DatasetRow]:
    """Return the rows of datasets that hold coordinates in their text."""
    return {row.document_id: row for row in record.dataset_rows() if row.place is not None}


def _without_points(text: str, row: DatasetRow | None) -> str:
    """Cover the coordinates of a row of a dataset, and the cell of a grid that it names."""
    if row is None or row.place is None:
        return text
    point = {row.place.latitude, row.place.longitude}

    def cover(match: re.Match[str]) -> str:
        return "█" * len(match[0]) if float(match[0]) in point else match[0]

    text = _DECIMAL.sub(cover, text)
    for code in row.codes:
        if "gid" in code.variable:
            length = code.span.end - code.span.start
            text = text[: code.span.start] + "█" * length + text[code.span.end :]
    return text
