"""Computes what would keep a reader waiting in threads of its own, each thing once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
_AT_ONCE = 2
_KEPT = 64


class Part(Generic[T]):
    """Something that is computed, or being computed.

    Attributes:
        ready: whether there is a value, or an error.
    """

    def __init__(self, future: "Future[T]", wait: float) -> None:
        self._future = future
        try:
            future.exception(wait)
        except TimeoutError:
            self.ready = False
        else:
            self.ready = True

    @property
    def value(self) -> T:
        """What was computed; waits for it if it is not ready, and raises what went wrong."""
        return self._future.result()


class Background:
    """Things by a key, computed a few at once; the ones asked for last are kept."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._slots = BoundedSemaphore(_AT_ONCE)
        self._made: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T], *, wait: float) -> Part[T]:
        """Return what ``make`` makes, begun at the first time it is asked for.

        Args:
            key: what it is; two that are equal are the same.
            make: computes it.
            wait: seconds to wait for it.
        """
        with self._lock:
            future = self._made.get(key)
            if future is None:
                future = self._made[key] = Future()
                # A thread that nobody waits for when the program ends.
                Thread(target=self._run, args=(future, make), daemon=True).start()
            self._made.move_to_end(key)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return Part(cast("Future[T]", future), wait)

    def _run(self, future: "Future[T]", make: Callable[[], T]) -> None:
        with self._slots:
            try:
                made = make()
            except BaseException as error:  # it is raised where the value is asked for
                future.set_exception(error)
            else:
                future.set_result(made)
