"""Takes the rows of other people's datasets into the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from crossreport.model import Refusal
from crossreport.pipeline.progress import SILENT, Progress

if TYPE_CHECKING:
    from crossreport.store import Entry, Record

T = TypeVar("T")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a table.

    Attributes:
        new: rows that were not there before.
        changed: rows that replaced an earlier edition of the same event.
        same: rows that were there already, as they are.
        refused: rows that could not be taken, each with its line and the reason.
    """

    new: int
    changed: int
    same: int
    refused: tuple[Refusal, ...]

    @property
    def read(self) -> int:
        """All rows that the table has."""
        return self.new + self.changed + self.same + len(self.refused)


def import_rows(
    record: "Record",
    rows: "Iterable[Entry | Refusal]",
    *,
    file: str,
    progress: Progress = SILENT,
) -> Imported:
    """Store the rows of a table of events, each as a document with its claim.

    The same table again changes nothing; a row that was revised replaces its earlier edition.

    Args:
        record: where they go.
        rows: what ``exchange.datasets.read_rows`` yields; they are taken as they are read.
        file: the table's name, without its folder.
        progress: told of every row.
    """
    from crossreport.store import Stored

    progress.begin("import", None)
    record.forget_import(file)
    stored = Stored()
    refused: list[Refusal] = []
    for batch in _batches(rows, _BATCH):
        refusals = [one for one in batch if isinstance(one, Refusal)]
        record.put_refusals(refusals)
        outcome = record.put_entries([one for one in batch if not isinstance(one, Refusal)])
        refused += [*refusals, *outcome.refusals]
        stored += outcome
        for _ in batch:
            progress.advance("import", file)
    told = f"{stored.new:,} new, {stored.changed:,} changed, {stored.same:,} as they were"
    progress.end("import", f"{told}, {len(refused):,} refused")
    return Imported(stored.new, stored.changed, stored.same, tuple(refused))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
