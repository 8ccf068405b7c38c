"""Which identifiers a table has had so far, on disk once they are many."""

import sqlite3
from types import TracebackType
from typing import Self

_CACHE_KIB = 16_384


class Seen:
    """Identifiers with the line and the digest of their row.

    A table of ten million rows would fill the memory with them; SQLite keeps those it does not
    need just now in a temporary file of its own.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("PRAGMA synchronous = OFF")
        self._rows.execute(
            "CREATE TABLE seen (id TEXT PRIMARY KEY, line INTEGER, digest TEXT) WITHOUT ROWID"
        )
        self._rows.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._rows.close()

    def before(self, row_id: str, line: int, digest: str) -> tuple[int, str] | None:
        """Note a row; return the line and digest of the one that had its identifier before."""
        added = self._rows.execute(
            "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (row_id, line, digest)
        )
        if added.rowcount:
            return None
        found = self._rows.execute("SELECT line, digest FROM seen WHERE id = ?", (row_id,))
        first: tuple[int, str] = found.fetchone()
        return first
