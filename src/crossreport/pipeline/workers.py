"""Reads documents in several processes, in the order given and with the same result as in one.

A document is read by itself, so that it doesn't matter which process reads it. The processes are
started anew rather than forked: threads of numpy and DuckDB do not survive a fork.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from crossreport.model import Document
from crossreport.model.errors import CrossreportError

if TYPE_CHECKING:
    from crossreport.extract import Extraction

Reader = Callable[[Document], "Extraction"]

_MOST = 4  # processes that are taken unasked; each holds 300 MB
_FEWEST = 16  # documents for which it is worth while to start a process
_BATCH = 4  # documents that are sent to a process at a time
_AHEAD = 3  # batches that a process is given ahead of what has been taken


class WorkerError(CrossreportError):
    """A process that reads documents has ended by itself."""

    code = "worker"


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what was read out of it.

    Attributes:
        document: the document.
        found: what was read; ``None`` where the program failed on it.
        fault: how it failed, in one line.
    """

    document: Document
    found: "Extraction | None"
    fault: str = ""


def default_workers() -> int:
    """Return how many processes to take unasked: one a core that may be used, but not many."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        cores = os.cpu_count() or 1
    return min(cores, _MOST)


def worthwhile(workers: int, documents: int) -> int:
    """Return how many processes are worth starting for a number of documents."""
    return max(1, min(workers, documents // _FEWEST))


def read_all(
    documents: Iterable[Document], make: Callable[[], Reader], *, workers: int = 1
) -> Iterator[Read]:
    """Yield documents with what is read out of them, in the order given.

    Args:
        documents: taken as they are needed.
        make: makes what reads a document, in each process once. With several workers it must
            be importable from its module.
        workers: how many processes read; with 1 this one does.

    Raises:
        WorkerError: a process ended by itself. What was yielded before is whole.
    """
    if workers == 1:
        reader = make()
        for document in documents:
            yield Read(document, *_attempt(reader, document))
        return
    with _pool(workers, make) as pool:
        yield from _read_ahead(pool, iter(documents), most=workers * _AHEAD)


def _read_ahead(
    pool: ProcessPoolExecutor, documents: Iterator[Document], *, most: int
) -> Iterator[Read]:
    """Keep the processes busy without holding more than a few batches in memory."""
    waiting: deque[tuple[list[Document], Future[list[_Result]]]] = deque()
    while True:
        while len(waiting) < most and (batch := list(islice(documents, _BATCH))):
            waiting.append((batch, pool.submit(_read_batch, batch)))
        if not waiting:
            return
        sent, future = waiting.popleft()
        for document, result in zip(sent, future.result(), strict=True):
            yield Read(document, *result)


@contextmanager
def _pool(workers: int, make: Callable[[], Reader]) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool whose processes end when this one does, however it ends."""
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(make,)
    )
    try:
        yield pool
    except BrokenProcessPool as error:
        raise WorkerError(
            "a process that reads documents has ended by itself, perhaps for want of memory; "
            "what was read is kept: run the same again, with --workers 1 if it comes back"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


# What follows runs in the processes of the pool.

_Result = tuple["Extraction | None", str]
_reader: list[Reader] = []


def _begin(make: Callable[[], Reader]) -> None:
    """Prepare a process: it leaves interrupts to the one that started it, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader[:] = [make()]


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_batch(documents: Sequence[Document]) -> list[_Result]:
    return [_attempt(_reader[0], document) for document in documents]


def _attempt(reader: Reader, document: Document) -> _Result:
    """Read a document; a fault on one hostile text must not keep the others from being read."""
    try:
        return reader(document), ""
    except Exception as error:
        return None, " ".join(f"{type(error).__name__} {error}".split())[:200]
