"""What the caller decides about reading, and what there is to read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

FIELDS = (
    "id",
    "title",
    "text",
    "published",
    "publisher",
    "author",
    "address",
    "language",
)
"""Fields of an article that a column of a table can be mapped to."""

_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to read.

    Attributes:
        columns: for tables and JSON rows, the column that holds each of `FIELDS`; fields left
            out are looked for under their usual names (``press.yaml``).
        max_bytes: largest file of one report, or row of a table, in bytes.
        max_characters: longest text of one report; far above any report, below what the
            language models of later steps can hold.
        today: the day against which a future publication date is noticed; ``None`` skips it.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: _NO_COLUMNS)
    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    today: date | None = None

    def __post_init__(self) -> None:
        """Refuse a mapping of fields that do not exist.

        Raises:
            ValueError: a key of ``columns`` is none of `FIELDS`.
        """
        unknown = sorted(set(self.columns) - set(FIELDS))
        if unknown:
            raise ValueError(
                f"no field of a report is called {', '.join(unknown)}; "
                f"columns can be given for {', '.join(FIELDS)}"
            )


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        name: how it is called in the record: the path below what the user named.
        format: key of the registry of readers.
        path: the file; ``None`` for standard input.
    """

    name: str
    format: str
    path: Path | None
