"""Keeps what was computed from a record until the record changes."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import func, select

from crossreport.store import Record
from crossreport.store.tables.bookkeeping import judgements, steps
from crossreport.store.tables.claims import claims
from crossreport.store.tables.documents import documents
from crossreport.web.following import (
    State,
    Touched,
    follow,
    newly_judged,
    read_all_owners,
    read_state,
)

T = TypeVar("T")
Stamp = tuple[Any, ...]


class Cache:
    """Values by name, each computed once for every state of the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._made: dict[str, _Made] = {}

    def get(
        self,
        name: str,
        make: Callable[[Record], T],
        *,
        of: Callable[[Record], Stamp] | None = None,
        amend: Callable[[Record, T, Touched], T] | None = None,
    ) -> T:
        """Return what ``make`` makes of the record as it is now.

        Several threads that ask at once wait for the one that computes.

        Args:
            name: of the value.
            make: makes it.
            of: tells what the value depends on, where that is less than the whole record; it is
                asked when the record has changed, and the value kept if it is the same.
            amend: makes the value of the one before where only judgements changed the record, and
                so only some incidents.
        """
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            # Stamps are older than what is read after them, so that a change between the two only
            # means computing once more.
            stamp = stamp_of(self._record)
            found = self._made.get(name)
            if found is None or found.stamp != stamp:
                if amend is not None:
                    found = self._followed(found, stamp, make, amend)
                else:
                    part = stamp if of is None else of(self._record)
                    kept = found is not None and found.part == part
                    value = found.value if found is not None and kept else make(self._record)
                    found = _Made(stamp, part, value)
                self._made[name] = found
            return cast(T, found.value)

    def _followed(
        self,
        before: "_Made | None",
        stamp: Stamp,
        make: Callable[[Record], T],
        amend: Callable[[Record, T, Touched], T],
    ) -> "_Made":
        """Return a value about all incidents, of the one before if judgements made the change."""
        record, state = self._record, read_state(self._record)
        judged = None
        if before is not None and before.followed is not None:
            judged = newly_judged(before.followed.state, state)
            if judged is not None and not state.done:
                return before  # a judgement is being followed; what it touches comes next time
        if before is None or before.followed is None or judged is None:
            owners = read_all_owners(record)
            value = make(record)
        else:
            touched, owners = follow(record, before.followed.owners, judged)
            value = amend(record, before.value, touched) if judged else before.value
        # What changed while it was read may have been read half, and is read again next time.
        whole = stamp_of(record) == stamp
        return _Made(stamp, stamp, value, _Followed(state, owners) if whole else None)


class _Made(NamedTuple):
    """A value, the state of the record it was found in, and of the part that it depends on."""

    stamp: Stamp
    part: Stamp
    value: Any
    followed: "_Followed | None" = None


class _Followed(NamedTuple):
    """From which state a value about all incidents is, and the incident of each claim then."""

    state: State
    owners: dict[str, str]


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


def stamp_of_reports(record: Record) -> Stamp:
    """Return something that differs whenever reports or what was read from them changed."""
    with record.snapshot() as connection:
        # A text never changes; a row of a dataset that does gets another number.
        texts = connection.execute(select(func.count(), func.max(documents.c.number)))
        read = connection.execute(select(func.count(), func.sum(claims.c.trigger_start)))
        done = connection.execute(
            select(steps.c.step, func.count(), func.min(steps.c.version), func.max(steps.c.version))
            .where(steps.c.step.in_(("ingest", "extract", "import")))
            .group_by(steps.c.step)
            .order_by(steps.c.step)
        )
        return tuple(tuple(row) for found in (texts, read, done) for row in found)


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
