"""What is peculiar to SQLite: opening a file, write-ahead log, locks, full-text search."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, TextClause, create_engine, event, text

from crossreport.store.errors import (
    LockedRecordError,
    NoRecordError,
    NotARecordError,
    ReadOnlyRecordError,
    RecordError,
)

LOCK_SECONDS = 10.0
"""How long to wait for another program that is writing the record."""

_WIDE_CACHE_KIB = 65_536
_MAGIC = b"SQLite format 3\0"


def open_engine(path: Path, *, create: bool) -> tuple[Engine, bool]:
    """Return an engine on a file, and whether it can be written.

    Raises:
        NoRecordError: there is no such file, and ``create`` is false or its folder is missing.
        NotARecordError: the file is no SQLite database.
        ReadOnlyRecordError: the file is to be made and its folder cannot be written.
    """
    _check_file(path, create=create)
    writable = _writable(path)
    if not path.exists() and not writable:
        raise ReadOnlyRecordError(
            f"the record {path} cannot be made: its folder cannot be written; "
            "name another place with --record"
        )
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, writable=writable),
        # SQLAlchemy takes the address for a database in memory, and would keep a connection for
        # each of a few threads only.
        poolclass=QueuePool,
        pool_reset_on_return="rollback",
        json_deserializer=_list_of,
    )
    event.listen(engine, "begin", _begin)
    return engine, writable


def _list_of(text: str) -> Any:
    """Return what JSON text holds: mostly no words or one word, which need no parser."""
    if text == "[]":
        return []
    word = text[2:-2]
    if text == f'["{word}"]' and '"' not in word and "\\" not in word:
        return [word]
    return json.loads(text)


def path_of(address: str | Path) -> Path | None:
    """Return the path that an address means; ``None`` for that of another kind of database.

    ``sqlite:///file`` is the file, so that it is opened with all that is peculiar to SQLite.
    """
    if isinstance(address, Path) or "://" not in address:
        return Path(address)
    kind, _, rest = address.partition("://")
    return Path(rest.removeprefix("/")) if kind.partition("+")[0] == "sqlite" else None


def _check_file(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise NotARecordError(f"{path} is a folder; name a file for the record")
        if not path.exists():
            if not create:
                raise NoRecordError(
                    f"there is no record at {path}; make one with: "
                    f"crossreport run PATH… --record {path}"
                )
            if not path.parent.is_dir():
                raise NoRecordError(
                    f"the record {path} cannot be made: there is no folder {path.parent}; "
                    "make it first"
                )
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(f"the record {path} cannot be opened: {error.strerror}") from error
    if start and start != _MAGIC:
        raise NotARecordError(
            f"{path} is no Crossreport record (it is no SQLite database); name another file"
        )


def _writable(path: Path) -> bool:
    """Say whether the file and its folder (for the write-ahead log) can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the file; the driver starts no transactions of its own (`_begin` does)."""
    address = f"file:{quote(str(path.absolute()))}"
    if not writable:
        # Without a log to read, the file as it lies is the whole record; SQLite would otherwise
        # want to make the log's index beside it.
        has_log = path.with_name(path.name + "-wal").exists()
        address += "?mode=ro" if has_log else "?mode=ro&immutable=1"
    connection = sqlite3.connect(
        address, uri=True, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        # A write-ahead log keeps the file whole at this level; only the last commits before a
        # power failure can be missing, and the steps would do them again.
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _begin(connection: Connection) -> None:
    """Start a transaction; one that writes takes the lock at once, so it cannot fail half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def widen_cache(connection: Connection) -> None:
    """Let a connection keep more pages: rows with random ids touch all pages of every index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_WIDE_CACHE_KIB}")


def explain(error: Exception, where: str) -> RecordError:
    """Return the error that says in one line what SQLite complains about."""
    message = str(getattr(error, "orig", error))
    if "locked" in message:
        return LockedRecordError(
            f"the record {where} is being written by another program; try again when it is done"
        )
    if "unable to open" in message:
        # A log that a stopped program left cannot be read where its index cannot be made.
        return ReadOnlyRecordError(
            f"the record {where} cannot be opened where it lies; check the permissions of the "
            "file, its folder and the disk, or copy it with its -wal file to where you can write"
        )
    if "readonly" in message:
        return ReadOnlyRecordError(
            f"the record {where} cannot be written; check the permissions of the file, "
            "its folder and the disk"
        )
    if "not a database" in message or "malformed" in message:
        return NotARecordError(
            f"the record {where} is damaged or no Crossreport record ({message}); "
            "restore it from a copy or make a new one"
        )
    if "full" in message:
        return RecordError(f"the record {where} cannot grow: the disk is full; make room and rerun")
    if "I/O error" in message:  # also where a nearly full disk has no room for the log's index
        return RecordError(
            f"the record {where} cannot be read or written ({message}); "
            "check that the disk has room and is sound"
        )
    return RecordError(f"the record {where} cannot be used: {message}")


def search_statement() -> TextClause:
    """Return the query for documents that match ``:words``, best first, with a snippet."""
    return text(
        "SELECT d.id AS id, snippet(document_search, -1, '', '', '…', 24) AS snippet "
        "FROM document_search JOIN documents AS d ON d.number = document_search.rowid "
        "WHERE document_search MATCH :words ORDER BY document_search.rank, d.id"
    )


def search_words(words: str) -> dict[str, Any]:
    """Return the parameters of the search for words without quotation marks.

    Every word must occur; quoted, none is query syntax.
    """
    return {"words": " ".join(f'"{word}"' for word in words.split())}
