"""Takes the rows of other people's datasets into the record."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from crossreport.model import Refusal
from crossreport.pipeline.progress import SILENT, Progress
from crossreport.pipeline.versions import code_version, digest

if TYPE_CHECKING:
    from crossreport.exchange.datasets import Rows
    from crossreport.store import Record

T = TypeVar("T")
_BATCH = 2_000
_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a table.

    Attributes:
        new: rows that were not there before.
        changed: rows that replaced an earlier edition of the same event.
        same: rows that were there already, as they are.
        refused: how many rows could not be taken; the record has them all with their reasons.
        refusals: the first of them, each with its line and the reason.
        notes: what else is to be known of the table, a line each.
    """

    new: int
    changed: int
    same: int
    refused: int
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """All rows that the table has."""
        return self.new + self.changed + self.same + self.refused


def import_rows(record: "Record", rows: "Rows", *, progress: Progress = SILENT) -> Imported:
    """Store the rows of a table of events, each as a document with its claim.

    The same table again changes nothing; a row that was revised replaces its earlier edition.
    Rows are stored some thousands at a time. An import that was stopped is taken up where it
    ended by doing it again: what is stored is passed over.

    Args:
        record: where they go.
        rows: the rows of an open table; they are taken as they are read.
        progress: told of every row.
    """
    from crossreport.exchange.datasets import Same
    from crossreport.store import Entry, Stored

    progress.begin("import", None)
    file = rows.path.name
    record.forget_import(file)
    stored = Stored()
    first: list[Refusal] = []
    refused = 0
    found = rows.read(record.imported, version=_reading(rows))
    for batch in _without_cycles(_batches(found, _BATCH)):
        refusals = [one for one in batch if isinstance(one, Refusal)]
        record.put_refusals(refusals)
        outcome = record.put_entries([one for one in batch if isinstance(one, Entry)])
        passed = sum(isinstance(one, Same) for one in batch)
        stored += Stored(outcome.new, outcome.changed, outcome.same + passed)
        refusals += outcome.refusals
        refused += len(refusals)
        first += refusals[: _KEPT - len(first)]
        for _ in batch:
            progress.advance("import", file)
    told = f"{stored.new:,} new, {stored.changed:,} changed, {stored.same:,} as they were"
    progress.end("import", f"{told}, {refused:,} refused")
    return Imported(
        stored.new, stored.changed, stored.same, refused, tuple(first), tuple(_notes(rows))
    )


def _reading(rows: "Rows") -> str:
    """Return digits that change whenever rows of a table are read in another way."""
    from crossreport.codebook import load_codebook

    parts = code_version("exchange"), load_codebook().version, repr(rows.mapping)
    return digest(parts)


def _notes(rows: "Rows") -> Iterator[str]:
    if rows.guessed:
        yield (
            f"{rows.path.name}: {rows.guessed:,} of its rows (first: line {rows.first_guessed}) "
            "are not in UTF-8 and were read as Windows-1252; if names look wrong, save the table "
            "as UTF-8 and import it again"
        )


def _without_cycles(items: Iterable[T]) -> Iterator[T]:
    """Yield items while nobody looks for cycles of objects.

    There are none in rows, but so many objects that looking takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield from items
    finally:
        if was_on:
            gc.enable()


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
