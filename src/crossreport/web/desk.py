"""Who looks at what just now, and who may write; kept in memory while the record is served."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock, RLock
from time import monotonic

LEASE_SECONDS = 600.0
"""How long an incident that one reviewer was given is given to no other."""


@dataclass(frozen=True, slots=True)
class _Lease:
    reviewer: str
    until: float


class Desk:
    """Hands open incidents to reviewers so that no two get the same.

    Attributes:
        writing: held by whoever looks at the state of an incident and then changes it: a
            judgement and what follows from it are several transactions.
    """

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self.writing = RLock()
        self._clock = clock
        self._lock = Lock()
        self._leases: dict[str, _Lease] = {}
        self._skipped: dict[str, list[str]] = {}

    def take(
        self, reviewer: str, waiting: Sequence[str], *, after: str | None = None
    ) -> str | None:
        """Give a reviewer an incident.

        Args:
            reviewer: who asks.
            waiting: the open incidents, most urgent first.
            after: go on with those after this one, which is given back.

        Returns:
            The one the reviewer has already, if it is still open; else the most urgent one that
            nobody has, those that the reviewer skipped last; ``None`` when there is none.
        """
        with self._lock:
            own = next((k for k in self._leases if self._holder(k) == reviewer), None)
            if after is None and own in waiting:
                return own
            free = [one for one in waiting if self._holder(one) in (None, reviewer)]
            found = next(iter(self._ordered(reviewer, free, after)), None)
            if found is not None:
                self._give(reviewer, found)
            return found

    def hold(self, reviewer: str, incident: str) -> str | None:
        """Give a reviewer a chosen incident; return who has it, if that is another."""
        with self._lock:
            holder = self._holder(incident)
            if holder not in (None, reviewer):
                return holder
            self._give(reviewer, incident)
            return None

    def skip(self, reviewer: str, incident: str) -> None:
        """Give an incident back; the reviewer gets it again after all others."""
        with self._lock:
            skipped = self._skipped.setdefault(reviewer, [])
            if incident in skipped:
                skipped.remove(incident)
            skipped.append(incident)
            if self._holder(incident) == reviewer:
                del self._leases[incident]

    def _give(self, reviewer: str, incident: str) -> None:
        now = self._clock()
        kept = {
            key: one
            for key, one in self._leases.items()
            if one.until > now and one.reviewer != reviewer
        }
        self._leases = {**kept, incident: _Lease(reviewer, now + LEASE_SECONDS)}

    def _holder(self, incident: str) -> str | None:
        lease = self._leases.get(incident)
        return lease.reviewer if lease and lease.until > self._clock() else None

    def _ordered(self, reviewer: str, free: list[str], after: str | None) -> list[str]:
        skipped = self._skipped.get(reviewer, [])
        fresh = [one for one in free if one not in skipped]
        if after in fresh:
            at = fresh.index(after)
            fresh = [*fresh[at + 1 :], *fresh[: at + 1]]
        return fresh + [one for one in skipped if one in free and one != after] or free
