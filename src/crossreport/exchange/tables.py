"""Every table of a record as rows of plain values, made of what a record gives to read.

Made of model objects and not of the tables themselves, so that what a shielded record covers is
covered here too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Table

from crossreport.model import PlaceMention
from crossreport.store import Record
from crossreport.store.rows import bookkeeping as bookkeeping_rows
from crossreport.store.rows import claims as claim_rows
from crossreport.store.rows import datasets as dataset_rows
from crossreport.store.rows import documents as document_rows
from crossreport.store.rows import incidents as incident_rows
from crossreport.store.rows import mentions as mention_rows
from crossreport.store.rows import places as place_rows
from crossreport.store.tables import (
    bookkeeping,
    claims,
    datasets,
    documents,
    incidents,
    metadata,
    places,
)

Rows = Iterable[Mapping[str, Any]]

_STATEMENTS: dict[Table, Callable[[Record], Iterable[claim_rows.Statement]]] = {
    claims.claims: lambda record: record.claims(),
    claims.aggregate_claims: lambda record: record.aggregates(),
    claims.trend_claims: lambda record: record.trends(),
}
_OTHERS: dict[Table, Callable[[Record], Rows]] = {
    documents.documents: lambda record: (
        document_rows.document_row(one, number) for number, one in enumerate(record.documents(), 1)
    ),
    documents.segments: lambda record: (
        row for one in record.documents() for row in document_rows.segment_rows(one)
    ),
    documents.copies: lambda record: map(document_rows.copy_row, record.copies()),
    claims.document_places: lambda record: _named(record.named_places()),
    datasets.dataset_rows: lambda record: map(dataset_rows.dataset_row, record.dataset_rows()),
    datasets.dataset_codes: lambda record: (
        row for one in record.dataset_rows() for row in dataset_rows.code_rows(one)
    ),
    datasets.dataset_places: lambda record: (
        row for one in record.dataset_rows() for row in dataset_rows.dataset_place_rows(one)
    ),
    places.places: lambda record: map(place_rows.place_row, record.places().values()),
    places.place_candidates: lambda record: (
        row for one in record.places().values() for row in place_rows.candidate_rows(one)
    ),
    places.resolutions: lambda record: (
        {"mention_id": mention, "place_id": place, "refusal_id": refusal}
        for mention, (place, refusal) in record.resolutions().items()
    ),
    places.claim_locations: lambda record: (
        {"claim_id": claim, "place_id": place} for claim, place in record.locations().items()
    ),
    incidents.links: lambda record: map(incident_rows.link_row, record.links()),
    incidents.clusters: lambda record: (
        {"cluster": number, "position": position, "claim_id": claim}
        for number, cluster in enumerate(record.clusters())
        for position, claim in enumerate(cluster)
    ),
    incidents.incidents: lambda record: map(incident_rows.incident_row, record.incidents()),
    bookkeeping.refusals: lambda record: map(bookkeeping_rows.refusal_row, record.refusals()),
    bookkeeping.judgements: lambda record: map(bookkeeping_rows.judgement_row, record.judgements()),
    bookkeeping.source_grades: lambda record: map(
        bookkeeping_rows.grade_row, record.source_grades()
    ),
    bookkeeping.meta: lambda record: (
        {"key": key, "value": value} for key, value in record.meta().items()
    ),
}
LEFT_OUT = frozenset({"steps"})
"""Tables that are of use to the record itself only."""


def all_tables(record: Record) -> Iterator[tuple[Table, Rows]]:
    """Yield every table that tells of events, judgements or sources, with its rows."""
    made = {**dict(_own(record)), **dict(_parts(record))}
    for table in metadata.sorted_tables:
        if table in made:
            yield table, made[table]


def _named(mentions: Iterable[PlaceMention]) -> Rows:
    for document_id, found in groupby(mentions, key=lambda one: one.span.document_id):
        for position, mention in enumerate(found):
            own = {"owner_id": document_id, "position": position}
            yield own | mention_rows.place_mention_row(mention)


def _own(record: Record) -> Iterator[tuple[Table, Rows]]:
    for table, read in _STATEMENTS.items():
        yield table, map(claim_rows.statement_row, read(record))
    for table, other in _OTHERS.items():
        yield table, other(record)


def _parts(record: Record) -> Iterator[tuple[Table, Rows]]:
    for table, read in _STATEMENTS.items():
        for part in claim_rows.PARTS[table]:
            yield part, _part(read(record), claim_rows.part_rows, part)
    for part in incident_rows.PARTS:
        yield part, _part(record.incidents(), incident_rows.part_rows, part)


def _part(owners: Iterable[Any], rows: Callable[[Any], Any], part: Table) -> Rows:
    return (row for owner in owners for row in rows(owner)[part])
