"""Keeps what was computed from a record until the record changes."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import func, select

from crossreport.store import Record
from crossreport.store.tables.bookkeeping import judgements, steps

T = TypeVar("T")
Stamp = tuple[Any, ...]


class Cache:
    """Values by name, each computed once for every state of the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._made: dict[str, tuple[Stamp, Any]] = {}

    def get(self, name: str, make: Callable[[Record], T]) -> T:
        """Return what ``make`` makes of the record as it is now.

        Several threads that ask at once wait for the one that computes.
        """
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            stamp = stamp_of(self._record)
            found = self._made.get(name)
            if found is None or found[0] != stamp:
                # The stamp is older than what is read after it, so that a change between the two
                # only means computing once more.
                found = (stamp, make(self._record))
                self._made[name] = found
            return cast(T, found[1])


def stamp_of(record: Record) -> Stamp:
    """Return something that differs whenever the record was changed."""
    path = Path(record.where)
    if not path.is_file():
        return _asked(record)
    return tuple(
        (found.st_mtime_ns, found.st_size)
        for one in (path, path.with_name(path.name + "-wal"))
        if one.exists()
        for found in (one.stat(),)
    )


def _asked(record: Record) -> Stamp:
    """Return the stamp of a record on a database server, whose files cannot be looked at."""
    with record.snapshot() as connection:
        done = connection.execute(
            select(steps.c.step, steps.c.version)
            .where(steps.c.subject == "")
            .order_by(steps.c.step)
        )
        decided = connection.execute(
            select(
                func.count(), func.max(judgements.c.made_at), func.max(judgements.c.withdrawn_at)
            )
        )
        return tuple(map(tuple, done)) + tuple(map(tuple, decided))
