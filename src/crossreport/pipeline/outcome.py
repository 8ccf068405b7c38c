"""What a step did, and what it is made with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import crossreport

if TYPE_CHECKING:
    from crossreport.store import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step did.

    Attributes:
        step: the verb.
        done: how many things it did (documents, mentions, pairs, incidents).
        refused: how many it refused.
        faults: how many of those it refused because the program failed on them.
        up_to_date: whether there was nothing to do.
        reasons: why the first of them were refused, one line each.
    """

    step: str
    done: int
    refused: int = 0
    faults: int = 0
    up_to_date: bool = False
    reasons: tuple[str, ...] = ()


def note_versions(record: "Record", **versions: str) -> None:
    """Note what made the record, without touching a record that knows already."""
    from crossreport.codebook import codebook_version

    wanted = {"code": crossreport.__version__, "codebook": codebook_version(), **versions}
    known = record.meta()
    if any(known.get(key) != value for key, value in wanted.items()):
        record.put_meta(**wanted)
