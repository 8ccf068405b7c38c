"""The peak memory of this process and all that it starts."""

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.2  # seconds
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Peak:
    """Watches, while it is open, the resident memory of a tree of processes (Linux only).

    Pages that processes share count for each of them, so that the figure is never too low.

    Attributes:
        bytes: the largest sum seen; 0 where it cannot be told.
    """

    def __init__(self) -> None:
        self.bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def megabytes(self) -> int:
        """The largest sum in millions of bytes."""
        return round(self.bytes / 1e6)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            self.bytes = max(self.bytes, sum(map(_resident, _tree(os.getpid()))))


def _tree(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            stat = (entry / "stat").read_text()
        except OSError:
            continue
        parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _resident(process: int) -> int:
    try:
        return int((Path("/proc") / str(process) / "statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0
