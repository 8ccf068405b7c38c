"""JSON: everything in a record, with every span."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from pathlib import Path
from typing import Any

from crossreport.exchange.errors import ExchangeError
from crossreport.exchange.judgements import FORMAT as JUDGEMENTS
from crossreport.exchange.plain import from_plain, to_plain
from crossreport.exchange.safety import json_text
from crossreport.model import (
    AggregateClaim,
    Claim,
    Copy,
    DatasetRow,
    Document,
    Incident,
    Judgement,
    Link,
    Place,
    PlaceMention,
    Refusal,
    SourceGrade,
    TrendClaim,
)
from crossreport.store import Entry, Record, Statement, mention_id

FORMAT = "crossreport-record"
FORMAT_VERSION = 1
_IMPORTED = "imported"
_GIVE = "give a file of crossreport export json"

_SECTIONS: dict[str, Callable[[Record], Iterable[Any]]] = {
    "aggregate_claims": methodcaller("aggregates"),
    "claim_locations": lambda record: [
        {"claim_id": claim, "place_id": place} for claim, place in record.locations().items()
    ],
    "claims": methodcaller("claims"),
    "clusters": methodcaller("clusters"),
    "copies": methodcaller("copies"),
    "dataset_rows": methodcaller("dataset_rows"),
    "documents": methodcaller("documents"),
    "incidents": methodcaller("incidents"),
    "judgements": methodcaller("judgements"),
    "links": methodcaller("links"),
    "named_places": methodcaller("named_places"),
    "places": lambda record: record.places().values(),
    "refusals": methodcaller("refusals"),
    "resolutions": lambda record: [
        {"mention_id": mention, "place_id": place, "refusal_id": refusal}
        for mention, (place, refusal) in record.resolutions().items()
    ],
    "source_grades": methodcaller("source_grades"),
    "trend_claims": methodcaller("trends"),
}


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Return plain data or model objects as JSON with sorted keys, safe to print."""
    encoded = json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, indent=indent)
    return json_text(encoded)


def to_json(record: Record) -> Iterator[str]:
    """Yield the whole record as JSON, one object a line, the same text for the same content."""
    yield f'{{\n"format": {dumps(FORMAT)},\n"format_version": {FORMAT_VERSION},\n'
    yield f'"meta": {dumps(record.meta())}'
    for name, read in _SECTIONS.items():
        yield f',\n"{name}": ['
        separator = "\n"
        for item in read(record):
            yield separator + dumps(item)
            separator = ",\n"
        yield "\n]"
    yield "\n}\n"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file of `to_json` holds, not yet looked at in detail."""

    sections: Mapping[str, Any]


def from_json(text: str, record: Record) -> None:
    """Fill a new record with what `to_json` wrote.

    Raises:
        ExchangeError: the text is no such JSON, or the record is not empty.
    """
    fill_record(record, _parsed(text, "the text"))


def read_json(path: Path) -> Content:
    """Return what a file of `to_json` holds.

    Raises:
        ExchangeError: it cannot be read, or is none.
    """
    try:
        return _parsed(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{path} is no JSON in UTF-8; {_GIVE}") from error
    except OSError as error:
        raise ExchangeError(
            f"{path} cannot be read: {error.strerror or error}; check the path"
        ) from error


def fill_record(record: Record, given: Content) -> None:
    """Fill a new record.

    Spans are checked again; a claim with a wrong one is refused, as in any other record.

    Raises:
        ExchangeError: a section does not hold what it should, or the record is not empty.
    """
    content = given.sections
    if record.document_ids():
        raise ExchangeError(f"the record {record.where} is not empty; import into a new one")
    claims: list[Claim] = _objects(content, "claims", Claim)
    _fill_documents(content, record, _by_document(claims))
    # Before the claims: some of these are what judgements tell.
    for judgement in _objects(content, "judgements", Judgement):
        record.add_judgement(judgement)
    record.put_copies(_objects(content, "copies", Copy), version=_IMPORTED)
    mentions = _fill_statements(content, record, claims)
    _fill_places(content, record, mentions)
    links = _objects(content, "links", Link)
    record.put_linkage(links, _objects(content, "clusters", tuple[str, ...]), version=_IMPORTED)
    record.put_incidents(
        _objects(content, "incidents", Incident),
        places=_objects(content, "places", Place),  # judged ones that no claim names
        version=_IMPORTED,
    )
    # Those of places are there already, and resolutions that point to them would go with them.
    there = {one.id for one in record.refusals()}
    refusals: list[Refusal] = _objects(content, "refusals", Refusal)
    record.put_refusals(one for one in refusals if one.id not in there)
    if grades := _objects(content, "source_grades", SourceGrade):
        record.put_source_grades(grades)
    meta = from_plain(content.get("meta", {}), dict[str, str], "meta")
    record.put_meta(**{key: value for key, value in meta.items() if key != "schema"})


def _parsed(text: str, where: str) -> Content:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise ExchangeError(f"{where} is no JSON ({told}); {_GIVE}") from error
    found = content.get("format") if isinstance(content, dict) else None
    if found == JUDGEMENTS:
        raise ExchangeError(f"{where} holds judgements; crossreport judge import reads them")
    if found != FORMAT:
        raise ExchangeError(f'{where} holds no record (its "format" is not {FORMAT}); {_GIVE}')
    if content.get("format_version") != FORMAT_VERSION:
        raise ExchangeError(
            f"{where} has format version {content.get('format_version')!r}, this version of "
            f"Crossreport reads {FORMAT_VERSION}"
        )
    return Content(content)


def _objects(content: Mapping[str, Any], section: str, kind: Any) -> list[Any]:
    items = content.get(section, [])
    if not isinstance(items, list):
        raise ExchangeError(f"section {section} is no list")
    return [from_plain(item, kind, f"{section}[{i}]") for i, item in enumerate(items)]


def _fill_documents(
    content: Mapping[str, Any], record: Record, claims: dict[str, list[Claim]]
) -> None:
    """Store the documents; those that are rows of datasets together with their claim."""
    rows: list[DatasetRow] = _objects(content, "dataset_rows", DatasetRow)
    coded = {row.document_id: row for row in rows}
    entries = []
    for document in _objects(content, "documents", Document):
        if document.id in coded and claims.get(document.id):
            entries.append(Entry(document, claims[document.id][0], coded[document.id]))
        else:
            record.put_document(document)
    record.put_entries(entries)


def _fill_statements(
    content: Mapping[str, Any], record: Record, claims: list[Claim]
) -> dict[str, PlaceMention]:
    """Store what the documents say; return every place mention by its id."""
    aggregates: list[AggregateClaim] = _objects(content, "aggregate_claims", AggregateClaim)
    trends: list[TrendClaim] = _objects(content, "trend_claims", TrendClaim)
    said = [_by_document(found) for found in (claims, aggregates, trends)]
    named: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in _objects(content, "named_places", PlaceMention):
        named[mention.span.document_id].append(mention)
    for document_id in record.steps("ingest"):
        record.put_extraction(
            document_id,
            claims=said[0].get(document_id, ()),
            aggregates=said[1].get(document_id, ()),
            trends=said[2].get(document_id, ()),
            places=named.get(document_id, ()),
            version=_IMPORTED,
        )
    statements: list[Statement] = [*claims, *aggregates, *trends]
    found = chain.from_iterable((*(one.places for one in statements), *named.values()))
    return {mention_id(mention): mention for mention in found}


def _by_document(statements: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in statements:
        found[one.document_id].append(one)
    return found


def _fill_places(
    content: Mapping[str, Any], record: Record, mentions: dict[str, PlaceMention]
) -> None:
    places = {place.id: place for place in _objects(content, "places", Place)}
    refusals = {one.id: one for one in _objects(content, "refusals", Refusal)}
    stored = {claim.id for claim in record.claims()}
    resolutions: dict[PlaceMention, Place | Refusal] = {}
    for row in _objects(content, "resolutions", dict[str, str | None]):
        outcome = places.get(row["place_id"] or "") or refusals.get(row["refusal_id"] or "")
        mention = mentions.get(row["mention_id"] or "")
        if outcome is not None and mention is not None:
            resolutions[mention] = outcome
    locations = {
        row["claim_id"]: places[row["place_id"]]
        for row in _objects(content, "claim_locations", dict[str, str])
        if row["claim_id"] in stored and row["place_id"] in places
    }
    record.put_places(resolutions, locations=locations, version=_IMPORTED)
